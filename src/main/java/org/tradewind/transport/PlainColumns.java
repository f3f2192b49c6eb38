package org.tradewind.transport;

/** The loops in plain Java. */
final class PlainColumns implements Columns {
  @Override
  public void sweep(
      Traversal stream,
      double[] sources,
      double[] diagonal,
      double[] v,
      double weight,
      double[] sums) {
    int shared = diagonal.length < sources.length ? COUNT : 1;
    int[] places = stream.places;
    double[] rates = stream.rates;
    int more = 0;
    int moreFlux = 0;
    for (int i = 0; i < places.length; i += Traversal.STEP) {
      int cell = places[i] < 0 ? ~places[i] : places[i];
      int first = places[i + 1];
      int second = places[i + 2];
      double q = rates[i];
      double p = rates[i + 1];
      double leaving = rates[i + 2];
      for (int c = 0; c < COUNT; c++) {
        v[cell + c] = sources[cell + c] + q * v[first + c] + p * v[second + c];
      }
      if (places[i] < 0) {
        for (int k = stream.more[more++]; k > 0; k--) {
          int from = stream.more[more++];
          double flux = stream.moreFlux[moreFlux++];
          for (int c = 0; c < COUNT; c++) {
            v[cell + c] += flux * v[from + c];
          }
        }
      }
      for (int c = 0; c < COUNT; c++) {
        v[cell + c] /= leaving + diagonal[(cell + c) / shared];
        sums[cell + c] += weight * v[cell + c];
      }
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
}
