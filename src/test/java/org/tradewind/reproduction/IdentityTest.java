package org.tradewind.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewind.reproduction.Identity.Verdict;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Outputs;

/** Relations among printed numbers, by our own arithmetic. */
class IdentityTest {
  private static final PublishedNumbers PUBLISHED = PublishedNumbers.read();

  @Test
  void ourVerdictsAreThoseOfTheReadingByHand() {
    Csv facts = Csv.fact("published_identities");
    List<Identity> all = Identity.all();
    assertThat(all).hasSize(facts.rows());
    for (int row = 0; row < facts.rows(); row++) {
      assertThat(verdict(all.get(row).id(), PUBLISHED))
          .as(facts.text(row, "identity"))
          .isEqualTo(readAs(facts.text(row, "read_as")));
    }
  }

  static Verdict readAs(String words) {
    if (words.startsWith("agrees only")) {
      return Verdict.ONE_READING;
    }
    if (words.startsWith("agrees")) {
      return Verdict.AGREES;
    }
    return words.startsWith("tension") ? Verdict.TENSION : Verdict.DOES_NOT;
  }

  /** A verdict that could not change would not be computed. */
  @ParameterizedTest
  @CsvSource({
    "trade_share, trade_co2_share, 36, DOES_NOT",
    "trade_deaths_share, trade_deaths_share_j, 28, AGREES",
    "zones_co2, z5_z1_co2_trade, 14, AGREES",
    "zones_deaths, z4_z1_deaths_trade, 22, AGREES",
    "scenario_co2, full_co2_trade, 13, AGREES",
    "scenario_deaths, full_deaths_trade, 14, AGREES",
    "power_base, power_east_co2_share, 10, DOES_NOT",
    "power_deaths_base, power_east_deaths_share, 10, DOES_NOT",
    "density, density_ratio, 13, ONE_READING",
    "density, density_ratio, 20, DOES_NOT",
    "scenario_order, partial75_co2, 500, DOES_NOT",
    "co2_ratios, trade_co2, 3000, DOES_NOT",
    "death_ratios, trade_deaths, 2.0e5, DOES_NOT",
    "death_total_ratios, deaths_supply, 1.06e6, DOES_NOT",
    "lognormal_means, so2_total, 10.3, DOES_NOT",
    "model_versions, pm25_r, 0.76, DOES_NOT",
    "power_tension, power_east_co2_share, 12, AGREES",
    "elasticity, trade_deaths_share_j, 40, AGREES",
    "b_bituminous, co2_total, 2000, DOES_NOT",
    "b_gdp, co2_total, 30000, DOES_NOT"
  })
  void anotherNumberChangesTheVerdict(String id, String number, String printed, Verdict expected) {
    assertThat(verdict(id, with(number, printed))).isEqualTo(expected);
  }

  @Test
  void aPrintedNumberStandsForAllThatRoundToIt() {
    assertThat(Printed.of("9.9e5").range()).isEqualTo(new Range(9.85e5, 9.95e5));
    assertThat(Printed.of("3.0e4").range()).isEqualTo(new Range(2.95e4, 3.05e4));
    assertThat(Printed.of("530").range()).isEqualTo(new Range(529.5, 530.5));
    assertThat(Printed.of("7.8").range().low()).isCloseTo(7.75, within(1e-12));
  }

  @Test
  void rangesTakeTheExtremes() {
    assertThat(new Range(6, 8).over(new Range(2, 4))).isEqualTo(new Range(1.5, 4));
    assertThat(new Range(6, 8).times(new Range(2, 4))).isEqualTo(new Range(12, 32));
    assertThat(Range.common(List.of(new Range(1, 3), new Range(2, 5)))).contains(new Range(2, 3));
    assertThat(Range.common(List.of(new Range(1, 2), new Range(3, 5)))).isEmpty();
    assertThat(new Range(1, 2).meets(new Range(2, 3))).isTrue();
    assertThat(new Range(1, 2).meets(new Range(2.1, 3))).isFalse();
    assertThatThrownBy(() -> new Range(1, 2).over(new Range(0, 3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMeanOfALognormalDistribution() {
    // ln X normal with mean 1 and sd 0.5: median e, mean exp(1.125)
    double z = 1.959963984540054;
    assertThat(IntervalIdentities.lognormalMean(Math.exp(1 - z / 2), Math.exp(1 + z / 2)))
        .isCloseTo(Math.exp(1.125), within(1e-12));
  }

  @Test
  void theSameRelationsInARun() {
    FinishedRun run = SmallRun.of().run();
    assertThat(inRun("trade_share", run)).isEqualTo("20.0 %");
    assertThat(inRun("trade_deaths_share", run))
        .isEqualTo("20.0 % of J, 25.0 % of deaths by all emissions");
    assertThat(inRun("zones_co2", run)).isEqualTo("flows between zones are 80.0 % of trade");
    assertThat(inRun("zones_deaths", run)).isEqualTo("flows between zones are 64.0 % of trade");
    assertThat(inRun("scenario_co2", run)).isEqualTo("three sectors have 50.0 % of trade");
    assertThat(inRun("power_base", run)).isEqualTo("power has 3.6 % of the three sectors' trade");
    assertThat(inRun("power_deaths_base", run))
        .isEqualTo("power has 36.0 % of the three sectors' trade");
    assertThat(inRun("density", run)).isEqualTo("20.0 pooled");
    assertThat(inRun("scenario_order", run)).isEqualTo("co2 1 : 0.750 : 0.500");
    assertThat(inRun("b_bituminous", run)).isEqualTo("ene_bituminous emits 6 Mt");
    assertThat(inRun("elasticity", run)).isEqualTo("sum(lambda E) / J = 0.250");
    assertThat(inRun("zones_co2", SmallRun.of().without(Outputs.ZONE_FLOW).run()))
        .isEqualTo("no table `zone_flow` in the run");
  }

  private static Verdict verdict(String id, PublishedNumbers numbers) {
    return identity(id).check().apply(numbers).verdict();
  }

  private static String inRun(String id, FinishedRun run) {
    return identity(id).checked(PUBLISHED, run).inRun();
  }

  private static Identity identity(String id) {
    return Identity.all().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  private static PublishedNumbers with(String id, String printed) {
    List<PublishedNumber> numbers = new ArrayList<>();
    for (PublishedNumber n : PUBLISHED.all()) {
      boolean changed = n.id().equals(id);
      Optional<PublishedNumber.Interval> interval = n.interval();
      numbers.add(
          new PublishedNumber(
              n.id(),
              n.quantity(),
              n.part(),
              n.relation(),
              changed ? Printed.of(printed) : n.printed(),
              interval,
              n.unit()));
    }
    return PublishedNumbers.of(numbers);
  }
}
