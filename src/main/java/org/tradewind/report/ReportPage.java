package org.tradewind.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The page report.html: one file that holds its data, scripts, style and fonts, and asks for
 * nothing else. Its content security policy forbids all requests, and all scripts but these.
 */
public final class ReportPage {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

  /** Family and weights of the fonts that are held, by file. */
  private static final Map<String, String> FONTS =
      new java.util.TreeMap<>(
          Map.of(
              "fonts/source-sans-3.woff2", "Source Sans 3",
              "fonts/source-serif-4.woff2", "Source Serif 4"));

  private ReportPage() {}

  /** The page of a run. */
  public static String html(PageData data) {
    List<ReportFiles.Script> scripts = ReportFiles.ofPage();
    Map<String, String> parts =
        Map.of(
            "lang", "en",
            "title", text(data.study().title()),
            "csp", policy(scripts),
            "style", ReportFiles.text("style.css"),
            "fonts", fonts(),
            "status", data.study().status(),
            "data", data.json(),
            "scripts", scripts(scripts));
    return filled(ReportFiles.text("page.html"), parts);
  }

  /** Puts each part in its place; braces within a part stay what they are. */
  static String filled(String template, Map<String, String> parts) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> {
              String part = parts.get(place.group(1));
              if (part == null) {
                throw new IllegalStateException("page.html asks for " + place.group());
              }
              return Matcher.quoteReplacement(part);
            });
  }

  /** A text in an element or an attribute. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String policy(List<ReportFiles.Script> scripts) {
    String hashes =
        scripts.stream()
            .map(
                s ->
                    "'sha256-"
                        + Base64.getEncoder()
                            .encodeToString(
                                DigestUtils.sha256(s.text().getBytes(StandardCharsets.UTF_8)))
                        + "'")
            .collect(Collectors.joining(" "));
    return "default-src 'none'; script-src "
        + hashes
        + "; style-src 'unsafe-inline'; font-src data:; img-src data: blob:; base-uri 'none'; form-action 'none'";
  }

  private static String fonts() {
    StringBuilder css = new StringBuilder();
    FONTS.forEach(
        (file, family) ->
            css.append("@font-face{font-family:'")
                .append(family)
                .append(
                    "';font-style:normal;font-weight:200 900;font-display:block;src:url(data:font/woff2;base64,")
                .append(ReportFiles.base64(file))
                .append(") format('woff2')}\n"));
    return css.toString();
  }

  private static String scripts(List<ReportFiles.Script> scripts) {
    return scripts.stream()
        .map(s -> "<script>" + s.text() + "</script>")
        .collect(Collectors.joining("\n"));
  }
}
