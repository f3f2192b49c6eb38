package org.tradewind.uncertainty;

import java.util.ArrayList;
import java.util.List;

/**
 * Means and covariances of factors, without draws. Factors of one class (equal distribution, group
 * and share of the group) are alike: two different ones of a class have the same covariance with
 * each other, and each the same with any third.
 */
final class FactorMoments {
  private final Factors factors;
  private final List<Factor> classes = new ArrayList<>();
  private final int[] classOf;
  private final double[][] far;

  FactorMoments(Factors factors) {
    this.factors = factors;
    this.classOf = new int[factors.size()];
    for (int f = 0; f < classOf.length; f++) {
      classOf[f] = find(factors.get(f));
    }
    this.far = new double[classes.size()][classes.size()];
    for (int c = 0; c < far.length; c++) {
      for (int d = 0; d < far.length; d++) {
        far[c][d] = covariance(classes.get(c), classes.get(d), correlation(c, d));
      }
    }
  }

  private int find(Factor factor) {
    for (int c = 0; c < classes.size(); c++) {
      Factor known = classes.get(c);
      if (known.distribution().equals(factor.distribution())
          && known.group().equals(factor.group())
          && known.shared() == factor.shared()) {
        return c;
      }
    }
    classes.add(factor);
    return classes.size() - 1;
  }

  int size() {
    return classOf.length;
  }

  int classes() {
    return classes.size();
  }

  int classOf(int factor) {
    return classOf[factor];
  }

  /** Whether two factors of a class differ by something of their own. */
  boolean hasOwn(int factor) {
    return factors.get(factor).shared() < 1;
  }

  /** Mean of a factor. */
  double mean(int factor) {
    return meanOfClass(classOf[factor]);
  }

  /** Mean of the factors of a class. */
  double meanOfClass(int ofClass) {
    return 1;
  }

  /** Covariance of a factor with itself. */
  double variance(int factor) {
    return factors.get(factor).distribution().variance();
  }

  /** Covariance of two different factors of two classes. */
  double far(int oneClass, int otherClass) {
    return far[oneClass][otherClass];
  }

  /** Covariance of two factors. */
  double covariance(int one, int other) {
    return one == other ? variance(one) : far[classOf[one]][classOf[other]];
  }

  /** Correlation of the normal numbers of two different factors of two classes. */
  double correlation(int oneClass, int otherClass) {
    Factor a = classes.get(oneClass);
    Factor b = classes.get(otherClass);
    boolean together = !a.group().isEmpty() && a.group().equals(b.group());
    return together ? Math.sqrt(a.shared() * b.shared()) : 0;
  }

  /** exp(sigma_a sigma_b rho) - 1, of two lognormals of mean 1. */
  private static double covariance(Factor a, Factor b, double rho) {
    return StrictMath.expm1(sigma(a) * sigma(b) * rho);
  }

  private static double sigma(Factor factor) {
    return ((Lognormal) factor.distribution()).sigma();
  }

  /** Whether a class is lognormal with mean 1, so that products of any of them are known. */
  boolean isLognormal(int ofClass) {
    return classes.get(ofClass).distribution() instanceof Lognormal;
  }
}
