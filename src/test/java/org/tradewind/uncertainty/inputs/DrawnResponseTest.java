package org.tradewind.uncertainty.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.attribution.Closure;
import org.tradewind.axes.UserError;
import org.tradewind.flows.FlowEngine;
import org.tradewind.health.CauseBurdens;
import org.tradewind.health.CauseSums;
import org.tradewind.health.Gemm;
import org.tradewind.health.HealthParameters;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.UncertaintyCheck;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Sampler;
import org.tradewind.uncertainty.random.Streams;
import org.tradewind.uncertainty.random.StreamsTest;
import org.tradewind.uncertainty.statistics.Quantiles;

/** Draws of given CO2 and deaths of two regions, with exposure-response by cause. */
class DrawnResponseTest {
  private static final HealthParameters GEMM = HealthParameters.of(Gemm.FORM);
  private static final int CO2 = 0;
  private static final int DEATHS = 1;

  private final StudyTables tables = new StudyTables();

  DrawnResponseTest() {
    StudyTables whole = TinyStudy.tables();
    StudyModel.FLOW_TABLES.forEach(s -> tables.put(whole.require(s), whole.provenance(s.name())));
    Table.Builder stressor = Table.builder(MrioInputs.STRESSOR);
    double value = 1;
    for (String region : List.of("N", "S")) {
      for (String sector : List.of("P", "Q")) {
        stressor.add(region, sector, "CO2", 1000 * value);
        stressor.add(region, sector, "deaths", 7 * value++);
      }
    }
    TinyStudy.put(tables, stressor);
  }

  private void uncertain(Object[]... rows) {
    Table.Builder table = Table.builder(UncertaintyInputs.UNCERTAINTY);
    for (Object[] row : rows) {
      table.add(row);
    }
    TinyStudy.put(tables, table);
  }

  private static Object[] response(String cause, String distribution, double sigma, String group) {
    return new Object[] {"deaths", cause, "*", "exposure_response", distribution, sigma, group};
  }

  private void putBurden(double standardError, int draws) {
    TinyStudy.put(
        tables,
        Table.builder(Inputs.CELL)
            .add(0, 0, 0, 110.0, 30.0, 1296.0, 1000, 20, Double.NaN, "")
            .add(1, 1, 0, 111.0, 30.0, 1296.0, 3000, 60, Double.NaN, ""));
    TinyStudy.put(
        tables,
        Table.builder(AirInputs.MORTALITY_RATE)
            .add("IHD", "25+", "*", 400)
            .add("LC", "25+", "*", 100));
    TinyStudy.put(tables, Table.builder(AirInputs.AGE_SHARE).add("25+", "*", 1));
    Table.Builder response = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    response.add("gemm", "IHD", "25+", 0, .3, 1.9, 12, 40.2, standardError);
    response.add("gemm", "LC", "25+", 0, .29, 6.2, 9.3, 29.8, standardError);
    for (int d = 1; d <= draws; d++) {
      response.add("gemm", "IHD", "25+", d, .25 + .02 * d, 1.9, 12, 40.2);
      response.add("gemm", "LC", "25+", d, .2 + .04 * d, 6.2, 9.3, 29.8);
    }
    TinyStudy.put(tables, response);
  }

  private DrawModel model(Mode mode, Sampler sampler) {
    return model(mode, sampler, DeathsScale.RAW);
  }

  private DrawModel model(Mode mode, Sampler sampler, DeathsScale scale) {
    FlowEngine flows =
        StudyModel.flows(tables, Optional.empty(), TinyStudy.PARAMETERS, new Ledger());
    return DrawModel.of(
            tables,
            Optional.empty(),
            flows,
            List.of("SO2"),
            GEMM,
            scale,
            new UncertaintyParameters(mode, 10_000, 2017, 500, List.of("CO2", "deaths"), sampler))
        .orElseThrow();
  }

  /** Deaths of a draw over central deaths, which is psi; the same in every row. */
  private static double[] psi(DrawModel model, int n) {
    AccountDraws draws = model.draw(0, n);
    double[] psi = new double[n];
    for (int d = 0; d < n; d++) {
      psi[d] = 1 + draws.deviations(DEATHS)[0][d] / 7;
      assertThat(1 + draws.deviations(DEATHS)[3][d] / 28).isCloseTo(psi[d], within(1e-14));
    }
    return psi;
  }

  /**
   * Sums of slopes, cells weighted by their PM2.5, as the study has no concentrations of its own.
   */
  private CauseSums slopes() {
    CauseBurdens causes = CauseBurdens.of(tables, GEMM).orElseThrow();
    return causes.slopes(causes.concentrations());
  }

  private static double quantile(double[] values, double p) {
    return Quantiles.of(values.clone(), p)[0];
  }

  @Test
  void publishedIntervalsFollowFromTheShippedSigmas() {
    TinyStudy.put(
        tables,
        Table.builder(Inputs.SUBSECTOR)
            .add("plant", "energy", "coal", true, false)
            .add("stove", "domestic", "wood", true, true));
    tables.putAll(UncertaintyFacts.tables(tables.require(Inputs.SUBSECTOR)));
    DrawModel model = model(Mode.PUBLISHED, Sampler.RANDOM);
    assertThat(model.factors().size()).isEqualTo(2);
    int n = 10_000;
    AccountDraws draws = model.draw(0, n);
    double lo = Math.exp(-1.959963984540054 * .1175 - .1175 * .1175 / 2);
    double hi = Math.exp(1.959963984540054 * .1175 - .1175 * .1175 / 2);
    assertThat(lo).as("Du et al.: 8,279 / 10,495").isCloseTo(.789, within(5e-4));
    assertThat(hi).as("Du et al.: 13,121 / 10,495").isCloseTo(1.250, within(5e-4));
    for (String view : List.of("final_producer", "final_consumer")) {
      double[][] pairs = draws.pairs(view, CO2);
      for (int pair = 0; pair < pairs.length; pair++) {
        double central = model.pairs(view, CO2).values()[pair];
        if (central == 0) {
          continue;
        }
        double[] ratio = Arrays.stream(pairs[pair]).map(v -> v / central).toArray();
        // the standard error of these quantiles over 10,000 draws: sigma sqrt(p q / n) / phi =
        // 0.003
        assertThat(quantile(ratio, .025)).as(view + " " + pair).isCloseTo(lo, within(.01));
        assertThat(quantile(ratio, .975)).as(view + " " + pair).isCloseTo(hi, within(.015));
      }
    }
    double[] deaths = psi(model, n);
    double deathsLo = quantile(deaths, .025);
    double deathsHi = quantile(deaths, .975);
    assertThat(deathsHi / deathsLo).as("Du et al.: 1.75 / 0.56").isCloseTo(3.125, within(.09));
    assertThat(deathsLo).as("about a mean, not a median").isCloseTo(.542, within(.013));
    assertThat(deathsHi).isCloseTo(1.695, within(.04));
    double[] co2 = Arrays.stream(draws.deviations(CO2)[0]).map(v -> v / 1000).toArray();
    double[] other = Arrays.stream(deaths).map(v -> v - 1).toArray();
    assertThat(StreamsTest.correlation(co2, other)).isCloseTo(0, within(.05));
  }

  @Test
  void aPlainRowIsOneFactorOfAllDeathsWithOrWithoutABurden() {
    uncertain(response("*", "lognormal", .2, ""));
    double[] without = psi(model(Mode.SPECIES, Sampler.RANDOM), 50);
    putBurden(.03, 0);
    assertThat(psi(model(Mode.SPECIES, Sampler.RANDOM), 50)).isEqualTo(without);
    uncertain(response("*", "lognormal", .2, ""), response("LC", "lognormal", 0, ""));
    double[] some = psi(model(Mode.SPECIES, Sampler.RANDOM), 50);
    CauseSums causes = slopes();
    double share = causes.central("IHD") / (causes.central("IHD") + causes.central("LC"));
    for (int d = 0; d < 50; d++) {
      assertThat(some[d] - 1).isCloseTo(share * (without[d] - 1), within(1e-13));
    }
  }

  @Test
  void standardErrorsGiveDeathsOfTheMovedParameter() {
    putBurden(.04, 0);
    uncertain(response("*", "draws", Double.NaN, ""));
    DrawModel model = model(Mode.BOTTOM_UP, Sampler.RANDOM);
    assertThat(model.factors().size()).isEqualTo(2);
    double[] psi = psi(model, 200);
    CauseSums causes = slopes();
    Streams streams = new Streams(2017);
    double[] ihd = new double[200];
    double[] lc = new double[200];
    streams.normals("exposure_response/deaths/IHD/*", 0, ihd, 200);
    streams.normals("exposure_response/deaths/LC/*", 0, lc, 200);
    double total = causes.central("IHD") + causes.central("LC");
    for (int d = 0; d < 200; d++) {
      double exact = (causes.at("IHD", ihd[d]) + causes.at("LC", lc[d])) / total;
      assertThat(psi[d]).isCloseTo(exact, within(1e-7));
    }
  }

  /** Deaths that are closed to J scale with J; J does so in any case, and slopes with slopes. */
  @Test
  void eachQuantityScalesWithWhatItIs() {
    putBurden(.04, 0);
    uncertain(response("*", "draws", Double.NaN, ""));
    CauseSums burden = CauseBurdens.of(tables, GEMM).orElseThrow().burden();
    CauseSums slopes = slopes();
    int n = 100;
    double[] ihd = new double[n];
    double[] lc = new double[n];
    Streams streams = new Streams(2017);
    streams.normals("exposure_response/deaths/IHD/*", 0, ihd, n);
    streams.normals("exposure_response/deaths/LC/*", 0, lc, n);
    for (Closure.Rule rule : Closure.Rule.values()) {
      DrawModel model =
          model(Mode.BOTTOM_UP, Sampler.RANDOM, new DeathsScale(rule, Optional.empty()));
      double[] ofDeaths = psi(model, n);
      double[] ofBurden = model.burden().psi(n);
      double[] ofSlopes = model.slopes().psi(n);
      for (int d = 0; d < n; d++) {
        double j = ratio(burden, ihd[d], lc[d]);
        double s = ratio(slopes, ihd[d], lc[d]);
        assertThat(Math.abs(j - s)).as("J is no slope").isGreaterThan(1e-5);
        assertThat(1 + ofBurden[d]).isCloseTo(j, within(1e-7));
        assertThat(1 + ofSlopes[d]).isCloseTo(s, within(1e-7));
        assertThat(ofDeaths[d]).isCloseTo(rule == Closure.Rule.CLOSURE ? j : s, within(1e-7));
      }
    }
  }

  private static double ratio(CauseSums sums, double ihd, double lc) {
    return (sums.at("IHD", ihd) + sums.at("LC", lc)) / (sums.at("IHD", 0) + sums.at("LC", 0));
  }

  /** All that the study emits arrives in the first cell: the slope there alone decides. */
  @Test
  void slopesAreWeightedByWhatTheStudyAddsToTheAir() {
    putBurden(.04, 0);
    uncertain(response("*", "draws", Double.NaN, "one"));
    DeathsScale first = new DeathsScale(Closure.Rule.RAW, Optional.of(new double[] {7, 0}));
    double[] psi = psi(model(Mode.BOTTOM_UP, Sampler.RANDOM, first), 100);
    double[] z = new double[100];
    new Streams(2017).normals("group/one", 0, z, 100);
    for (int d = 0; d < 100; d++) {
      double exact =
          (400 * new Gemm(.3 + .04 * z[d], 1.9, 12, 40.2).slope(20)
                  + 100 * new Gemm(.29 + .04 * z[d], 6.2, 9.3, 29.8).slope(20))
              / (400 * new Gemm(.3, 1.9, 12, 40.2).slope(20)
                  + 100 * new Gemm(.29, 6.2, 9.3, 29.8).slope(20));
      assertThat(psi[d]).isCloseTo(exact, within(1e-7));
    }
  }

  /** Causes of another form in the tables are known, and their rows no mistake. */
  @Test
  void rowsOfCausesThatDoNotCountAreSetAside() {
    putBurden(.04, 0);
    uncertain(
        response("IHD", "draws", Double.NaN, ""),
        response("LC", "draws", Double.NaN, ""),
        response("COPD", "draws", .2, ""));
    assertThatThrownBy(() -> model(Mode.BOTTOM_UP, Sampler.RANDOM))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("COPD");
    Table.Builder more = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    more.addAll(tables.require(AirInputs.EXPOSURE_RESPONSE));
    TinyStudy.put(tables, more.add("ier", "COPD", "25+", 0, 1, .05, .5, 4));
    assertThat(model(Mode.BOTTOM_UP, Sampler.RANDOM).unusedRows()).isEmpty();
  }

  @Test
  void finiteSetsGiveExactlyTheirValuesAndGroupsGoTogether() {
    putBurden(.04, 5);
    uncertain(response("*", "draws", Double.NaN, "all"));
    double[] together = psi(model(Mode.BOTTOM_UP, Sampler.RANDOM), 400);
    CauseSums causes = slopes();
    double total = causes.central("IHD") + causes.central("LC");
    double[] ihd = causes.drawn("IHD");
    double[] lc = causes.drawn("LC");
    List<Double> expected =
        Arrays.stream(new int[] {0, 1, 2, 3, 4}).mapToObj(d -> (ihd[d] + lc[d]) / total).toList();
    int[] count = new int[5];
    for (double value : together) {
      int nearest = -1;
      for (int k = 0; k < 5; k++) {
        nearest = Math.abs(expected.get(k) - value) < 1e-12 ? k : nearest;
      }
      assertThat(nearest).isNotNegative();
      count[nearest]++;
    }
    assertThat(Arrays.stream(count).min().orElse(0)).isGreaterThan(50);
    uncertain(response("*", "draws", Double.NaN, ""));
    double[] apart = psi(model(Mode.BOTTOM_UP, Sampler.RANDOM), 400);
    assertThat(Arrays.stream(apart).map(v -> Math.rint(v * 1e10)).distinct().count())
        .as("5 x 5 pairs of independent causes")
        .isEqualTo(25);
  }

  @Test
  void noSpreadIsTheCentralRunToTheLastBit() {
    putBurden(0, 0);
    uncertain(
        response("*", "draws", Double.NaN, ""),
        new Object[] {"*", "*", "*", "activity", "normal", 0., ""},
        new Object[] {"CO2", "*", "*", "emission_factor", "triangular", 0., "g"});
    for (Sampler sampler : Sampler.values()) {
      DrawModel model = model(Mode.BOTTOM_UP, sampler);
      AccountDraws draws = model.draw(3, 20);
      for (String view : List.of("final_producer", "final_consumer")) {
        for (int k : new int[] {CO2, DEATHS}) {
          double[][] pairs = draws.pairs(view, k);
          for (int pair = 0; pair < pairs.length; pair++) {
            assertThat(pairs[pair]).containsOnly(model.pairs(view, k).values()[pair]);
          }
        }
      }
    }
  }

  @Test
  void sobolPointsDrawTheSameDistributionMoreEvenly() {
    putBurden(.04, 0);
    uncertain(response("*", "draws", Double.NaN, ""));
    int n = 1024;
    DrawModel model = model(Mode.BOTTOM_UP, Sampler.SOBOL);
    CauseSums causes = slopes();
    double[] central = {causes.central("IHD"), causes.central("LC")};
    double exact = 1;
    for (int c = 0; c < 2; c++) {
      double mean = model.factors().get(c).distribution().meanDeviation();
      assertThat(mean).as("AF is concave in theta").isNegative();
      exact += central[c] / (central[0] + central[1]) * mean;
    }
    double sobol = Arrays.stream(psi(model, n)).average().orElse(0);
    double random =
        Arrays.stream(psi(model(Mode.BOTTOM_UP, Sampler.RANDOM), n)).average().orElse(0);
    assertThat(Math.abs(sobol - exact)).isLessThan(Math.abs(random - exact) / 5);
  }

  @Test
  void causesThatTheStudyCannotTellApartAreRefused() {
    uncertain(response("IHD", "lognormal", .1, ""));
    assertThatThrownBy(() -> model(Mode.SPECIES, Sampler.RANDOM))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("subsector 'IHD'");
  }

  /** The same message from the look at the tables as from the model, or none from either. */
  @Test
  void theEarlyCheckRefusesWhatTheModelRefuses() {
    putBurden(Double.NaN, 0);
    Object[] ofSector = {"*", "P", "*", "activity", "lognormal", .1, ""};
    Object[] ofRegion = {"*", "*", "N", "activity", "lognormal", .1, ""};
    Object[] other = {"*", "*", "*", "emission_factor", "lognormal", .1, ""};
    Object[] ofMode = {"CO2", "*", "*", "species", "lognormal", .1, ""};
    Object[] ofPaper = {"CO2", "*", "*", "quantity", "lognormal", .1, ""};
    int refused = 0;
    for (Mode mode : Mode.values()) {
      for (Object[][] rows :
          List.of(
              new Object[][] {response("*", "draws", Double.NaN, "")},
              new Object[][] {response("IHD", "draws", Double.NaN, "")},
              new Object[][] {response("IHD", "draws", .2, "")},
              new Object[][] {response("IDH", "lognormal", .2, "")},
              new Object[][] {response("IHD", "lognormal", .2, "")},
              new Object[][] {ofSector, ofRegion},
              new Object[][] {ofSector, other})) {
        List<Object[]> all = new ArrayList<>(List.of(rows));
        all.addAll(List.of(ofMode, ofPaper));
        uncertain(all.toArray(Object[][]::new));
        String late = refusal(() -> model(mode, Sampler.RANDOM));
        String early =
            refusal(
                () ->
                    UncertaintyCheck.check(
                        tables,
                        false,
                        List.of(),
                        GEMM,
                        new UncertaintyParameters(mode, 100, 1, 10, List.of("CO2", "deaths"))));
        assertThat(early).as(mode + " " + Arrays.toString(rows[0])).isEqualTo(late);
        refused += late.isEmpty() ? 0 : 1;
      }
    }
    // without draws or standard errors twice, a misspelt cause; rows alike only where they are
    // drawn
    assertThat(refused).isEqualTo(2 * 3 + 1);
  }

  @Test
  void aTableThatSaysNothingOfTheModeIsRefusedByBoth() {
    putBurden(Double.NaN, 0);
    uncertain(new Object[] {"*", "P", "*", "activity", "lognormal", .1, ""});
    for (Mode mode : List.of(Mode.PUBLISHED, Mode.SPECIES)) {
      String late = refusal(() -> model(mode, Sampler.RANDOM));
      assertThat(late).contains("no row of kind " + mode.kinds().get(0), mode.code());
      UncertaintyParameters how =
          new UncertaintyParameters(mode, 100, 1, 10, List.of("CO2", "deaths"));
      assertThat(refusal(() -> UncertaintyCheck.check(tables, false, List.of(), GEMM, how)))
          .isEqualTo(late);
    }
    assertThat(refusal(() -> model(Mode.BOTTOM_UP, Sampler.RANDOM))).isEmpty();
  }

  private static String refusal(Runnable work) {
    try {
      work.run();
      return "";
    } catch (UserError e) {
      return e.getMessage();
    }
  }
}
