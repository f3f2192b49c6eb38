package org.tradewind.uncertainty;

import java.io.Serializable;
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
 */
public record Statistics(
    double mean, double sd, double p2_5, double p50, double p97_5, double mcError)
    implements Serializable {

  /**
   * Of all draws of a number.
   *
   * @param draws reordered
   */
  public static Statistics of(double central, double[] draws) {
    int n = draws.length;
    CompensatedSum sum = new CompensatedSum();
    for (double draw : draws) {
      sum.add(draw - central);
    }
    double shift = sum.value() / n;
    CompensatedSum squares = new CompensatedSum();
    for (double draw : draws) {
      double deviation = draw - central - shift;
      squares.add(deviation * deviation);
    }
    double sd = n < 2 ? 0 : Math.sqrt(squares.value() / (n - 1));
    return new Statistics(
        central + shift,
        sd,
        Selection.quantile(draws, 0.025),
        Selection.quantile(draws, 0.5),
        Selection.quantile(draws, 0.975),
        sd / Math.sqrt(n));
  }
}
