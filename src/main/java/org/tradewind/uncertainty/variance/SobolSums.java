package org.tradewind.uncertainty.variance;

import java.io.Serializable;
import org.tradewind.uncertainty.kernels.Combination;

/**
 * Sums over draws from which Sobol indices follow. With A and B independent draws of all inputs and
 * AB those of A with the group's inputs from B,
 *
 * <pre>
 *   first order  sum of f(B) (f(AB) - f(A)) / sum of v      (Saltelli et al. 2010)
 *   total        sum of (f(A) - f(AB))^2 / 2 / sum of v     (Jansen 1999)
 *   v = (f(A) - f(B))^2 / 2, whose mean is the variance
 * </pre>
 *
 * (Saltelli et al., Comput. Phys. Commun. 181, 259-270, 2010, table 2; Jansen, Comput. Phys.
 * Commun. 117, 35-43, 1999.) The standard error of such a quotient S of means of q and v is that of
 * q - S v over the mean of v. Values are taken from the central one, which makes the first
 * estimator less noisy.
 */
public final class SobolSums implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int OF_OUTPUT = 2;
  private static final int OF_GROUP = 6;

  private final int groups;
  private final double[][] sums;
  private long n;

  public SobolSums(int outputs, int groups) {
    this.groups = groups;
    this.sums = new double[outputs][OF_OUTPUT + OF_GROUP * groups];
  }

  /** Adds the draws of A and B of all outputs, outputs x draws; once for each set of draws. */
  public void add(double[][] a, double[][] b, int draws) {
    n += draws;
    for (int f = 0; f < sums.length; f++) {
      for (int d = 0; d < draws; d++) {
        double v = half(a[f][d] - b[f][d]);
        sums[f][0] += v;
        sums[f][1] += v * v;
      }
    }
  }

  /** Adds the same draws of one group. */
  public void add(int group, double[][] a, double[][] b, double[][] ab, int draws) {
    int at = OF_OUTPUT + OF_GROUP * group;
    for (int f = 0; f < sums.length; f++) {
      double[] of = sums[f];
      for (int d = 0; d < draws; d++) {
        double v = half(a[f][d] - b[f][d]);
        double first = b[f][d] * (ab[f][d] - a[f][d]);
        double total = half(a[f][d] - ab[f][d]);
        of[at] += first;
        of[at + 1] += first * first;
        of[at + 2] += first * v;
        of[at + 3] += total;
        of[at + 4] += total * total;
        of[at + 5] += total * v;
      }
    }
  }

  private static double half(double difference) {
    return difference * difference / 2;
  }

  /** Adds the sums over other draws. */
  void add(SobolSums others) {
    n += others.n;
    for (int f = 0; f < sums.length; f++) {
      Combination.add(sums[f], 1, others.sums[f], sums[f].length);
    }
  }

  /** The index of one output and group. */
  public SobolIndex of(int output, int group) {
    double[] of = sums[output];
    int at = OF_OUTPUT + OF_GROUP * group;
    if (of[0] == 0) {
      return new SobolIndex(0, 0, 0, 0);
    }
    return new SobolIndex(of[at] / of[0], of[at + 3] / of[0], error(of, at), error(of, at + 3));
  }

  private double error(double[] of, int at) {
    double share = of[at] / of[0];
    double squares = of[at + 1] - 2 * share * of[at + 2] + share * share * of[1];
    return n < 2 ? 0 : Math.sqrt(Math.max(0, squares) * n / (n - 1)) / of[0];
  }

  int groups() {
    return groups;
  }
}
