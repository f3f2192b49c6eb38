package org.tradewind.uncertainty;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Loops by the Vector API, of four numbers at a time, with the bits of {@link PlainLanes}. */
final class VectorLanes implements Lanes {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
  private static final int FOUR = 4;

  /** Draws whose places are found before they are gathered. */
  private static final int SOME = 256;

  /** Whether the processor has registers of four doubles. */
  static boolean wide() {
    return DoubleVector.SPECIES_PREFERRED.length() >= FOUR;
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public Moments moments(double base, double[] x, int n) {
    DoubleVector about = DoubleVector.broadcast(DOUBLES, base);
    DoubleVector sum = DoubleVector.zero(DOUBLES);
    DoubleVector squares = DoubleVector.zero(DOUBLES);
    int whole = n - n % FOUR;
    for (int i = 0; i < whole; i += FOUR) {
      DoubleVector d = DoubleVector.fromArray(DOUBLES, x, i).sub(about);
      sum = sum.add(d);
      squares = squares.add(d.mul(d));
    }
    double s0 = sum.lane(0);
    double q0 = squares.lane(0);
    for (int i = whole; i < n; i++) {
      double d = x[i] - base;
      s0 += d;
      q0 += d * d;
    }
    return new Moments(
        base,
        n,
        (s0 + sum.lane(1)) + (sum.lane(2) + sum.lane(3)),
        (q0 + squares.lane(1)) + (squares.lane(2) + squares.lane(3)));
  }

  @Override
  public int sift(double[] draws, int n, double[] bounds, int[] below, double[] to, int at) {
    int whole = n - n % FOUR;
    long[] within = new long[SOME];
    int next = at;
    for (int from = 0; from < whole; from += SOME) {
      int some = Math.min(SOME, whole - from);
      find(draws, from, some, bounds, below, within);
      for (int i = 0; i < some; i++) {
        to[next] = draws[from + i];
        next += (int) within[i];
      }
    }
    return PlainLanes.sift(draws, whole, n, bounds, below, to, next);
  }

  /** Counts some draws below each window, and sets 1 where one lies within, otherwise 0. */
  private static void find(
      double[] draws, int from, int some, double[] bounds, int[] below, long[] within) {
    DoubleVector low0 = DoubleVector.broadcast(DOUBLES, bounds[0]);
    DoubleVector high0 = DoubleVector.broadcast(DOUBLES, bounds[1]);
    DoubleVector low1 = DoubleVector.broadcast(DOUBLES, bounds[2]);
    DoubleVector high1 = DoubleVector.broadcast(DOUBLES, bounds[3]);
    DoubleVector low2 = DoubleVector.broadcast(DOUBLES, bounds[4]);
    DoubleVector high2 = DoubleVector.broadcast(DOUBLES, bounds[5]);
    LongVector below0 = LongVector.zero(LONGS);
    LongVector below1 = LongVector.zero(LONGS);
    LongVector below2 = LongVector.zero(LONGS);
    for (int i = 0; i < some; i += FOUR) {
      DoubleVector draw = DoubleVector.fromArray(DOUBLES, draws, from + i);
      LongVector b0 = draw.sub(low0).reinterpretAsLongs();
      LongVector b1 = draw.sub(low1).reinterpretAsLongs();
      LongVector b2 = draw.sub(low2).reinterpretAsLongs();
      below0 = below0.add(b0.lanewise(VectorOperators.LSHR, 63));
      below1 = below1.add(b1.lanewise(VectorOperators.LSHR, 63));
      below2 = below2.add(b2.lanewise(VectorOperators.LSHR, 63));
      b0.lanewise(VectorOperators.XOR, draw.sub(high0).reinterpretAsLongs())
          .lanewise(VectorOperators.XOR, b1)
          .lanewise(VectorOperators.XOR, draw.sub(high1).reinterpretAsLongs())
          .lanewise(VectorOperators.XOR, b2)
          .lanewise(VectorOperators.XOR, draw.sub(high2).reinterpretAsLongs())
          .lanewise(VectorOperators.LSHR, 63)
          .intoArray(within, i);
    }
    below[0] += (int) below0.reduceLanes(VectorOperators.ADD);
    below[1] += (int) below1.reduceLanes(VectorOperators.ADD);
    below[2] += (int) below2.reduceLanes(VectorOperators.ADD);
  }
}
