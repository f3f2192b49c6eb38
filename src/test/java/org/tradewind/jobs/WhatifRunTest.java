package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.BreathingStudy;
import org.tradewind.TinyStudy;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.tables.WhatifTables;
import org.tradewind.uncertainty.outputs.CiTable;

/** What-ifs of a whole run, with receptors and draws. */
class WhatifRunTest {
  @TempDir Path folder;

  @Test
  void drawsOfAllPartsAreThoseOfTheNation() throws IOException {
    StudyTables tables = BreathingStudy.tables(5, 4, 6);
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .4, "")
            .add("*", "*", "*", "exposure_response", "lognormal", .2, ""));
    Path inputs = RunFixture.write(tables, folder.resolve("inputs"));
    String yaml =
        "study: test\nreceptors: [each]\nmrio: {backend: java}\nattribution: {blocks: 30}\n"
            + "scenarios: {sectors: [P]}\nuncertainty: {shares_by: none, share_draws: 0, draws: 40,"
            + " block: 40}\nwhatif: {off: {scale: 0}, plants: {category: energy, scale: .5}}\n"
            + "inputs: "
            + inputs;
    Path run = folder.resolve("out");
    Spark spark = RunFixture.session("local[1]", 1);
    try {
      RunFixture.run(spark, StudyFile.parse(yaml, "test.yaml", Map.of()), run);
    } finally {
      spark.stop();
    }
    double deaths = nation(run, "deaths");
    double co2 = nation(run, "CO2");
    Table total = ci(WhatifTables.WHATIF_TOTAL, run);
    assertThat(mean(total, "off", "quantity", "deaths_avoided")).isCloseTo(deaths, near(deaths));
    assertThat(mean(total, "off", "quantity", "co2_avoided_t")).isCloseTo(co2, near(co2));
    assertThat(mean(total, "off", "quantity", "deaths_share")).isCloseTo(1, near(1));
    double plants = mean(total, "plants", "quantity", "deaths_avoided");
    assertThat(plants).isPositive().isLessThan(deaths / 2);
    for (TableSchema part :
        new TableSchema[] {WhatifTables.WHATIF_RECEPTOR, WhatifTables.WHATIF_PAIR}) {
      assertThat(mean(ci(part, run), "plants", "quantity", "deaths_avoided"))
          .isCloseTo(plants, near(plants));
    }
    Table demand = ci(WhatifTables.WHATIF_DEMAND, run);
    double served =
        IntStream.range(0, demand.rows())
            .filter(row -> demand.strings("whatif")[row].equals("plants"))
            .filter(row -> demand.strings("stressor")[row].equals("deaths"))
            .filter(row -> !demand.strings("view")[row].equals("final_producer"))
            .mapToDouble(row -> demand.doubles("mean")[row])
            .sum();
    assertThat(served).isCloseTo(plants, near(plants));
    assertThat(Files.readString(run.resolve("summary.txt")))
        .contains("What-ifs at first order", "  plants: subsectors (plant) in 2 regions", "100.0 %")
        .contains("gives another number");
  }

  private static Offset<Double> near(double value) {
    return within(1e-9 * value);
  }

  private static Table ci(TableSchema of, Path run) {
    return RunFixture.parquet(CiTable.schema(of), run);
  }

  /** Sum of means over the rows of a what-if with a word in a column. */
  private static double mean(Table table, String whatif, String column, String word) {
    return IntStream.range(0, table.rows())
        .filter(row -> table.strings("whatif")[row].equals(whatif))
        .filter(row -> table.strings(column)[row].equals(word))
        .mapToDouble(row -> table.doubles("mean")[row])
        .sum();
  }

  private static double nation(Path run, String stressor) {
    Table table = ci(AccountTables.NATIONAL_TOTAL, run);
    return IntStream.range(0, table.rows())
        .filter(row -> table.strings("stressor")[row].equals(stressor))
        .filter(row -> table.strings("total")[row].equals("all"))
        .filter(row -> table.strings("quantity")[row].equals("value"))
        .mapToDouble(row -> table.doubles("mean")[row])
        .sum();
  }
}
