package org.tradewind.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class CauseBurdensTest {
  private static final Provenance GIVEN =
      Provenance.of(Provenance.Status.GIVEN, "a test", "made by hand");

  /** 1,000 people at 20 and 3,000 at 60 ug/m3; two ages of IHD with half of the people each. */
  private static StudyTables study(Table response) {
    Table.Builder cell = Table.builder(Inputs.CELL);
    cell.add(0, 0, 0, 110.0, 30.0, 1296.0, 1000, 20, Double.NaN, "");
    cell.add(1, 1, 0, 111.0, 30.0, 1296.0, 3000, 60, Double.NaN, "");
    return new StudyTables()
        .put(cell.build(), GIVEN)
        .put(
            Table.builder(AirInputs.MORTALITY_RATE)
                .add("IHD", "25", "*", 100)
                .add("IHD", "30+", "*", 400)
                .add("LC", "25+", "*", 50)
                .build(),
            GIVEN)
        .put(
            Table.builder(AirInputs.AGE_SHARE)
                .add("25", "*", .5)
                .add("30+", "*", .5)
                .add("25+", "*", 1)
                .build(),
            GIVEN)
        .put(response, GIVEN);
  }

  private static Table gemm(double ihd, double lc) {
    return Table.builder(AirInputs.EXPOSURE_RESPONSE)
        .add("gemm", "IHD", "25", 0, .5, 1.9, 12, 40.2, ihd)
        .add("gemm", "IHD", "30+", 0, .3, 1.9, 12, 40.2, ihd / 2)
        .add("gemm", "LC", "25+", 0, .29, 6.2, 9.3, 29.8, lc)
        .build();
  }

  private static double byHand(double thetaYoung, double thetaOld) {
    double sum = 0;
    for (double[] cell : new double[][] {{1000, 20}, {3000, 60}}) {
      sum +=
          cell[0]
              * (.5 * 100e-5 * new Gemm(thetaYoung, 1.9, 12, 40.2).attributableFraction(cell[1])
                  + .5 * 400e-5 * new Gemm(thetaOld, 1.9, 12, 40.2).attributableFraction(cell[1]));
    }
    return sum;
  }

  @Test
  void agesOfACauseMoveTogetherByTheirOwnStandardErrors() {
    CauseBurdens causes =
        CauseBurdens.of(study(gemm(.04, Double.NaN)), HealthParameters.of(Gemm.FORM)).orElseThrow();
    assertThat(causes.causes()).containsExactly("IHD", "LC");
    assertThat(causes.burden().central("IHD")).isCloseTo(byHand(.5, .3), within(1e-12));
    assertThat(causes.burden().at("IHD", 0)).isEqualTo(causes.burden().central("IHD"));
    assertThat(causes.burden().at("IHD", 1.5)).isCloseTo(byHand(.56, .33), within(1e-12));
    assertThat(causes.burden().at("IHD", -2)).isCloseTo(byHand(.42, .26), within(1e-12));
    assertThat(causes.burden().at("IHD", -20)).as("theta does not fall below 0").isZero();
    assertThat(causes.hasStandardError("LC")).isFalse();
    assertThat(causes.burden().at("LC", 2)).isEqualTo(causes.burden().central("LC"));
    assertThat(causes.draws("IHD")).isZero();
  }

  @Test
  void drawsOfACauseAreThoseOfItsAgesWithOneNumber() {
    Table.Builder table = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    for (int d = 1; d <= 3; d++) {
      table.add("gemm", "IHD", "25", d, .1 * d, 1.9, 12, 40.2);
      table.add("gemm", "IHD", "30+", d, .2 * d, 1.9, 12, 40.2);
    }
    StudyTables study = study(table.add("gemm", "LC", "25+", 0, .29, 6.2, 9.3, 29.8).build());
    CauseBurdens causes = CauseBurdens.of(study, HealthParameters.of(Gemm.FORM)).orElseThrow();
    assertThat(causes.draws("LC")).isZero();
    double[] drawn = causes.burden().drawn("IHD");
    double mean = 0;
    for (int d = 0; d < 3; d++) {
      assertThat(drawn[d]).isCloseTo(byHand(.1 * (d + 1), .2 * (d + 1)), within(1e-12));
      mean += drawn[d] / 3;
    }
    assertThat(causes.burden().central("IHD"))
        .as("no draw 0: the mean")
        .isCloseTo(mean, within(1e-12));
  }

  private static final double[][] CELLS = {{1000, 20, 5}, {3000, 60, 12}};

  /** Sum over cells of weight, baseline deaths and slope, of two ages with these thetas. */
  private static double slopeByHand(double thetaYoung, double thetaOld) {
    double sum = 0;
    for (double[] cell : CELLS) {
      double young = .5 * 100e-5 * new Gemm(thetaYoung, 1.9, 12, 40.2).slope(cell[1]);
      double old = .5 * 400e-5 * new Gemm(thetaOld, 1.9, 12, 40.2).slope(cell[1]);
      sum += cell[2] * cell[0] * (young + old);
    }
    return sum;
  }

  private static CauseBurdens twoDraws(DrawnAges ages) {
    // In the first draw the young have the larger theta, in the second the old.
    Table.Builder table = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    table.add("gemm", "IHD", "25", 1, .4, 1.9, 12, 40.2);
    table.add("gemm", "IHD", "25", 2, .2, 1.9, 12, 40.2);
    table.add("gemm", "IHD", "30+", 1, .1, 1.9, 12, 40.2);
    table.add("gemm", "IHD", "30+", 2, .3, 1.9, 12, 40.2);
    return CauseBurdens.of(study(table.build()), HealthParameters.of(Gemm.FORM).drawing(ages))
        .orElseThrow();
  }

  @Test
  void drawsOfTwoAgesAreAlignedByRankOfJ() {
    CauseBurdens aligned = twoDraws(DrawnAges.ALIGNED);
    CauseBurdens published = twoDraws(DrawnAges.INDEPENDENT);
    double[] low = {.2, .1};
    double[] high = {.4, .3};
    assertThat(aligned.burden().drawn("IHD")[0]).isCloseTo(byHand(low[0], low[1]), within(1e-12));
    assertThat(aligned.burden().drawn("IHD")[1]).isCloseTo(byHand(high[0], high[1]), within(1e-12));
    // Published: draw 1 has .4 and .1, draw 2 .2 and .3; the old weigh more, so draw 2 has rank 2.
    assertThat(published.burden().drawn("IHD")[0]).isCloseTo(byHand(.4, .1), within(1e-12));
    assertThat(published.burden().drawn("IHD")[1]).isCloseTo(byHand(.2, .3), within(1e-12));
    double[] weights = {5, 12};
    double[] slopes = aligned.slopes(weights).drawn("IHD");
    assertThat(slopes[0]).isCloseTo(slopeByHand(low[0], low[1]), within(1e-12));
    assertThat(slopes[1]).isCloseTo(slopeByHand(high[0], high[1]), within(1e-12));
    double[] inOrder = published.slopes(weights).drawn("IHD");
    assertThat(inOrder[0]).as("of rank 1 in J").isCloseTo(slopeByHand(.4, .1), within(1e-12));
    assertThat(inOrder[1]).isCloseTo(slopeByHand(.2, .3), within(1e-12));
    assertThat(variance(aligned)).isGreaterThan(variance(published));
    assertThat(aligned.burden().central("IHD"))
        .as("the mean over draws is that of any order")
        .isCloseTo(published.burden().central("IHD"), within(1e-12));
  }

  private static double variance(CauseBurdens causes) {
    double[] j = causes.burden().drawn("IHD");
    double mean = Arrays.stream(j).average().orElseThrow();
    return Arrays.stream(j).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
  }

  @Test
  void aLinearResponseScalesSlopesAndJAlike() {
    Table.Builder table = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    for (int d = 1; d <= 3; d++) {
      table.add("log-linear", "LC", "25+", d, 1e-9 * d, 0, Double.NaN, Double.NaN);
    }
    CauseBurdens causes =
        CauseBurdens.of(study(table.build()), HealthParameters.of(LogLinear.FORM)).orElseThrow();
    double[] j = causes.burden().drawn("LC");
    double[] s = causes.slopes(new double[] {5, 12}).drawn("LC");
    for (int d = 0; d < 3; d++) {
      assertThat(j[d] / causes.burden().central("LC")).isCloseTo((d + 1) / 2.0, within(1e-6));
      assertThat(s[d] / causes.slopes(new double[] {5, 12}).central("LC"))
          .isCloseTo((d + 1) / 2.0, within(1e-6));
    }
  }

  @Test
  void slopesOfOneCellHaveItsRatioWhateverItsWeight() {
    CauseBurdens causes =
        CauseBurdens.of(study(gemm(Double.NaN, .05)), HealthParameters.of(Gemm.FORM)).orElseThrow();
    double ratio =
        new Gemm(.29 + .05 * 1.3, 6.2, 9.3, 29.8).slope(60)
            / new Gemm(.29, 6.2, 9.3, 29.8).slope(60);
    for (double weight : new double[] {1, 1e-3, 40}) {
      CauseSums slopes = causes.slopes(new double[] {0, weight});
      assertThat(slopes.at("LC", 1.3) / slopes.central("LC")).isCloseTo(ratio, within(1e-13));
    }
  }

  @Test
  void equalDrawsHaveFactorOne() {
    Table.Builder table = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    for (int d = 1; d <= 4; d++) {
      table.add("gemm", "IHD", "25", d, .3, 1.9, 12, 40.2);
      table.add("gemm", "IHD", "30+", d, .2, 1.9, 12, 40.2);
    }
    for (DrawnAges ages : DrawnAges.values()) {
      CauseBurdens causes =
          CauseBurdens.of(study(table.build()), HealthParameters.of(Gemm.FORM).drawing(ages))
              .orElseThrow();
      CauseSums slopes = causes.slopes(causes.concentrations());
      double[] s = slopes.drawn("IHD");
      double[] j = causes.burden().drawn("IHD");
      for (int d = 0; d < 4; d++) {
        assertThat(s[d] / slopes.central("IHD")).isCloseTo(1, within(1e-15));
        assertThat(j[d] / causes.burden().central("IHD")).isCloseTo(1, within(1e-15));
      }
    }
  }

  @Test
  void standardErrorsOfTheIerOrBelowZeroAreRefused() {
    Table ier =
        Table.builder(AirInputs.EXPOSURE_RESPONSE)
            .add("ier", "LC", "25+", 0, 1, .1, .5, 4, .1)
            .build();
    assertThatThrownBy(() -> CauseBurdens.of(study(ier), HealthParameters.DEFAULT))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("exposure_response, row 1")
        .hasMessageContaining("p1_se = 0.1");
    assertThatThrownBy(() -> CauseBurdens.of(study(gemm(-.1, .1)), HealthParameters.of(Gemm.FORM)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("p1_se = -0.1");
  }

  @Test
  void agesWithDifferentNumbersOfDrawsAreRefused() {
    Table.Builder table = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    table.add("gemm", "IHD", "25", 1, .1, 1.9, 12, 40.2);
    table.add("gemm", "IHD", "25", 2, .1, 1.9, 12, 40.2);
    table.add("gemm", "IHD", "30+", 1, .1, 1.9, 12, 40.2);
    CauseBurdens causes =
        CauseBurdens.of(study(table.build()), HealthParameters.of(Gemm.FORM)).orElseThrow();
    assertThatThrownBy(() -> causes.draws("IHD"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cause IHD");
  }

  @Test
  void aStudyWithoutTheTablesOfTheBurdenHasNone() {
    assertThat(CauseBurdens.of(new StudyTables(), HealthParameters.DEFAULT)).isEmpty();
  }

  /**
   * China 2015 with the 1,000 draws of GBD 2017 against an independent program: spread of J and of
   * the slopes weighted by PM2.5, their correlation, and what aligning the ages does.
   */
  @Test
  void realDrawsOfJAndOfSlopes() {
    StudyTables tables = ChinaGridData.study(Map.of());
    Map<String, Double> independent = HealthResources.quantities("china2015_response.csv");
    for (DrawnAges ages : DrawnAges.values()) {
      String name = ages == DrawnAges.ALIGNED ? "aligned" : "published";
      CauseBurdens causes =
          CauseBurdens.of(tables, HealthParameters.DEFAULT.drawing(ages)).orElseThrow();
      CauseSums slopes = causes.slopes(causes.concentrations());
      Spread all = new Spread(0, 0, 0, 0, 0);
      for (String cause : causes.causes()) {
        Spread spread = Spread.of(causes.burden().drawn(cause), slopes.drawn(cause));
        spread.compare(cause + " " + name, independent);
        all = all.plus(spread);
        assertThat(spread.meanJ / causes.burden().central(cause)).isCloseTo(1, within(1e-9));
      }
      all.compare("all " + name, independent);
      assertThat(all.meanJ).isCloseTo(independent.get("all " + name + " mean of J"), within(.01));
      assertThat(all.meanS)
          .isCloseTo(independent.get("all " + name + " mean of slopes"), within(.01));
    }
  }

  /** Means and variances of J and slopes; those of independent causes add up. */
  private record Spread(double meanJ, double meanS, double varJ, double varS, double cov) {
    static Spread of(double[] j, double[] s) {
      double meanJ = Arrays.stream(j).average().orElseThrow();
      double meanS = Arrays.stream(s).average().orElseThrow();
      double varJ = 0;
      double varS = 0;
      double cov = 0;
      for (int d = 0; d < j.length; d++) {
        varJ += (j[d] - meanJ) * (j[d] - meanJ) / j.length;
        varS += (s[d] - meanS) * (s[d] - meanS) / j.length;
        cov += (j[d] - meanJ) * (s[d] - meanS) / j.length;
      }
      return new Spread(meanJ, meanS, varJ, varS, cov);
    }

    Spread plus(Spread o) {
      return new Spread(
          meanJ + o.meanJ, meanS + o.meanS, varJ + o.varJ, varS + o.varS, cov + o.cov);
    }

    void compare(String name, Map<String, Double> independent) {
      double cvJ = Math.sqrt(varJ) / meanJ;
      double cvS = Math.sqrt(varS) / meanS;
      double correlation = cov / Math.sqrt(varJ * varS);
      System.out.printf(
          "%s: cv of J %.4f, of slopes %.4f, correlation %.3f%n", name, cvJ, cvS, correlation);
      assertThat(cvJ).isCloseTo(independent.get(name + " cv of J"), within(1e-8));
      assertThat(cvS).isCloseTo(independent.get(name + " cv of slopes"), within(1e-8));
      assertThat(correlation).isCloseTo(independent.get(name + " correlation"), within(1e-7));
    }
  }
}
