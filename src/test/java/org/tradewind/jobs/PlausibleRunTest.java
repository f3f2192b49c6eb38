package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.TinyStudy;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * What a run says of numbers that are hardly plausible and of tables changed after their import.
 */
class PlausibleRunTest {
  private static Spark spark;
  @TempDir Path folder;

  @BeforeAll
  static void start() {
    spark = RunFixture.session("local[1]", 2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /** 1,248 t of SO2 among 30 people are hardly plausible, but such a study is a toy. */
  @Test
  void aToyIsRunAndItsNumbersAreSaid() throws IOException {
    Path inputs = RunFixture.write(TinyStudy.tables(), folder.resolve("in"));
    Path out = folder.resolve("out");
    StudyRun.Result result = RunFixture.run(spark, RunFixture.study(inputs, ""), out);
    String said =
        "IMPLAUSIBLE: table emission, sum of SO2 over 30 persons: 41.6 t/person/a as"
            + " pollutant_per_person, where at most 10 t/person/a";
    assertThat(result.summary()).contains(said);
    assertThat(remarks(out)).anyMatch(r -> r.startsWith(said));
    assertThat(remarks(out)).anyMatch(r -> r.contains("first-order deaths over 30 persons"));
  }

  /** The same numbers in a study of two million people, with each tonne as 10^6 g. */
  @Test
  void gramsInPlaceOfTonnesAreRefusedUnlessTheStudyAllowsThem() throws IOException {
    StudyTables tables = TinyStudy.tables();
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.REGION).add("N", "North", 1e6, 1, 1).add("S", "South", 1e6, 2, 2));
    Table.Builder grams = TinyStudy.rows(Inputs.EMISSION);
    for (int cell = 0; cell < 4; cell++) {
      grams.add(TinyStudy.months(1e7 * (cell + 1), cell, Species.SO2, "plant"));
    }
    TinyStudy.put(tables, grams);
    Path inputs = RunFixture.write(tables, folder.resolve("in"));
    assertThatThrownBy(
            () -> RunFixture.run(spark, RunFixture.study(inputs, ""), folder.resolve("out")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table emission, sum of SO2")
        .hasMessageContaining("600 t/person/a as pollutant_per_person")
        .hasMessageContaining("kg instead of t");
    assertThat(folder.resolve("out")).doesNotExist();
    Path out = folder.resolve("warned");
    RunFixture.run(spark, RunFixture.study(inputs, "plausibility: {beyond: warn}"), out);
    assertThat(remarks(out)).anyMatch(r -> r.contains("as cell_pollutant"));
  }

  @Test
  void aTableChangedAfterItsImportIsGivenOnThePage() throws IOException {
    Path inputs = RunFixture.write(TinyStudy.tables(), folder.resolve("in"));
    remove(inputs.resolve("region"));
    Files.writeString(inputs.resolve("region.csv"), "region,name\nN,North\nS,South\n");
    Path out = folder.resolve("out");
    StudyRun.Result result =
        RunFixture.run(spark, RunFixture.study(inputs, "plausibility: {beyond: ignore}"), out);
    assertThat(result.summary())
        .contains("region: changed after its import (was ILLUSTRATIVE, a test), so it counts as")
        .doesNotContain("IMPLAUSIBLE");
    JsonNode manifest = new ObjectMapper().readTree(out.resolve("manifest.json").toFile());
    assertThat(manifest.at("/inputs/region/provenance/status").asText()).isEqualTo("GIVEN");
    assertThat(manifest.at("/inputs/sector/provenance/status").asText()).isEqualTo("ILLUSTRATIVE");
  }

  private static List<String> remarks(Path run) throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(run.resolve("manifest.json").toFile());
    List<String> remarks = new ArrayList<>();
    manifest.get("remarks").forEach(remark -> remarks.add(remark.asText()));
    return remarks;
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
