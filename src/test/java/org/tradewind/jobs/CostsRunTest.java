package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.Pipeline;
import org.tradewind.RunFiles;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.stages.Extent;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.outputs.CiTable;

/** Costs as a run makes them, of a study with prices of its own. */
class CostsRunTest {
  private static final String OWN =
      "costs: {vsl: own, vsl_base: 1e6, vsl_base_income: 1e4, vsl_income: 2e4, vsl_elasticity: 1,"
          + " scc: 100, currency: USD, price_year: 2011}";

  @TempDir Path folder;

  private static void run(Spark spark, Extent extent, Path inputs, String more, Path out) {
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    new StudyRun(RunFixture.study(inputs, more), extent, spark, quiet).run(out.toString());
  }

  @Test
  void aRunHasCostsWithIntervalsOnItsPage() throws IOException {
    StudyTables tables = TinyStudy.tables();
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .3, "", "", Double.NaN)
            .add("VSL", "*", "*", "price", "lognormal", .4, "", "", Double.NaN));
    Path inputs = RunFixture.write(tables, folder.resolve("inputs"));
    Path out = folder.resolve("out");
    Spark spark = RunFixture.session("local[2]", 2);
    try {
      run(
          spark,
          Extent.ALL,
          inputs,
          // without paths a declaration of figures is empty
          OWN + "\npaths: {flows: 0}\nuncertainty: {draws: 400, block: 200, mode: bottom-up}",
          out);
    } finally {
      spark.stop();
    }
    // 2 million for a death, 100 for a tonne
    Table damage = RunFixture.parquet(DamageTables.DAMAGE_REGION, out);
    double deaths = 0;
    double co2 = 0;
    for (int row = 0; row < damage.rows(); row++) {
      boolean carbon = damage.strings("species")[row].equals("CO2");
      deaths += damage.doubles("deaths")[row];
      co2 += carbon ? damage.doubles("tonnes")[row] : 0;
    }
    Table cost = RunFixture.parquet(CostTables.COST_SUBSECTOR, out);
    double sum = 0;
    for (double c : cost.doubles("integrated_cost")) {
      sum += c;
    }
    assertThat(sum).isCloseTo(2e6 * deaths + 100 * co2, within(1e-9 * sum));
    // the price varies beside activity: their logarithms' variances add up
    Table ci = RunFixture.parquet(CiTable.schema(CostTables.COST_SUBSECTOR), out);
    int stove = row(ci, "stove", "health_cost");
    double cv = ci.doubles("sd")[stove] / ci.doubles("mean")[stove];
    assertThat(cv).isBetween(.35, .75);
    // break-even is the price alone: exp(.16) - 1 is the square of its CV, .417
    Table prices = RunFixture.parquet(CiTable.schema(CostTables.VALUATION_USED), out);
    int vsl = 0;
    while (!prices.strings("price")[vsl].equals("VSL")) {
      vsl++;
    }
    assertThat(prices.doubles("sd")[vsl] / prices.doubles("central")[vsl])
        .isCloseTo(.417, within(.12));
    List<TableSchema> costs =
        Outputs.OF_SOURCES.subList(
            Outputs.OF_SOURCES.indexOf(CostTables.VALUATION_USED),
            Outputs.OF_SOURCES.indexOf(CostTables.RANK_SWITCH) + 1);
    assertThat(costs).hasSize(13);
    for (TableSchema schema : costs) {
      boolean absent =
          schema == CostTables.COST_GROUP && !Files.exists(RunFiles.table(out, schema.name()));
      assertThat(absent || Files.isDirectory(RunFiles.table(out, schema.name())))
          .as(schema.name())
          .isTrue();
    }
    assertThat(Files.readString(out.resolve("summary.txt")))
        .contains(
            "Costs in USD of 2011 (discount rate of the SCC: not given): a death 2,000,000 (VSL,"
                + " own), a t of CO2 100 (SCC, own); a death costs as much as 20,000 t",
            "cost_sector: without GDP, for want of sector_gdp");
  }

  private static int row(Table ci, String subsector, String quantity) {
    for (int row = 0; row < ci.rows(); row++) {
      if (ci.strings("subsector")[row].equals(subsector)
          && ci.strings("quantity")[row].equals(quantity)) {
        return row;
      }
    }
    throw new AssertionError("no row of " + subsector);
  }

  /** The MRIO's money is known from the inputs where the study file does not name it. */
  @Test
  void gdpIsConvertedFromTheCurrencyOfTheInputs() {
    StudyTables tables = TinyStudy.tables();
    double none = Double.NaN;
    TinyStudy.put(
        tables,
        TinyStudy.rows(CostTables.VALUATION)
            .add("VSL", "central", 1e6, none, none, none, "USD", 2011)
            .add("SCC", "central", 100.0, none, none, none, "USD", 2011)
            .add("EXCHANGE", "CNY", 5.0, none, none, none, "USD", 2017));
    TinyStudy.put(tables, TinyStudy.rows(NameTables.STUDY_INFO).add("currency", "10^4 CNY"));
    TinyStudy.put(tables, TinyStudy.rows(CostTables.SECTOR_GDP).add("P", 300).add("Q", 50));
    Table cost = Pipeline.run(tables, TinyStudy.PARAMETERS).tables().get("cost_sector");
    // 300 times 10^4 CNY at 5 CNY for a USD
    assertThat(cost.doubles("gdp")[List.of(cost.strings("sector")).indexOf("P")])
        .isCloseTo(6e5, within(1e-6));
  }

  @Test
  void costsAloneNeedPricesAndMistakesLeaveNothing() {
    StudyTables tables = TinyStudy.tables();
    Path without = RunFixture.write(tables, folder.resolve("without"));
    TinyStudy.put(tables, TinyStudy.rows(CostTables.SECTOR_GDP).add("X", 1));
    Path unknown = RunFixture.write(tables, folder.resolve("unknown"));
    Spark spark = RunFixture.session("local[1]", 1);
    try {
      refused(spark, without, "", "costs, for want of valuation");
      refused(spark, without, "costs: {vsl: none}", "costs, since costs.vsl is none");
      refused(spark, without, "costs: {vsl: own}", "own without costs.vsl_base");
      refused(
          spark,
          unknown,
          OWN.replace("price_year: 2011", "price_year: 2011, mrio_per_currency: 1"),
          "table sector_gdp, row 1");
    } finally {
      spark.stop();
    }
  }

  private void refused(Spark spark, Path inputs, String more, String saying) {
    Path out = folder.resolve("refused");
    assertThatThrownBy(() -> run(spark, Extent.COSTS, inputs, more, out))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(saying);
    assertThat(out).doesNotExist();
    assertThat(folder.resolve(".refused.partial")).doesNotExist();
  }
}
