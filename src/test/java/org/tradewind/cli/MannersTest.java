package org.tradewind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Jobs that run no study, on a run of one and a source that are there. */
  private Map<String, List<String>> others() throws IOException {
    assertThat(flows("a", "--quiet").code()).isZero();
    assertThat(flows("b", "--quiet").code()).isZero();
    String a = folder.resolve("a").toString();
    Path stations = folder.resolve("stations.csv");
    Files.writeString(stations, "site,lon,lat,value\nA,116.4,39.9,58.1\nB,121.5,31.2,39\n");
    Map<String, List<String>> jobs = new LinkedHashMap<>();
    jobs.put("import", List.of("import", "stations", stations.toString(), "--to"));
    jobs.put("report", List.of("report", a, "--out"));
    jobs.put("export", List.of("export", "xlsx", a, "--to"));
    jobs.put("diff", List.of("diff", a, folder.resolve("b").toString(), "--to"));
    return jobs;
  }

  private CommandRun to(String place, List<String> job, String... more) {
    List<String> all = new ArrayList<>(job);
    all.add(folder.resolve(place).toString());
    all.addAll(List.of(more));
    return CommandRun.of(all);
  }

  @Test
  void jobsWithoutAStudySpeakAsTheOthers() throws IOException {
    for (Map.Entry<String, List<String>> job : others().entrySet()) {
      String name = job.getKey();
      CommandRun quiet = to(name + "-quiet", job.getValue(), "--quiet");
      assertThat(quiet.code()).as(name + quiet.err()).isZero();
      assertThat(quiet.out() + quiet.err()).as(name).isEmpty();
      assertThat(folder.resolve(name + "-quiet")).exists();
      CommandRun usual = to(name + "-usual", job.getValue());
      assertThat(usual.out()).as(name).isNotEmpty().doesNotContain("[1/");
      assertThat(usual.err()).as(name).startsWith("[1/").doesNotContain("Exception");
      CommandRun json = to(name + "-json", job.getValue(), "--json");
      assertThat(json.out().lines()).as(name).hasSize(1);
      JsonNode object = new ObjectMapper().readTree(json.out());
      assertThat(object.path("status").asText()).isEqualTo("done");
      assertThat(object.path("job").asText()).isEqualTo(name);
      assertThat(json.out()).contains(name + "-json");
      CommandRun both = to(name + "-both", job.getValue(), "--quiet", "--verbose");
      assertThat(both.code()).as(name).isEqualTo(2);
    }
  }

  @Test
  void whatJobsWithoutAStudyTellPrograms() throws IOException {
    Map<String, List<String>> jobs = others();
    JsonNode made = new ObjectMapper().readTree(to("x", jobs.get("import"), "--json").out());
    assertThat(made.at("/tables/0/table").asText()).isEqualTo("observation");
    assertThat(made.at("/tables/0/rows").asInt()).isEqualTo(2);
    assertThat(made.at("/tables/0/status").asText()).isEqualTo("real");
    assertThat(made.path("remarks").isArray()).isTrue();
    JsonNode same = new ObjectMapper().readTree(to("y", jobs.get("diff"), "--json").out());
    assertThat(same.path("nothing_moved").asBoolean()).isTrue();
    assertThat(same.path("tables_moved")).isEmpty();
    JsonNode book = new ObjectMapper().readTree(to("z", jobs.get("export"), "--json").out());
    Map.Entry<String, JsonNode> file = book.path("bytes").properties().iterator().next();
    assertThat(Files.size(Path.of(file.getKey()))).isEqualTo(file.getValue().asLong());
    CommandRun refused =
        CommandRun.of(List.of("reproduce", folder.resolve("a").toString(), "--json"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(new ObjectMapper().readTree(refused.out()).path("error").asText())
        .contains("China's 31 provinces");
  }
}
