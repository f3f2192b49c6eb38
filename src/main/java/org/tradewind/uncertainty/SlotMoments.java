package org.tradewind.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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
final class SlotMoments {
  private final FactorMoments factors;
  private final SlotFactors[] free;
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
  SlotMoments(FactorMoments factors, List<SourceTerms.Slot> slots, IntPredicate free) {
    this.factors = factors;
    int n = slots.size();
    this.free = new SlotFactors[n];
    this.held = new double[n];
    this.meanDeviation = new double[n];
    this.mean = new double[n];
    this.classOf = new int[n];
    Map<SlotFactors.Alike, Integer> known = new LinkedHashMap<>();
    for (int s = 0; s < n; s++) {
      SlotFactors all = new SlotFactors(factors, slots.get(s));
      this.free[s] = all.where(free);
      double drawn = this.free[s].mean();
      held[s] = all.mean() / drawn;
      meanDeviation[s] = held[s] * drawn - 1;
      mean[s] = this.free[s].meanOfPhi();
      classOf[s] = known.computeIfAbsent(this.free[s].alike(), c -> known.size());
    }
    List<SlotFactors.Alike> all = new ArrayList<>(known.keySet());
    this.far = new int[all.size()][];
    this.farCovariance = new double[all.size()][];
    for (int c = 0; c < far.length; c++) {
      SlotFactors.Alike one = all.get(c);
      double[] covariances =
          IntStream.range(0, far.length)
              .mapToDouble(d -> SlotFactors.covariance(factors, one, all.get(d)))
              .toArray();
      int first = c;
      far[c] = IntStream.range(first, far.length).filter(d -> covariances[d] != 0).toArray();
      farCovariance[c] = Arrays.stream(far[c]).mapToDouble(d -> covariances[d]).toArray();
    }
    this.near = new int[n][];
    this.nearCovariance = new double[n][];
    neighbours(all);
  }

  /** Pairs of slots with a factor in common that others of its class do not have. */
  private void neighbours(List<SlotFactors.Alike> all) {
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
                              - SlotFactors.covariance(
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
   * What the common factors of some slots have to do with each other.
   *
   * @param used slots, of which some may weigh nothing
   */
  Commons commons(int[] used) {
    return new Commons(used);
  }

  /**
   * Variance of the sum: about (pairs of classes) x (regions of the used slots) + (used slots) x
   * (slots with a common factor). What weighs nothing is passed over.
   *
   * @param commons of the used slots
   */
  double variance(double[] g, int[] used, Commons commons) {
    if (used.length == 0) {
      return 0;
    }
    double[] byClass = new double[far.length * commons.size()];
    double[] means = new double[commons.size()];
    boolean[] met = new boolean[far.length];
    double sum = 0;
    for (int s : used) {
      if (g[s] == 0) {
        continue;
      }
      met[classOf[s]] = true;
      double mine = g[s] * held[s];
      int c = commons.of(s);
      byClass[classOf[s] * commons.size() + c] += mine;
      means[c] += mine * mean[s];
      for (int i = 0; i < near[s].length; i++) {
        int t = near[s][i];
        sum += (t == s ? 1 : 2) * mine * g[t] * held[t] * nearCovariance[s][i];
      }
    }
    // figures of one region, most of all
    double square = commons.product[0][0] + commons.own[0];
    Crossed crossed = commons.size() == 1 ? null : new Crossed(commons, byClass, far.length);
    int[] others = new int[far.length];
    for (int c = 0; c < far.length; c++) {
      int count = 0;
      for (int i = 0; i < far[c].length && met[c]; i++) {
        if (met[far[c][i]]) {
          others[count++] = i;
        }
      }
      double[] pairs = crossed == null ? null : crossed.with(c, far[c], others, count);
      for (int i = 0; i < count; i++) {
        int d = far[c][others[i]];
        double pair = pairs == null ? square * byClass[c] * byClass[d] : pairs[i];
        sum += (d == c ? 1 : 2) * farCovariance[c][others[i]] * pair;
      }
    }
    return Math.max(0, sum + commons.sum(commons.far, means, commons.byKind(means), 0, 0));
  }

  /**
   * Sums over pairs of common factors, {@link Commons#sum} of products, of one class with some
   * others side by side; the terms of each are added in the same order.
   */
  private static final class Crossed {
    private final Commons commons;

    /** By factor and by class of factors, of each class of slots. */
    private final double[][] byFactor;

    private final double[][] byKind;
    private final double[] sums;
    private final int[] those;

    Crossed(Commons commons, double[] byClass, int classes) {
      this.commons = commons;
      this.sums = new double[classes];
      this.those = new int[classes];
      this.byFactor = transposed(byClass, commons.size(), classes);
      this.byKind = transposed(commons.byKind(byClass), commons.far.length, classes);
    }

    private static double[][] transposed(double[] v, int width, int classes) {
      double[][] columns = new double[width][classes];
      for (int c = 0; c < classes; c++) {
        for (int x = 0; x < width; x++) {
          columns[x][c] = v[c * width + x];
        }
      }
      return columns;
    }

    /** Of a class with some of the classes {@code far}, by their places there. */
    double[] with(int c, int[] far, int[] places, int count) {
      for (int i = 0; i < count; i++) {
        those[i] = far[places[i]];
        sums[i] = 0;
      }
      for (int x = 0; x < byFactor.length; x++) {
        add(commons.own[x] * byFactor[x][c], byFactor[x], count);
      }
      for (int k = 0; k < byKind.length; k++) {
        for (int l = 0; l < byKind.length; l++) {
          add(commons.product[k][l] * byKind[k][c], byKind[l], count);
        }
      }
      return sums;
    }

    private void add(double factor, double[] of, int count) {
      // adding nothing changes no bit
      if (factor != 0) {
        for (int i = 0; i < count; i++) {
          sums[i] += factor * of[those[i]];
        }
      }
    }
  }

  /**
   * The common factors of some slots, {@link UncertainInputs#EXACT} among them where a slot has
   * none. Different ones of one class have one covariance with each other.
   */
  final class Commons {
    private final int[] all;
    private final int[] at;
    private final int[] kindOf;
    private final double[][] far;
    private final double[][] product;
    private final double[] own;

    Commons(int[] used) {
      boolean[] met = new boolean[factors.size() + 1];
      for (int s : used) {
        met[free[s].common() + 1] = true;
      }
      this.all = IntStream.range(0, met.length).filter(f -> met[f]).map(f -> f - 1).toArray();
      this.at = new int[factors.size() + 1];
      int[] classes = IntStream.of(all).map(this::ofClass).distinct().toArray();
      this.kindOf = new int[all.length];
      this.own = new double[all.length];
      this.far = new double[classes.length][classes.length];
      this.product = new double[classes.length][classes.length];
      for (int c = 0; c < all.length; c++) {
        int ofClass = ofClass(all[c]);
        at[all[c] + 1] = c;
        kindOf[c] = IntStream.range(0, classes.length).filter(k -> classes[k] == ofClass).sum();
        own[c] = all[c] < 0 ? 0 : factors.variance(all[c]) - factors.far(ofClass, ofClass);
      }
      for (int k = 0; k < classes.length; k++) {
        for (int l = 0; l < classes.length; l++) {
          boolean exact = classes[k] < 0 || classes[l] < 0;
          far[k][l] = exact ? 0 : factors.far(classes[k], classes[l]);
          product[k][l] = mean(classes[k]) * mean(classes[l]) + far[k][l];
        }
      }
    }

    private int ofClass(int factor) {
      return factor < 0 ? UncertainInputs.EXACT : factors.classOf(factor);
    }

    private double mean(int ofClass) {
      return ofClass < 0 ? 1 : factors.meanOfClass(ofClass);
    }

    int size() {
      return all.length;
    }

    int of(int slot) {
      return at[free[slot].common() + 1];
    }

    /** Sums of v, rows x common factors, over the factors of a class: rows x classes. */
    double[] byKind(double[] v) {
      int kinds = far.length;
      double[] sums = new double[v.length / all.length * kinds];
      for (int i = 0; i < v.length; i++) {
        sums[i / all.length * kinds + kindOf[i % all.length]] += v[i];
      }
      return sums;
    }

    /**
     * Sum over factors x, y of b_xy v_cx v_dy.
     *
     * @param between b of different factors, by their classes
     * @param v rows x factors
     * @param byKind its sums by class
     */
    double sum(double[][] between, double[] v, double[] byKind, int c, int d) {
      int kinds = between.length;
      double sum = 0;
      for (int x = 0; x < all.length; x++) {
        sum += own[x] * v[c * all.length + x] * v[d * all.length + x];
      }
      for (int k = 0; k < kinds; k++) {
        for (int l = 0; l < kinds; l++) {
          sum += between[k][l] * byKind[c * kinds + k] * byKind[d * kinds + l];
        }
      }
      return sum;
    }
  }
}
