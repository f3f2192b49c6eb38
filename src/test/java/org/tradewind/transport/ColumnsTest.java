package org.tradewind.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
  private static final int LAGGED = 3;

  /** Random cells, each with up to four inflows from cells before it or from a lagged face. */
  private record Case(
      int[] order, int[] start, int[] from, double[] flux, double[] out, Traversal stream) {

    static Case of(int n, SplittableRandom random) {
      int[] order = new int[n];
      Arrays.setAll(order, i -> (i * 7 + 3) % n);
      int[] start = new int[n + 1];
      int[] from = new int[4 * n];
      for (int i = 0; i < n; i++) {
        start[i + 1] = start[i] + random.nextInt(5);
        for (int k = start[i]; k < start[i + 1]; k++) {
          // mostly of the cells just before, so that rows are used again
          int near = Math.max(0, i - random.nextInt(1, 30));
          from[k] =
              i == 0 || random.nextInt(10) == 0
                  ? Traversal.lagged(n, random.nextInt(LAGGED))
                  : order[near];
        }
      }
      double[] flux = random.doubles(4 * n, 0, 1e6).toArray();
      double[] out = random.doubles(n, 0, 1e6).toArray();
      BitSet kept = new BitSet();
      kept.set(order[5]);
      kept.set(order[n - 1]);
      return new Case(
          order,
          start,
          from,
          flux,
          out,
          new Traversal(order, start, Arrays.copyOf(from, start[n]), flux, out, kept, LAGGED));
    }

    /** Values before a sweep: zeros and lagged faces are given, the rest is left from before. */
    double[] values(SplittableRandom random) {
      double[] v = random.doubles(stream.rows() * Columns.COUNT, -1, 1).toArray();
      Arrays.fill(v, 0, Columns.COUNT, 0);
      return v;
    }

    /** Column c by the formula of {@link WindStream}, cell after cell. */
    double[] solved(int c, double[] field, double[] diagonal, double[] v) {
      double[] x = new double[order.length];
      for (int i = 0; i < order.length; i++) {
        int g = order[i];
        double sum = field[g * Traversal.FIELD + c];
        for (int k = start[i]; k < start[i + 1]; k++) {
          sum +=
              flux[k]
                  * (from[k] < order.length
                      ? x[from[k]]
                      : v[(1 + from[k] - order.length) * Columns.COUNT + c]);
        }
        x[g] = sum / (out[g] + diagonal[g * Columns.COUNT + c]);
      }
      return x;
    }
  }

  private static double[] field(int n, double smallest, SplittableRandom random) {
    double[] field = new double[n * Traversal.FIELD];
    Arrays.setAll(
        field,
        i ->
            random.nextInt(20) == 0
                ? 0
                : (random.nextDouble() - 0.3) * Math.pow(smallest, random.nextDouble()));
    return field;
  }

  private static double[] everyColumn(double[] byCell) {
    double[] each = new double[byCell.length * Columns.COUNT];
    Arrays.setAll(each, i -> byCell[i / Columns.COUNT]);
    return each;
  }

  @Test
  void aSweepSolvesTheStream() {
    SplittableRandom random = new SplittableRandom(18);
    int n = 200;
    for (Columns columns : List.of(new PlainColumns(), new VectorColumns())) {
      Case one = Case.of(n, random);
      assertThat(one.stream().rows()).isLessThan(n / 2);
      double[] field = field(n, 1e-3, random);
      double[] diagonal = random.doubles(n * Columns.COUNT, 1e5, 1e7).toArray();
      double[] v = one.values(random);
      double[] swept = field.clone();
      float[] floatSwept = Traversal.floats(field);
      double[] values = v.clone();
      columns.sweep(one.stream(), swept, diagonal, values);
      columns.sweepEach(one.stream(), floatSwept, Traversal.floats(diagonal), Traversal.floats(v));
      for (int c = 0; c < Columns.COUNT; c++) {
        double[] x = one.solved(c, field, diagonal, v);
        double most = Arrays.stream(x).map(Math::abs).max().orElseThrow();
        for (int g = 0; g < n; g++) {
          int sum = g * Traversal.FIELD + Columns.COUNT + c;
          assertThat(swept[sum]).isCloseTo(field[sum] + x[g], within(1e-14 * (most + 1)));
          assertThat((double) floatSwept[sum])
              .isCloseTo(field[sum] + x[g], within(1e-6 * (most + 1)));
        }
        for (int kept : new int[] {one.order()[5], one.order()[n - 1]}) {
          assertThat(values[one.stream().row(kept) * Columns.COUNT + c])
              .isCloseTo(x[kept], within(1e-14 * most));
        }
      }
    }
  }

  @Test
  void vectorsHaveTheBitsOfPlainLoops() {
    assumeThat(VectorColumns.wide()).as("registers of four doubles").isTrue();
    SplittableRandom random = new SplittableRandom(19);
    int n = 200;
    for (double smallest : new double[] {1e-3, 1e-36, 1e-44, 1e-280, 1e-320}) {
      Case one = Case.of(n, random);
      double[] field = field(n, smallest, random);
      double[] v = one.values(random);
      double[] alike = random.doubles(n, 1e3, 1e7).toArray();
      double[] each = random.doubles(n * Columns.COUNT, 1e3, 1e7).toArray();
      assertThat(swept(new VectorColumns(), one, field, alike, v))
          .isEqualTo(swept(new PlainColumns(), one, field, alike, v));
      assertThat(swept(new VectorColumns(), one, field, each, v))
          .isEqualTo(swept(new PlainColumns(), one, field, each, v));
      assertThat(sweptFloats(new VectorColumns(), one, field, alike, v))
          .isEqualTo(sweptFloats(new PlainColumns(), one, field, alike, v));
      assertThat(sweptFloats(new VectorColumns(), one, field, each, v))
          .isEqualTo(sweptFloats(new PlainColumns(), one, field, each, v));
      assertThat(vectors(new VectorColumns(), field, each))
          .isEqualTo(vectors(new PlainColumns(), field, each));
    }
  }

  /**
   * Columns with the same losses have the same bits whether these are given once or eight times.
   */
  @Test
  void oneDiagonalHasTheBitsOfEight() {
    SplittableRandom random = new SplittableRandom(20);
    int n = 200;
    Case one = Case.of(n, random);
    double[] field = field(n, 1e-3, random);
    double[] v = one.values(random);
    double[] alike = random.doubles(n, 1e3, 1e7).toArray();
    for (Columns columns : List.of(new PlainColumns(), new VectorColumns())) {
      assertThat(swept(columns, one, field, alike, v))
          .isEqualTo(swept(columns, one, field, everyColumn(alike), v));
      assertThat(sweptFloats(columns, one, field, alike, v))
          .isEqualTo(sweptFloats(columns, one, field, everyColumn(alike), v));
    }
  }

  private static long[] swept(
      Columns columns, Case one, double[] field, double[] diagonal, double[] v) {
    double[] values = v.clone();
    double[] sums = field.clone();
    columns.sweep(one.stream(), sums, diagonal, values);
    return bits(DoubleStream.concat(Arrays.stream(values), Arrays.stream(sums)));
  }

  private static long[] sweptFloats(
      Columns columns, Case one, double[] field, double[] diagonal, double[] v) {
    float[] values = Traversal.floats(v);
    float[] sums = Traversal.floats(field);
    float[] losses = Traversal.floats(diagonal);
    if (2 * diagonal.length < field.length) {
      columns.sweepAlike(one.stream(), sums, one.stream().scaled(losses), values);
    } else {
      columns.sweepEach(one.stream(), sums, losses, values);
    }
    return bits(DoubleStream.concat(doubles(values), doubles(sums)));
  }

  private static long[] vectors(Columns columns, double[] field, double[] each) {
    double[] dots = columns.dots(each, each);
    float[] x = Traversal.floats(each);
    float[] sum = Traversal.floats(Arrays.copyOf(field, each.length));
    columns.addDots(x, sum, 16, 160, dots);
    float[] factors = {1, -2, 0, 1e-3f, 1e-20f, 3, 0.1f, 7};
    columns.add(x, factors, 80, 240, sum, 8);
    float[] loaded = new float[field.length];
    float[] exchange = Traversal.floats(Arrays.copyOf(each, each.length / Columns.COUNT));
    columns.load(x, factors, exchange, 1e-18f, loaded);
    float[] swept = Traversal.floats(field);
    float[] result = new float[x.length];
    columns.unload(swept, 1f / 12, x, result);
    return bits(
        DoubleStream.concat(
            DoubleStream.concat(Arrays.stream(dots), doubles(sum)),
            DoubleStream.concat(
                doubles(x), DoubleStream.concat(doubles(loaded), doubles(result)))));
  }

  private static DoubleStream doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
  }

  /** A zero may have either sign: nothing that is not zero depends on it. */
  private static long[] bits(DoubleStream values) {
    return values.map(x -> x + 0.0).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  /** Eight quantities share sweeps with each other, one of them alone with other tracers. */
  @Test
  void bitsOfAColumnDoNotDependOnTheOthers() {
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
      for (int q = 0; q < forcings.length; q++) {
        var alone = month.sensitivities(new double[][] {forcings[q]});
        for (String species : Species.POLLUTANTS) {
          assertThat(together.get(species)[q]).isEqualTo(alone.get(species)[0]);
        }
      }
    }
  }
}
