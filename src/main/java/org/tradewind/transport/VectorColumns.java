package org.tradewind.transport;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops by the Vector API, a register of columns at a time, with the bits of {@link
 * PlainColumns}.
 *
 * <p>A division takes as long as all else of a cell. Where all columns have the divisor d in
 * common, y = 1 / d is divided once, and a / d is then a y, corrected twice by r y with the exact
 * remainder r = a - d q: after the first correction q is off by less than one unit in the last
 * place, and the second gives the quotient as it is rounded by a division (Markstein, IBM J. Res.
 * Dev. 34, 111-119, 1990). It holds where nothing underflows; very small numbers are divided.
 */
final class VectorColumns implements Columns {
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() >= COUNT
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_256;
  private static final int WIDTH = SPECIES.length();
  private static final int NARROWEST = 4;

  /** Below it remainders may lose bits: 106 bits further down there are still normal numbers. */
  private static final double SMALL = 0x1p-900;

  /** Whether the processor has registers of four doubles. */
  static boolean wide() {
    return DoubleVector.SPECIES_PREFERRED.length() >= NARROWEST;
  }

  @Override
  public void sweep(
      Traversal stream,
      double[] sources,
      double[] diagonal,
      double[] v,
      double weight,
      double[] sums) {
    if (diagonal.length < sources.length) {
      sweepAlike(stream, sources, diagonal, v, weight, sums);
    } else {
      sweepEach(stream, sources, diagonal, v, weight, sums);
    }
  }

  private static void sweepAlike(
      Traversal stream,
      double[] sources,
      double[] diagonal,
      double[] v,
      double weight,
      double[] sums) {
    int[] places = stream.places;
    double[] rates = stream.rates;
    int more = 0;
    int moreFlux = 0;
    for (int i = 0; i < places.length; i += Traversal.STEP) {
      int coded = places[i];
      int cell = coded < 0 ? ~coded : coded;
      int first = places[i + 1];
      int second = places[i + 2];
      double divisor = rates[i + 2] + diagonal[cell / COUNT];
      DoubleVector q = DoubleVector.broadcast(SPECIES, rates[i]);
      DoubleVector p = DoubleVector.broadcast(SPECIES, rates[i + 1]);
      DoubleVector d = DoubleVector.broadcast(SPECIES, divisor);
      DoubleVector minusD = DoubleVector.broadcast(SPECIES, -divisor);
      DoubleVector y = DoubleVector.broadcast(SPECIES, 1 / divisor);
      for (int c = 0; c < COUNT; c += WIDTH) {
        DoubleVector sum =
            DoubleVector.fromArray(SPECIES, sources, cell + c)
                .add(DoubleVector.fromArray(SPECIES, v, first + c).mul(q))
                .add(DoubleVector.fromArray(SPECIES, v, second + c).mul(p));
        if (coded < 0) {
          sum.intoArray(v, cell + c);
          for (int k = 0; k < stream.more[more]; k++) {
            DoubleVector.fromArray(SPECIES, v, cell + c)
                .add(
                    DoubleVector.fromArray(SPECIES, v, stream.more[more + 1 + k] + c)
                        .mul(stream.moreFlux[moreFlux + k]))
                .intoArray(v, cell + c);
          }
          sum = DoubleVector.fromArray(SPECIES, v, cell + c);
        }
        DoubleVector quotient = sum.mul(y);
        quotient = quotient.fma(minusD, sum).fma(y, quotient);
        quotient = quotient.fma(minusD, sum).fma(y, quotient);
        if (sum.abs().compare(VectorOperators.LT, SMALL).anyTrue()) {
          quotient = sum.div(d);
        }
        quotient.intoArray(v, cell + c);
        DoubleVector.fromArray(SPECIES, sums, cell + c)
            .add(quotient.mul(weight))
            .intoArray(sums, cell + c);
      }
      if (coded < 0) {
        moreFlux += stream.more[more];
        more += 1 + stream.more[more];
      }
    }
  }

  private static void sweepEach(
      Traversal stream,
      double[] sources,
      double[] diagonal,
      double[] v,
      double weight,
      double[] sums) {
    int[] places = stream.places;
    double[] rates = stream.rates;
    int more = 0;
    int moreFlux = 0;
    for (int i = 0; i < places.length; i += Traversal.STEP) {
      int coded = places[i];
      int cell = coded < 0 ? ~coded : coded;
      int first = places[i + 1];
      int second = places[i + 2];
      DoubleVector q = DoubleVector.broadcast(SPECIES, rates[i]);
      DoubleVector p = DoubleVector.broadcast(SPECIES, rates[i + 1]);
      DoubleVector leaving = DoubleVector.broadcast(SPECIES, rates[i + 2]);
      for (int c = 0; c < COUNT; c += WIDTH) {
        DoubleVector sum =
            DoubleVector.fromArray(SPECIES, sources, cell + c)
                .add(DoubleVector.fromArray(SPECIES, v, first + c).mul(q))
                .add(DoubleVector.fromArray(SPECIES, v, second + c).mul(p));
        if (coded < 0) {
          sum.intoArray(v, cell + c);
          for (int k = 0; k < stream.more[more]; k++) {
            DoubleVector.fromArray(SPECIES, v, cell + c)
                .add(
                    DoubleVector.fromArray(SPECIES, v, stream.more[more + 1 + k] + c)
                        .mul(stream.moreFlux[moreFlux + k]))
                .intoArray(v, cell + c);
          }
          sum = DoubleVector.fromArray(SPECIES, v, cell + c);
        }
        DoubleVector quotient =
            sum.div(leaving.add(DoubleVector.fromArray(SPECIES, diagonal, cell + c)));
        quotient.intoArray(v, cell + c);
        DoubleVector.fromArray(SPECIES, sums, cell + c)
            .add(quotient.mul(weight))
            .intoArray(sums, cell + c);
      }
      if (coded < 0) {
        moreFlux += stream.more[more];
        more += 1 + stream.more[more];
      }
    }
  }

  @Override
  public double[] dots(double[] a, double[] b) {
    double[] dots = new double[COUNT];
    for (int c = 0; c < COUNT; c += WIDTH) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int i = c; i < a.length; i += COUNT) {
        sum =
            sum.add(
                DoubleVector.fromArray(SPECIES, a, i).mul(DoubleVector.fromArray(SPECIES, b, i)));
      }
      sum.intoArray(dots, c);
    }
    return dots;
  }
}
