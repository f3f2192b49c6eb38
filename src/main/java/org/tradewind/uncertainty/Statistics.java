package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.Arrays;
import org.tradewind.axes.CompensatedSum;

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

  /**
   * Of all draws of a number.
   *
   * @param draws reordered
   */
  public static Statistics of(double central, double[] draws) {
    double[] known = known(draws);
    int n = known.length;
    if (n == 0) {
      return new Statistics(
          Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
    }
    double base = Double.isNaN(central) ? known[0] : central;
    CompensatedSum sum = new CompensatedSum();
    for (double draw : known) {
      sum.add(draw - base);
    }
    double shift = sum.value() / n;
    CompensatedSum squares = new CompensatedSum();
    for (double draw : known) {
      double deviation = draw - base - shift;
      squares.add(deviation * deviation);
    }
    double sd = n < 2 ? 0 : Math.sqrt(squares.value() / (n - 1));
    return new Statistics(
        base + shift,
        sd,
        Selection.quantile(known, 0.025),
        Selection.quantile(known, 0.5),
        Selection.quantile(known, 0.975),
        sd / Math.sqrt(n),
        n);
  }

  private static double[] known(double[] draws) {
    for (double draw : draws) {
      if (Double.isNaN(draw)) {
        return Arrays.stream(draws).filter(d -> !Double.isNaN(d)).toArray();
      }
    }
    return draws;
  }
}
