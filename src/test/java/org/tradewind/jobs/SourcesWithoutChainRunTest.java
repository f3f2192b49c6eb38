package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.BreathingStudy;
import org.tradewind.RunFiles;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.Json;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.run.UncertaintyRun;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.outputs.CiTable;

/** A study of damage alone, without an MRIO, has contributions and costs with intervals. */
class SourcesWithoutChainRunTest {
  @TempDir Path folder;

  private Path inputs() {
    StudyTables whole = BreathingStudy.tables(5, 4, 6);
    StudyTables tables = new StudyTables();
    whole.tables().values().stream()
        .filter(t -> StudyModel.FLOW_TABLES.stream().noneMatch(f -> f.name().equals(t.name())))
        .filter(t -> !t.name().equals(Inputs.CONCORDANCE.name()))
        .forEach(t -> tables.put(t, whole.provenance(t.name())));
    tables.put(whole.require(Inputs.REGION), whole.provenance(Inputs.REGION.name()));
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .4, "")
            .add("*", "*", "*", "exposure_response", "lognormal", .2, ""));
    double none = Double.NaN;
    TinyStudy.put(
        tables,
        TinyStudy.rows(CostTables.VALUATION)
            .add("VSL", "central", 1e6, none, none, none, "USD", 2011)
            .add("SCC", "central", 100.0, none, none, none, "USD", 2011));
    return RunFixture.write(tables, folder.resolve("inputs"));
  }

  private static Study study(Path inputs, int draws) {
    String yaml =
        "study: test\nspecies: [SO2, NOX]\nuncertainty: {block: 40, grid_draws: 50, draws: "
            + draws
            + "}\ninputs: "
            + inputs;
    return StudyFile.parse(yaml, "test.yaml", Map.of());
  }

  @Test
  void intervalsNeedNoSupplyChainAndAreExtended() throws IOException {
    Path inputs = inputs();
    Spark spark = RunFixture.session("local[2]", 3);
    try {
      Path run = folder.resolve("run");
      StudyRun.Result first = RunFixture.run(spark, study(inputs, 60), run);
      assertThat(first.summary())
          .contains(
              "Left out: accounts and flows, for want of sector", "Who causes deaths", "60 draws")
          .contains("no table draw: without accounts and flows there are no totals");
      assertThat(RunFiles.table(run, "draw")).doesNotExist();
      // as a run of a version without these keys left it
      File file = run.resolve("manifest.json").toFile();
      ObjectNode manifest = (ObjectNode) Json.MAPPER.readTree(file);
      for (String key : List.of("whatif", "costs.vsl")) {
        assertThat(((ObjectNode) manifest.get("keys")).remove(key)).isNotNull();
      }
      Json.MAPPER.writeValue(file, manifest);
      Path atOnce = folder.resolve("at-once");
      RunFixture.run(spark, study(inputs, 100), atOnce);
      new UncertaintyRun(spark, new PrintStream(PrintStream.nullOutputStream()))
          .run(study(inputs, 100), run.toString());
      assertThat(RunFixture.csvs(run)).isEqualTo(RunFixture.csvs(atOnce));
      for (var schema : List.of(ContributionTables.CONTRIBUTION_RATIO, CostTables.COST_RANK)) {
        Table ci = RunFixture.parquet(CiTable.schema(schema), run);
        assertThat(ci.ints("draws")).as(schema.name()).contains(100);
      }
      assertThat(RunFixture.csvs(run)).containsKeys("cost_cell_ci.csv", "cost_threshold_ci.csv");
    } finally {
      spark.stop();
    }
  }
}
