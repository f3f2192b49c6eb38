package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What is told of a drawn number. Deviations are taken from the central value, so that draws
 * without spread give it back to the last bit.
 *
 * @param mean arithmetic mean of the draws
 * @param sd their standard deviation, divisor n - 1; 0 for one draw
 * @param p2_5 2.5 % quantile, between order statistics by linear interpolation (type 7)
 * @param p50 median
 * @param p97_5 97.5 % quantile
 * @param mcError standard error of the mean, sd / sqrt(n)
 * @param draws n, the draws in which the number is defined; without any all the rest is NaN
 */
public record Statistics(
    double mean, double sd, double p2_5, double p50, double p97_5, double mcError, int draws)
    implements Serializable {

  private static final int LANES = 4;

  /**
   * Of all draws of a number, which are left as they are; draws in which it is NaN are left out.
   */
  public static Statistics of(double central, double[] draws) {
    double[] known = known(draws);
    int n = known.length;
    if (n == 0) {
      double none = Double.NaN;
      return new Statistics(none, none, none, none, none, none, 0);
    }
    double base = Double.isNaN(central) ? known[0] : central;
    double mean = base + sum(known, base, false) / n;
    double sd = n < 2 ? 0 : Math.sqrt(sum(known, mean, true) / (n - 1));
    double[] quantiles = Quantiles.of(known, 0.025, 0.5, 0.975);
    return new Statistics(mean, sd, quantiles[0], quantiles[1], quantiles[2], sd / Math.sqrt(n), n);
  }

  private static double[] known(double[] draws) {
    for (double draw : draws) {
      if (Double.isNaN(draw)) {
        return Arrays.stream(draws).filter(d -> !Double.isNaN(d)).toArray();
      }
    }
    return draws;
  }

  /**
   * Sum of the deviations from a value, or of their squares: in four interleaved sums, which the
   * processor adds side by side.
   */
  private static double sum(double[] draws, double from, boolean squared) {
    int whole = draws.length - draws.length % LANES;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int i = 0; i < whole; i += LANES) {
      double d0 = draws[i] - from;
      double d1 = draws[i + 1] - from;
      double d2 = draws[i + 2] - from;
      double d3 = draws[i + 3] - from;
      s0 += squared ? d0 * d0 : d0;
      s1 += squared ? d1 * d1 : d1;
      s2 += squared ? d2 * d2 : d2;
      s3 += squared ? d3 * d3 : d3;
    }
    for (int i = whole; i < draws.length; i++) {
      double d = draws[i] - from;
      s0 += squared ? d * d : d;
    }
    return (s0 + s1) + (s2 + s3);
  }
}
