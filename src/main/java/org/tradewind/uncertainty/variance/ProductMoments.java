package org.tradewind.uncertainty.variance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tradewind.uncertainty.accounts.ProductFactors;
import org.tradewind.uncertainty.accounts.SourceTerms;
import org.tradewind.uncertainty.inputs.CommonFactors;
import org.tradewind.uncertainty.inputs.FactorMoments;

/**
 * Mean and variance of sums over slots, sum_s g_s c_s phi_s with phi_s = a_s e_s w_s (activity,
 * emission factor, sensitivity) and c_s what the inputs of a region have in common, where some
 * factors are free and all others are held at their means. As c is independent of phi,
 *
 * <pre>
 *   cov(c_s phi_s, c_t phi_t) = E c_s c_t cov(phi_s, phi_t) + cov(c_s, c_t) E phi_s E phi_t
 * </pre>
 *
 * <p>Slots whose factors are alike (see {@link FactorMoments}) have one covariance of phi with all
 * slots of another class but those they have a factor in common with. So a variance is a sum over
 * pairs of classes, each by the regions they lie in, and over pairs of slots with a common factor,
 * not over all pairs of slots.
 */
public final class ProductMoments {
  private final FactorMoments factors;
  private final ProductFactors[] free;
  private final double[] held;
  private final double[] meanDeviation;
  private final double[] mean;
  private final int[] classOf;
  private final int[][] far;
  private final double[][] farCovariance;
  private final int[][] near;
  private final double[][] nearCovariance;

  /**
   * Prepares all pairs.
   *
   * @param free which factors are free
   */
  public ProductMoments(
      FactorMoments factors, List<SourceTerms.FactorProduct> products, IntPredicate free) {
    this.factors = factors;
    int n = products.size();
    this.free = new ProductFactors[n];
    this.held = new double[n];
    this.meanDeviation = new double[n];
    this.mean = new double[n];
    this.classOf = new int[n];
    Map<ProductFactors.Alike, Integer> known = new LinkedHashMap<>();
    for (int s = 0; s < n; s++) {
      ProductFactors all = new ProductFactors(factors, products.get(s));
      this.free[s] = all.where(free);
      double drawn = this.free[s].mean();
      held[s] = all.mean() / drawn;
      meanDeviation[s] = held[s] * drawn - 1;
      mean[s] = this.free[s].meanOfPhi();
      classOf[s] = known.computeIfAbsent(this.free[s].alike(), c -> known.size());
    }
    List<ProductFactors.Alike> all = new ArrayList<>(known.keySet());
    this.far = new int[all.size()][];
    this.farCovariance = new double[all.size()][];
    for (int c = 0; c < far.length; c++) {
      ProductFactors.Alike one = all.get(c);
      int first = c;
      double[] covariances = new double[far.length];
      for (int d = first; d < far.length; d++) {
        covariances[d] = ProductFactors.covariance(factors, one, all.get(d));
      }
      far[c] = IntStream.range(first, far.length).filter(d -> covariances[d] != 0).toArray();
      farCovariance[c] = Arrays.stream(far[c]).mapToDouble(d -> covariances[d]).toArray();
    }
    this.near = new int[n][];
    this.nearCovariance = new double[n][];
    neighbours(all);
  }

  /** Pairs of slots with a factor in common that others of its class do not have. */
  private void neighbours(List<ProductFactors.Alike> all) {
    Map<Integer, List<Integer>> having = new LinkedHashMap<>();
    for (int s = 0; s < free.length; s++) {
      for (int factor : free[s].own()) {
        having.computeIfAbsent(factor, f -> new ArrayList<>()).add(s);
      }
    }
    for (int s = 0; s < free.length; s++) {
      int one = s;
      int[] later =
          Arrays.stream(free[s].own())
              .flatMap(f -> having.get(f).stream().mapToInt(Integer::intValue))
              .filter(t -> t >= one)
              .distinct()
              .sorted()
              .toArray();
      near[s] = later;
      nearCovariance[s] =
          Arrays.stream(later)
              .mapToDouble(
                  t ->
                      commonProduct(free[one].common(), free[t].common())
                          * (free[one].covariance(free[t])
                              - ProductFactors.covariance(
                                  factors, all.get(classOf[one]), all.get(classOf[t]))))
              .toArray();
    }
  }

  /** E c c'. */
  private double commonProduct(int one, int other) {
    return meanOf(one) * meanOf(other)
        + (one < 0 || other < 0 ? 0 : factors.covariance(one, other));
  }

  private double meanOf(int factor) {
    return factor < 0 ? 1 : factors.mean(factor);
  }

  /**
   * Means of some sums minus the sum of their g.
   *
   * @param g weight of each slot in each sum; null for a slot that is not used
   * @param used slots whose weight is not 0
   * @param n number of sums
   */
  double[] meanDeviation(double[][] g, int[] used, int n) {
    double[] sums = new double[n];
    for (int s : used) {
      for (int i = 0; i < n; i++) {
        sums[i] += g[s][i] * meanDeviation[s];
      }
    }
    return sums;
  }

  /**
   * What the common factors of some slots have to do with each other.
   *
   * @param used slots, of which some may weigh nothing
   * @param crossed whether other slots, which weigh nothing, have other common factors
   */
  public CommonFactors commons(int[] used, boolean crossed) {
    return new CommonFactors(factors, this::common, used, crossed);
  }

  /** The common factor of a slot. */
  int common(int product) {
    return free[product].common();
  }

  /**
   * Variances of some sums: for each about (pairs of classes) x (regions of the used slots) + (used
   * slots) x (slots with a common factor). The terms of each sum are added in the same order,
   * whatever others there are.
   *
   * @param g weight of each slot in each sum; null for a slot that is not used
   * @param commons of the used slots
   * @param n number of sums
   */
  public double[] variance(double[][] g, int[] used, CommonFactors commons, int n) {
    double[] sums = new double[n];
    if (used.length == 0) {
      return sums;
    }
    // by class, common factor and sum
    double[][] byClass = new double[far.length][];
    double[] means = new double[commons.size() * n];
    double[] mine = new double[n];
    for (int s : used) {
      int c = classOf[s];
      byClass[c] = byClass[c] == null ? new double[means.length] : byClass[c];
      int at = commons.of(s) * n;
      for (int i = 0; i < n; i++) {
        mine[i] = g[s][i] * held[s];
        byClass[c][at + i] += mine[i];
        means[at + i] += mine[i] * mean[s];
      }
      for (int j = 0; j < near[s].length; j++) {
        int t = near[s][j];
        if (g[t] != null) {
          addNear(mine, t == s ? 1 : 2, g[t], held[t], nearCovariance[s][j], sums);
        }
      }
    }
    if (!commons.isCrossed()) {
      // figures of one region, most of all
      addFar(byClass, commons.square(), sums);
    } else {
      addCrossed(byClass, commons, sums);
    }
    double[] ofSum = new double[commons.size()];
    for (int i = 0; i < n; i++) {
      for (int x = 0; x < ofSum.length; x++) {
        ofSum[x] = means[x * n + i];
      }
      sums[i] = Math.max(0, sums[i] + commons.sum(ofSum));
    }
    return sums;
  }

  private static void addNear(
      double[] mine, int times, double[] g, double held, double covariance, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += times * mine[i] * g[i] * held * covariance;
    }
  }

  /** Pairs of classes of slots with the same common factor. */
  private void addFar(double[][] byClass, double square, double[] sums) {
    double[] first = new double[sums.length];
    double[][] seconds = new double[far.length][];
    double[] covariances = new double[far.length];
    for (int c = 0; c < far.length; c++) {
      if (byClass[c] == null) {
        continue;
      }
      for (int i = 0; i < first.length; i++) {
        first[i] = square * byClass[c][i];
      }
      int count = 0;
      for (int j = 0; j < far[c].length; j++) {
        int d = far[c][j];
        if (byClass[d] != null) {
          seconds[count] = byClass[d];
          covariances[count++] = (d == c ? 1 : 2) * farCovariance[c][j];
        }
      }
      int next = 0;
      for (; next + 3 < count; next += 4) {
        addFour(first, seconds, covariances, next, sums);
      }
      for (; next < count; next++) {
        double covariance = covariances[next];
        double[] second = seconds[next];
        for (int i = 0; i < sums.length; i++) {
          sums[i] += covariance * (first[i] * second[i]);
        }
      }
    }
  }

  private static void addFour(
      double[] first, double[][] seconds, double[] covariances, int at, double[] sums) {
    double c0 = covariances[at];
    double c1 = covariances[at + 1];
    double c2 = covariances[at + 2];
    double c3 = covariances[at + 3];
    double[] s0 = seconds[at];
    double[] s1 = seconds[at + 1];
    double[] s2 = seconds[at + 2];
    double[] s3 = seconds[at + 3];
    for (int i = 0; i < sums.length; i++) {
      double f = first[i];
      sums[i] =
          (((sums[i] + c0 * (f * s0[i])) + c1 * (f * s1[i])) + c2 * (f * s2[i])) + c3 * (f * s3[i]);
    }
  }

  /** Pairs of classes of slots with different common factors, one sum after the other. */
  private void addCrossed(double[][] byClass, CommonFactors commons, double[] sums) {
    int n = sums.length;
    int[] places = new int[far.length];
    for (int i = 0; i < n; i++) {
      int sum = i;
      int[] met =
          IntStream.range(0, far.length)
              .filter(c -> byClass[c] != null && weighs(byClass[c], n, sum))
              .toArray();
      Arrays.fill(places, -1);
      for (int at = 0; at < met.length; at++) {
        places[met[at]] = at;
      }
      CommonFactors.Crossed crossed = commons.new Crossed(byClass, met, n, i);
      double[] covariances = new double[met.length];
      for (int at = 0; at < met.length; at++) {
        int c = met[at];
        int count = 0;
        for (int j = 0; j < far[c].length; j++) {
          int d = far[c][j];
          if (places[d] >= 0) {
            crossed.put(count, places[d]);
            covariances[count++] = (d == c ? 1 : 2) * farCovariance[c][j];
          }
        }
        double[] pairs = crossed.with(at, count);
        for (int j = 0; j < count; j++) {
          sums[i] += covariances[j] * pairs[j];
        }
      }
    }
  }

  private static boolean weighs(double[] v, int n, int sum) {
    for (int at = sum; at < v.length; at += n) {
      if (v[at] != 0) {
        return true;
      }
    }
    return false;
  }
}
