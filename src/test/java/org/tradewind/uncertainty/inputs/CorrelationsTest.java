package org.tradewind.uncertainty.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.distributions.Lognormal;

class CorrelationsTest {
  private static final Set<String> GROUPS = Set.of("a", "b", "c", "d");

  private static Correlations of(Object[]... rows) {
    Table.Builder table = Table.builder(UncertaintyInputs.CORRELATION);
    for (Object[] row : rows) {
      table.add(row);
    }
    return Correlations.of(table.build(), GROUPS);
  }

  private static Object[] row(String one, String other, double rho) {
    return new Object[] {one, other, rho};
  }

  @Test
  void withoutARowAGroupIsOneAndGroupsAreIndependent() {
    Correlations correlations = of(row("a", "a", .25), row("a", "b", .5));
    assertThat(correlations.within("a")).isEqualTo(.25);
    assertThat(correlations.within("b")).isEqualTo(1);
    assertThat(correlations.between("b", "a")).isEqualTo(.5);
    assertThat(correlations.between("a", "c")).isZero();
    assertThat(correlations.mixtures()).containsOnlyKeys("a", "b");
  }

  @Test
  void mixturesHaveTheCorrelationsGiven() {
    Correlations correlations = of(row("c", "a", -.4), row("b", "c", .3), row("a", "b", .5));
    Map<String, Map<String, Double>> mixtures = correlations.mixtures();
    for (String one : List.of("a", "b", "c")) {
      for (String other : List.of("a", "b", "c")) {
        double sum = 0;
        for (Map.Entry<String, Double> part : mixtures.get(one).entrySet()) {
          sum += part.getValue() * mixtures.get(other).getOrDefault(part.getKey(), 0.0);
        }
        assertThat(sum).isCloseTo(correlations.between(one, other), within(1e-15));
      }
    }
  }

  @Test
  void groupsThatAreOneShareTheirComponent() {
    Map<String, Map<String, Double>> mixtures =
        of(row("a", "b", 1), row("a", "c", .6), row("b", "c", .6)).mixtures();
    assertThat(mixtures.get("b")).isEqualTo(Map.of("a", 1.0)).isEqualTo(mixtures.get("a"));
    assertThat(mixtures.get("c").get("c")).isCloseTo(.8, within(1e-15));
  }

  @Test
  void aMatrixThatIsNoneIsRefusedWithItsEigenvalue() {
    // 1, .9, .9, -.9: eigenvalues 1.9, 1.9, -.8
    assertThatThrownBy(() -> of(row("a", "b", .9), row("b", "c", .9), row("a", "c", -.9)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("(a, b, c)")
        .hasMessageContaining("smallest eigenvalue is -0.8");
  }

  @Test
  void contradictionsUnknownGroupsAndWrongNumbersAreRefused() {
    of(row("a", "b", .5), row("b", "a", .5));
    assertThatThrownBy(() -> of(row("a", "b", .5), row("b", "a", .4)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 2")
        .hasMessageContaining("0.5, as given in the other order");
    assertThatThrownBy(() -> of(row("a", "x", .5)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("group 'x'");
    assertThatThrownBy(() -> of(row("a", "a", -.1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("from 0 to 1 within a group");
    assertThatThrownBy(() -> of(row("a", "b", 1.1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("from -1 to 1");
    of(row("a", "a", 0), row("a", "b", 0));
    assertThatThrownBy(() -> of(row("a", "a", 0), row("a", "b", .9)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("group a correlated with (b), but with rho = 0 within itself");
    assertThatThrownBy(() -> of(row("a", "b", Double.NaN))).isInstanceOf(UserError.class);
  }

  /** Two groups, each with two inputs of its own, one input alone and one that is one for all. */
  private static Factors factors(UncertaintyParameters.Sampler sampler) {
    StudyTables tables = new StudyTables();
    TinyStudy.put(
        tables,
        Table.builder(UncertaintyInputs.UNCERTAINTY)
            .add("*", "plant", "*", "activity", "normal", .02, "a")
            .add("*", "stove", "*", "activity", "lognormal", .3, "b")
            .add("CO2", "*", "*", "emission_factor", "uniform", .3, "")
            .add("SO2", "*", "*", "emission_factor", "triangular", .3, "c"));
    TinyStudy.put(
        tables,
        Table.builder(UncertaintyInputs.CORRELATION)
            .add("a", "a", .6)
            .add("b", "b", .3)
            .add("a", "b", -.7));
    UncertainInputs inputs = UncertainInputs.of(tables);
    for (String region : List.of("N", "S")) {
      for (String subsector : List.of("plant", "stove")) {
        inputs.find("activity", "*", subsector, region);
        inputs.find("emission_factor", "CO2", subsector, region);
        inputs.find("emission_factor", "SO2", subsector, region);
      }
    }
    return inputs.factors(
        new UncertaintyParameters(
            UncertaintyParameters.Mode.BOTTOM_UP, 100, 3, 10, List.of("CO2"), sampler));
  }

  @Test
  void drawnFactorsHaveTheMomentsOfTheirDistributionsAndCorrelations() {
    Factors factors = factors(UncertaintyParameters.Sampler.RANDOM);
    assertThat(factors.size()).as("2 x 2 activities, 4 of CO2, 1 of SO2").isEqualTo(9);
    int n = 200_000;
    double[][] x = factors.deviations(0, n);
    for (int a = 0; a < 9; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        double squares = 0;
        for (int d = 0; d < n; d++) {
          double product = x[a][d] * x[b][d];
          sum += product / n;
          squares += product * product / n;
        }
        double error = Math.sqrt((squares - sum * sum) / n);
        assertThat(factors.covariance(a, b).value())
            .as(factors.get(a).stream() + " " + factors.get(b).stream())
            .isCloseTo(sum, within(5 * error));
      }
    }
    assertThat(factors.correlation(0, 5)).as("two of group a").isIn(.6, 0.0, -Math.sqrt(.18) * .7);
  }

  @Test
  void anyBlockOfDrawsIsPartOfAllDraws() {
    for (UncertaintyParameters.Sampler sampler : UncertaintyParameters.Sampler.values()) {
      Factors factors = factors(sampler);
      double[][] all = factors.deviations(0, 64);
      double[][] some = factors.deviations(21, 10);
      for (int f = 0; f < factors.size(); f++) {
        for (int d = 0; d < 10; d++) {
          assertThat(some[f][d]).isEqualTo(all[f][21 + d]);
        }
      }
    }
  }

  @Test
  void dimensionsGoToSharedComponentsFirst() {
    Factor alone = new Factor("activity", "*", "alone", "", 0, new Lognormal(1));
    Factor response = new Factor("exposure_response", "deaths", "r", "", 0, new Lognormal(1));
    Factor shared = new Factor("activity", "*", "own", "b", .5, new Lognormal(1));
    assertThat(Factors.order(List.of(alone, response, shared), of(row("a", "b", .5)).mixtures()))
        .containsExactly("group/a", "group/b", "r", "alone", "own");
  }
}
