package org.tradewind.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LambertGrid.Definition;
import org.tradewind.axes.Species;
import org.tradewind.tables.Table;

/** Columns that are swept together against columns that are swept one by one, to the bit. */
class ColumnsTest {
  private static final Grid SMALL =
      LambertGrid.of(
          new Definition(25, 40, 110, 110, 34, -320_000, -240_000, 80_000, 80_000, 8, 6));

  /** The formula of {@link WindStream}, a column at a time from its lists of faces. */
  private record Case(
      Traversal stream, double[] sources, double[] alike, double[] each, double[] v) {

    /** Random cells, each with up to four inflows from cells before it or from a lagged row. */
    static Case of(int n, SplittableRandom random, double smallest) {
      int lagged = 3;
      int[] order = new int[n];
      Arrays.setAll(order, i -> (i * 7 + 3) % n);
      int[] start = new int[n + 1];
      int[] from = new int[4 * n];
      double[] flux = random.doubles(4 * n, 0, 1e6).toArray();
      for (int i = 0; i < n; i++) {
        start[i + 1] = start[i] + random.nextInt(5);
        for (int k = start[i]; k < start[i + 1]; k++) {
          int any = random.nextInt(i + lagged);
          from[k] = any < i ? order[any] : Traversal.lagged(n, any - i);
        }
      }
      double[] out = random.doubles(n, 0, 1e6).toArray();
      double[] sources = new double[n * Columns.COUNT];
      Arrays.setAll(
          sources,
          i ->
              random.nextInt(20) == 0
                  ? 0
                  : (random.nextDouble() - 0.3) * Math.pow(smallest, random.nextDouble()));
      double[] v = new double[Traversal.lagged(n, lagged) * Columns.COUNT];
      for (int i = Traversal.lagged(n, 0) * Columns.COUNT; i < v.length; i++) {
        v[i] = random.nextDouble() - 0.5;
      }
      return new Case(
          new Traversal(order, start, from, flux, out),
          sources,
          random.doubles(n, 1e3, 1e7).toArray(),
          random.doubles(n * Columns.COUNT, 1e3, 1e7).toArray(),
          v);
    }

    long[] swept(Columns columns, double[] diagonal) {
      double[] values = v.clone();
      double[] sums = sources.clone();
      columns.sweep(stream, sources, diagonal, values, 1.0 / 12, sums);
      return DoubleStream.concat(Arrays.stream(values), Arrays.stream(sums))
          // a zero may have either sign: nothing that is not zero depends on it
          .map(x -> x + 0.0)
          .mapToLong(Double::doubleToRawLongBits)
          .toArray();
    }
  }

  @Test
  void vectorsHaveTheBitsOfPlainLoops() {
    assumeThat(VectorColumns.wide()).as("registers of four doubles").isTrue();
    SplittableRandom random = new SplittableRandom(19);
    for (double smallest : new double[] {1e-3, 1e-280, 1e-320}) {
      for (int i = 0; i < 3; i++) {
        Case one = Case.of(200, random, smallest);
        assertThat(one.swept(new VectorColumns(), one.alike))
            .isEqualTo(one.swept(new PlainColumns(), one.alike));
        assertThat(one.swept(new VectorColumns(), one.each))
            .isEqualTo(one.swept(new PlainColumns(), one.each));
        double[] a = random.doubles(200 * Columns.COUNT).toArray();
        assertThat(new VectorColumns().dots(a, one.each))
            .isEqualTo(new PlainColumns().dots(a, one.each));
      }
    }
  }

  /** Quotients next to where rounding turns: (k d) (1 + a few units in the last place) / d. */
  @Test
  void quotientsAreRoundedAsDivisionsAre() {
    assumeThat(VectorColumns.wide()).as("registers of four doubles").isTrue();
    SplittableRandom random = new SplittableRandom(20);
    int n = 1024;
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    for (int round = 0; round < 6; round++) {
      double[] diagonal = new double[n];
      double[] sources = new double[n * Columns.COUNT];
      for (int g = 0; g < n; g++) {
        diagonal[g] =
            round % 3 == 0
                ? Math.nextDown((double) (1 << random.nextInt(1, 20)))
                : 1 + random.nextDouble() * 1e6;
        for (int c = 0; c < Columns.COUNT; c++) {
          double quotient = Math.scalb(1 + random.nextDouble(), -random.nextInt(40));
          double near = quotient * diagonal[g];
          sources[g * Columns.COUNT + c] = near + random.nextInt(-2, 3) * Math.ulp(near);
        }
      }
      double[] v = new double[Traversal.lagged(n, 0) * Columns.COUNT];
      new VectorColumns()
          .sweep(
              new Traversal(order, new int[n + 1], new int[0], new double[0], new double[n]),
              sources,
              diagonal,
              v,
              1,
              new double[sources.length]);
      for (int i = 0; i < sources.length; i++) {
        assertThat(v[i]).isEqualTo(sources[i] / diagonal[i / Columns.COUNT]);
      }
    }
  }

  /** Eight quantities share sweeps; four of them alone share theirs with nothing. */
  @Test
  void bitsOfAGroupDoNotDependOnTheOthers() {
    for (Table weather : List.of(Weather.vortex(SMALL, 20, 2), Weather.noise(SMALL, 10, 3))) {
      SteadyState world =
          SteadyState.of(SMALL, Meteorology.of(SMALL, weather), TransportParameters.illustrative());
      SplittableRandom random = new SplittableRandom(21);
      double[][] forcings = new double[8][];
      // the first four are hard, the others end early
      Arrays.setAll(
          forcings,
          q -> q < 4 ? random.doubles(world.cells()).toArray() : new double[world.cells()]);
      forcings[7][5] = 1;
      MonthlyTransport month = world.month(2);
      var together = month.sensitivities(forcings);
      var alone = month.sensitivities(Arrays.copyOf(forcings, 4));
      for (String species : Species.POLLUTANTS) {
        for (int q = 0; q < 4; q++) {
          assertThat(together.get(species)[q]).isEqualTo(alone.get(species)[q]);
        }
      }
    }
  }
}
