package org.tradewind.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tradewind.reproduction.Interpretation.Kind;
import org.tradewind.reproduction.ReproductionLedger.Runs;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance.Status;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.outputs.CiTable;

/** Rows of paper B: raw and closed, what they may mean, their intervals and the page. */
class PaperBLedgerTest {
  private static ReproductionLedger ledger(SmallCosts run) {
    return ReproductionLedger.of(
        new Runs(SmallRun.of().run(), Optional.empty(), Optional.of(run.run())));
  }

  private static LedgerRow row(ReproductionLedger ledger, String id) {
    return ledger.rows(Paper.B).stream()
        .filter(r -> r.number().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static LedgerRow row(SmallCosts run, String id) {
    return row(ledger(run), id);
  }

  private static double raw(LedgerRow row) {
    return ((RunValue.Given) row.answer()).value();
  }

  private static double closed(LedgerRow row) {
    return row.closed().orElseThrow().value();
  }

  @Test
  void everyPublishedNumberHasItsRowInTheOrderOfThePaper() {
    assertThat(ledger(SmallCosts.nation()).rows(Paper.B).stream().map(LedgerRow::number).toList())
        .isEqualTo(PublishedNumbers.read(Paper.B).all());
  }

  /** sum(lambda E) is half of J: closed deaths are twice the raw ones. */
  @Test
  void costsStandRawAndClosed() {
    ReproductionLedger raw = ledger(SmallCosts.nation());
    PaperBQuantityTest.ofNationClosed()
        .forEach(
            (id, value) ->
                assertThat(closed(row(raw, id))).as(id).isCloseTo(value, within(1e-9 * value)));
    assertThat(raw(row(raw, "b_subsectors_100k"))).isEqualTo(5);
    assertThat(row(raw, "b_domestic_deaths").closed()).isEmpty(); // a share of deaths
    assertThat(row(raw, "b_energy_industry_co2").closed()).isEmpty();
    assertThat(closed(row(ledger(SmallCosts.provinces()), "b_coal_power_j")))
        .isCloseTo(20, within(1e-9));
  }

  @Test
  void deathsOfAClosedRunAreTakenBackToRawOnes() {
    ReproductionLedger ledger = ledger(SmallCosts.nation().closed());
    assertThat(closed(row(ledger, "b_climate_share"))).isEqualTo(25); // 40 of 160
    assertThat(raw(row(ledger, "b_climate_share"))).isCloseTo(40, within(1e-9)); // 40 of 100
    assertThat(raw(row(ledger, "b_subsectors_100k"))).isZero();
    assertThat(raw(row(ledger, "b_diesel_deaths"))).isEqualTo(45_000);
  }

  @Test
  void theFormulaOnThePapersInputsAgreesWhereItRoundsToThePrintedNumber() {
    for (String id : List.of("b_vsl", "b_vsl_central", "b_vsl_epa", "b_break_even")) {
      LedgerRow row = row(SmallCosts.nation(), id);
      assertThat(row.meaning().kind()).as(id).isEqualTo(Kind.FORMULA);
      assertThat(row.verdict()).as(id).contains(Verdict.AGREES);
      assertThat(row.against()).as(id).isEqualTo("rounds to the printed number");
    }
    for (String id : List.of("b_vsl_base", "b_vsl_low", "b_scc", "b_scc_low", "b_scc_high")) {
      assertThat(row(SmallCosts.nation(), id).meaning().kind()).as(id).isEqualTo(Kind.INPUT);
      assertThat(row(SmallCosts.nation(), id).verdict()).as(id).isEmpty();
    }
    LedgerRow own = row(SmallCosts.nation().priced("a survey of ours"), "b_vsl");
    assertThat(own.meaning().shown())
        .isEqualTo("same quantity, other inputs (estimated: VSL and SCC)");
    assertThat(own.verdict()).contains(Verdict.OPEN);
  }

  @Test
  void madeUpInputsMakeARowNotComparable() {
    SmallCosts run =
        SmallCosts.nation()
            .from(Inputs.EMISSION, Status.ESTIMATED)
            .from(AirInputs.SENSITIVITY, Status.ILLUSTRATIVE);
    assertThat(row(run, "b_energy_deaths").against()).isEqualTo("not comparable");
    assertThat(row(run, "b_rank_cement").meaning().shown())
        .isEqualTo("**not comparable**: made-up sensitivities");
    assertThat(row(run, "b_energy_coal_co2").meaning().shown())
        .isEqualTo("same quantity, other inputs (estimated: emissions)");
    assertThat(row(run, "b_energy_coal_co2").against()).isEqualTo("-9.0 points");
    run.from(AirInputs.SENSITIVITY, Status.ESTIMATED)
        .from(CostTables.SECTOR_GDP, Status.ILLUSTRATIVE);
    assertThat(row(run, "b_cost_gdp").meaning().madeUp()).containsExactly("GDP of sectors");
    assertThat(row(run, "b_energy_deaths").meaning().kind()).isEqualTo(Kind.SAME_QUANTITY);
  }

  @Test
  void costsAgreeOnlyWhereRawAndClosedDo() {
    SmallCosts run = SmallCosts.nation(); // domestic solid fuels of no province
    LedgerRow share = row(run, "b_climate_share");
    assertThat(share.against()).isEqualTo("raw does not hold; closed does not hold");
    assertThat(share.verdict()).contains(Verdict.DIFFERS);
    LedgerRow solid = row(SmallCosts.provinces(), "b_solid_gs"); // 1 of 10, closed 2 of 16
    assertThat(closed(solid)).isEqualTo(12.5);
    LedgerRow coal = row(SmallCosts.provinces(), "b_solid_jl");
    assertThat(coal.verdict()).contains(Verdict.AGREES);
    assertThat(row(run, "b_subsectors_100k").against()).isEqualTo("raw -2; closed -1");
    assertThat(row(run, "b_rank_brush_wood").against()).isEqualTo("raw +1; closed +1");
  }

  @Test
  void intervalsOfTheRunAreReadForItsOwnDeathsAlone() {
    LedgerRow gdp = row(SmallCosts.nation().drawn(), "b_cost_gdp");
    Range read = ((RunValue.Given) gdp.answer()).interval().orElseThrow();
    assertThat(read.low()).isCloseTo(10, within(1e-9));
    assertThat(read.high()).isCloseTo(30, within(1e-9));
    assertThat(gdp.closed().orElseThrow().interval()).isEmpty();
    LedgerRow closed = row(SmallCosts.nation().drawn().closed(), "b_cost_gdp");
    assertThat(((RunValue.Given) closed.answer()).interval()).isEmpty();
    assertThat(closed.closed().orElseThrow().interval()).contains(read);
    assertThat(
            ((RunValue.Given) row(SmallCosts.nation().drawn(), "b_domestic_deaths").answer())
                .interval())
        .contains(new Range(20, 40));
  }

  @Test
  void whatTheRunLacksIsNamed() {
    for (Quantity quantity : Paper.B.quantities()) {
      FinishedRun empty = FinishedRun.of(SmallCosts.nation().run().manifest(), Map.of(), Map.of());
      assertThat(quantity.answer(empty)).as(quantity.id()).isInstanceOf(RunValue.Missing.class);
    }
    assertThat(missing(SmallCosts.nation().without(CostTables.VALUATION_USED), "b_climate_share"))
        .isEqualTo("no table `valuation_used` in the run");
    assertThat(missing(SmallCosts.nation().without(DamageTables.DAMAGE_REGION), "b_rank_steel"))
        .isEqualTo("no table `damage_region` in the run");
    assertThat(missing(SmallCosts.provinces(), "b_rank_agriculture"))
        .isEqualTo("`damage_region` has no agr_fertilizer_livestock");
    assertThat(missing(SmallCosts.provinces(), "b_cost_gdp"))
        .isEqualTo("no table `cost_sector` in the run");
  }

  private static String missing(SmallCosts run, String id) {
    return ((RunValue.Missing) row(run, id).answer()).why();
  }

  /** The study's own flags come before those of our list. */
  @Test
  void synergisticIsWhatTheStudySays() {
    SmallCosts run =
        SmallCosts.nation().synergistic("ind_cement", "ene_gas", "ind_coke", "unknown");
    assertThat(raw(row(run, "b_synergistic"))).isEqualTo(3); // the fourth emits nothing
    assertThat(raw(row(run, "b_health_exceeds"))).isCloseTo(100 / 3., within(1e-9)); // cement
  }

  @Test
  void rowsOnThePage() {
    String page = ledger(SmallCosts.nation().from(Inputs.EMISSION, Status.ESTIMATED)).markdown();
    assertThat(page)
        .contains("    jobs/reproduce RUN --paper-b RUN6 --to docs/reproduction.md\n")
        .contains("- RUN6 (rows of paper B): study `small`")
        .contains("Of 89 printed numbers of Chen et al. 2024 in 40 rows:\n")
        .contains(
            "the paper's formula on its inputs, printed or reconstructed\n  - 4 round to the printed number\n")
        .contains(
            "| B1 | energy+industry share of CO2 (B:15) | 86 % | 80.0 % |  | -6.0 points | `damage_region`: CO2, energy + industry |"
                + " same quantity, other inputs (estimated: emissions) |")
        .contains("*energy bituminous coal* (B:43) | 1 | 1 | 1 | raw +0; closed +0 |")
        .contains("*hydraulic cement* (B:22) | >50 % | 70.0 % |")
        .doesNotContain("rows of paper B take those by"); // its six species are in the run
    assertThat(ReproductionLedger.of(Runs.of(SmallRun.of().run())).markdown())
        .contains(
            "the rows of paper B take those by OC, EC, PM_OTHER, SO2, NOX, NH3; their run adds VOC.");
  }

  /** A city is named by its name, its interval stands under its code. */
  @Test
  void anIntervalIsFoundByTheKeyOfItsRow() {
    Table points =
        Table.builder(CityTables.CITY_POINT)
            .add("110000", "Beijing", "BJ", 0, 0, "above", true, 1, 1, 0, 0, 1.5)
            .add("310000", "Shanghai", "SH", 0, 0, "above", true, 1, 1, 0, 0, 0.5)
            .build();
    Table intervals =
        Table.builder(CiTable.schema(CityTables.CITY_POINT))
            .add("110000", "ratio", 1.5, 1.5, .1, 1.2, 1.4, 1.5, 1.6, 1.8, .01, 100)
            .add("110000", "deaths", 1, 1, .1, .8, .9, 1, 1.1, 1.2, .01, 100)
            .add("310000", "ratio", .5, .5, .1, .3, .4, .5, .6, .7, .01, 100)
            .build();
    FinishedRun run =
        FinishedRun.of(
            new FinishedRun.Manifest(
                "small",
                "0",
                List.of(),
                "",
                new FirstOrder(false, OptionalDouble.empty(), OptionalDouble.empty()),
                Optional.empty()),
            Map.of(points.name(), points, intervals.name(), intervals),
            Map.of());
    assertThat(run.interval(CityTables.CITY_POINT, "ratio", RowFilter.is("name", "Shanghai")))
        .contains(new Range(.3, .7));
  }
}
