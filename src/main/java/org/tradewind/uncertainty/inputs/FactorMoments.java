package org.tradewind.uncertainty.inputs;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.uncertainty.distributions.Covariance;
import org.tradewind.uncertainty.distributions.Lognormal;

/**
 * Means and covariances of factors, without draws. Factors of one class (equal distribution, group
 * and share of the group) are alike: two different ones of a class have the same covariance with
 * each other, and each the same with any third.
 */
public final class FactorMoments {
  private final Factors factors;
  private final List<Factor> classes = new ArrayList<>();
  private final List<Integer> examples = new ArrayList<>();
  private final int[] classOf;
  private final double[][] far;

  public FactorMoments(Factors factors) {
    this.factors = factors;
    this.classOf = new int[factors.size()];
    for (int f = 0; f < classOf.length; f++) {
      classOf[f] = find(f);
    }
    this.far = new double[classes.size()][classes.size()];
    for (int c = 0; c < far.length; c++) {
      for (int d = 0; d < far.length; d++) {
        far[c][d] =
            Covariance.of(
                    classes.get(c).distribution(), classes.get(d).distribution(), correlation(c, d))
                .value();
      }
    }
  }

  private int find(int position) {
    Factor factor = factors.get(position);
    for (int c = 0; c < classes.size(); c++) {
      Factor known = classes.get(c);
      if (known.distribution().equals(factor.distribution())
          && known.group().equals(factor.group())
          && known.shared() == factor.shared()) {
        return c;
      }
    }
    classes.add(factor);
    examples.add(position);
    return classes.size() - 1;
  }

  int size() {
    return classOf.length;
  }

  public int classes() {
    return classes.size();
  }

  public int classOf(int factor) {
    return classOf[factor];
  }

  /** Whether two factors of a class differ by something of their own. */
  public boolean hasOwn(int factor) {
    return factors.get(factor).shared() < 1;
  }

  /** Mean of a factor. */
  public double mean(int factor) {
    return meanOfClass(classOf[factor]);
  }

  /** Mean of the factors of a class. */
  public double meanOfClass(int ofClass) {
    return 1 + classes.get(ofClass).distribution().meanDeviation();
  }

  /** Covariance of a factor with itself. */
  double variance(int factor) {
    return factors.get(factor).distribution().variance();
  }

  /** Covariance of two different factors of two classes. */
  public double far(int oneClass, int otherClass) {
    return far[oneClass][otherClass];
  }

  /** Covariance of two factors. */
  public double covariance(int one, int other) {
    return one == other ? variance(one) : far[classOf[one]][classOf[other]];
  }

  /** Correlation of the normal numbers of two different factors of two classes. */
  public double correlation(int oneClass, int otherClass) {
    return oneClass == otherClass
        ? classes.get(oneClass).shared()
        : factors.correlation(examples.get(oneClass), examples.get(otherClass));
  }

  /** Whether a class is lognormal with mean 1, so that products of any of them are known. */
  public boolean isLognormal(int ofClass) {
    return classes.get(ofClass).distribution() instanceof Lognormal;
  }
}
