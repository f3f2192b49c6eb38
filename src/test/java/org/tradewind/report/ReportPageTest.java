package org.tradewind.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

/** The page as one file. */
class ReportPageTest {
  private static final String PAGE =
      ReportPage.html(PageData.of(new HandMadeRun().withIntervals()));
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script(?: ([^>]*))?>(.*?)</script>");

  @Test
  void namesStayText() {
    assertThat(PAGE)
        .doesNotContain("<script>alert(1)")
        .contains("<title>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; {{data}}");
  }

  @Test
  void scriptsStandInTheirOrderAndTheirHashesInThePolicy() {
    List<ReportFiles.Script> wanted = ReportFiles.ofPage();
    Matcher scripts = SCRIPT.matcher(PAGE);
    assertThat(scripts.find()).isTrue();
    assertThat(scripts.group(1)).contains("application/json");
    int found = 0;
    while (scripts.find()) {
      assertThat(scripts.group(2)).as(wanted.get(found).name()).isEqualTo(wanted.get(found).text());
      byte[] hash = DigestUtils.sha256(scripts.group(2).getBytes(StandardCharsets.UTF_8));
      assertThat(PAGE).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
      found++;
    }
    assertThat(found).isEqualTo(wanted.size());
    assertThat(wanted)
        .extracting(ReportFiles.Script::name)
        .startsWith("d3", "d3-sankey", "core.js");
  }

  @Test
  void nothingIsAskedForFromElsewhere() {
    assertThat(PAGE).contains("default-src 'none'");
    String withoutScripts = SCRIPT.matcher(PAGE).replaceAll("");
    assertThat(withoutScripts)
        .doesNotContainPattern("(src|href)=\"(?!data:|#)")
        .doesNotContain("@import");
    assertThat(withoutScripts).doesNotContainPattern("url\\((?!data:)");
  }

  @Test
  void fontsAreHeld() {
    assertThat(PAGE).contains("font-family:'Source Sans 3'", "font-family:'Source Serif 4'");
  }

  @Test
  void aPlaceWithoutAPartIsOurMistake() {
    assertThat(ReportPage.filled("<{{a}}|{{b}}>", Map.of("a", "{{b}}$1\\", "b", "x")))
        .isEqualTo("<{{b}}$1\\|x>");
    assertThatThrownBy(() -> ReportPage.filled("{{c}}", Map.of())).hasMessageContaining("{{c}}");
  }

  @Test
  void aScriptThatWouldEndItsElementIsRefused() {
    assertThatThrownBy(() -> new ReportFiles.Script("x.js", "'</SCRIPT>'"))
        .hasMessageContaining("x.js");
  }
}
