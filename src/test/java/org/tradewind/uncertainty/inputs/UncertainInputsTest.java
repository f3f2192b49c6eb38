package org.tradewind.uncertainty.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.distributions.Distribution;
import org.tradewind.uncertainty.distributions.Lognormal;

class UncertainInputsTest {
  private static final InputLabels LABELS =
      new InputLabels(
          List.of("CO2", "SO2", "deaths"),
          List.of("plant", "stove"),
          List.of("N", "S"),
          List.of("IHD", "LC"));
  private static final UncertaintyParameters HOW =
      new UncertaintyParameters(
          UncertaintyParameters.Mode.BOTTOM_UP, 100, 3, 10, List.of("CO2", "deaths"));

  private final StudyTables tables = new StudyTables();
  private final Table.Builder rows = Table.builder(UncertaintyInputs.UNCERTAINTY);

  private UncertainInputs read() {
    TinyStudy.put(tables, rows);
    return UncertainInputs.of(tables).checked(LABELS, true);
  }

  private void refused(Object[] row, String... reported) {
    rows.add(row);
    assertThatThrownBy(this::read)
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(reported)
        .hasMessageContaining("uncertainty, row 1 (kind " + row[3]);
  }

  private static Object[] activity(String distribution, double sigma) {
    return new Object[] {"*", "plant", "*", "activity", distribution, sigma, ""};
  }

  @Test
  void wrongSpreadsAreRefused() {
    refused(activity("lognormal", -.1), "sigma = -0.1", "from 0 to 5.0");
  }

  @Test
  void spreadsThatAreNoNumberAreRefused() {
    refused(activity("normal", Double.NaN), "no sigma", "at least 0");
  }

  /** A percentage, by mistake. */
  @Test
  void lognormalsThatNoDrawsShowAreRefused() {
    refused(activity("lognormal", 30), "sigma = 30.0", "from 0 to 5.0", "0.3 for 30 %");
  }

  @Test
  void trianglesBelowZeroAreRefused() {
    refused(activity("triangular", .41), "sigma = 0.41", "triangular are negative");
  }

  @Test
  void uniformFactorsBelowZeroAreRefused() {
    refused(activity("uniform", .58), "sigma = 0.58", "uniform are negative");
  }

  @Test
  void unknownDistributionsAreRefused() {
    refused(activity("log-normal", .1), "'log-normal'", "Did you mean 'lognormal'?");
  }

  @Test
  void unknownKindsAreRefused() {
    refused(
        new Object[] {"SO2", "*", "*", "emission_facto", "lognormal", .1, ""},
        "'emission_facto'",
        "Did you mean 'emission_factor'?");
  }

  @Test
  void unknownSpeciesAreRefused() {
    refused(
        new Object[] {"SO3", "*", "*", "emission_factor", "lognormal", .1, ""},
        "species 'SO3'",
        "expected one of (*, CO2, SO2, deaths)");
  }

  @Test
  void speciesOfActivitiesAreRefused() {
    refused(new Object[] {"SO2", "plant", "*", "activity", "lognormal", .1, ""}, "species 'SO2'");
  }

  @Test
  void unknownSubsectorsAreRefused() {
    refused(
        new Object[] {"*", "plants", "*", "activity", "lognormal", .1, ""},
        "subsector 'plants'",
        "Did you mean 'plant'?");
  }

  @Test
  void unknownRegionsAreRefused() {
    refused(
        new Object[] {"*", "plant", "North", "activity", "lognormal", .1, ""}, "region 'North'");
  }

  @Test
  void unknownCausesAreRefused() {
    refused(
        new Object[] {"deaths", "IDH", "*", "exposure_response", "lognormal", .1, ""},
        "subsector 'IDH'",
        "Did you mean 'IHD'?");
  }

  @Test
  void drawsAreOfTheExposureResponseAlone() {
    refused(activity("draws", .1), "distribution draws for kind activity");
  }

  @Test
  void empiricalFactorsWithoutTheirSetAreRefused() {
    refused(
        new Object[] {"*", "plant", "*", "activity", "empirical", Double.NaN, "", "mine"},
        "draw_set 'mine'");
  }

  @Test
  void drawsThatTheStudyLacksAreRefusedUnlessThereIsASigma() {
    rows.add("deaths", "*", "*", "exposure_response", "draws", Double.NaN, "");
    UncertainInputs inputs = read();
    assertThatThrownBy(() -> inputs.find("exposure_response", "deaths", "*", "*"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no draws or standard errors");
  }

  @Test
  void theRowWithTheFewestStarsCountsWhateverTheirOrder() {
    rows.add("*", "*", "*", "activity", "lognormal", .1, "");
    rows.add("*", "*", "N", "activity", "lognormal", .2, "");
    rows.add("*", "plant", "*", "activity", "lognormal", .3, "");
    rows.add("*", "plant", "N", "activity", "lognormal", .4, "");
    rows.add("SO2", "*", "*", "emission_factor", "lognormal", .5, "");
    UncertainInputs inputs = read();
    int first = inputs.find("activity", "*", "plant", "N");
    int second = inputs.find("activity", "*", "plant", "S");
    int third = inputs.find("activity", "*", "stove", "S");
    assertThat(inputs.find("emission_factor", "CO2", "plant", "N"))
        .isEqualTo(UncertainInputs.EXACT);
    Factors factors = inputs.factors(HOW);
    assertThat(factors.get(first).distribution()).isEqualTo(new Lognormal(.4));
    assertThat(factors.get(second).distribution()).isEqualTo(new Lognormal(.3));
    assertThat(factors.get(third).distribution()).isEqualTo(new Lognormal(.1));
    assertThat(inputs.unused(List.of("activity"))).containsExactly("row 2: activity/*/*/N");
  }

  @Test
  void twoRowsThatFitAlikeAreRefused() {
    rows.add("*", "*", "N", "activity", "lognormal", .2, "");
    rows.add("*", "plant", "*", "activity", "lognormal", .3, "");
    UncertainInputs inputs = read();
    assertThatThrownBy(() -> inputs.find("activity", "*", "plant", "N"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("rows 1 and 2");
  }

  @Test
  void setsOfDrawsAreTakenAsGiven() {
    rows.add("*", "plant", "*", "activity", "empirical", Double.NaN, "", "mine");
    TinyStudy.put(
        tables,
        Table.builder(UncertaintyInputs.UNCERTAINTY_DRAW)
            .add("mine", 1, 1.5)
            .add("other", 1, 9)
            .add("mine", 2, .9));
    UncertainInputs inputs = read();
    int factor = inputs.find("activity", "*", "plant", "N");
    Distribution distribution = inputs.factors(HOW).get(factor).distribution();
    assertThat(distribution.meanDeviation()).isCloseTo(.2, within(1e-15));
    assertThat(distribution.variance()).isCloseTo(.09, within(1e-15));
  }
}
