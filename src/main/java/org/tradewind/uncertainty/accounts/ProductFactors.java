package org.tradewind.uncertainty.accounts;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tradewind.uncertainty.inputs.FactorMoments;
import org.tradewind.uncertainty.inputs.UncertainInputs;

/**
 * The factors of a product with their moments; phi is activity x emission factor x sensitivity. For
 * activities independent of emission factors
 *
 * <pre>
 *   cov(a e, a' e') = E a a' E e e' - E a E a' E e E e',  E a a' = E a E a' + cov(a, a')
 * </pre>
 *
 * and for lognormals that hang together E(a e) E(a' e') (exp(sum of the covariances of their
 * logarithms) - 1). Sensitivities are independent of both and multiply in the same way.
 */
public final class ProductFactors {
  private final FactorMoments factors;
  private final SourceTerms.FactorProduct product;

  public ProductFactors(FactorMoments factors, SourceTerms.FactorProduct product) {
    this.factors = factors;
    this.product = product;
  }

  /**
   * Equal for products that have one covariance of phi with any third.
   *
   * @param activity class of the activity
   * @param emissionFactor class of the emission factor
   * @param sensitivity position of the sensitivity: all products of a species have the same
   */
  public record Alike(int activity, int emissionFactor, int sensitivity) {}

  /** Of the factors that are free. */
  public ProductFactors where(IntPredicate free) {
    int[] kept =
        IntStream.of(product.factors())
            .map(f -> f >= 0 && free.test(f) ? f : UncertainInputs.EXACT)
            .toArray();
    return new ProductFactors(
        factors, new SourceTerms.FactorProduct(kept[0], kept[1], kept[2], kept[3]));
  }

  public int common() {
    return product.common();
  }

  public Alike alike() {
    return new Alike(
        ofClass(product.activity()), ofClass(product.emissionFactor()), product.sensitivity());
  }

  private int ofClass(int factor) {
    return factor < 0 ? UncertainInputs.EXACT : factors.classOf(factor);
  }

  /** Activity and emission factor, where they differ from others of their class. */
  public int[] own() {
    return IntStream.of(product.activity(), product.emissionFactor())
        .filter(f -> f >= 0 && factors.hasOwn(f))
        .toArray();
  }

  /** E c a e w. */
  public double mean() {
    return meanOf(product.common()) * meanOfPhi();
  }

  /** E a e w. */
  public double meanOfPhi() {
    int a = product.activity();
    int e = product.emissionFactor();
    double means = meanOf(a) * meanOf(e);
    return meanOf(product.sensitivity())
        * (a < 0 || e < 0 ? means : means + factors.covariance(a, e));
  }

  private double meanOf(int factor) {
    return factor < 0 ? 1 : factors.mean(factor);
  }

  /** Covariance of phi with that of another product. */
  public double covariance(ProductFactors other) {
    int[] at = {
      product.activity(),
      other.product.activity(),
      product.emissionFactor(),
      other.product.emissionFactor()
    };
    Product both = product(at, factors::mean, factors::covariance);
    return times(factors, both, product.sensitivity(), other.product.sensitivity());
  }

  /** The same of two products of two classes that have no activity or emission factor in common. */
  public static double covariance(FactorMoments factors, Alike c, Alike d) {
    int[] at = {c.activity(), d.activity(), c.emissionFactor(), d.emissionFactor()};
    Product product = product(at, factors::meanOfClass, factors::far);
    return times(factors, product, c.sensitivity(), d.sensitivity());
  }

  private static double times(FactorMoments factors, Product product, int w, int other) {
    double means = (w < 0 ? 1 : factors.mean(w)) * (other < 0 ? 1 : factors.mean(other));
    double covariance = w < 0 || other < 0 ? 0 : factors.covariance(w, other);
    return product.covariance() * (means + covariance) + product.means() * covariance;
  }

  private interface Pair {
    double of(int one, int other);
  }

  /**
   * Of two products.
   *
   * @param means product of their means
   * @param covariance of the two
   */
  private record Product(double means, double covariance) {}

  /** a_0 e_2 and a_1 e_3 of the positions given. */
  private static Product product(int[] at, IntToDoubleFunction mean, Pair pair) {
    double[] means =
        Arrays.stream(at).mapToDouble(i -> i < 0 ? 1 : mean.applyAsDouble(i)).toArray();
    double[][] c = new double[4][4];
    boolean mixed = false;
    for (int i = 0; i < 4; i++) {
      for (int j = i + 1; j < 4; j++) {
        c[i][j] = at[i] < 0 || at[j] < 0 ? 0 : pair.of(at[i], at[j]);
        boolean ofBothKinds = i < 2 && j >= 2;
        mixed |= ofBothKinds && c[i][j] != 0;
      }
    }
    if (!mixed) {
      return new Product(
          means[0] * means[1] * means[2] * means[3],
          means[0] * means[1] * c[2][3] + (means[2] * means[3] + c[2][3]) * c[0][1]);
    }
    double across =
        StrictMath.log1p(c[0][1])
            + StrictMath.log1p(c[0][3])
            + StrictMath.log1p(c[1][2])
            + StrictMath.log1p(c[2][3]);
    double within = (1 + c[0][2]) * (1 + c[1][3]);
    return new Product(within, within * StrictMath.expm1(across));
  }
}
