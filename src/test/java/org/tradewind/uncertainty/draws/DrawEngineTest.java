package org.tradewind.uncertainty.draws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.outputs.DrawnWorld;
import org.tradewind.uncertainty.outputs.FlowQuantities;
import org.tradewind.uncertainty.outputs.ProducerQuantities;
import org.tradewind.uncertainty.outputs.Quantities;
import org.tradewind.uncertainty.statistics.RunningStatistics;
import org.tradewind.uncertainty.statistics.Statistics;

/** Draws in slices and in the same arrays, against those that are drawn in another way. */
class DrawEngineTest {
  private final DrawnWorld world = DrawnWorld.of(5, .3);
  private final DrawModel model = world.model(world.flows());

  private DrawEngine engine(int block) {
    return new DrawEngine(model, FlowQuantities.ofFlows(model), block);
  }

  private static List<Reported> reported(DrawEngine engine, int draws, long bytes, int least) {
    List<Slice> slices = engine.slices(draws, bytes, least);
    return engine.inOrder(
        slices,
        slices.stream().map(s -> Reported.of(Reported.bytes(engine.reported(s, draws)))).toList());
  }

  private static Statistics[] statistics(List<Reported> reported) {
    return reported.stream().map(Reported::statistics).toArray(Statistics[]::new);
  }

  /** Trade is summed from flows on the way; it must not matter who asks first, nor for what. */
  @Test
  void theOrderOfFiguresDoesNotMatter() {
    DrawEngine engine = engine(60);
    double[][] all = engine.draws(120, 300);
    int[] backwards = IntStream.range(0, all.length).map(f -> all.length - 1 - f).toArray();
    double[][] found = engine.draws(backwards, 120, 300);
    for (int f = 0; f < all.length; f++) {
      assertThat(found[f]).isEqualTo(all[all.length - 1 - f]);
      assertThat(engine.draws(new int[] {f}, 131, 7)[0])
          .isEqualTo(Arrays.copyOfRange(all[f], 11, 18));
    }
  }

  /** What was worked of some draws does not hold for others in the same arrays. */
  @Test
  void nothingOfTheDrawsBeforeIsLeft() {
    AccountDraws buffers = model.buffers(40);
    buffers.to(0);
    buffers.values(0);
    buffers.pairs("final_producer", 1);
    buffers.trade("final_consumer", 0);
    buffers.to(80);
    AccountDraws anew = model.draw(80, 40);
    assertThat(buffers.values(0)).isDeepEqualTo(anew.values(0));
    assertThat(buffers.pairs("final_producer", 1)).isDeepEqualTo(anew.pairs("final_producer", 1));
    assertThat(buffers.trade("final_consumer", 0).indices())
        .isDeepEqualTo(anew.trade("final_consumer", 0).indices());
    assertThat(buffers.householdDeviations(0)).isDeepEqualTo(anew.householdDeviations(0));
  }

  /** Its value in draw d is d: the pilot sees nothing of where the quantiles will be. */
  private record Ascending(Quantities one, Map<Double, Integer> numbers) implements Quantities {
    @Override
    public TableSchema table() {
      return one.table();
    }

    @Override
    public String quantity() {
      return one.quantity();
    }

    @Override
    public int size() {
      return 2;
    }

    @Override
    public Object[] key(int figure) {
      return one.key(figure);
    }

    @Override
    public double central(int figure) {
      return 0;
    }

    /** Knows a draw by the value of the first account. */
    @Override
    public void draw(AccountDraws draws, int from, double[][] into) {
      double[] first = draws.values(0)[0];
      for (int i = 0; i < draws.draws(); i++) {
        // tiles may go on beyond the draws that are asked for
        int draw = numbers.getOrDefault(first[i], 0);
        for (int f = 0; f < into.length; f++) {
          into[f][i] = from + f == 0 ? draw : -draw;
        }
      }
    }
  }

  @Test
  void numbersWhoseDrawsWereLetGoAreWorkedOnceMore() {
    int draws = 20_001; // quantiles fall on draws
    double[] values = model.draw(0, draws).values(0)[0];
    Map<Double, Integer> numbers = new HashMap<>();
    IntStream.range(0, draws).forEach(d -> numbers.put(values[d], d));
    assertThat(numbers).hasSize(draws);
    Ascending figures = new Ascending(new ProducerQuantities(model), numbers);
    DrawEngine engine = new DrawEngine(model, List.of(figures), 250);
    Statistics[] found = statistics(reported(engine, draws, Long.MAX_VALUE, 1));
    double[] all = IntStream.range(0, draws).mapToDouble(d -> d).toArray();
    assertThat(found[0]).isEqualTo(Statistics.of(0, all));
    assertThat(found[1].p50()).isEqualTo(-found[0].p50());
    assertThat(found[1].p2_5()).isEqualTo(-found[0].p97_5());
  }

  @Test
  void statisticsHaveTheSameBitsInAnySlices() {
    for (int block : new int[] {100, 333, 2500}) {
      DrawEngine engine = engine(block);
      int draws = 7_010;
      Statistics[] whole = statistics(reported(engine, draws, Long.MAX_VALUE, 1));
      assertThat(whole).hasSize(engine.size());
      for (int least : new int[] {2, 7, 31}) {
        assertThat(statistics(reported(engine, draws, Long.MAX_VALUE, least))).isEqualTo(whole);
      }
    }
  }

  /** Tiles that all slices use are cut elsewhere than the draws that are asked for. */
  @Test
  void drawsFromTilesThatAreKeptAreTheSame() {
    DrawEngine engine = engine(500);
    int[] all = IntStream.range(0, engine.size()).toArray();
    double[][] found = engine.draws(all, 333, 500, 2_000);
    assertThat(found).isDeepEqualTo(engine.draws(all, 333, 500));
    assertThat(engine.draws(all, 333, 500, 2_000)).isDeepEqualTo(found);
    engine.release();
    assertThat(engine.draws(all, 333, 500, 2_000)).isDeepEqualTo(found);
  }

  /** Draws that are held in rounds say what they say when they come block by block. */
  @Test
  void moreDrawsThanAreHeldAtOnceHaveTheirStatistics() {
    DrawEngine engine = engine(500);
    int draws = 17_000;
    Statistics[] found = statistics(reported(engine, draws, Long.MAX_VALUE, 1));
    int figures = Math.min(40, engine.size());
    int[] some = IntStream.range(0, figures).toArray();
    double[] central = engine.central(some);
    double[][] all = engine.draws(some, 0, draws);
    for (int f = 0; f < figures; f++) {
      RunningStatistics running = new RunningStatistics(central[f]);
      for (int first = 0; first < draws; first += 500) {
        running.add(Arrays.copyOfRange(all[f], first, first + 500), 500);
      }
      assertThat(found[f]).isEqualTo(running.result().orElseThrow());
      assertThat(RunningStatistics.of(central[f], all[f], draws, 500)).isEqualTo(found[f]);
    }
  }

  /** Slices are as few as memory allows, but as many as are wanted. */
  @Test
  void slicesAreSizedByMemory() {
    DrawEngine engine = engine(100);
    int size = engine.size();
    assertThat(engine.slices(1000, Long.MAX_VALUE, 1)).hasSize(1);
    assertThat(engine.slices(1000, Long.MAX_VALUE, 3)).hasSizeBetween(3, 6);
    long each = RunningStatistics.bytes(1000);
    List<Slice> slices = engine.slices(1000, 10 * each, 3);
    assertThat(slices).hasSizeBetween(size / 10, size / 5).allMatch(slice -> slice.size() <= 10);
    assertThat(slices.stream().mapToInt(Slice::size).sum()).isEqualTo(size);
    assertThat(engine.slices(1000, 1, 3)).hasSize(size);
  }

  /** Counts and statistics are the same after they have travelled. */
  @Test
  void whatIsToldTravels() {
    Statistics s = new Statistics(1, 2, 3, 4, 5, 6, 7, 8, 9);
    List<Reported> sent = List.of(Reported.of(s), Reported.of(new int[] {4, 0, 5}));
    List<Reported> found = Reported.of(Reported.bytes(sent));
    assertThat(found).hasSize(2);
    assertThat(found.get(0).statistics()).isEqualTo(s);
    assertThat(found.get(0).counts()).isEmpty();
    assertThat(found.get(1).counts()).containsExactly(4, 0, 5);
    assertThat(found.get(1).statistics()).isEqualTo(Statistics.undefined());
  }
}
