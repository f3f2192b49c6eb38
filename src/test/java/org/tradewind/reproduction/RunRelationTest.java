package org.tradewind.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.DisparityTables;

/** What a run says of relations among printed numbers, and what a printed number stands for. */
class RunRelationTest {
  private static final String MADE_UP = " (not comparable: made-up sensitivities)";

  @Test
  void relationsInARun() {
    FinishedRun run = SmallRun.of().run();
    assertThat(cell("trade_share", run)).isEqualTo("20.0 %");
    assertThat(cell("trade_deaths_share", run))
        .isEqualTo("20.0 % of J, 25.0 % of deaths by all emissions" + MADE_UP);
    assertThat(cell("zones_co2", run))
        .isEqualTo("flows between zones are 80.0 % of trade" + MADE_UP);
    assertThat(cell("zones_deaths", run))
        .isEqualTo("flows between zones are 64.0 % of trade" + MADE_UP);
    assertThat(cell("scenario_co2", run)).isEqualTo("three sectors have 50.0 % of trade");
    assertThat(cell("power_base", run)).isEqualTo("power has 3.6 % of the three sectors' trade");
    assertThat(cell("power_deaths_base", run))
        .isEqualTo("power has 36.0 % of the three sectors' trade" + MADE_UP);
    assertThat(cell("density", run)).isEqualTo("20.0 pooled");
    assertThat(cell("scenario_order", run)).isEqualTo("co2 1 : 0.750 : 0.500");
    assertThat(cell("b_bituminous", run)).isEqualTo("ene_bituminous emits 6 Mt");
    assertThat(cell("b_vsl", run)).isEqualTo("no table `valuation_used` in the run");
    assertThat(cell("b_100bn", run)).isEmpty();
    assertThat(cell("zones_co2", SmallRun.of().without(DisparityTables.ZONE_FLOW).run()))
        .isEqualTo("no table `zone_flow` in the run");
  }

  @Test
  void relationsOfPaperBInARun() {
    FinishedRun run = SmallCosts.nation().run();
    assertThat(cell("b_subsectors", run)).isEqualTo("18 subsectors, 15 of them synergistic");
    assertThat(cell("b_vsl", run)).isEqualTo("1.33 M USD2011");
    assertThat(cell("b_vsl_epa", run)).isEqualTo("4.36 M USD2011");
    assertThat(cell("b_vsl_times", run)).isEqualTo("3.28 times"); // 4.357 over 1.328
    assertThat(cell("b_energy", run)).isEqualTo("12.5 % of 772,000 deaths raw, 1,544,000 closed");
    assertThat(cell("b_coal_power", SmallCosts.provinces().closed().run()))
        .isEqualTo("19.3 % of 44,000 deaths raw, 88,000 closed");
    assertThat(cell("b_gdp", run)).isEqualTo("12.7 % raw, 15.5 % closed"); // 162 and 199 of 1280
  }

  @Test
  void paperBIsReadFromItsOwnRun() {
    ReproductionLedger.Runs runs =
        new ReproductionLedger.Runs(
            SmallRun.of().run(), Optional.empty(), Optional.of(SmallCosts.nation().run()));
    assertThat(RunRelation.cell("b_vsl_times", runs)).isEqualTo("3.28 times");
    assertThat(RunRelation.cell("density", runs)).isEqualTo("20.0 pooled");
  }

  @Test
  void theJThatThePrintedTotalTakesAtTheElasticityOfTheRun() {
    // 2.75e5 / 0.205 to 2.85e5 / 0.195 deaths over 0.4
    assertThat(cell("elasticity", SmallRun.of().run()))
        .isEqualTo(
            "d ln J / d ln z = 0.400: the all-source deaths take J of 3,353,659 to 3,653,846, and J is 1,250");
  }

  @Test
  void everyRelationHasItsRowAmongTheFacts() {
    RunRelation.requireFacts();
    assertThat(RunRelation.all()).extracting(RunRelation::id).doesNotHaveDuplicates();
  }

  @Test
  void aPrintedNumberStandsForAllThatRoundToIt() {
    assertThat(Printed.of("9.9e5").range()).isEqualTo(new Range(9.85e5, 9.95e5));
    assertThat(Printed.of("3.0e4").range()).isEqualTo(new Range(2.95e4, 3.05e4));
    assertThat(Printed.of("530").range()).isEqualTo(new Range(529.5, 530.5));
    assertThat(Printed.of("7.8").range().low()).isCloseTo(7.75, within(1e-12));
  }

  @Test
  void rangesMeetWhereTheyShareAValue() {
    assertThat(new Range(1, 2).meets(new Range(2, 3))).isTrue();
    assertThat(new Range(1, 2).meets(new Range(2.1, 3))).isFalse();
    assertThat(new Range(1, 2).times(3).plus(-1)).isEqualTo(new Range(2, 5));
    assertThatThrownBy(() -> new Range(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String cell(String id, FinishedRun run) {
    return RunRelation.cell(id, ReproductionLedger.Runs.of(run));
  }
}
