package org.tradewind.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Mean and variance of sums over slots, sum_s g_s phi_s with phi_s = a_s e_s, where some factors
 * are free and all others are held at their means. For activities independent of emission factors
 *
 * <pre>
 *   cov(phi_s, phi_t) = E a_s a_t E e_s e_t - E a_s E a_t E e_s E e_t,  E a_s a_t = E a_s E a_t + cov(a_s, a_t)
 * </pre>
 *
 * and for lognormals that hang together E phi_s E phi_t (exp(sum of the covariances of their
 * logarithms) - 1).
 *
 * <p>Slots whose factors are alike (see {@link FactorMoments}) have one covariance with all slots
 * of another class but those they have a factor in common with. So a variance is a sum over pairs
 * of classes and over pairs of slots with a common factor, not over all pairs of slots.
 */
final class SlotMoments {
  private record SlotClass(int activity, int emissionFactor) {}

  private final FactorMoments factors;
  private final int[] activity;
  private final int[] emissionFactor;
  private final double[] held;
  private final double[] meanDeviation;
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
  SlotMoments(FactorMoments factors, List<SourceTerms.Slot> slots, IntPredicate free) {
    this.factors = factors;
    int n = slots.size();
    this.activity = new int[n];
    this.emissionFactor = new int[n];
    this.held = new double[n];
    this.meanDeviation = new double[n];
    this.classOf = new int[n];
    Map<SlotClass, Integer> known = new LinkedHashMap<>();
    for (int s = 0; s < n; s++) {
      SourceTerms.Slot slot = slots.get(s);
      activity[s] = free(slot.activity(), free);
      emissionFactor[s] = free(slot.emissionFactor(), free);
      double drawn = mean(activity[s], emissionFactor[s]);
      held[s] = mean(slot.activity(), slot.emissionFactor()) / drawn;
      meanDeviation[s] = held[s] * drawn - 1;
      classOf[s] =
          known.computeIfAbsent(
              new SlotClass(ofClass(activity[s]), ofClass(emissionFactor[s])), c -> known.size());
    }
    List<SlotClass> all = new ArrayList<>(known.keySet());
    this.far = new int[all.size()][];
    this.farCovariance = new double[all.size()][];
    for (int c = 0; c < far.length; c++) {
      SlotClass one = all.get(c);
      double[] covariances =
          IntStream.range(0, far.length).mapToDouble(d -> far(one, all.get(d))).toArray();
      int first = c;
      far[c] = IntStream.range(first, far.length).filter(d -> covariances[d] != 0).toArray();
      farCovariance[c] = Arrays.stream(far[c]).mapToDouble(d -> covariances[d]).toArray();
    }
    this.near = new int[n][];
    this.nearCovariance = new double[n][];
    neighbours(all);
  }

  private static int free(int factor, IntPredicate free) {
    return factor >= 0 && free.test(factor) ? factor : UncertainInputs.EXACT;
  }

  private int ofClass(int factor) {
    return factor < 0 ? UncertainInputs.EXACT : factors.classOf(factor);
  }

  /** E a e. */
  private double mean(int a, int e) {
    double product = (a < 0 ? 1 : factors.mean(a)) * (e < 0 ? 1 : factors.mean(e));
    return a < 0 || e < 0 ? product : product + factors.covariance(a, e);
  }

  /** Pairs of slots with a factor in common that others of its class do not have. */
  private void neighbours(List<SlotClass> all) {
    Map<Integer, List<Integer>> having = new LinkedHashMap<>();
    for (int s = 0; s < activity.length; s++) {
      for (int factor : new int[] {activity[s], emissionFactor[s]}) {
        if (factor >= 0 && factors.hasOwn(factor)) {
          having.computeIfAbsent(factor, f -> new ArrayList<>()).add(s);
        }
      }
    }
    for (int s = 0; s < activity.length; s++) {
      int one = s;
      int[] later =
          Arrays.stream(new int[] {activity[s], emissionFactor[s]})
              .filter(having::containsKey)
              .flatMap(f -> having.get(f).stream().mapToInt(Integer::intValue))
              .filter(t -> t >= one)
              .distinct()
              .sorted()
              .toArray();
      near[s] = later;
      nearCovariance[s] =
          Arrays.stream(later)
              .mapToDouble(
                  t -> covariance(one, t) - far(all.get(classOf[one]), all.get(classOf[t])))
              .toArray();
    }
  }

  private double covariance(int s, int t) {
    return covariance(
        new int[] {activity[s], activity[t], emissionFactor[s], emissionFactor[t]},
        factors::mean,
        factors::covariance);
  }

  private double far(SlotClass c, SlotClass d) {
    return covariance(
        new int[] {c.activity(), d.activity(), c.emissionFactor(), d.emissionFactor()},
        factors::meanOfClass,
        factors::far);
  }

  private interface Pair {
    double of(int one, int other);
  }

  /** Covariance of a_0 e_2 and a_1 e_3 of the positions given. */
  private double covariance(int[] at, IntToDoubleFunction mean, Pair pair) {
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
      return means[0] * means[1] * c[2][3] + (means[2] * means[3] + c[2][3]) * c[0][1];
    }
    double across =
        StrictMath.log1p(c[0][1])
            + StrictMath.log1p(c[0][3])
            + StrictMath.log1p(c[1][2])
            + StrictMath.log1p(c[2][3]);
    return (1 + c[0][2]) * (1 + c[1][3]) * StrictMath.expm1(across);
  }

  /**
   * Mean of the sum minus the sum of the g.
   *
   * @param g weight of each slot
   * @param used slots whose weight is not 0
   */
  double meanDeviation(double[] g, int[] used) {
    double sum = 0;
    for (int s : used) {
      sum += g[s] * meanDeviation[s];
    }
    return sum;
  }

  /**
   * Variance of the sum: about (pairs of classes) + (used slots) x (slots with a common factor).
   */
  double variance(double[] g, int[] used) {
    double[] byClass = new double[far.length];
    double sum = 0;
    for (int s : used) {
      double mine = g[s] * held[s];
      byClass[classOf[s]] += mine;
      for (int i = 0; i < near[s].length; i++) {
        int t = near[s][i];
        sum += (t == s ? 1 : 2) * mine * g[t] * held[t] * nearCovariance[s][i];
      }
    }
    for (int c = 0; c < far.length; c++) {
      for (int i = 0; i < far[c].length && byClass[c] != 0; i++) {
        int d = far[c][i];
        sum += (d == c ? 1 : 2) * byClass[c] * byClass[d] * farCovariance[c][i];
      }
    }
    return Math.max(0, sum);
  }
}
