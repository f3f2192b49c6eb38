package org.tradewind.transport;

/** The loops in plain Java. */
final class PlainColumns implements Columns {
  @Override
  public void sweep(Traversal stream, double[] field, double[] diagonal, double[] v) {
    boolean each = 2 * diagonal.length == field.length;
    int[] places = stream.places;
    double[] rates = stream.rates;
    int more = 0;
    int moreFlux = 0;
    for (int i = 0; i < places.length; i += Traversal.STEP) {
      int cell = places[i] < 0 ? ~places[i] : places[i];
      int own = places[i + 1];
      int first = places[i + 2];
      int second = places[i + 3];
      int count = places[i] < 0 ? stream.more[more++] : 0;
      for (int c = 0; c < COUNT; c++) {
        double y = 1 / (rates[i + 2] + diagonal[each ? cell / 2 + c : cell / Traversal.FIELD]);
        double value =
            Math.fma(
                rates[i] * y,
                v[first + c],
                Math.fma(rates[i + 1] * y, v[second + c], field[cell + c] * y));
        for (int k = 0; k < count; k++) {
          value = Math.fma(stream.moreFlux[moreFlux + k] * y, v[stream.more[more + k] + c], value);
        }
        v[own + c] = value;
        field[cell + COUNT + c] += value;
      }
      more += count;
      moreFlux += count;
    }
  }

  @Override
  public void sweepEach(Traversal stream, float[] field, float[] diagonal, float[] v) {
    int[] places = stream.places;
    float[] rates = stream.floatRates;
    int more = 0;
    int moreFlux = 0;
    for (int i = 0; i < places.length; i += Traversal.STEP) {
      int cell = places[i] < 0 ? ~places[i] : places[i];
      int own = places[i + 1];
      int first = places[i + 2];
      int second = places[i + 3];
      int count = places[i] < 0 ? stream.more[more++] : 0;
      for (int c = 0; c < COUNT; c++) {
        float y = 1 / (rates[i + 2] + diagonal[cell / 2 + c]);
        float value =
            Math.fma(
                rates[i] * y,
                v[first + c],
                Math.fma(rates[i + 1] * y, v[second + c], field[cell + c] * y));
        for (int k = 0; k < count; k++) {
          value =
              Math.fma(stream.floatMoreFlux[moreFlux + k] * y, v[stream.more[more + k] + c], value);
        }
        v[own + c] = value;
        field[cell + COUNT + c] += value;
      }
      more += count;
      moreFlux += count;
    }
  }

  @Override
  public void sweepAlike(Traversal stream, float[] field, float[] scaled, float[] v) {
    int[] places = stream.places;
    float[] rates = scaled;
    int more = 0;
    int moreFlux = 0;
    for (int i = 0; i < places.length; i += Traversal.STEP) {
      int cell = places[i] < 0 ? ~places[i] : places[i];
      int own = places[i + 1];
      int first = places[i + 2];
      int second = places[i + 3];
      int count = places[i] < 0 ? stream.more[more++] : 0;
      float y = rates[i + 2];
      for (int c = 0; c < COUNT; c++) {
        float value =
            Math.fma(
                rates[i], v[first + c], Math.fma(rates[i + 1], v[second + c], field[cell + c] * y));
        for (int k = 0; k < count; k++) {
          value =
              Math.fma(stream.floatMoreFlux[moreFlux + k] * y, v[stream.more[more + k] + c], value);
        }
        v[own + c] = value;
        field[cell + COUNT + c] += value;
      }
      more += count;
      moreFlux += count;
    }
  }

  @Override
  public double[] dots(double[] a, double[] b) {
    double[] dots = new double[COUNT];
    for (int i = 0; i < a.length; i += COUNT) {
      for (int c = 0; c < COUNT; c++) {
        dots[c] += a[i + c] * b[i + c];
      }
    }
    return dots;
  }

  @Override
  public void addDots(float[] a, float[] b, int from, int to, double[] dots) {
    float[] sums = new float[COUNT];
    for (int i = from; i < to; i += COUNT) {
      for (int c = 0; c < COUNT; c++) {
        sums[c] += a[i + c] * b[i + c];
      }
    }
    for (int c = 0; c < COUNT; c++) {
      dots[c] += sums[c];
    }
  }

  @Override
  public void add(float[] v, float[] factors, int from, int to, float[] sum, int at) {
    for (int i = from; i < to; i += COUNT) {
      for (int c = 0; c < COUNT; c++) {
        sum[at - from + i + c] += factors[c] * v[i + c];
      }
    }
  }

  @Override
  public void load(float[] x, float[] factors, float[] exchange, float least, float[] field) {
    for (int g = 0; g < exchange.length; g++) {
      int i = g * COUNT;
      for (int c = 0; c < COUNT; c++) {
        x[i + c] *= factors[c];
        field[2 * i + c] = x[i + c] * exchange[g] + least;
        field[2 * i + COUNT + c] = 0;
      }
    }
    for (int i = exchange.length * COUNT; i < x.length; i += COUNT) {
      for (int c = 0; c < COUNT; c++) {
        x[i + c] *= factors[c];
      }
    }
  }

  @Override
  public void unload(float[] field, float weight, float[] x, float[] result) {
    for (int i = 0; 2 * i < field.length; i += COUNT) {
      for (int c = 0; c < COUNT; c++) {
        result[i + c] = x[i + c] - field[2 * i + COUNT + c] * weight;
      }
    }
  }
}
