package org.tradewind.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.reproduction.RowFilter.is;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.axes.Axis;
import org.tradewind.costs.CostOutputs;
import org.tradewind.costs.CostParameters;
import org.tradewind.costs.CostStudy;
import org.tradewind.costs.ValuationFacts;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The ledger works costs from damage and prices itself, so that they can stand closed to J too. For
 * the run's own deaths they are those of the run's tables of costs, which another room makes.
 */
class LedgerAgainstCostsTest {

  /** A run with the tables of costs that a run makes of its table damage_region. */
  private static FinishedRun priced(FinishedRun run) {
    Table damage = run.table(DamageTables.DAMAGE_REGION).orElseThrow();
    Axis regions = axis("region", damage);
    Axis subsectors = axis("subsector", damage);
    StudyTables inputs = new StudyTables();
    Provenance made = Provenance.of(Provenance.Status.ESTIMATED, "made for a test", "");
    inputs.put(CsvTables.fact(Inputs.SUBSECTOR, "china/subsectors"), made);
    inputs.put(ValuationFacts.china2017(), made);
    CostStudy study =
        new CostStudy(
            new SourceAxis(regions, subsectors, List.of("OC", "EC", "PM_OTHER", "SO2", "NOX")),
            Damage.of(damage, regions, subsectors),
            List.of(),
            inputs,
            Optional.empty());
    CostOutputs costs = CostOutputs.of(study, CostParameters.DEFAULT).orElseThrow();
    Map<String, Table> tables = new HashMap<>();
    for (SourceOutput output : costs.figures().outputs()) {
      Table table = output.central();
      tables.put(table.name(), table);
    }
    tables.put(damage.name(), damage);
    return FinishedRun.of(run.manifest(), tables, Map.of());
  }

  private static Axis axis(String column, Table table) {
    return Axis.of(column, Arrays.stream(table.strings(column)).distinct().toArray(String[]::new));
  }

  private static FinishedRun run(String name) {
    return priced((name.equals("nation") ? SmallCosts.nation() : SmallCosts.provinces()).run());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nation", "provinces"})
  void placesAreTheRanksOfTheRun(String name) {
    FinishedRun run = run(name);
    Table ranks = run.table(CostTables.COST_RANK).orElseThrow();
    int compared = 0;
    for (int i = 0; i < ranks.rows(); i++) {
      String subject = ranks.strings("subject")[i];
      Bill bill = Bill.of(subject, run, 1);
      String of = ranks.strings("name")[i];
      assertThat(bill.place(of)).as(of).isEqualTo(ranks.ints("integrated_rank")[i]);
      assertThat(-bill.placesLost(of)).as(of).isEqualTo((int) ranks.doubles("shift")[i]);
      compared++;
    }
    assertThat(compared).isGreaterThan(15);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nation", "provinces"})
  void costsAreThoseOfTheRun(String name) {
    FinishedRun run = run(name);
    Bill bill = Bill.of("subsector", run, 1);
    for (String subsector : bill.names()) {
      RowFilter row = is("subsector", subsector);
      double all = run.value(CostTables.COST_SUBSECTOR, "integrated_cost", row);
      assertThat(bill.integrated(subsector))
          .as(subsector)
          .isCloseTo(all, within(1e-12 * all + 1e-6));
      assertThat(bill.health(subsector) > bill.climate(subsector) ? 1.0 : 0.0)
          .isEqualTo(run.value(CostTables.COST_SUBSECTOR, "health_exceeds_climate", row));
    }
  }

  @Test
  void countsAreThoseOfTheRun() {
    for (String name : List.of("nation", "provinces")) {
      FinishedRun run = run(name);
      assertThat(value("b_top_changes", run)).isEqualTo(count(run, "regions_predominant_changes"));
      assertThat(value("b_subsectors_100bn", run))
          .isEqualTo(count(run, "subsectors_above_threshold"));
    }
    assertThat(value("b_top_changes", run("provinces"))).isPositive();
    assertThat(value("b_subsectors_100bn", run("nation"))).isPositive();
  }

  @Test
  void pricesOfTheBundledTableAreThosePrinted() {
    FinishedRun run = run("nation");
    for (String id :
        List.of(
            "b_vsl",
            "b_vsl_central",
            "b_vsl_epa",
            "b_vsl_low",
            "b_vsl_base",
            "b_scc",
            "b_scc_low",
            "b_scc_high",
            "b_scc_central",
            "b_break_even")) {
      PublishedNumber number = PublishedNumbers.read(Paper.B).get(id);
      assertThat(number.printed().range().contains(value(id, run))).as(id).isTrue();
    }
    assertThat(value("b_vsl", run)).isCloseTo(1.328, within(5e-4));
    assertThat(value("b_vsl_epa", run)).isCloseTo(4.357, within(5e-4));
  }

  private static double value(String id, FinishedRun run) {
    return ((RunValue.Given) Quantity.of(id).answer(run)).value();
  }

  private static double count(FinishedRun run, String measure) {
    return run.value(CostTables.COST_COUNT, "value", is("measure", measure));
  }
}
