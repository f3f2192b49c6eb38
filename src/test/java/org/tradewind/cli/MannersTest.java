package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.RunFiles;

/** How jobs speak, on the smallest study. */
class MannersTest {
  private static final int SCREEN_LINES = 44;
  private static final int SCREEN_COLUMNS = 100;

  @TempDir Path folder;

  private CommandRun flows(String out, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("flows", "conf/two-regions.yaml", "--out", folder.resolve(out).toString()));
    all.addAll(List.of("--master", "local[1]"));
    all.addAll(List.of(more));
    return CommandRun.of(all);
  }

  @Test
  void jsonIsOneObjectOnOneLineAndNothingElse() throws IOException {
    CommandRun ended = flows("out", "--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines()).hasSize(1);
    JsonNode json = new ObjectMapper().readTree(ended.out());
    assertThat(json.path("status").asText()).isEqualTo("done");
    assertThat(json.path("job").asText()).isEqualTo("flows");
    assertThat(json.path("study").asText()).isEqualTo("two-regions");
    assertThat(json.path("folder").asText()).isEqualTo(folder.resolve("out").toString());
    assertThat(json.path("report").isNull()).isTrue();
    assertThat(json.path("draws").asInt(-1)).isZero();
    assertThat(json.at("/conservation/totals_checked").asInt()).isPositive();
    assertThat(json.at("/conservation/largest_relative_gap").asDouble()).isLessThan(1e-9);
    assertThat(json.path("left_out").isArray()).isTrue();
    assertThat(json.path("seconds").path("accounts and flows").isNumber()).isTrue();
    String csv = RunFiles.text(folder.resolve("out"), "national_total");
    assertThat(json.path("totals").size()).isPositive().isEqualTo((int) csv.lines().count() - 1);
    for (JsonNode total : json.path("totals")) {
      assertThat(csv)
          .contains(
              total.path("stressor").asText()
                  + ","
                  + total.path("total").asText()
                  + ","
                  + total.path("value").asDouble());
      assertThat(total.path("p2_5").isNull()).as("no draws").isTrue();
      assertThat(total.path("unit").asText()).isNotEmpty();
    }
    assertThat(ended.err()).contains("[1/3]");
  }

  @Test
  void withJsonAMistakeIsAnObjectToo() throws IOException {
    CommandRun ended = flows("out", "--json", "--set", "mrio.erors=drop");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out().lines()).hasSize(1);
    JsonNode json = new ObjectMapper().readTree(ended.out());
    assertThat(json.path("status").asText()).isEqualTo("failed");
    assertThat(json.path("exit_code").asInt()).isEqualTo(2);
    assertThat(json.path("error").asText()).contains("mrio.erors");
    assertThat(ended.err().lines().filter(l -> l.startsWith("error: "))).hasSize(1);
  }

  @Test
  void quietSaysNothingAtAll() {
    CommandRun ended = flows("out", "--quiet");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).isEmpty();
    assertThat(folder.resolve("out/summary.txt")).isNotEmptyFile();
  }

  @Test
  void quietStillTellsErrors() {
    CommandRun ended = flows("out", "--quiet", "--set", "mrio.erors=drop");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("error: ").contains("mrio.erors");
  }

  @Test
  void quietAndVerboseTogetherAreRefused() {
    CommandRun ended = flows("out", "--quiet", "--verbose");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void thePageOfARunFitsOnAScreenAndSummaryTxtHoldsTheRest() throws IOException {
    CommandRun ended = flows("out");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines().count()).isLessThanOrEqualTo(SCREEN_LINES);
    assertThat(ended.out().lines().filter(line -> !line.contains(folder.toString())))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(SCREEN_COLUMNS));
    assertThat(ended.out())
        .startsWith("Tradewind: two-regions - Two made-up regions\n")
        .contains("Totals a year (no draws, so no intervals):", "Largest flows, final_producer:")
        .contains("Conservation: ", "summary.txt", "catalog.csv")
        .contains("Tables, manifest.json and ledger.json: " + folder.resolve("out"))
        .doesNotContain("\u001b");
    assertThat(Files.readString(folder.resolve("out/summary.txt"))).contains("final_consumer");
  }
}
