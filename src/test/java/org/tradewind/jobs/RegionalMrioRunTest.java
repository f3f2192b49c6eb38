package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.run.UncertaintyRun;
import org.tradewind.mrio.RegionalWorld;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TradeTables;
import org.tradewind.tables.UncertaintyInputs;

/** A run that has regional tables builds its MRIO, writes it and says how. */
class RegionalMrioRunTest {
  @TempDir Path folder;
  private Spark spark;

  @BeforeEach
  void start() {
    spark = RunFixture.session("local[2]", 2);
  }

  @AfterEach
  void stop() {
    spark.stop();
  }

  private static StudyTables tables(RegionalWorld world) {
    Provenance origin = Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "made up");
    Table.Builder stressor = Table.builder(MrioInputs.STRESSOR);
    int co2 = 1;
    for (String region : new String[] {"A", "B"}) {
      for (String sector : new String[] {"1", "2"}) {
        stressor.add(region, sector, "CO2", 100.0 * co2++);
      }
    }
    Table uncertainty =
        Table.builder(UncertaintyInputs.UNCERTAINTY)
            .add("CO2", "*", "*", "emission_factor", "lognormal", 0.2, "")
            .build();
    return world.tables().put(stressor.build(), origin).put(uncertainty, origin);
  }

  private Study study(Path inputs, String more) {
    return RunFixture.study(inputs, more);
  }

  private Path run(StudyTables tables, String name, String more) {
    Path inputs = RunFixture.write(tables, folder.resolve(name + "-in"));
    Path out = folder.resolve(name);
    RunFixture.run(spark, study(inputs, more), out);
    return out;
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  /** The tables that a run writes are an MRIO from which another run has the same flows. */
  @Test
  void flowsAreThoseOfTheTablesItWrites() throws IOException {
    String noDraws = "uncertainty: {draws: 0}";
    Path built = run(tables(RegionalWorld.agreeing()), "built", noDraws);
    StudyTables given = tables(RegionalWorld.agreeing());
    StudyTables whole = new StudyTables();
    for (String name : new String[] {"region", "sector", "stressor"}) {
      whole.put(given.tables().get(name), given.provenance(name));
    }
    for (TableSchema schema :
        List.of(MrioInputs.TRANSACTIONS, MrioInputs.FINAL_DEMAND, MrioInputs.OUTPUT)) {
      whole.put(RunFixture.parquet(schema, built), given.provenance("region"));
    }
    Map<String, String> one = RunFixture.csvs(built);
    Map<String, String> other = RunFixture.csvs(run(whole, "given", noDraws));
    other.forEach((name, content) -> assertThat(one.get(name)).as(name).isEqualTo(content));
    assertThat(one.keySet()).contains("trade.csv", "trade_margin.csv", "balance_shift.csv");
    assertThat(RunFixture.parquet(TradeTables.TRADE_TOTAL, built).doubles("traded"))
        .containsExactly(40, 30);
    assertThat(Files.readString(built.resolve("summary.txt")))
        .contains("MRIO built from regional tables", "national totals by the rule mean")
        .contains("regional_use: made up");
    JsonNode computed = json(built.resolve("manifest.json")).get("computed");
    assertThat(computed.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("transactions", "final_demand", "output");
    assertThat(computed.at("/transactions/status").asText()).isEqualTo("ESTIMATED");
    assertThat(computed.at("/transactions/source").asText()).isEqualTo("a test");
  }

  @Test
  void anExtensionBuildsTheSameAgain() {
    String draws = "uncertainty: {block: 50, seed: 7, stressors: [CO2], draws: ";
    Path few = run(tables(RegionalWorld.agreeing()), "few", draws + "100}");
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    new UncertaintyRun(spark, quiet)
        .run(study(folder.resolve("few-in"), draws + "200}"), few.toString());
    Path atOnce = folder.resolve("at-once");
    RunFixture.run(spark, study(folder.resolve("few-in"), draws + "200}"), atOnce);
    assertThat(RunFixture.csvs(few)).isEqualTo(RunFixture.csvs(atOnce));
  }

  @Test
  void regionalTablesBesideAnMrioAreNotUsedAndNamed() throws IOException {
    StudyTables both = tables(RegionalWorld.agreeing());
    Path built = run(both, "first", "uncertainty: {draws: 0}");
    both.put(RunFixture.parquet(MrioInputs.TRANSACTIONS, built), both.provenance("region"));
    both.put(RunFixture.parquet(MrioInputs.FINAL_DEMAND, built), both.provenance("region"));
    both.put(RunFixture.parquet(MrioInputs.OUTPUT, built), both.provenance("region"));
    Path second = run(both, "second", "uncertainty: {draws: 0}");
    assertThat(Files.readString(second.resolve("summary.txt")))
        .contains("Left out: the regional tables, since transactions are given")
        .doesNotContain("MRIO built");
  }

  @Test
  void aMistakeEndsTheRunBeforeAnythingIsThere() {
    StudyTables wrong = tables(RegionalWorld.agreeing().withoutDistances());
    assertThatThrownBy(() -> run(wrong, "wrong", "uncertainty: {draws: 0}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("region_distance");
    assertThat(folder.resolve("wrong")).doesNotExist();
  }
}
