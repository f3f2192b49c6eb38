package org.tradewind.evaluation;

import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.CompensatedSum;

/**
 * How modelled values M compare with observed ones O at n sites, each sum over the sites:
 *
 * <pre>
 *   MB   = (1/n) sum (M - O)            ug/m3      mean bias
 *   ME   = (1/n) sum |M - O|            ug/m3      mean error
 *   RMSE = sqrt((1/n) sum (M - O)^2)    ug/m3
 *   NMB  = 100 sum (M - O) / sum O      %          normalised mean bias
 *   NME  = 100 sum |M - O| / sum O      %          normalised mean error
 *   MFB  = (200/k) sum (M - O)/(M + O)  %          mean fractional bias, from -200 to 200
 *   MFE  = (200/k) sum |M - O|/(M + O)  %          mean fractional error, from 0 to 200
 *   r    = Pearson's correlation of M and O        1
 * </pre>
 *
 * k is the number of sites at which M + O is above 0: where both are 0 the fraction is not defined,
 * and the site is left out of MFB and MFE alone. What is not defined is NaN: all but n without a
 * site, NMB and NME where sum O = 0, r for fewer than two sites or where M or O is the same
 * everywhere. Sources: Boylan and Russell, Atmos. Environ. 40, 4946 (2006); Emery et al., J. Air
 * Waste Manage. Assoc. 67, 582 (2017).
 *
 * @param n sites
 * @param r correlation
 * @param meanBiasUgM3 MB
 * @param meanErrorUgM3 ME
 * @param rmseUgM3 RMSE
 * @param normalisedMeanBiasPercent NMB
 * @param normalisedMeanErrorPercent NME
 * @param meanFractionalBiasPercent MFB
 * @param meanFractionalErrorPercent MFE
 * @param bothZero sites left out of MFB and MFE, n - k
 */
public record EvaluationStatistics(
    int n,
    double r,
    double meanBiasUgM3,
    double meanErrorUgM3,
    double rmseUgM3,
    double normalisedMeanBiasPercent,
    double normalisedMeanErrorPercent,
    double meanFractionalBiasPercent,
    double meanFractionalErrorPercent,
    int bothZero) {
  private static final double PERCENT = 100;

  /**
   * One statistic as the table evaluation names it.
   *
   * @param statistic short name
   * @param value value, NaN where it is not defined
   * @param unit 1, ug/m3 or %
   */
  public record Value(String statistic, double value, String unit) {}

  /**
   * The statistics of pairs of values of at least 0, ug/m3.
   *
   * @param modelled M by site
   * @param observed O by site, in the same order
   */
  public static EvaluationStatistics of(double[] modelled, double[] observed) {
    int n = modelled.length;
    if (observed.length != n) {
      throw new IllegalArgumentException(n + " modelled values for " + observed.length);
    }
    CompensatedSum observedSum = new CompensatedSum();
    CompensatedSum bias = new CompensatedSum();
    CompensatedSum error = new CompensatedSum();
    CompensatedSum square = new CompensatedSum();
    CompensatedSum fractionalBias = new CompensatedSum();
    CompensatedSum fractionalError = new CompensatedSum();
    int k = 0;
    for (int i = 0; i < n; i++) {
      requireAmount(modelled[i]);
      requireAmount(observed[i]);
      double difference = modelled[i] - observed[i];
      observedSum.add(observed[i]);
      bias.add(difference);
      error.add(Math.abs(difference));
      square.add(difference * difference);
      double sum = modelled[i] + observed[i];
      if (sum > 0) {
        fractionalBias.add(difference / sum);
        fractionalError.add(Math.abs(difference) / sum);
        k++;
      }
    }
    // 0/0 is NaN, which is what stands for a statistic that is not defined
    double total = observedSum.value() > 0 ? observedSum.value() : Double.NaN;
    return new EvaluationStatistics(
        n,
        correlation(modelled, observed),
        bias.value() / n,
        error.value() / n,
        Math.sqrt(square.value() / n),
        PERCENT * bias.value() / total,
        PERCENT * error.value() / total,
        2 * PERCENT * fractionalBias.value() / k,
        2 * PERCENT * fractionalError.value() / k,
        n - k);
  }

  private static void requireAmount(double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("concentration " + value);
    }
  }

  /** Pearson's r in two passes. */
  private static double correlation(double[] modelled, double[] observed) {
    if (same(modelled) || same(observed)) {
      return Double.NaN;
    }
    double modelledMean = CompensatedSum.of(modelled) / modelled.length;
    double observedMean = CompensatedSum.of(observed) / observed.length;
    CompensatedSum product = new CompensatedSum();
    CompensatedSum modelledSquare = new CompensatedSum();
    CompensatedSum observedSquare = new CompensatedSum();
    for (int i = 0; i < modelled.length; i++) {
      double m = modelled[i] - modelledMean;
      double o = observed[i] - observedMean;
      product.add(m * o);
      modelledSquare.add(m * m);
      observedSquare.add(o * o);
    }
    return product.value()
        / (Math.sqrt(modelledSquare.value()) * Math.sqrt(observedSquare.value()));
  }

  /** Whether there are no two different values, so that nothing can vary with them. */
  private static boolean same(double[] values) {
    return Arrays.stream(values).distinct().count() < 2;
  }

  /** All of them, in the order of the table evaluation. */
  public List<Value> values() {
    String one = "1";
    String concentration = "ug/m3";
    String percent = "%";
    return List.of(
        new Value("n", n, one),
        new Value("r", r, one),
        new Value("MB", meanBiasUgM3, concentration),
        new Value("ME", meanErrorUgM3, concentration),
        new Value("RMSE", rmseUgM3, concentration),
        new Value("NMB", normalisedMeanBiasPercent, percent),
        new Value("NME", normalisedMeanErrorPercent, percent),
        new Value("MFB", meanFractionalBiasPercent, percent),
        new Value("MFE", meanFractionalErrorPercent, percent),
        new Value("n_both_zero", bothZero, one));
  }
}
