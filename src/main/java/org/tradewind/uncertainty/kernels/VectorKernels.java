package org.tradewind.uncertainty.kernels;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops by the Vector API, of four numbers or more at a time, with the bits of {@link
 * PlainKernels}.
 *
 * <p>Methods with vectors in them have to be too long for the compiler to put them into their
 * callers (325 bytes of code): there its limit of depth may leave vectors as objects, which makes
 * loops ten times as slow. A short loop is better left to {@link PlainKernels}.
 */
final class VectorKernels implements Kernels {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;

  /** As wide as registers are, of four or eight. */
  private static final VectorSpecies<Double> WIDE =
      DoubleVector.SPECIES_PREFERRED.length() > 4 ? DoubleVector.SPECIES_512 : DOUBLES;

  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
  private static final int FOUR = 4;
  private static final Kernels PLAIN = new PlainKernels();

  /** Draws whose places are found before they are gathered, a bit each in four numbers. */
  private static final int SOME = FOUR * Long.SIZE;

  /** Bits of the counts of one window. */
  private static final int COUNT_BITS = 12;

  private static final long COUNTS = (1 << COUNT_BITS) - 1;

  /** Terms that stay in the nearest cache, 16 draws of each. */
  private static final int TERMS = 192;

  private static final ThreadLocal<double[]> PANEL =
      ThreadLocal.withInitial(() -> new double[TERMS * 2 * WIDE.length()]);

  /** Four numbers of bits, then four of counts. */
  private static final ThreadLocal<long[]> FOUND =
      ThreadLocal.withInitial(() -> new long[2 * FOUR]);

  /** Whether the processor has registers of four doubles. */
  static boolean wide() {
    return DoubleVector.SPECIES_PREFERRED.length() >= FOUR;
  }

  @Override
  public String name() {
    return "vector";
  }

  /** Eight registers of draws at a time, whose sums stay there; the last draws the plain way. */
  @Override
  public void sum(double[] y, double[] a, double[][] x, int[] rows, int n) {
    int step = 8 * WIDE.length();
    int whole = n - n % step;
    for (int draw = 0; draw < whole; draw += step) {
      eightRegisters(y, a, x, rows, draw);
    }
    if (whole < n) {
      PlainKernels.sum(y, a, x, rows, whole, n);
    }
  }

  private static void eightRegisters(double[] y, double[] a, double[][] x, int[] rows, int draw) {
    int d1 = draw + WIDE.length();
    int d2 = d1 + WIDE.length();
    int d3 = d2 + WIDE.length();
    int d4 = d3 + WIDE.length();
    int d5 = d4 + WIDE.length();
    int d6 = d5 + WIDE.length();
    int d7 = d6 + WIDE.length();
    DoubleVector s0 = DoubleVector.zero(WIDE);
    DoubleVector s1 = DoubleVector.zero(WIDE);
    DoubleVector s2 = DoubleVector.zero(WIDE);
    DoubleVector s3 = DoubleVector.zero(WIDE);
    DoubleVector s4 = DoubleVector.zero(WIDE);
    DoubleVector s5 = DoubleVector.zero(WIDE);
    DoubleVector s6 = DoubleVector.zero(WIDE);
    DoubleVector s7 = DoubleVector.zero(WIDE);
    for (int i = 0; i < a.length; i++) {
      double[] of = x[rows[i]];
      DoubleVector factor = DoubleVector.broadcast(WIDE, a[i]);
      s0 = s0.add(DoubleVector.fromArray(WIDE, of, draw).mul(factor));
      s1 = s1.add(DoubleVector.fromArray(WIDE, of, d1).mul(factor));
      s2 = s2.add(DoubleVector.fromArray(WIDE, of, d2).mul(factor));
      s3 = s3.add(DoubleVector.fromArray(WIDE, of, d3).mul(factor));
      s4 = s4.add(DoubleVector.fromArray(WIDE, of, d4).mul(factor));
      s5 = s5.add(DoubleVector.fromArray(WIDE, of, d5).mul(factor));
      s6 = s6.add(DoubleVector.fromArray(WIDE, of, d6).mul(factor));
      s7 = s7.add(DoubleVector.fromArray(WIDE, of, d7).mul(factor));
    }
    s0.intoArray(y, draw);
    s1.intoArray(y, d1);
    s2.intoArray(y, d2);
    s3.intoArray(y, d3);
    s4.intoArray(y, d4);
    s5.intoArray(y, d5);
    s6.intoArray(y, d6);
    s7.intoArray(y, d7);
  }

  /**
   * Two registers of draws of four rows at a time, whose sums stay in registers; some terms of
   * these draws are copied next to each other before, so that they stay in the nearest cache for
   * all rows. The last draws are taken together with some of those before, which get the same
   * numbers again.
   */
  @Override
  public void combine(double[][] y, double[] b, double[][] a, double[][] x, int from, int n) {
    int terms = a.length == 0 ? 0 : a[0].length;
    int step = 2 * WIDE.length();
    for (int row = 0; row < a.length; row++) {
      Arrays.fill(y[row], 0, n, b[row]);
      if (n < step) {
        PlainKernels.add(y[row], a[row], 0, terms, x, from, 0, n);
      }
    }
    double[] panel = PANEL.get();
    for (int first = 0; n >= step && first < n; first += step) {
      int draw = Math.min(first, n - step);
      for (int row = 0; row < a.length && draw < first; row++) {
        Arrays.fill(y[row], draw, first, b[row]);
      }
      for (int term = 0; term < terms; term += TERMS) {
        int some = Math.min(TERMS, terms - term);
        for (int i = 0; i < some; i++) {
          System.arraycopy(x[from + term + i], draw, panel, i * step, step);
        }
        for (int row = 0; row < a.length; row += 4) {
          fourRows(y, a, row, panel, term, some, draw);
        }
      }
    }
  }

  /**
   * Adds some terms to four rows. At the end the last row takes the place of those that there are
   * not.
   */
  private static void fourRows(
      double[][] y, double[][] a, int row, double[] panel, int term, int some, int draw) {
    int last = a.length - 1;
    int row1 = Math.min(row + 1, last);
    int row2 = Math.min(row + 2, last);
    int row3 = Math.min(row + 3, last);
    double[] y0 = y[row];
    double[] y1 = y[row1];
    double[] y2 = y[row2];
    double[] y3 = y[row3];
    double[] a0 = a[row];
    double[] a1 = a[row1];
    double[] a2 = a[row2];
    double[] a3 = a[row3];
    int width = WIDE.length();
    DoubleVector s00 = DoubleVector.fromArray(WIDE, y0, draw);
    DoubleVector s01 = DoubleVector.fromArray(WIDE, y0, draw + width);
    DoubleVector s10 = DoubleVector.fromArray(WIDE, y1, draw);
    DoubleVector s11 = DoubleVector.fromArray(WIDE, y1, draw + width);
    DoubleVector s20 = DoubleVector.fromArray(WIDE, y2, draw);
    DoubleVector s21 = DoubleVector.fromArray(WIDE, y2, draw + width);
    DoubleVector s30 = DoubleVector.fromArray(WIDE, y3, draw);
    DoubleVector s31 = DoubleVector.fromArray(WIDE, y3, draw + width);
    for (int i = 0; i < some; i++) {
      DoubleVector x0 = DoubleVector.fromArray(WIDE, panel, 2 * i * width);
      DoubleVector x1 = DoubleVector.fromArray(WIDE, panel, 2 * i * width + width);
      DoubleVector factor = DoubleVector.broadcast(WIDE, a0[term + i]);
      s00 = s00.add(x0.mul(factor));
      s01 = s01.add(x1.mul(factor));
      factor = DoubleVector.broadcast(WIDE, a1[term + i]);
      s10 = s10.add(x0.mul(factor));
      s11 = s11.add(x1.mul(factor));
      factor = DoubleVector.broadcast(WIDE, a2[term + i]);
      s20 = s20.add(x0.mul(factor));
      s21 = s21.add(x1.mul(factor));
      factor = DoubleVector.broadcast(WIDE, a3[term + i]);
      s30 = s30.add(x0.mul(factor));
      s31 = s31.add(x1.mul(factor));
    }
    s00.intoArray(y0, draw);
    s01.intoArray(y0, draw + width);
    s10.intoArray(y1, draw);
    s11.intoArray(y1, draw + width);
    s20.intoArray(y2, draw);
    s21.intoArray(y2, draw + width);
    s30.intoArray(y3, draw);
    s31.intoArray(y3, draw + width);
  }

  @Override
  public int sift(
      double[] draws,
      int from,
      int end,
      double[] bounds,
      int[] below,
      double[] to,
      int at,
      double base,
      double[] sums) {
    int whole = end - (end - from) % FOUR;
    long[] found = FOUND.get();
    int next = at;
    for (int first = from; first < whole; first += SOME) {
      int some = Math.min(SOME, whole - first);
      find(draws, first, some, bounds, below, found, base, sums);
      for (int lane = 0; lane < FOUR; lane++) {
        int last = first + some - FOUR + lane;
        for (long bits = found[lane]; bits != 0; bits &= bits - 1) {
          to[next++] = draws[last - FOUR * Long.numberOfTrailingZeros(bits)];
        }
      }
    }
    return whole == end ? next : PLAIN.sift(draws, whole, end, bounds, below, to, next, base, sums);
  }

  /**
   * Counts some draws below each window, sums them, and sets a bit where one lies within: every
   * fourth draw in one number, the last of them in its lowest bit.
   */
  private static void find(
      double[] draws,
      int from,
      int some,
      double[] bounds,
      int[] below,
      long[] found,
      double base,
      double[] sums) {
    DoubleVector zero = DoubleVector.broadcast(DOUBLES, base);
    DoubleVector low0 = DoubleVector.broadcast(DOUBLES, bounds[0]);
    DoubleVector high0 = DoubleVector.broadcast(DOUBLES, bounds[1]);
    DoubleVector low1 = DoubleVector.broadcast(DOUBLES, bounds[2]);
    DoubleVector high1 = DoubleVector.broadcast(DOUBLES, bounds[3]);
    DoubleVector low2 = DoubleVector.broadcast(DOUBLES, bounds[4]);
    DoubleVector high2 = DoubleVector.broadcast(DOUBLES, bounds[5]);
    DoubleVector low3 = DoubleVector.broadcast(DOUBLES, bounds[6]);
    DoubleVector high3 = DoubleVector.broadcast(DOUBLES, bounds[7]);
    DoubleVector low4 = DoubleVector.broadcast(DOUBLES, bounds[8]);
    DoubleVector high4 = DoubleVector.broadcast(DOUBLES, bounds[9]);
    // kept in memory from step to step: vectors that a loop carries along may stay objects
    Arrays.fill(found, 0);
    for (int i = 0; i < some; i += FOUR) {
      DoubleVector draw = DoubleVector.fromArray(DOUBLES, draws, from + i);
      DoubleVector deviation = draw.sub(zero);
      deviation.add(DoubleVector.fromArray(DOUBLES, sums, 0)).intoArray(sums, 0);
      deviation
          .mul(deviation)
          .add(DoubleVector.fromArray(DOUBLES, sums, FOUR))
          .intoArray(sums, FOUR);
      LongVector b0 = draw.sub(low0).reinterpretAsLongs();
      LongVector b1 = draw.sub(low1).reinterpretAsLongs();
      LongVector b2 = draw.sub(low2).reinterpretAsLongs();
      LongVector b3 = draw.sub(low3).reinterpretAsLongs();
      LongVector b4 = draw.sub(low4).reinterpretAsLongs();
      // counts of five windows in one number: together none is above SOME
      b0.lanewise(VectorOperators.LSHR, 63)
          .add(b1.lanewise(VectorOperators.LSHR, 63).lanewise(VectorOperators.LSHL, COUNT_BITS))
          .add(b2.lanewise(VectorOperators.LSHR, 63).lanewise(VectorOperators.LSHL, 2 * COUNT_BITS))
          .add(b3.lanewise(VectorOperators.LSHR, 63).lanewise(VectorOperators.LSHL, 3 * COUNT_BITS))
          .add(b4.lanewise(VectorOperators.LSHR, 63).lanewise(VectorOperators.LSHL, 4 * COUNT_BITS))
          .add(LongVector.fromArray(LONGS, found, FOUR))
          .intoArray(found, FOUR);
      LongVector odd =
          b0.lanewise(VectorOperators.XOR, draw.sub(high0).reinterpretAsLongs())
              .lanewise(VectorOperators.XOR, b1)
              .lanewise(VectorOperators.XOR, draw.sub(high1).reinterpretAsLongs())
              .lanewise(VectorOperators.XOR, b2)
              .lanewise(VectorOperators.XOR, draw.sub(high2).reinterpretAsLongs())
              .lanewise(VectorOperators.XOR, b3)
              .lanewise(VectorOperators.XOR, draw.sub(high3).reinterpretAsLongs())
              .lanewise(VectorOperators.XOR, b4)
              .lanewise(VectorOperators.XOR, draw.sub(high4).reinterpretAsLongs());
      LongVector bits = LongVector.fromArray(LONGS, found, 0);
      bits.add(bits).add(odd.lanewise(VectorOperators.LSHR, 63)).intoArray(found, 0);
    }
    long counts = found[FOUR] + found[FOUR + 1] + found[FOUR + 2] + found[FOUR + 3];
    for (int k = 0; k < below.length; k++) {
      below[k] += (int) (counts >>> k * COUNT_BITS & COUNTS);
    }
  }
}
