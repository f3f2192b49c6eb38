package org.tradewind.uncertainty;

/** Exact order statistics without sorting (Hoare's selection, median of three as pivot). */
final class Selection {
  private Selection() {}

  /**
   * Quantile of type 7 (Hyndman and Fan 1996): at position p (n - 1) between order statistics.
   *
   * @param values reordered
   */
  static double quantile(double[] values, double p) {
    double position = p * (values.length - 1);
    int low = (int) Math.floor(position);
    double a = select(values, low);
    if (low + 1 == values.length || position == low) {
      return a;
    }
    double b = Double.POSITIVE_INFINITY;
    for (int i = low + 1; i < values.length; i++) {
      b = Math.min(b, values[i]);
    }
    return a + (position - low) * (b - a);
  }

  /** The k-th smallest value; afterwards it stands at k, none larger before, none smaller after. */
  static double select(double[] v, int k) {
    int from = 0;
    int to = v.length - 1;
    while (from < to) {
      double pivot = median(v[from], v[(from + to) >>> 1], v[to]);
      int i = from;
      int j = to;
      while (i <= j) {
        while (v[i] < pivot) {
          i++;
        }
        while (v[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swap = v[i];
          v[i++] = v[j];
          v[j--] = swap;
        }
      }
      if (k <= j) {
        to = j;
      } else if (k >= i) {
        from = i;
      } else {
        break;
      }
    }
    return v[k];
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
