package org.tradewind.uncertainty.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.TinyStudy;
import org.tradewind.flows.FlowEngine;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Expression;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.outputs.Categories;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.outputs.Drawn;
import org.tradewind.uncertainty.outputs.DrawnWorld;
import org.tradewind.uncertainty.outputs.RankQuantities;
import org.tradewind.uncertainty.outputs.ScaledQuantities;

/**
 * What is told of draws. The expected figures were printed by NumPy 2: {@code np.percentile(x,
 * [2.5, 25, 50, 75, 97.5])}, {@code x.mean()}, {@code x.std(ddof=1)}.
 */
class StatisticsTest {
  private static final double[] ELEVEN = {
    3.047, -10.4, 7.505, 9.406, -19.51, -13.022, 1.278, -3.162, -0.168, -8.53, 8.794
  };

  @Test
  void agreesWithNumpyOnElevenNumbers() {
    Statistics s = Statistics.of(0, ELEVEN.clone());
    assertThat(s.p2_5()).isCloseTo(-17.888, within(1e-13));
    assertThat(s.p25()).isCloseTo(-9.465, within(1e-13));
    assertThat(s.p50()).isEqualTo(-0.168);
    assertThat(s.p75()).isCloseTo(5.276, within(1e-13));
    assertThat(s.p97_5()).isCloseTo(9.253, within(1e-13));
    assertThat(s.mean()).isCloseTo(-2.2510909090909093, within(1e-14));
    assertThat(s.sd()).isCloseTo(9.583674811412848, within(1e-14));
    assertThat(s.mcError()).isCloseTo(9.583674811412848 / Math.sqrt(11), within(1e-14));
  }

  @Test
  void agreesWithNumpyOnTenThousandNumbersWithTies() {
    double[] x = new double[10_000];
    for (long i = 0; i < x.length; i++) {
      x[(int) i] = (i * i * 7919 + 13 * i) % 10007;
    }
    Statistics s = Statistics.of(5000, x);
    assertThat(s.p2_5()).isCloseTo(284.95, within(1e-11));
    assertThat(s.p25()).isEqualTo(2532.25);
    assertThat(s.p50()).isEqualTo(5065.5);
    assertThat(s.p75()).isEqualTo(7537);
    assertThat(s.p97_5()).isCloseTo(9746.025, within(1e-11));
    assertThat(s.mean()).isCloseTo(5041.7747, within(1e-10));
    assertThat(s.sd()).isCloseTo(2879.1775451113704, within(1e-9));
  }

  @Test
  void drawsInWhichANumberIsNotDefinedAreLeftOutAndCounted() {
    double[] some = {Double.NaN, 2, Double.NaN, 4, 6};
    Statistics s = Statistics.of(3, some);
    assertThat(s.draws()).isEqualTo(3);
    assertThat(s.mean()).isEqualTo(4);
    assertThat(s.p50()).isEqualTo(4);
    assertThat(s.sd()).isEqualTo(2);
    assertThat(Statistics.of(Double.NaN, new double[] {Double.NaN}).draws()).isZero();
    assertThat(Statistics.of(Double.NaN, new double[] {1, 2, 3}).mean()).isEqualTo(2);
  }

  @Test
  void aNegativeConstantSwapsTheQuantiles() {
    double[] account = ELEVEN.clone();
    double[] twiceNegative = new double[11];
    for (int i = 0; i < 11; i++) {
      account[i] += 40;
      twiceNegative[i] = -2 * account[i];
    }
    Statistics scaled = ScaledQuantities.scaled(-80, 40, Statistics.of(40, account));
    Statistics direct = Statistics.of(-80, twiceNegative);
    assertThat(scaled.p2_5()).isCloseTo(direct.p2_5(), within(1e-12));
    assertThat(scaled.p97_5()).isCloseTo(direct.p97_5(), within(1e-12));
    assertThat(scaled.p25()).isCloseTo(direct.p25(), within(1e-12));
    assertThat(scaled.p75()).isCloseTo(direct.p75(), within(1e-12));
    assertThat(scaled.p2_5()).isLessThan(scaled.p25());
    assertThat(scaled.p75()).isLessThan(scaled.p97_5());
    assertThat(scaled.mean()).isCloseTo(direct.mean(), within(1e-12));
    assertThat(scaled.sd()).isCloseTo(direct.sd(), within(1e-12));
  }

  @Test
  void probabilitiesAreSharesOfTheDraws() {
    Categories kinds =
        new RankQuantities(
            DrawnWorld.of(1, .1).model(DrawnWorld.of(1, .1).flows()),
            "producer",
            0,
            new Expression[3]);
    Table.Builder rows = Table.builder(DisparityTables.RANK_PROBABILITY);
    CiTable.add(rows, kinds, 1, new int[] {2, 0, 6, 0});
    Table table = rows.build();
    assertThat(table.ints("rank")).containsExactly(1, 3);
    assertThat(table.doubles("probability")).containsExactly(.25, .75);
    assertThat(table.doubles("mc_error")[0]).isCloseTo(Math.sqrt(.25 * .75 / 8), within(1e-15));
  }

  /** With one factor for all CO2 a flow is lognormal: quantiles exp(sigma z - sigma^2 / 2). */
  @Test
  void flowsOfOneFactorHaveTheQuantilesOfItsDistribution() {
    double sigma = .116;
    DrawnWorld world = DrawnWorld.of(3, .1);
    StudyTables tables = new StudyTables().putAll(world.tables());
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("CO2", "*", "*", "quantity", "lognormal", sigma, ""));
    FlowEngine flows = world.flows();
    int n = 40_000;
    UncertaintyParameters how =
        new UncertaintyParameters(
            UncertaintyParameters.Mode.PUBLISHED, n, 7, 500, List.of("CO2", "deaths"));
    DrawModel model =
        DrawModel.of(
                tables,
                java.util.Optional.empty(),
                flows,
                world.parameters().species(),
                org.tradewind.health.HealthParameters.DEFAULT,
                how)
            .orElseThrow();
    Drawn drawn = world.drawn(model, flows);
    AccountDraws draws = model.draw(0, n);
    ScaledQuantities flow =
        drawn.scaled().stream()
            .filter(f -> f.schema() == FlowTables.FLOW)
            .findFirst()
            .orElseThrow();
    double z = 1.959963984540054;
    double low = Math.exp(-sigma * z - sigma * sigma / 2);
    double high = Math.exp(sigma * z - sigma * sigma / 2);
    double middle = Math.exp(-sigma * sigma / 2);
    // standard error of a quantile: sqrt(p (1 - p) / n) / density, below .008 sigma here
    double tolerance = 4 * Math.sqrt(.025 * .975 / n) / .0584 * sigma;
    int met = 0;
    for (int f = 0; f < flow.size(); f++) {
      int account = flow.accounts()[f];
      if (account >= 12 || flow.central(f) == 0) {
        continue;
      }
      met++;
      Statistics s =
          flow.of(
              f,
              model.central(0)[account],
              Statistics.of(model.central(0)[account], draws.values(0)[account].clone()));
      double value = flow.central(f);
      assertThat((value > 0 ? s.p2_5() : s.p97_5()) / value).isCloseTo(low, within(tolerance));
      assertThat(s.p50() / value).isCloseTo(middle, within(tolerance));
      assertThat((value > 0 ? s.p97_5() : s.p2_5()) / value).isCloseTo(high, within(tolerance));
    }
    assertThat(met).isEqualTo(12 * 4 + 12 * 6);
  }
}
