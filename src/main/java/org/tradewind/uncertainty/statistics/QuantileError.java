package org.tradewind.uncertainty.statistics;

/**
 * Monte Carlo error of a quantile from order statistics. How many of n draws lie below the true
 * quantile of p is binomial with standard deviation w = sqrt(n p (1 - p)); so the draws about w
 * ranks to either side of the sample quantile bound it with the confidence of one standard error,
 * whatever the distribution:
 *
 * <pre>
 *   error = (x_(high) - x_(low)) w / (high - low),  low = floor(p (n - 1) - w), high = ceil(p (n - 1) + w)
 * </pre>
 *
 * (ranks from 0; David and Nagaraja, Order Statistics, 3rd edition, 2003, section 7.1.)
 */
public final class QuantileError {
  private QuantileError() {}

  /** Half the length of the interval; NaN where there are too few draws for its ranks. */
  public static double of(double[] draws, double p) {
    int n = draws.length;
    double width = Math.sqrt(n * p * (1 - p));
    int low = (int) Math.floor(p * (n - 1) - width);
    int high = (int) Math.ceil(p * (n - 1) + width);
    if (low < 0 || high > n - 1) {
      return Double.NaN;
    }
    double[] found = Quantiles.orderStatistics(draws, low, high);
    return (found[1] - found[0]) * width / (high - low);
  }
}
