package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.DamageEngine;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.stages.AttributeJob;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;

/**
 * Damage by cell and by region equals what plain SQL over the same tables gives: explode the
 * months, join the sensitivities and the cells' regions, sum. All terms are positive, so only the
 * order of sums may differ, and 1e-12 relative is far beyond it.
 */
class DamageAgainstSqlTest extends JavaDataFrameSuiteBase {
  private static final int CELLS = 300;
  private static final double TOLERANCE = 1e-12;

  @TempDir Path folder;

  @Override
  public boolean enableHiveSupport() {
    return false;
  }

  // The base class is of JUnit 4; its own annotations mean nothing here.
  @BeforeEach
  void startSpark() {
    runBefore();
    // 200, the default, would only cost time.
    spark().sparkContext().conf().set("spark.sql.shuffle.partitions", "3");
  }

  @AfterAll
  static void stopSpark() {
    runAfterClass();
  }

  @Test
  void damageIsWhatSqlGives() {
    StudyTables tables = TinyStudy.uneven(CELLS, 7);
    Path inputs = RunFixture.write(tables, folder.resolve("inputs"));
    OutputFolder out =
        OutputFolder.create(
            folder.resolve("out").toString(), LocalFiles.configuration(), 1_000_000);
    DamageEngine engine = StudyModel.damageEngine(tables, TinyStudy.with(Species.POLLUTANTS, 16));
    new AttributeJob(Spark.of(spark().sparkContext()), engine, CELLS - 1)
        .run(
            RunFixture.files(inputs, Inputs.EMISSION),
            RunFixture.files(inputs, AirInputs.SENSITIVITY),
            new Closure(Closure.Rule.RAW, OptionalDouble.empty()),
            out);
    table("damage_cell", out.table(DamageTables.DAMAGE_CELL).toString());
    table("damage_region", out.table(DamageTables.DAMAGE_REGION).toString());
    table("cell_region", inputs.resolve("cell_region").toString());
    table("emission", inputs.resolve("emission").toString());
    table("sensitivity", inputs.resolve("sensitivity").toString());
    damagesBySql();

    compare(
        "damage_region",
        """
        select region, subsector, species, month,
          sum(share * tonnes) as tonnes, sum(share * deaths) as deaths
        from damage join cell_region using (cell)
        group by region, subsector, species, month""",
        List.of("region", "subsector", "species", "month"),
        List.of("tonnes", "deaths"),
        2 * 2 * Species.ALL.size() * Months.COUNT);
    compare(
        "damage_cell",
        """
        select cell, subsector,
          sum(deaths) as deaths, sum(if(species = 'CO2', tonnes, 0)) as co2_t
        from damage group by cell, subsector""",
        List.of("cell", "subsector"),
        List.of("deaths", "co2_t"),
        spark().sql("select distinct cell, subsector from emission").count());
    out.abandon();
  }

  private void table(String name, String folder) {
    spark().read().parquet(folder).createOrReplaceTempView(name);
  }

  /** View damage(cell, species, subsector, month, tonnes, deaths); CO2 kills nobody. */
  private void damagesBySql() {
    String months =
        Months.COLUMNS.stream().map(m -> "'" + m + "', " + m).collect(Collectors.joining(", "));
    String stack = "stack(" + Months.COUNT + ", " + months + ")";
    spark()
        .sql("select cell, species, subsector, " + stack + " as (month, tonnes) from emission")
        .createOrReplaceTempView("e");
    spark()
        .sql("select cell, species, " + stack + " as (month, lambda) from sensitivity")
        .createOrReplaceTempView("s");
    spark()
        .sql(
            """
            select cell, species, subsector, month, tonnes,
              tonnes * coalesce(lambda, if(species = 'CO2', 0, null)) as deaths
            from e left join s using (cell, species, month)""")
        .createOrReplaceTempView("damage");
  }

  /** Both tables have the same keys, and every value of ours over that of SQL is 1. */
  private void compare(
      String ours, String sql, List<String> keys, List<String> values, long expectedRows) {
    spark().sql(sql).createOrReplaceTempView("by_sql");
    assertThat(spark().table(ours).count()).as(ours).isEqualTo(expectedRows);
    assertThat(spark().table("by_sql").count()).as(ours + " by SQL").isEqualTo(expectedRows);
    String key = String.join(", ", keys);
    // x / 0 and 0 / 0 are null under try_divide; only 0 against 0 may pass.
    String ratios =
        values.stream()
            .map(
                v ->
                    "coalesce(if(a.V = 0 and b.V = 0, 1D, try_divide(a.V, b.V)), -1D) as V"
                        .replace("V", v))
            .collect(Collectors.joining(", "));
    String ones = values.stream().map(v -> "1D as " + v).collect(Collectors.joining(", "));
    Dataset<Row> found =
        spark()
            .sql(
                "select %s, %s from %s a join by_sql b using (%s) order by %s"
                    .formatted(key, ratios, ours, key, key));
    Dataset<Row> expected =
        spark().sql("select %s, %s from by_sql order by %s".formatted(key, ones, key));
    assertDataFrameApproximateEquals(expected, found, TOLERANCE);
  }
}
