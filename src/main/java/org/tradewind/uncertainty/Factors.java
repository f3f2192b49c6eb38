package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All uncertain factors of a study, and their values in any draws. */
public final class Factors implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String GROUP = "group/";
  private static final String OTHERS = "/b";

  private final Factor[] factors;
  private final Streams streams;

  Factors(List<Factor> factors, Streams streams) {
    this.factors = factors.toArray(Factor[]::new);
    this.streams = streams;
  }

  public int size() {
    return factors.length;
  }

  public Factor get(int factor) {
    return factors[factor];
  }

  public Streams streams() {
    return streams;
  }

  /**
   * The factors minus 1, factors x draws.
   *
   * @param first first draw
   * @param n number of draws
   */
  double[][] deviations(long first, int n) {
    return deviations(first, n, "");
  }

  /** A second set of numbers, independent of the first: of streams named NAME/b. */
  double[][] others(long first, int n) {
    return deviations(first, n, OTHERS);
  }

  private double[][] deviations(long first, int n, String ending) {
    Map<String, double[]> groups = new HashMap<>();
    double[][] out = new double[factors.length][n];
    double[] z = new double[n];
    for (int f = 0; f < factors.length; f++) {
      Factor factor = factors[f];
      if (factor.shared() == 0) {
        streams.normals(factor.stream() + ending, first, z, n);
        factor.distribution().deviations(z, out[f], n);
        continue;
      }
      double[] common = groups.computeIfAbsent(factor.group(), g -> group(g + ending, first, n));
      if (factor.shared() == 1) {
        factor.distribution().deviations(common, out[f], n);
      } else {
        streams.normals(factor.stream() + ending, first, z, n);
        double ofGroup = Math.sqrt(factor.shared());
        double own = Math.sqrt(1 - factor.shared());
        for (int i = 0; i < n; i++) {
          z[i] = ofGroup * common[i] + own * z[i];
        }
        factor.distribution().deviations(z, out[f], n);
      }
    }
    return out;
  }

  private double[] group(String name, long first, int n) {
    double[] z = new double[n];
    streams.normals(GROUP + name, first, z, n);
    return z;
  }
}
