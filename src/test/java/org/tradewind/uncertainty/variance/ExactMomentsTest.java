package org.tradewind.uncertainty.variance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.flows.FlowEngine;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.SourceTerms;
import org.tradewind.uncertainty.distributions.Lognormal;
import org.tradewind.uncertainty.inputs.Correlations;
import org.tradewind.uncertainty.inputs.Factor;
import org.tradewind.uncertainty.inputs.FactorMoments;
import org.tradewind.uncertainty.inputs.Factors;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;
import org.tradewind.uncertainty.outputs.DrawnStudy;
import org.tradewind.uncertainty.outputs.DrawnWorld;
import org.tradewind.uncertainty.outputs.FlowQuantities;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.statistics.Statistics;

/** Moments without draws: closed forms, sums over all pairs, and the sampler. */
class ExactMomentsTest {
  private static final int DRAWS = 20_000;
  private static final DrawnStudy STUDY = new DrawnStudy();

  private static Factor factor(int at, double sigma, String group, double shared) {
    return new Factor("activity", "*", "stream " + at, group, shared, new Lognormal(sigma));
  }

  private static SourceTerms.FactorProduct product(int activity, int emissionFactor) {
    return new SourceTerms.FactorProduct(-1, activity, emissionFactor, -1);
  }

  private static FactorMoments moments(Factor... factors) {
    return new FactorMoments(
        Factors.of(List.of(factors), Correlations.NONE, UncertaintyParameters.DEFAULT));
  }

  @Test
  void oneLognormalHasItsTextbookSpread() {
    FactorMoments one = moments(factor(0, .4, "", 0));
    ProductMoments products = new ProductMoments(one, List.of(product(0, -1)), f -> true);
    double variance = variance(products, new double[] {50}, new int[] {0});
    assertThat(Math.sqrt(variance)).isCloseTo(50 * Math.sqrt(Math.exp(.16) - 1), within(1e-12));
    assertThat(products.meanDeviation(new double[][] {{50}}, new int[] {0}, 1)[0]).isZero();
    ProductMoments held = new ProductMoments(one, List.of(product(0, -1)), f -> false);
    assertThat(variance(held, new double[] {50}, new int[] {0})).isZero();
  }

  /** (1 + v_a)(1 + v_e) - 1 of one source, v_a between two that share an activity. */
  @Test
  void activityAndEmissionFactorMultiply() {
    FactorMoments three = moments(factor(0, .3, "", 0), factor(1, .5, "", 0), factor(2, .2, "", 0));
    List<SourceTerms.FactorProduct> products = List.of(product(0, 1), product(0, 2));
    double va = Math.exp(.09) - 1;
    double v1 = Math.exp(.25) - 1;
    double v2 = Math.exp(.04) - 1;
    double expected =
        4 * ((1 + va) * (1 + v1) - 1) + 9 * ((1 + va) * (1 + v2) - 1) + 2 * 2 * 3 * va;
    assertThat(
            variance(
                new ProductMoments(three, products, f -> true),
                new double[] {2, 3},
                new int[] {0, 1}))
        .isCloseTo(expected, within(1e-12));
  }

  private static Factor[] mixed(Random random) {
    String[] groups = {"", "one", "two", "three"};
    double[] shared = {0, 1, .25, .6};
    double[] sigmas = {.2, .5};
    Factor[] factors = new Factor[48];
    for (int f = 40; f < 45; f++) {
      factors[f] = factor(f, f < 44 ? .15 : .3, "regions", .4);
    }
    for (int f = 45; f < 48; f++) {
      factors[f] = factor(f, .6, f == 45 ? "" : "air", f == 45 ? 0 : .5);
    }
    for (int f = 0; f < 40; f++) {
      int group = random.nextInt(groups.length);
      factors[f] = factor(f, sigmas[random.nextInt(2)], groups[group], shared[group]);
    }
    return factors;
  }

  private static double variance(ProductMoments moments, double[] g, int[] used) {
    double[][] one = Arrays.stream(g).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
    double variance = moments.variance(one, used, moments.commons(used, false), 1)[0];
    // next to another sum, and with no weight to slots that are not used, the bits are the same
    double[][] two = new double[g.length][];
    for (int s : used) {
      two[s] = new double[] {1 + s, g[s]};
    }
    assertThat(moments.variance(two, used, moments.commons(used, false), 2)[1]).isEqualTo(variance);
    return variance;
  }

  private static double logCovariance(Factor[] factors, int i, int j) {
    if (i < 0 || j < 0) {
      return 0;
    }
    double rho =
        i == j
            ? 1
            : !factors[i].group().isEmpty() && factors[i].group().equals(factors[j].group())
                ? factors[i].shared()
                : 0;
    return rho
        * ((Lognormal) factors[i].distribution()).sigma()
        * ((Lognormal) factors[j].distribution()).sigma();
  }

  /** Every pair of slots by E a e a' e' = exp(sum of the covariances of the six pairs). */
  private static double byAllPairs(
      Factor[] factors, List<SourceTerms.FactorProduct> products, double[] g, IntPredicate free) {
    double sum = 0;
    for (int s = 0; s < g.length; s++) {
      for (int t = 0; t < g.length; t++) {
        int[] one = free(products.get(s), free);
        int[] other = free(products.get(t), free);
        double held =
            Math.exp(
                inside(factors, products.get(s).factors())
                    - inside(factors, one)
                    + inside(factors, products.get(t).factors())
                    - inside(factors, other));
        double within = inside(factors, one) + inside(factors, other);
        double across = 0;
        for (int i : one) {
          for (int j : other) {
            across += logCovariance(factors, i, j);
          }
        }
        sum += g[s] * g[t] * held * (Math.exp(within + across) - Math.exp(within));
      }
    }
    return sum;
  }

  /** Covariances of the logarithms of the factors of a slot. */
  private static double inside(Factor[] factors, int[] product) {
    double sum = 0;
    for (int i = 0; i < product.length; i++) {
      for (int j = i + 1; j < product.length; j++) {
        sum += logCovariance(factors, product[i], product[j]);
      }
    }
    return sum;
  }

  private static int[] free(SourceTerms.FactorProduct product, IntPredicate free) {
    return IntStream.of(product.factors()).map(f -> f >= 0 && free.test(f) ? f : -1).toArray();
  }

  @Test
  void classesGiveWhatAllPairsGive() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Factor[] factors = mixed(random);
      List<SourceTerms.FactorProduct> products = new ArrayList<>();
      for (int s = 0; s < 60; s++) {
        int emissionFactor = 19 + random.nextInt(21);
        products.add(
            new SourceTerms.FactorProduct(
                seed % 2 == 0 ? -1 : 39 + random.nextInt(6),
                random.nextInt(21) - 1,
                emissionFactor == 19 ? -1 : emissionFactor,
                seed % 3 == 0 ? -1 : 44 + random.nextInt(4)));
      }
      products.replaceAll(
          s ->
              new SourceTerms.FactorProduct(
                  s.common() == 39 ? -1 : s.common(),
                  s.activity(),
                  s.emissionFactor(),
                  s.sensitivity() == 44 ? -1 : s.sensitivity()));
      List<SourceTerms.FactorProduct> distinct = products.stream().distinct().toList();
      double[] g = random.doubles(distinct.size(), -1, 3).toArray();
      int[] used = IntStream.range(0, g.length).toArray();
      for (IntPredicate free :
          List.<IntPredicate>of(
              f -> true,
              f -> factors[f].group().isEmpty(),
              f -> factors[f].group().equals("two") || factors[f].group().equals("one"),
              f -> !factors[f].group().equals("regions"),
              f -> factors[f].group().equals("regions") || factors[f].group().equals("air"))) {
        ProductMoments moments = new ProductMoments(moments(factors), distinct, free);
        double expected = byAllPairs(factors, distinct, g, free);
        assertThat(variance(moments, g, used)).isCloseTo(expected, within(1e-10 * expected));
      }
    }
  }

  /** Draws of every figure with a row in the table of moments, by the key of its row. */
  private static Map<String, double[]> draws(DrawModel model) {
    AccountDraws draws = model.draw(0, DRAWS);
    Map<String, double[]> all = new HashMap<>();
    for (Quantities figures : FlowQuantities.ofFlows(model)) {
      double[][] values = new double[figures.size()][DRAWS];
      figures.draw(draws, values);
      for (int f = 0; f < values.length; f++) {
        String name = figures.table().name();
        all.put(name + Arrays.asList(figures.key(f)) + figures.quantity(), values[f]);
      }
    }
    for (int k = 0; k < model.stressors().size(); k++) {
      String stressor = model.stressors().label(k);
      double[] chain = sum(draws.deviations(k), model.central(k));
      double[] household = sum(draws.householdDeviations(k), model.household(k));
      all.put("supply_chain" + stressor, chain);
      all.put("household" + stressor, household);
      all.put("all" + stressor, sum(new double[][] {chain, household}, new double[0]));
      for (int r = 0; r < 3; r++) {
        all.put(
            "household" + stressor + "R" + r,
            sum(
                new double[][] {draws.householdDeviations(k)[r]},
                new double[] {model.household(k)[r]}));
        for (String view : FlowEngine.flowViews()) {
          double[][] column = Arrays.copyOfRange(draws.pairs(view, k), 3 * r, 3 * r + 3);
          all.put("caused" + view + stressor + "R" + r, sum(column, new double[0]));
          double[] exports =
              all.get("embodied_trade[" + view + ", " + stressor + ", R" + r + "]exports");
          all.merge(
              "between_" + view + stressor,
              exports,
              (a, b) -> sum(new double[][] {a, b}, new double[0]));
        }
      }
    }
    return all;
  }

  private static double[] sum(double[][] vectors, double[] constants) {
    double[] sum = new double[DRAWS];
    Arrays.fill(sum, Arrays.stream(constants).sum());
    for (double[] vector : vectors) {
      for (int d = 0; d < DRAWS; d++) {
        sum[d] += vector[d];
      }
    }
    return sum;
  }

  private static String key(Table t, int row) {
    String view = t.strings("view")[row];
    String stressor = t.strings("stressor")[row];
    String region = t.strings("region")[row];
    String quantity = t.strings("quantity")[row];
    return switch (t.strings("of_table")[row]) {
      case "national_total" -> quantity + stressor;
      case "account_household" -> "household" + stressor + region;
      case "flow_pair" ->
          "flow_pair" + List.of(view, stressor, region, t.strings("to_region")[row]) + quantity;
      case "embodied_trade" -> "embodied_trade" + List.of(view, stressor, region) + quantity;
      default ->
          view.equals("producer")
              ? "account" + List.of(view, region, t.strings("sector")[row], stressor) + quantity
              : "caused" + view + stressor + region;
    };
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void drawsOfEveryFigureAgreeWithinTheirMonteCarloError(Mode mode) {
    Table uncertainty =
        mode == Mode.BOTTOM_UP ? DrawnStudy.bottomUp() : DrawnStudy.bySpecies(.1175);
    drawsAgree(STUDY.model(uncertainty, mode));
  }

  /** Other distributions, groups correlated in part, and groups correlated with each other. */
  @Test
  void drawsOfOtherDistributionsAndCorrelationsAgree() {
    DrawnStudy study = new DrawnStudy();
    TinyStudy.put(study.tables(), DrawnStudy.correlations());
    drawsAgree(study.model(DrawnStudy.otherDistributions(), Mode.BOTTOM_UP));
  }

  /** Factors of regions that are alike in part, and sensitivities. */
  @Test
  void drawsOfCommonFactorsAndSensitivitiesAgree() {
    DrawnStudy study = new DrawnStudy();
    TinyStudy.put(study.tables(), DrawnStudy.commonToAll());
    drawsAgree(study.model(DrawnStudy.everyKind(), Mode.BOTTOM_UP));
  }

  /** What a region's inputs have in common may not go together with other factors. */
  @Test
  void commonFactorsThatGoTogetherWithOthersHaveNoClosedForm() {
    Table together =
        DrawnStudy.rows()
            .add("*", "*", "*", "common", "lognormal", .1, "all")
            .add("*", "*", "*", "activity", "lognormal", .2, "all")
            .build();
    assertThat(ExactMoments.of(STUDY.model(together, Mode.BOTTOM_UP))).isEmpty();
    Table sensitivities =
        DrawnStudy.rows()
            .add("SO2", "*", "*", "sensitivity", "lognormal", .1, "all")
            .add("SO2", "*", "*", "emission_factor", "lognormal", .2, "all")
            .build();
    assertThat(ExactMoments.of(STUDY.model(sensitivities, Mode.BOTTOM_UP))).isEmpty();
  }

  private static void drawsAgree(DrawModel model) {
    Table exact = ExactMoments.of(model).orElseThrow().table();
    Map<String, double[]> draws = draws(model);
    int spread = 0;
    for (int row = 0; row < exact.rows(); row++) {
      String name = exact.keyText(row);
      double[] x = draws.get(key(exact, row));
      assertThat(x).as(name).isNotNull();
      agrees(exact, row, x);
      spread += exact.doubles("sd")[row] > 0 ? 1 : 0;
    }
    // by stressor: national, accounts, households, pairs and region totals of both views
    assertThat(exact.rows()).isEqualTo(3 * (5 + 9 + 3 + 9 + 15 + 2 * 9));
    assertThat(spread).isGreaterThan(140);
  }

  /**
   * What is told as the error of a mean of Sobol's points, that of as many random draws, is more
   * than they err: over many scramblings and all figures, powers of two or not.
   */
  @ParameterizedTest
  @ValueSource(ints = {256, 300})
  void sobolPointsErrLessThanIsTold(int n) {
    DrawModel random = STUDY.model(DrawnStudy.bottomUp(), Mode.BOTTOM_UP);
    LinearMoments exact = ExactMoments.of(random).orElseThrow().where(f -> true);
    List<LinearQuantity> pairs =
        ExactMoments.of(random).orElseThrow().figures().stream()
            .filter(f -> f.table().equals("flow_pair") && f.view().equals("final_producer"))
            .toList();
    int seeds = 30;
    double[] squares = new double[pairs.size()];
    for (int seed = 0; seed < seeds; seed++) {
      DrawModel sobol = STUDY.sobol(seed);
      for (int f = 0; f < squares.length; f++) {
        LinearQuantity pair = pairs.get(f);
        int at = sobol.regions().find(pair.region()) + 3 * sobol.regions().find(pair.toRegion());
        double[] draws = sobol.draw(0, n).pairs("final_producer", pair.stressor())[at];
        double away =
            Arrays.stream(draws).average().orElseThrow()
                - exact.of(List.of(pair.weighted()))[0].mean();
        squares[f] += away * away / seeds;
      }
    }
    for (int f = 0; f < squares.length; f++) {
      double reported = exact.of(List.of(pairs.get(f).weighted()))[0].sd() / Math.sqrt(n);
      assertThat(Math.sqrt(squares[f])).as(pairs.get(f).toString()).isLessThan(reported);
    }
  }

  private static void agrees(Table exact, int row, double[] x) {
    String name = exact.keyText(row);
    double mean = exact.doubles("mean")[row];
    double sd = exact.doubles("sd")[row];
    double m2 = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double m4 = Arrays.stream(x).map(v -> Math.pow(v - mean, 4)).average().orElseThrow();
    double scale = Math.abs(exact.doubles("central")[row]) * 1e-12;
    assertThat(Arrays.stream(x).average().orElseThrow())
        .as("mean of " + name)
        .isCloseTo(mean, within(4.5 * sd / Math.sqrt(x.length) + scale));
    // standard error of the standard deviation, from the fourth moment
    double error = sd == 0 ? 0 : Math.sqrt((m4 - m2 * m2) / x.length) / (2 * sd);
    assertThat(Math.sqrt(m2)).as("sd of " + name).isCloseTo(sd, within(4.5 * error + scale));
  }

  /** National savings of coordination scenarios, their bases and differences. */
  @Test
  void drawsOfScenariosAgreeWithinTheirMonteCarloError() {
    DrawnWorld world = DrawnWorld.of(3, .2);
    FlowEngine flows = world.flows();
    DrawModel model = world.model(flows);
    Optional<Savings> savings = StudyModel.savings(world.tables(), flows, world.parameters());
    Table exact = ExactMoments.of(model, savings).orElseThrow().table();
    Map<String, double[]> draws = new HashMap<>();
    Map<String, Double> central = new HashMap<>();
    AccountDraws accounts = model.draw(0, DRAWS);
    for (Quantities figures : world.drawn(model, flows).summary()) {
      String table = figures.table().name();
      if (table.startsWith("scenario_")) {
        double[][] values = new double[figures.size()][DRAWS];
        figures.draw(accounts, values);
        for (int f = 0; f < values.length; f++) {
          draws.put(scenario(table, figures.quantity(), figures.key(f)), values[f]);
          central.put(scenario(table, figures.quantity(), figures.key(f)), figures.central(f));
        }
      }
    }
    int compared = 0;
    for (int row = 0; row < exact.rows(); row++) {
      if (!exact.strings("scenario")[row].equals("*")) {
        String key =
            String.join(
                "|",
                exact.strings("of_table")[row],
                exact.strings("quantity")[row],
                exact.strings("scenario")[row],
                exact.strings("stressor")[row]);
        assertThat(draws).containsKey(key);
        assertThat(exact.doubles("central")[row]).as(key).isEqualTo(central.get(key));
        agrees(exact, row, draws.get(key));
        compared++;
      }
    }
    // of CO2 and deaths: three scenarios with two bases and a saving, and three differences
    assertThat(compared).isEqualTo(2 * (3 * 3 + 3));
    assertThat(exact.doubles("sd")[exact.rows() - 1]).isPositive();
  }

  private static String scenario(String table, String quantity, Object[] key) {
    if (table.equals("scenario_difference")) {
      return String.join("|", table, quantity, key[0] + " - " + key[1], key[2].toString());
    }
    String of = quantity.equals("base") ? "base_" + key[2] : quantity;
    return String.join("|", table, of, key[0].toString(), key[1].toString());
  }

  /** Activity and emission factor of stoves go together: the mean is above the central value. */
  @Test
  void factorsThatGoTogetherMoveTheMean() {
    Table table =
        ExactMoments.of(STUDY.model(DrawnStudy.bottomUp(), Mode.BOTTOM_UP)).orElseThrow().table();
    boolean moved = false;
    for (int row = 0; row < table.rows(); row++) {
      moved |= table.doubles("mean")[row] > 1.01 * table.doubles("central")[row];
    }
    assertThat(moved).isTrue();
  }

  @Test
  void deathsThatGoTogetherWithEmissionsHaveNoClosedForm() {
    Table together =
        DrawnStudy.rows()
            .add("SO2", "*", "*", "species", "lognormal", .2, "all")
            .add("deaths", "*", "*", "exposure_response", "lognormal", .2, "all")
            .build();
    assertThat(ExactMoments.of(STUDY.model(together, Mode.SPECIES))).isEmpty();
  }

  @Test
  void noSpreadIsTheCentralRun() {
    Table none = DrawnStudy.rows().add("*", "*", "*", "activity", "lognormal", 0, "").build();
    Table table = ExactMoments.of(STUDY.model(none, Mode.BOTTOM_UP)).orElseThrow().table();
    assertThat(table.doubles("mean")).isEqualTo(table.doubles("central"));
    assertThat(table.doubles("sd")).containsOnly(0);
  }

  /** Du et al.: every CO2 flow has the ratios .789 and 1.250 of sigma .1175 about the mean. */
  @Test
  void quantilesOfSingleFlowsAreThoseOfTheirLognormal() {
    DrawModel model = STUDY.model(DrawnStudy.bySpecies(.1175), Mode.PUBLISHED);
    double[][] pairs = model.draw(0, DRAWS).pairs("final_producer", 0);
    for (int pair = 0; pair < pairs.length; pair++) {
      double central = model.pairs("final_producer", 0).at(pair % 3, pair / 3);
      double low = central * Math.exp(-1.959963984540054 * .1175 - .1175 * .1175 / 2);
      double high = central * Math.exp(1.959963984540054 * .1175 - .1175 * .1175 / 2);
      assertThat(low / central).isCloseTo(.789, within(5e-4));
      assertThat(high / central).isCloseTo(1.250, within(5e-4));
      Statistics s = Statistics.of(central, pairs[pair]);
      // sqrt(p (1 - p) / n) over the density at the quantile
      double error = Math.sqrt(.025 * .975 / DRAWS) / (.05844507 / .1175);
      assertThat(s.p2_5()).isCloseTo(low, within(4 * error * low));
      assertThat(s.p97_5()).isCloseTo(high, within(4 * error * high));
    }
  }
}
