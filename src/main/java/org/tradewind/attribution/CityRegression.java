package org.tradewind.attribution;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Regression of cities' ratios R of damage to CO2 on their density of people d, in logarithms:
 *
 * <pre>
 *   ln R = a + b ln d          R = (M_x / sum M) / (C_x / sum C)
 *   b = Sxy / Sxx              a = mean(y) - b mean(x)
 *   SSE = Syy - Sxy^2 / Sxx    r2 = 1 - SSE / Syy
 *   s = sqrt(SSE / (n - 2))    se(b) = s / sqrt(Sxx)
 *   band at x0: a + b x0 +- t(0.975, n - 2) s sqrt(1 / n + (x0 - mean(x))^2 / Sxx)
 * </pre>
 *
 * of the cities of a group. Ordinary least squares, each city one point. With fewer than {@value
 * #LEAST} cities, or all of one density, nothing is defined (NaN).
 */
public final class CityRegression implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Cities without which there is no regression. */
  public static final int LEAST = 3;

  /** The figures, in the order in which they are worked. */
  static final List<String> QUANTITIES = List.of("a", "b", "b_se", "r2", "residual_sd");

  /** What they are. */
  private static final int A = 0;

  private static final int B = 1;
  private static final int B_SE = 2;
  private static final int R2 = 3;
  private static final int RESIDUAL_SD = 4;

  private static final double CONFIDENCE = 0.95;

  private final int[] members;
  private final double[] x;
  private final double mean;
  private final double squares;

  /**
   * @param members positions of the cities among all
   * @param density persons per km2 of each member, above 0
   */
  public CityRegression(int[] members, double[] density) {
    this.members = members.clone();
    this.x = Arrays.stream(density).map(StrictMath::log).toArray();
    double sum = 0;
    for (double v : x) {
      sum += v;
    }
    this.mean = sum / x.length;
    double sxx = 0;
    for (double v : x) {
      sxx += (v - mean) * (v - mean);
    }
    this.squares = sxx;
  }

  /** Number of cities. */
  public int size() {
    return members.length;
  }

  /** Whether there is a regression. */
  public boolean isDefined() {
    return members.length >= LEAST && squares > 0;
  }

  /** Quantile of Student's t for a two-sided band of 95 %, NaN where there is no regression. */
  public double quantile() {
    return isDefined()
        ? new TDistribution(members.length - 2).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
        : Double.NaN;
  }

  /** Two-sided probability of a slope as far from 0 if there were none; NaN where not defined. */
  public double pValue(double slope, double standardError) {
    if (!isDefined() || !(standardError >= 0)) {
      return Double.NaN;
    }
    return standardError == 0
        ? 0
        : 2
            * new TDistribution(members.length - 2)
                .cumulativeProbability(-Math.abs(slope / standardError));
  }

  /** Smallest and largest density, persons per km2. */
  public double[] range() {
    double[] range = {Double.NaN, Double.NaN};
    if (x.length > 0) {
      range[0] = StrictMath.exp(Arrays.stream(x).min().orElseThrow());
      range[1] = StrictMath.exp(Arrays.stream(x).max().orElseThrow());
    }
    return range;
  }

  /**
   * The figures {@link #QUANTITIES} in one draw.
   *
   * @param logRatio ln R of all cities
   */
  public double[] fit(double[] logRatio) {
    double[] fit = new double[QUANTITIES.size()];
    if (!isDefined()) {
      Arrays.fill(fit, Double.NaN);
      return fit;
    }
    double sum = 0;
    for (int member : members) {
      sum += logRatio[member];
    }
    double meanY = sum / members.length;
    double sxy = 0;
    double syy = 0;
    for (int i = 0; i < members.length; i++) {
      double dy = logRatio[members[i]] - meanY;
      sxy += (x[i] - mean) * dy;
      syy += dy * dy;
    }
    double sse = Math.max(0, syy - sxy * sxy / squares);
    fit[B] = sxy / squares;
    fit[A] = meanY - fit[B] * mean;
    fit[RESIDUAL_SD] = Math.sqrt(sse / (members.length - 2));
    fit[B_SE] = fit[RESIDUAL_SD] / Math.sqrt(squares);
    fit[R2] = (syy - sse) / syy;
    return fit;
  }

  /**
   * Ratio on the line at a density, and the ends of its band.
   *
   * @param fit of {@link #fit}
   * @param quantile of {@link #quantile}
   */
  public double[] band(double[] fit, double density, double quantile) {
    double at = StrictMath.log(density);
    double line = fit[A] + fit[B] * at;
    double half =
        quantile
            * fit[RESIDUAL_SD]
            * Math.sqrt(1.0 / members.length + (at - mean) * (at - mean) / squares);
    return new double[] {
      StrictMath.exp(line), StrictMath.exp(line - half), StrictMath.exp(line + half)
    };
  }
}
