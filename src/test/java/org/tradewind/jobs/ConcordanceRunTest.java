package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.TinyStudy;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.ConcordanceTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.outputs.CiTable;

/** What went from subsectors to sectors, as a run writes it. */
class ConcordanceRunTest {
  @TempDir Path folder;

  /** A fifth of the plant to households, the rest by energy: 3 to 1, in S 1 to 3. */
  private static StudyTables tables() {
    StudyTables tables = TinyStudy.tables();
    TinyStudy.put(
        tables,
        TinyStudy.rows(Inputs.CONCORDANCE)
            .add("plant", "*", "household", .2)
            .add("plant", "*", "P")
            .add("plant", "*", "Q")
            .add("stove", "*", "household", 1));
    TinyStudy.put(
        tables,
        TinyStudy.rows(ConcordanceTables.SUBSECTOR_ENERGY)
            .add("plant", "*", "P", 3)
            .add("plant", "*", "Q", 1)
            .add("plant", "S", "P", 1)
            .add("plant", "S", "Q", 3));
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "emission_factor", "lognormal", .3, ""));
    return tables;
  }

  private static Map<String, Double> values(Table table, String quantity, String... key) {
    Map<String, Double> values = new TreeMap<>();
    for (int row = 0; row < table.rows(); row++) {
      StringBuilder label = new StringBuilder();
      for (String k : key) {
        label.append(table.strings(k)[row]).append(' ');
      }
      values.put(label.toString().strip(), table.doubles(quantity)[row]);
    }
    return values;
  }

  @Test
  void aRunWritesWhatWentWhereWithIntervals() throws Exception {
    Path inputs = RunFixture.write(tables(), folder.resolve("inputs"));
    Path out = folder.resolve("out");
    Spark spark = RunFixture.session("local[1]", 2);
    StudyRun.Result result;
    try {
      String draws = "uncertainty: {draws: 200, seed: 7, shares_by: none, share_draws: 0}";
      result = RunFixture.run(spark, RunFixture.study(inputs, draws), out);
    } finally {
      spark.stop();
    }
    Table use = RunFixture.parquet(ConcordanceTables.CONCORDANCE_USE, out);
    assertThat(values(use, "share", "region", "subsector", "sector", "rule"))
        .hasSize(8)
        .hasEntrySatisfying("N plant P energy", s -> assertThat(s).isCloseTo(.6, within(1e-15)))
        .hasEntrySatisfying("S plant Q energy", s -> assertThat(s).isCloseTo(.6, within(1e-15)))
        .containsEntry("S plant household given", .2)
        .containsEntry("N stove household given", 1.);
    Map<String, Double> deaths = values(use, "deaths", "region", "subsector", "sector");
    Table accounts = RunFixture.parquet(AccountTables.ACCOUNT, out);
    Map<String, Double> account = values(accounts, "value", "view", "region", "sector", "stressor");
    for (String sector : new String[] {"P", "Q"}) {
      assertThat(deaths.get("S plant " + sector))
          .isCloseTo(account.get("producer S " + sector + " deaths"), within(1e-9));
    }
    Table homes = RunFixture.parquet(AccountTables.ACCOUNT_HOUSEHOLD, out);
    assertThat(deaths.get("N plant household") + deaths.get("N stove household"))
        .isCloseTo(values(homes, "value", "region", "stressor").get("N deaths"), within(1e-9));
    sectorsOfASubsectorVaryTogether(out);
    assertThat(result.summary())
        .contains(
            "concordance: households have a share of subsectors with household = false (plant)");
    assertThat(Files.readString(out.resolve("ledger.json")))
        .contains("deaths: subsectors = rows of concordance_use");
  }

  /** One factor for what a subsector emits: in S, Q has three times the sd of P. */
  private static void sectorsOfASubsectorVaryTogether(Path out) {
    Table ci = RunFixture.parquet(CiTable.schema(ConcordanceTables.CONCORDANCE_USE), out);
    Map<String, Double> sd = values(ci, "sd", "quantity", "region", "subsector", "sector");
    assertThat(sd).hasSize(16);
    for (String quantity : new String[] {"co2_t", "deaths"}) {
      double ofP = sd.get(quantity + " S plant P");
      assertThat(ofP).isPositive();
      assertThat(sd.get(quantity + " S plant Q") / ofP).isCloseTo(3, within(1e-9));
    }
  }
}
