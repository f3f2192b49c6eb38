package org.tradewind.uncertainty.draws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;
import org.tradewind.uncertainty.outputs.DrawnStudy;
import org.tradewind.uncertainty.outputs.FlowQuantities;
import org.tradewind.uncertainty.random.Streams;
import org.tradewind.uncertainty.random.Uniforms;
import org.tradewind.uncertainty.statistics.QuantileError;
import org.tradewind.uncertainty.statistics.Quantiles;
import org.tradewind.uncertainty.variance.ExactMoments;

/** How totals settle, and the Monte Carlo error of quantiles. */
class ConvergenceTest {
  private static final DrawnStudy STUDY = new DrawnStudy();

  /** Of an evenly distributed number the p quantile has the standard error sqrt(p (1 - p) / n). */
  @Test
  void errorOfAQuantileIsWhatManyRepeatsGive() {
    int n = 1000;
    int repeats = 300;
    for (double p : new double[] {.025, .5, .975}) {
      double reported = 0;
      double squares = 0;
      for (int r = 0; r < repeats; r++) {
        double[] u = Uniforms.of(new Streams(r), "u", n);
        reported += QuantileError.of(u, p) / repeats;
        double found = Quantiles.of(u, p)[0];
        squares += (found - p) * (found - p) / repeats;
      }
      double expected = Math.sqrt(p * (1 - p) / n);
      assertThat(reported).isCloseTo(expected, within(.07 * expected));
      assertThat(Math.sqrt(squares)).isCloseTo(expected, within(.12 * expected));
    }
  }

  /** By hand: n = 100, p = 1/2, w = 5, ranks 44 and 55 (from 0) of 0 .. 99: (55 - 44) 5 / 11. */
  @Test
  void errorOfAQuantileByHand() {
    double[] ranks = IntStream.range(0, 100).mapToDouble(i -> (i * 37) % 100).toArray();
    assertThat(QuantileError.of(ranks, .5)).isEqualTo(5);
    assertThat(QuantileError.of(new double[100], .975)).isZero();
    assertThat(QuantileError.of(new double[20], .025)).isNaN();
  }

  @Test
  void roundsArePowersOfTwoThenAll() {
    assertThat(Convergence.rounds(20)).containsExactly(1, 2, 4, 8, 16, 20);
    assertThat(Convergence.rounds(8)).containsExactly(1, 2, 4, 8);
    assertThat(Convergence.rounds(1)).containsExactly(1);
  }

  private static Convergence settled(DrawEngine engine, int blocks, int draws) {
    WatchedTotals watched = WatchedTotals.of(engine);
    Convergence convergence = new Convergence(watched, engine.block(), draws);
    for (int b = 0; b < blocks; b++) {
      convergence.add(watched.draws(engine, (long) b * engine.block(), engine.block(), draws));
    }
    return convergence;
  }

  @Test
  void totalsAreThoseOfTheDrawsAndNearTheExactOnes() {
    DrawModel model = STUDY.model(DrawnStudy.bottomUp(), Mode.BOTTOM_UP);
    DrawEngine engine = new DrawEngine(model, FlowQuantities.ofFlows(model), 400);
    Table table = settled(engine, 5, 1900).table();
    Table exact = ExactMoments.of(model).orElseThrow().table();
    assertThat(Arrays.stream(table.ints("draws")).distinct()).containsExactly(400, 800, 1600, 1900);
    assertThat(table.rows()).isEqualTo(4 * 3 * 3);
    for (int row = 0; row < table.rows(); row++) {
      int of = national(exact, table.strings("stressor")[row], table.strings("quantity")[row]);
      assertThat(table.doubles("mean")[row])
          .as(table.keyText(row))
          .isCloseTo(exact.doubles("mean")[of], within(4.5 * table.doubles("mc_error")[row]));
      assertThat(table.doubles("p2_5")[row]).isLessThan(table.doubles("p97_5")[row]);
      assertThat(table.doubles("mc_error_p97_5")[row])
          .isBetween(table.doubles("mc_error")[row], 10 * table.doubles("mc_error")[row]);
    }
  }

  /** Of 200 draws outcome i is the quantile of p = (i - 0.5)/100: rank 199 p, by straight lines. */
  @Test
  void outcomesAreTheMiddlesOfHundredthsOfTheDraws() {
    DrawModel model = STUDY.model(DrawnStudy.bottomUp(), Mode.BOTTOM_UP);
    DrawEngine engine = new DrawEngine(model, FlowQuantities.ofFlows(model), 200);
    WatchedTotals watched = WatchedTotals.of(engine);
    double[][] totals = watched.draws(engine, 0, engine.block(), engine.block());
    Table table = settled(engine, 1, 200).outcomes();
    assertThat(table.rows()).isEqualTo(watched.totals().size() * 100);
    for (int row = 0; row < table.rows(); row++) {
      int total = row / 100;
      int outcome = row % 100 + 1;
      assertThat(table.strings("stressor")[row]).isEqualTo(watched.totals().get(total).stressor());
      assertThat(table.strings("quantity")[row]).isEqualTo(watched.totals().get(total).quantity());
      assertThat(table.ints("outcome")[row]).isEqualTo(outcome);
      double[] sorted = totals[total].clone();
      Arrays.sort(sorted);
      double rank = 199 * (outcome - .5) / 100;
      int below = (int) rank;
      double expected = sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]);
      assertThat(table.doubles("value")[row]).isCloseTo(expected, within(1e-9 * expected));
    }
  }

  private static int national(Table exact, String stressor, String quantity) {
    return IntStream.range(0, exact.rows())
        .filter(
            r ->
                exact.strings("of_table")[r].equals("national_total")
                    && exact.strings("stressor")[r].equals(stressor)
                    && exact.strings("quantity")[r].equals(quantity))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void errorFallsWithDrawsAndIsInfiniteForAHandful() {
    DrawModel model = STUDY.model(DrawnStudy.bySpecies(.1), Mode.SPECIES);
    DrawEngine engine = new DrawEngine(model, FlowQuantities.ofFlows(model), 200);
    double few = settled(engine, 1, 200).relativeError();
    double many = settled(engine, 16, 3200).relativeError();
    assertThat(few).isBetween(.005, .1);
    assertThat(many).isBetween(.15 * few, .4 * few);
    assertThat(settled(engine, 1, 20).relativeError()).isInfinite();
    assertThat(settled(engine, 1, 20).drawn()).isEqualTo(20);
  }

  @Test
  void nothingUncertainHasSettledAtOnce() {
    Table none = DrawnStudy.rows().add("*", "*", "*", "activity", "lognormal", 0, "").build();
    DrawModel model = STUDY.model(none, Mode.BOTTOM_UP);
    DrawEngine engine = new DrawEngine(model, FlowQuantities.ofFlows(model), 50);
    assertThat(settled(engine, 1, 50).relativeError()).isZero();
  }
}
