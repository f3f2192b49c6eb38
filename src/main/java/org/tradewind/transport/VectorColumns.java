package org.tradewind.transport;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops by the Vector API, a register of columns at a time, with the bits of {@link
 * PlainColumns}. One register holds all columns in single precision.
 */
final class VectorColumns implements Columns {
  private static final VectorSpecies<Double> DOUBLES =
      DoubleVector.SPECIES_PREFERRED.length() >= COUNT
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_256;
  private static final int WIDTH = DOUBLES.length();
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
  private static final int NARROWEST = 4;

  /** Whether the processor has registers of four doubles. */
  static boolean wide() {
    return DoubleVector.SPECIES_PREFERRED.length() >= NARROWEST;
  }

  @Override
  public void sweep(Traversal stream, double[] field, double[] diagonal, double[] v) {
    if (2 * diagonal.length < field.length) {
      sweepAlike(stream, field, diagonal, v);
    } else {
      sweepEach(stream, field, diagonal, v);
    }
  }

  private static void sweepAlike(Traversal stream, double[] field, double[] diagonal, double[] v) {
    int[] places = stream.places;
    double[] rates = stream.rates;
    int more = 0;
    int moreFlux = 0;
    for (int i = 0; i < places.length; i += Traversal.STEP) {
      int coded = places[i];
      int cell = coded < 0 ? ~coded : coded;
      int own = places[i + 1];
      int first = places[i + 2];
      int second = places[i + 3];
      double reciprocal = 1 / (rates[i + 2] + diagonal[cell / Traversal.FIELD]);
      DoubleVector y = DoubleVector.broadcast(DOUBLES, reciprocal);
      DoubleVector q = DoubleVector.broadcast(DOUBLES, rates[i] * reciprocal);
      DoubleVector p = DoubleVector.broadcast(DOUBLES, rates[i + 1] * reciprocal);
      for (int c = 0; c < COUNT; c += WIDTH) {
        DoubleVector value =
            DoubleVector.fromArray(DOUBLES, v, second + c)
                .fma(p, DoubleVector.fromArray(DOUBLES, field, cell + c).mul(y));
        value = DoubleVector.fromArray(DOUBLES, v, first + c).fma(q, value);
        value.intoArray(v, own + c);
        if (coded < 0) {
          // by way of memory: the compiler would keep a vector that goes round this loop as an
          // object
          for (int k = 0; k < stream.more[more]; k++) {
            DoubleVector.fromArray(DOUBLES, v, stream.more[more + 1 + k] + c)
                .fma(
                    y.mul(stream.moreFlux[moreFlux + k]),
                    DoubleVector.fromArray(DOUBLES, v, own + c))
                .intoArray(v, own + c);
          }
          value = DoubleVector.fromArray(DOUBLES, v, own + c);
        }
        DoubleVector.fromArray(DOUBLES, field, cell + COUNT + c)
            .add(value)
            .intoArray(field, cell + COUNT + c);
      }
      if (coded < 0) {
        moreFlux += stream.more[more];
        more += 1 + stream.more[more];
      }
    }
  }

  private static void sweepEach(Traversal stream, double[] field, double[] diagonal, double[] v) {
    int[] places = stream.places;
    double[] rates = stream.rates;
    int more = 0;
    int moreFlux = 0;
    for (int i = 0; i < places.length; i += Traversal.STEP) {
      int coded = places[i];
      int cell = coded < 0 ? ~coded : coded;
      int own = places[i + 1];
      int first = places[i + 2];
      int second = places[i + 3];
      for (int c = 0; c < COUNT; c += WIDTH) {
        DoubleVector y =
            DoubleVector.broadcast(DOUBLES, 1)
                .div(DoubleVector.fromArray(DOUBLES, diagonal, cell / 2 + c).add(rates[i + 2]));
        DoubleVector q = y.mul(rates[i]);
        DoubleVector p = y.mul(rates[i + 1]);
        DoubleVector value =
            DoubleVector.fromArray(DOUBLES, v, second + c)
                .fma(p, DoubleVector.fromArray(DOUBLES, field, cell + c).mul(y));
        value = DoubleVector.fromArray(DOUBLES, v, first + c).fma(q, value);
        value.intoArray(v, own + c);
        if (coded < 0) {
          // by way of memory: the compiler would keep a vector that goes round this loop as an
          // object
          for (int k = 0; k < stream.more[more]; k++) {
            DoubleVector.fromArray(DOUBLES, v, stream.more[more + 1 + k] + c)
                .fma(
                    y.mul(stream.moreFlux[moreFlux + k]),
                    DoubleVector.fromArray(DOUBLES, v, own + c))
                .intoArray(v, own + c);
          }
          value = DoubleVector.fromArray(DOUBLES, v, own + c);
        }
        DoubleVector.fromArray(DOUBLES, field, cell + COUNT + c)
            .add(value)
            .intoArray(field, cell + COUNT + c);
      }
      if (coded < 0) {
        moreFlux += stream.more[more];
        more += 1 + stream.more[more];
      }
    }
  }

  @Override
  public void sweepEach(Traversal stream, float[] field, float[] diagonal, float[] v) {
    int[] places = stream.places;
    float[] rates = stream.floatRates;
    int more = 0;
    int moreFlux = 0;
    for (int i = 0; i < places.length; i += Traversal.STEP) {
      int coded = places[i];
      int cell = coded < 0 ? ~coded : coded;
      int own = places[i + 1];
      int first = places[i + 2];
      int second = places[i + 3];
      FloatVector y =
          FloatVector.broadcast(FLOATS, 1)
              .div(FloatVector.fromArray(FLOATS, diagonal, cell / 2).add(rates[i + 2]));
      FloatVector q = y.mul(rates[i]);
      FloatVector p = y.mul(rates[i + 1]);
      FloatVector value =
          FloatVector.fromArray(FLOATS, v, second)
              .fma(p, FloatVector.fromArray(FLOATS, field, cell).mul(y));
      value = FloatVector.fromArray(FLOATS, v, first).fma(q, value);
      value.intoArray(v, own);
      if (coded < 0) {
        // by way of memory: the compiler would keep a vector that goes round this loop as an object
        for (int k = 0; k < stream.more[more]; k++) {
          FloatVector.fromArray(FLOATS, v, stream.more[more + 1 + k])
              .fma(y.mul(stream.floatMoreFlux[moreFlux + k]), FloatVector.fromArray(FLOATS, v, own))
              .intoArray(v, own);
        }
        value = FloatVector.fromArray(FLOATS, v, own);
      }
      FloatVector.fromArray(FLOATS, field, cell + COUNT).add(value).intoArray(field, cell + COUNT);
      if (coded < 0) {
        moreFlux += stream.more[more];
        more += 1 + stream.more[more];
      }
    }
  }

  @Override
  public void sweepAlike(Traversal stream, float[] field, float[] scaled, float[] v) {
    int[] places = stream.places;
    float[] rates = scaled;
    int more = 0;
    int moreFlux = 0;
    for (int i = 0; i < places.length; i += Traversal.STEP) {
      int coded = places[i];
      int cell = coded < 0 ? ~coded : coded;
      int own = places[i + 1];
      int first = places[i + 2];
      int second = places[i + 3];
      FloatVector y = FloatVector.broadcast(FLOATS, rates[i + 2]);
      FloatVector q = FloatVector.broadcast(FLOATS, rates[i]);
      FloatVector p = FloatVector.broadcast(FLOATS, rates[i + 1]);
      FloatVector value =
          FloatVector.fromArray(FLOATS, v, second)
              .fma(p, FloatVector.fromArray(FLOATS, field, cell).mul(y));
      value = FloatVector.fromArray(FLOATS, v, first).fma(q, value);
      value.intoArray(v, own);
      if (coded < 0) {
        // by way of memory: the compiler would keep a vector that goes round this loop as an object
        for (int k = 0; k < stream.more[more]; k++) {
          FloatVector.fromArray(FLOATS, v, stream.more[more + 1 + k])
              .fma(y.mul(stream.floatMoreFlux[moreFlux + k]), FloatVector.fromArray(FLOATS, v, own))
              .intoArray(v, own);
        }
        value = FloatVector.fromArray(FLOATS, v, own);
      }
      FloatVector.fromArray(FLOATS, field, cell + COUNT).add(value).intoArray(field, cell + COUNT);
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
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int i = c; i < a.length; i += COUNT) {
        sum =
            sum.add(
                DoubleVector.fromArray(DOUBLES, a, i).mul(DoubleVector.fromArray(DOUBLES, b, i)));
      }
      sum.intoArray(dots, c);
    }
    return dots;
  }

  @Override
  public void addDots(float[] a, float[] b, int from, int to, double[] dots) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = from; i < to; i += COUNT) {
      sum = sum.add(FloatVector.fromArray(FLOATS, a, i).mul(FloatVector.fromArray(FLOATS, b, i)));
    }
    float[] sums = new float[COUNT];
    sum.intoArray(sums, 0);
    for (int c = 0; c < COUNT; c++) {
      dots[c] += sums[c];
    }
  }

  @Override
  public void add(float[] v, float[] factors, int from, int to, float[] sum, int at) {
    FloatVector factor = FloatVector.fromArray(FLOATS, factors, 0);
    for (int i = from; i < to; i += COUNT) {
      FloatVector.fromArray(FLOATS, sum, at - from + i)
          .add(FloatVector.fromArray(FLOATS, v, i).mul(factor))
          .intoArray(sum, at - from + i);
    }
  }

  @Override
  public void load(float[] x, float[] factors, float[] exchange, float least, float[] field) {
    FloatVector factor = FloatVector.fromArray(FLOATS, factors, 0);
    for (int g = 0; g < exchange.length; g++) {
      int i = g * COUNT;
      FloatVector scaled = FloatVector.fromArray(FLOATS, x, i).mul(factor);
      scaled.intoArray(x, i);
      scaled.mul(exchange[g]).add(least).intoArray(field, 2 * i);
      FloatVector.zero(FLOATS).intoArray(field, 2 * i + COUNT);
    }
    for (int i = exchange.length * COUNT; i < x.length; i += COUNT) {
      FloatVector.fromArray(FLOATS, x, i).mul(factor).intoArray(x, i);
    }
  }

  @Override
  public void unload(float[] field, float weight, float[] x, float[] result) {
    for (int i = 0; 2 * i < field.length; i += COUNT) {
      FloatVector.fromArray(FLOATS, x, i)
          .sub(FloatVector.fromArray(FLOATS, field, 2 * i + COUNT).mul(weight))
          .intoArray(result, i);
    }
  }
}
