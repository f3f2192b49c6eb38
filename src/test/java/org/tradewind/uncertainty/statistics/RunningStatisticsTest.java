package org.tradewind.uncertainty.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.draws.DrawEngine;
import org.tradewind.uncertainty.draws.Reported;
import org.tradewind.uncertainty.draws.Slice;
import org.tradewind.uncertainty.outputs.DrawnWorld;
import org.tradewind.uncertainty.outputs.FlowQuantities;

/** Statistics of draws that are not kept against those of all of them. */
class RunningStatisticsTest {
  private static final int BLOCK = 250;

  private static double[] draws(int n, ToDoubleFunction<Random> of) {
    Random random = new Random(11);
    return IntStream.range(0, n).mapToDouble(i -> of.applyAsDouble(random)).toArray();
  }

  private static RunningStatistics reported(double central, double[] draws) {
    RunningStatistics running = new RunningStatistics(central);
    add(running, draws);
    return running;
  }

  private static void add(RunningStatistics running, double[] draws) {
    for (int from = 0; from < draws.length; from += BLOCK) {
      int to = Math.min(draws.length, from + BLOCK);
      running.add(Arrays.copyOfRange(draws, from, to), to - from);
    }
  }

  private static double[] quantiles(Statistics s) {
    return new double[] {s.p2_5(), s.p25(), s.p50(), s.p75(), s.p97_5()};
  }

  /** Quantiles are the very same order statistics; sums are formed in another order. */
  private static void assertSame(double central, double[] draws) {
    Statistics all = Statistics.of(central, draws);
    Statistics some = reported(central, draws).result().orElseThrow();
    assertThat(RunningStatistics.of(central, draws.clone(), draws.length, BLOCK)).isEqualTo(some);
    RunningStatistics holding = new RunningStatistics(central, draws.length);
    add(holding, draws);
    assertThat(holding.result()).hasValue(some);
    assertThat(some.draws()).isEqualTo(all.draws());
    assertThat(quantiles(some)).isEqualTo(quantiles(all));
    double scale = Math.max(Math.abs(all.mean()), all.sd());
    assertThat(some.mean()).isCloseTo(all.mean(), within(1e-13 * scale));
    assertThat(some.sd()).isCloseTo(all.sd(), within(1e-12 * scale));
    assertThat(some.mcError()).isCloseTo(all.mcError(), within(1e-12 * scale));
  }

  @Test
  void anyNumberOfDrawsOfAnyShape() {
    for (int n : new int[] {1, 2, 249, 2047, 2048, 2300, 4096, 10_000, 70_001}) {
      assertSame(1, draws(n, r -> Math.exp(.4 * r.nextGaussian() - .08)));
      assertSame(-3, draws(n, r -> -3 + 1e-9 * r.nextGaussian()));
      assertSame(0, draws(n, Random::nextDouble));
    }
    assertSame(0, draws(30_000, r -> Math.tan(Math.PI * (r.nextDouble() - .5))));
    assertSame(5, draws(30_000, r -> r.nextInt(3)));
    assertSame(0, draws(30_000, r -> Math.max(0, r.nextGaussian() - 1)));
  }

  @Test
  void drawsWithoutSpreadGiveTheirValueToTheLastBitAndAreNotHeld() {
    double value = .1 + .2;
    double[] draws = new double[50_000];
    Arrays.fill(draws, value);
    RunningStatistics running = reported(value, draws);
    Statistics s = running.result().orElseThrow();
    assertThat(s).isEqualTo(Statistics.centralDraw(value, 50_000));
    assertThat(running.held()).isZero();
    // two that differ, after the pilot
    draws[40_000] = -1;
    draws[49_999] = 7;
    assertSame(value, draws);
  }

  /** As shares are that do not depend on what is drawn. */
  @Test
  void drawsThatDifferByRoundingAloneLoseNothing() {
    for (double value : new double[] {.015264519171283186, -7e-5, 1e9, 1e-300}) {
      for (int ulps : new int[] {2, 3, 5, 40}) {
        assertSame(value, draws(30_000, r -> value + r.nextInt(ulps) * Math.ulp(value)));
      }
    }
  }

  @Test
  void drawsInWhichANumberIsNotDefinedAreLeftOut() {
    assertSame(1, draws(20_000, r -> r.nextInt(5) == 0 ? Double.NaN : r.nextGaussian()));
    double[] late = draws(9_000, Random::nextGaussian);
    Arrays.fill(late, 0, 3_000, Double.NaN);
    assertSame(Double.NaN, late);
    double[] none = new double[600];
    Arrays.fill(none, Double.NaN);
    assertThat(reported(1, none).result()).contains(Statistics.of(1, none));
    assertThat(reported(1, none).result().orElseThrow().draws()).isZero();
    assertThat(new RunningStatistics(2).result().orElseThrow().draws()).isZero();
  }

  @Test
  void fewDrawsAreHeld() {
    double[] draws = draws(1_000_000, r -> Math.exp(.3 * r.nextGaussian()));
    RunningStatistics running = reported(1, draws);
    assertThat(running.held()).isLessThan(50_000);
    Statistics all = Statistics.of(1, draws);
    assertThat(running.result().orElseThrow().p97_5()).isEqualTo(all.p97_5());
  }

  /** Sorted draws mislead the pilot: what then lies elsewhere is never guessed. */
  @Test
  void aQuantileAmongDrawsThatWereLetGoIsNotGuessed() {
    double[] sorted = draws(20_000, Random::nextGaussian);
    Arrays.sort(sorted);
    assertThat(reported(0, sorted).result()).isEqualTo(Optional.empty());
  }

  /** A block of which some are NaN is left out by the windows and told again without them. */
  @Test
  void windowsTakeNothingOfABlockWithNaN() {
    double[] draws = draws(4000, Random::nextGaussian);
    QuantileBrackets brackets = QuantileBrackets.of(draws, 2000, 0, 1);
    int held = brackets.size();
    double[] block = Arrays.copyOfRange(draws, 2000, 4000);
    block[1999] = Double.NaN;
    assertThat(brackets.add(block, 0, 2000, 0).sum()).isNaN();
    assertThat(brackets.size()).isEqualTo(held);
    int[] ranks = Quantiles.ranks(2000, Statistics.PROBABILITIES);
    double[] first = Quantiles.orderStatistics(Arrays.copyOf(draws, 2000), ranks);
    assertThat(brackets.find(ranks)).isEqualTo(first);
    // infinite ones are numbers, though their sum may be none
    block[0] = Double.NEGATIVE_INFINITY;
    block[1999] = Double.POSITIVE_INFINITY;
    brackets.add(block, 0, 2000, 0);
    double[] all = Arrays.copyOf(draws, 4000);
    System.arraycopy(block, 0, all, 2000, 2000);
    Arrays.sort(all);
    int[] middle = {1999, 2000};
    assertThat(brackets.find(middle)).isEqualTo(new double[] {all[1999], all[2000]});
  }

  @Test
  void theEnginesStatisticsAreThoseOfAllItsBlocks() {
    for (double sigma : new double[] {.2, 0}) {
      DrawnWorld world = DrawnWorld.of(5, sigma);
      DrawModel model = world.model(world.flows());
      DrawEngine engine = new DrawEngine(model, FlowQuantities.ofFlows(model), 300);
      int draws = 20 * 300;
      List<Slice> slices = engine.slices(draws, Long.MAX_VALUE, 1);
      List<Reported> found = engine.inOrder(slices, List.of(engine.reported(slices.get(0), draws)));
      assertThat(found).hasSize(engine.size());
      double[][] all = engine.draws(0, draws);
      double[] central = engine.central(IntStream.range(0, all.length).toArray());
      for (int f = 0; f < all.length; f++) {
        Statistics direct = Statistics.of(central[f], all[f]);
        Statistics of = found.get(f).statistics();
        assertThat(quantiles(of)).isEqualTo(quantiles(direct));
        assertThat(of.mean()).isCloseTo(direct.mean(), within(1e-12 * Math.abs(central[f])));
        if (sigma == 0) {
          assertThat(of.mean()).isEqualTo(central[f]);
          assertThat(of.sd()).isZero();
        }
      }
    }
  }

  @Test
  void momentsFarFromTheirBaseAreTakenAboutTheMean() {
    double[] draws = draws(5_000, r -> 1e6 + 1e-3 * r.nextGaussian());
    Statistics far = Statistics.of(0, draws);
    Statistics near = Statistics.of(1e6, draws);
    assertThat(far.sd()).isCloseTo(near.sd(), within(1e-9 * near.sd()));
    assertThat(near.sd()).isCloseTo(1e-3, within(1e-4));
  }
}
