package org.tradewind.uncertainty;

import static org.tradewind.uncertainty.NormalQuantile.A0;
import static org.tradewind.uncertainty.NormalQuantile.A1;
import static org.tradewind.uncertainty.NormalQuantile.A2;
import static org.tradewind.uncertainty.NormalQuantile.A3;
import static org.tradewind.uncertainty.NormalQuantile.A4;
import static org.tradewind.uncertainty.NormalQuantile.A5;
import static org.tradewind.uncertainty.NormalQuantile.A6;
import static org.tradewind.uncertainty.NormalQuantile.A7;
import static org.tradewind.uncertainty.NormalQuantile.B1;
import static org.tradewind.uncertainty.NormalQuantile.B2;
import static org.tradewind.uncertainty.NormalQuantile.B3;
import static org.tradewind.uncertainty.NormalQuantile.B4;
import static org.tradewind.uncertainty.NormalQuantile.B5;
import static org.tradewind.uncertainty.NormalQuantile.B6;
import static org.tradewind.uncertainty.NormalQuantile.B7;
import static org.tradewind.uncertainty.NormalQuantile.C0;
import static org.tradewind.uncertainty.NormalQuantile.C1;
import static org.tradewind.uncertainty.NormalQuantile.C2;
import static org.tradewind.uncertainty.NormalQuantile.C3;
import static org.tradewind.uncertainty.NormalQuantile.C4;
import static org.tradewind.uncertainty.NormalQuantile.C5;
import static org.tradewind.uncertainty.NormalQuantile.C6;
import static org.tradewind.uncertainty.NormalQuantile.C7;
import static org.tradewind.uncertainty.NormalQuantile.D1;
import static org.tradewind.uncertainty.NormalQuantile.D2;
import static org.tradewind.uncertainty.NormalQuantile.D3;
import static org.tradewind.uncertainty.NormalQuantile.D4;
import static org.tradewind.uncertainty.NormalQuantile.D5;
import static org.tradewind.uncertainty.NormalQuantile.D6;
import static org.tradewind.uncertainty.NormalQuantile.D7;
import static org.tradewind.uncertainty.NormalQuantile.NEAR;
import static org.tradewind.uncertainty.NormalQuantile.SQUARED;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link NormalQuantile} by the Vector API: the same operations in the same order. */
final class VectorNormals {
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;
  private static final int FOUR = 4;

  /** Bits of 2^52: a whole number below that, put into its last bits, makes 2^52 plus it. */
  private static final long WHOLE = 0x4330000000000000L;

  private static final double OF_WHOLE = 0x1.0p52;

  /** Numbers nearer to 0 or 1 may need the second formula of the tails. */
  private static final double EXTREME = 1e-10;

  private VectorNormals() {}

  /** Replaces uniform numbers in (0, 1) by the normal numbers below which they lie. */
  static void replace(double[] u, int n) {
    int whole = n - n % FOUR;
    long[] tail = new long[whole];
    double[] p = new double[whole + FOUR];
    int[] places = new int[whole];
    centre(u, whole, tail, p);
    int tails = 0;
    for (int i = 0; i < whole; i++) {
      p[tails] = p[i];
      places[tails] = i;
      tails += (int) tail[i];
    }
    // full vectors, of which the last may hold numbers that nobody asks for
    for (int i = tails; i < tails + FOUR; i++) {
      p[i] = 0.5;
    }
    double[] size = new double[p.length];
    tails(p, size, tails);
    for (int t = 0; t < tails; t++) {
      boolean extreme = p[t] < EXTREME || p[t] > 1 - EXTREME;
      u[places[t]] = extreme ? NormalQuantile.of(p[t]) : size[t];
    }
    for (int i = whole; i < n; i++) {
      u[i] = NormalQuantile.of(u[i]);
    }
  }

  /**
   * All numbers as if none lay in a tail.
   *
   * @param tail gets 1 where one does, otherwise 0
   * @param p gets the numbers as they were
   */
  private static void centre(double[] u, int n, long[] tail, double[] p) {
    for (int i = 0; i < n; i += FOUR) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, u, i);
      x.intoArray(p, i);
      DoubleVector q = x.sub(0.5);
      DoubleVector.broadcast(DOUBLES, NormalQuantile.CENTRAL)
          .sub(q.abs())
          .reinterpretAsLongs()
          .lanewise(VectorOperators.LSHR, 63)
          .intoArray(tail, i);
      DoubleVector r = DoubleVector.broadcast(DOUBLES, SQUARED).sub(q.mul(q));
      DoubleVector over =
          r.mul(A7)
              .add(A6)
              .mul(r)
              .add(A5)
              .mul(r)
              .add(A4)
              .mul(r)
              .add(A3)
              .mul(r)
              .add(A2)
              .mul(r)
              .add(A1)
              .mul(r)
              .add(A0);
      DoubleVector under =
          r.mul(B7)
              .add(B6)
              .mul(r)
              .add(B5)
              .mul(r)
              .add(B4)
              .mul(r)
              .add(B3)
              .mul(r)
              .add(B2)
              .mul(r)
              .add(B1)
              .mul(r)
              .add(1);
      q.mul(over).div(under).intoArray(u, i);
    }
  }

  /** Quantiles in the tails, of some more numbers up to a multiple of four. */
  private static void tails(double[] p, double[] out, int n) {
    for (int t = 0; t < n; t += FOUR) {
      DoubleVector x = DoubleVector.fromArray(DOUBLES, p, t);
      VectorMask<Double> lower = x.lt(0.5);
      DoubleVector nearest = DoubleVector.broadcast(DOUBLES, 1).sub(x).blend(x, lower);
      DoubleVector root = logarithm(nearest).neg().sqrt();
      DoubleVector r = root.sub(NEAR);
      DoubleVector over =
          r.mul(C7)
              .add(C6)
              .mul(r)
              .add(C5)
              .mul(r)
              .add(C4)
              .mul(r)
              .add(C3)
              .mul(r)
              .add(C2)
              .mul(r)
              .add(C1)
              .mul(r)
              .add(C0);
      DoubleVector under =
          r.mul(D7)
              .add(D6)
              .mul(r)
              .add(D5)
              .mul(r)
              .add(D4)
              .mul(r)
              .add(D3)
              .mul(r)
              .add(D2)
              .mul(r)
              .add(D1)
              .mul(r)
              .add(1);
      DoubleVector size = over.div(under);
      size.blend(size.neg(), lower).intoArray(out, t);
    }
  }

  /** {@link Logarithms} of four numbers. */
  private static DoubleVector logarithm(DoubleVector x) {
    LongVector shifted = x.reinterpretAsLongs().add(Logarithms.ONE - Logarithms.ROOT);
    DoubleVector e =
        shifted
            .lanewise(VectorOperators.LSHR, 52)
            .or(WHOLE)
            .reinterpretAsDoubles()
            .sub(OF_WHOLE + 1023);
    DoubleVector m = shifted.and(Logarithms.MANTISSA).add(Logarithms.ROOT).reinterpretAsDoubles();
    DoubleVector s = m.sub(1).div(m.add(1));
    DoubleVector w = s.mul(s);
    DoubleVector series = w.mul(1.0 / 21);
    series = w.mul(series.add(1.0 / 19));
    series = w.mul(series.add(1.0 / 17));
    series = w.mul(series.add(1.0 / 15));
    series = w.mul(series.add(1.0 / 13));
    series = w.mul(series.add(1.0 / 11));
    series = w.mul(series.add(1.0 / 9));
    series = w.mul(series.add(1.0 / 7));
    series = w.mul(series.add(1.0 / 5));
    series = w.mul(series.add(1.0 / 3));
    DoubleVector twice = s.mul(2);
    return e.mul(Logarithms.LOG2_HIGH)
        .add(twice.add(twice.mul(series).add(e.mul(Logarithms.LOG2_LOW))));
  }
}
