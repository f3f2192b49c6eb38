package org.tradewind.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.TableSchema;

/** Draws region by region into the same arrays, against whole blocks that are drawn anew. */
class DrawEngineTest {
  private final DrawnWorld world = DrawnWorld.of(5, .3);
  private final DrawModel model = world.model(world.flows());

  private static double[][] read(List<Figures> figures, AccountDraws draws) {
    int size = figures.stream().mapToInt(Figures::size).sum();
    double[][] all = new double[size][];
    for (int r = 0; r < draws.model().regions().size(); r++) {
      int first = 0;
      for (Figures some : figures) {
        int at = first;
        some.read(
            draws,
            r,
            (f, values) -> {
              assertThat(all[at + f]).as(some.keyText(f) + " is read once").isNull();
              all[at + f] = values.clone();
            });
        first += some.size();
      }
    }
    return all;
  }

  @Test
  void figuresThatAreReadRegionByRegionAreThoseOfTheBlock() {
    DrawEngine engine = new DrawEngine(model, DrawEngine.ofFlows(model), 60);
    AccountDraws room = model.room(60);
    for (int block : new int[] {3, 0, 7, 3}) {
      room.to(60L * block);
      assertThat(read(engine.figures(), room)).isDeepEqualTo(engine.block(block));
    }
  }

  /** Trade is summed from flows on the way; it must not matter who asks first. */
  @Test
  void theOrderOfFiguresDoesNotMatter() {
    List<Figures> backwards = new ArrayList<>(DrawEngine.ofFlows(model));
    Collections.reverse(backwards);
    AccountDraws room = model.room(60);
    room.to(120);
    assertThat(read(backwards, room)).isDeepEqualTo(new DrawEngine(model, backwards, 60).block(2));
  }

  /** What was worked of some draws does not hold for others in the same arrays. */
  @Test
  void nothingOfTheDrawsBeforeIsLeft() {
    AccountDraws room = model.room(40);
    room.to(0);
    room.values(0);
    room.pairs("final_producer", 1);
    room.trade("final_consumer", 0);
    room.to(80);
    AccountDraws anew = model.draw(80, 40);
    assertThat(room.values(0)).isDeepEqualTo(anew.values(0));
    assertThat(room.pairs("final_producer", 1)).isDeepEqualTo(anew.pairs("final_producer", 1));
    assertThat(room.trade("final_consumer", 0).indices())
        .isDeepEqualTo(anew.trade("final_consumer", 0).indices());
    assertThat(room.householdDeviations(0)).isDeepEqualTo(anew.householdDeviations(0));
  }

  /** Its value in draw d is d: the pilot sees nothing of where the quantiles will be. */
  private record Ascending(Figures one, double[] values) implements Figures {
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
    public void draw(AccountDraws draws, double[][] into) {
      double[] first = draws.values(0)[0];
      for (int i = 0; i < draws.draws(); i++) {
        double value = first[i];
        into[0][i] =
            IntStream.range(0, values.length)
                .filter(d -> values[d] == value)
                .findFirst()
                .orElseThrow();
        into[1][i] = -into[0][i];
      }
    }
  }

  @Test
  void numbersWhoseDrawsWereLetGoAreWorkedOnceMore() {
    int draws = 5000;
    Ascending figures =
        new Ascending(new ProducerFigures(model), model.draw(0, draws).values(0)[0].clone());
    Statistics[] found = new DrawEngine(model, List.of(figures), 250).statistics(draws);
    double[] all = IntStream.range(0, draws).mapToDouble(d -> d).toArray();
    assertThat(found[0]).isEqualTo(Statistics.of(0, all));
    assertThat(found[1].p50()).isEqualTo(-found[0].p50());
    assertThat(found[1].p2_5()).isEqualTo(-found[0].p97_5());
  }

  @Test
  void statisticsHaveTheSameBitsOnAnyNumberOfThreads() throws Exception {
    for (int block : new int[] {100, 333, 2500}) {
      DrawEngine engine = new DrawEngine(model, DrawEngine.ofFlows(model), block);
      int draws = 20_000 / block * block;
      Statistics[] here = engine.statistics(draws);
      for (int threads : new int[] {1, 3}) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
          assertThat(pool.submit(() -> engine.statistics(draws)).get()).isEqualTo(here);
        } finally {
          pool.shutdown();
        }
      }
    }
  }
}
