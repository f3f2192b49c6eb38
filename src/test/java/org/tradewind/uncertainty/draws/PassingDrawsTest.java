package org.tradewind.uncertainty.draws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.outputs.DrawnWorld;
import org.tradewind.uncertainty.outputs.FlowQuantities;
import org.tradewind.uncertainty.outputs.PairQuantities;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.statistics.RunningStatistics;

/** More draws than are held at once, by slices that share what units emit. */
class PassingDrawsTest {
  private static final int DRAWS = 18_000;
  private static final int BLOCK = 500;

  private final DrawnWorld world = DrawnWorld.of(2, .3);
  private final DrawModel model = world.model(world.flows());

  private DrawEngine engine() {
    return new DrawEngine(model, FlowQuantities.ofFlows(model), BLOCK);
  }

  /** All slices, so many at a time. */
  private static byte[] reported(DrawEngine engine, List<Slice> slices, int threads)
      throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<Reported>>> futures = new ArrayList<>();
      for (Slice slice : slices) {
        futures.add(workers.submit(() -> engine.reported(slice, DRAWS)));
      }
      List<List<Reported>> reported = new ArrayList<>();
      for (Future<List<Reported>> future : futures) {
        reported.add(future.get());
      }
      return Reported.bytes(engine.inOrder(slices, reported));
    } finally {
      workers.shutdownNow();
    }
  }

  /** By way of all draws at once, which no round and no other slice can touch. */
  private static byte[] alone(DrawEngine engine) {
    double[][] all = engine.draws(0, DRAWS);
    double[] central = engine.central(IntStream.range(0, all.length).toArray());
    return Reported.bytes(
        IntStream.range(0, all.length)
            .mapToObj(f -> Reported.of(RunningStatistics.of(central[f], all[f], DRAWS, BLOCK)))
            .toList());
  }

  @Test
  void slicesThatShareRoundsHaveTheBitsOfOne() throws Exception {
    byte[] expected = alone(engine());
    for (int[] cut : new int[][] {{1, 1}, {2, 2}, {7, 3}}) {
      DrawEngine engine = engine();
      List<Slice> slices = engine.slices(DRAWS, Long.MAX_VALUE, cut[0]);
      assertThat(slices).hasSize(cut[0]);
      assertThat(reported(engine, slices, cut[1])).as(Arrays.toString(cut)).isEqualTo(expected);
    }
  }

  /** Numbers of another declaration, seen when they are drawn. */
  private record Watched(Quantities of, Runnable drawn) implements Quantities {
    @Override
    public TableSchema table() {
      return of.table();
    }

    @Override
    public String quantity() {
      return of.quantity();
    }

    @Override
    public int size() {
      return of.size();
    }

    @Override
    public Object[] key(int figure) {
      return of.key(figure);
    }

    @Override
    public double central(int figure) {
      return of.central(figure);
    }

    @Override
    public int stressor(int figure) {
      return of.stressor(figure);
    }

    @Override
    public void draw(AccountDraws draws, int from, double[][] into) {
      drawn.run();
      of.draw(draws, from, into);
    }
  }

  private DrawEngine watching(Runnable one, Runnable other) {
    List<Quantities> figures =
        List.of(
            new Watched(new PairQuantities(model, "final_producer", 0), one),
            new Watched(new PairQuantities(model, "final_producer", 1), other));
    return new DrawEngine(model, figures, BLOCK);
  }

  /**
   * A slice that fails leaves rounds half drawn; others and a second attempt are none the worse.
   */
  @Test
  void aSliceThatFailsChangesNothing() throws Exception {
    byte[] expected = alone(watching(() -> {}, () -> {}));
    AtomicLong tiles = new AtomicLong();
    DrawEngine engine =
        watching(
            () -> {
              if (tiles.incrementAndGet() == 50) {
                throw new IllegalStateException("stopped");
              }
            },
            () -> {});
    List<Slice> slices = engine.slices(DRAWS, Long.MAX_VALUE, 2);
    assertThat(slices).hasSize(2);
    assertThatThrownBy(() -> reported(engine, slices, 2)).hasMessageContaining("stopped");
    assertThat(reported(engine, slices, 2)).isEqualTo(expected);
  }

  /**
   * A slice that is ahead waits for the other, so that rounds are let go only when both had them.
   */
  @Test
  void aSliceDoesNotLeaveAnotherBehind() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    AtomicLong quick = new AtomicLong();
    AtomicLong slow = new AtomicLong();
    AtomicLong most = new AtomicLong();
    DrawEngine engine =
        watching(
            () -> {
              await(both);
              most.accumulateAndGet(quick.incrementAndGet() - slow.get(), Math::max);
            },
            () -> {
              await(both);
              slow.incrementAndGet();
              sleep();
            });
    List<Slice> slices = engine.slices(DRAWS, Long.MAX_VALUE, 2);
    reported(engine, slices, 2);
    assertThat(quick.get()).isEqualTo(slow.get()).isGreaterThan(140);
    // three rounds of 16 tiles
    assertThat(most.get()).isLessThanOrEqualTo(48);
  }

  private static void await(CountDownLatch both) {
    both.countDown();
    try {
      both.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Totals that slices sum on the way are those of the blocks. */
  @Test
  void totalsOfSlicesAreThoseOfBlocks() {
    DrawEngine engine = engine();
    WatchedTotals watched = WatchedTotals.of(engine);
    Convergence blocks = new Convergence(watched, BLOCK, DRAWS - 100);
    for (int first = 0; first < DRAWS; first += BLOCK) {
      blocks.add(watched.draws(engine, first, BLOCK, DRAWS));
    }
    double[][] totals = new double[watched.size()][];
    for (Slice slice : engine.slices(DRAWS, Long.MAX_VALUE, 3)) {
      int[] within = watched.within(engine, slice);
      WatchedTotals.Summed summed = watched.reported(engine, slice, DRAWS - 100, within);
      for (int t = 0; t < within.length; t++) {
        assertThat(totals[within[t]]).isNull();
        totals[within[t]] = summed.totals()[t];
      }
    }
    Convergence slices = new Convergence(watched, BLOCK, DRAWS - 100);
    slices.addAll(totals);
    assertThat(slices.drawn()).isEqualTo(blocks.drawn()).isEqualTo(DRAWS - 100);
    for (String column : List.of("mean", "sd", "p2_5", "p50", "p97_5")) {
      assertThat(slices.table().doubles(column)).isEqualTo(blocks.table().doubles(column));
    }
    assertThat(slices.outcomes().doubles("value")).isEqualTo(blocks.outcomes().doubles("value"));
  }

  /** Slices are sized by it: too little would fill the heap, too much would draw units again. */
  @Test
  void bytesAreThoseOfTheDrawsThatAreHeld() {
    Random random = new Random(3);
    for (int draws : new int[] {20_000, 32_000, 100_000, 300_000}) {
      RunningStatistics running = new RunningStatistics(1);
      int most = 0;
      for (int first = 0; first < draws; first += BLOCK) {
        double[] block = random.doubles(BLOCK).map(u -> Math.exp(.4 * u)).toArray();
        running.add(block, BLOCK);
        most = Math.max(most, running.held());
      }
      long estimate = RunningStatistics.bytes(draws);
      assertThat((long) Double.BYTES * most).isBetween(estimate / 2, estimate);
    }
  }
}
