package org.tradewind.uncertainty.statistics;

import java.io.Serializable;
import java.util.Arrays;
import org.tradewind.uncertainty.kernels.Moments;

/**
 * What is told of a drawn number. Deviations are taken from the central value, so that draws
 * without spread give it back to the last bit.
 *
 * @param mean arithmetic mean of the draws
 * @param sd their standard deviation, divisor n - 1; 0 for one draw
 * @param p2_5 2.5 % quantile, between order statistics by linear interpolation (type 7)
 * @param p25 25 % quantile
 * @param p50 median
 * @param p75 75 % quantile
 * @param p97_5 97.5 % quantile
 * @param mcError standard error of the mean, sd / sqrt(n)
 * @param draws n, the draws in which the number is defined; without any all the rest is NaN
 */
public record Statistics(
    double mean,
    double sd,
    double p2_5,
    double p25,
    double p50,
    double p75,
    double p97_5,
    double mcError,
    int draws)
    implements Serializable {
  /** Of the quantiles. */
  static final double[] PROBABILITIES = {0.025, 0.25, 0.5, 0.75, 0.975};

  /**
   * Of all draws of a number, which are left as they are; draws in which it is NaN are left out.
   */
  public static Statistics of(double central, double[] draws) {
    if (draws.length == 0) {
      return undefined();
    }
    double base = Double.isNaN(central) ? draws[0] : central;
    Moments moments = Moments.of(base, draws, draws.length);
    if (Double.isNaN(moments.sum())) {
      double[] known = Arrays.stream(draws).filter(d -> !Double.isNaN(d)).toArray();
      return known.length < draws.length ? of(central, known) : of(draws, moments);
    }
    return of(draws, moments);
  }

  private static Statistics of(double[] draws, Moments moments) {
    double sd = moments.sd();
    if (!moments.settled()) {
      sd = Moments.of(moments.mean(), draws, draws.length).sd();
    }
    double[] quantiles = Quantiles.about(moments.mean(), sd, draws, draws.length, PROBABILITIES);
    return of(moments, sd, quantiles);
  }

  static Statistics of(Moments moments, double sd, double[] quantiles) {
    return new Statistics(
        moments.mean(),
        sd,
        quantiles[0],
        quantiles[1],
        quantiles[2],
        quantiles[3],
        quantiles[4],
        sd / Math.sqrt(moments.n()),
        moments.n());
  }

  public static Statistics undefined() {
    double none = Double.NaN;
    return new Statistics(none, none, none, none, none, none, none, none, 0);
  }

  /** Of a number that has the same value in all draws. */
  public static Statistics centralDraw(double value, int draws) {
    return new Statistics(value, 0, value, value, value, value, value, 0, draws);
  }

  /**
   * Of a number that is b + a x in every draw, where these are the statistics of x. Where a is
   * negative each quantile is that of the opposite one of x.
   *
   * @param value number at x = from
   */
  public Statistics moved(double value, double a, double from) {
    Statistics of = a < 0 ? opposite() : this;
    return new Statistics(
        value + a * (mean - from),
        Math.abs(a) * sd,
        value + a * (of.p2_5 - from),
        value + a * (of.p25 - from),
        value + a * (p50 - from),
        value + a * (of.p75 - from),
        value + a * (of.p97_5 - from),
        Math.abs(a) * mcError,
        draws);
  }

  /** With the quantiles in the opposite order. */
  private Statistics opposite() {
    return new Statistics(mean, sd, p97_5, p75, p50, p25, p2_5, mcError, draws);
  }
}
