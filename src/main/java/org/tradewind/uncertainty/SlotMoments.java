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
      int first = c;
      double[] covariances = new double[far.length];
      for (int d = first; d < far.length; d++) {
        covariances[d] = SlotFactors.covariance(factors, one, all.get(d));
      }
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
   */
  Commons commons(int[] used) {
    return new Commons(used);
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
  double[] variance(double[][] g, int[] used, Commons commons, int n) {
    double[] sums = new double[n];
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
    addFar(byClass, commons, sums);
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

  private void addFar(double[][] byClass, Commons commons, double[] sums) {
    int n = sums.length;
    Crossed crossed = new Crossed(commons, byClass, n);
    double[] pair = new double[n];
    for (int c = 0; c < far.length; c++) {
      if (byClass[c] == null) {
        continue;
      }
      crossed.to(c);
      for (int j = 0; j < far[c].length; j++) {
        int d = far[c][j];
        if (byClass[d] != null) {
          double covariance = (d == c ? 1 : 2) * farCovariance[c][j];
          crossed.with(d, pair);
          for (int i = 0; i < n; i++) {
            sums[i] += covariance * pair[i];
          }
        }
      }
    }
  }

  /**
   * Sums over pairs x, y of common factors, b_xy v_cx v_dy, of one class c of slots with others.
   */
  private static final class Crossed {
    private final Commons commons;
    private final int n;

    /** By common factor and by class of these, of each class of slots; null for one without. */
    private final double[][] byFactor;

    private final double[][] byKind;

    /** b v_c of the class at hand, for each factor and then for each two classes of factors. */
    private final double[][] factors;

    private final boolean[] counts;

    Crossed(Commons commons, double[][] byClass, int n) {
      this.commons = commons;
      this.n = n;
      this.byFactor = byClass;
      this.byKind = new double[byClass.length][];
      int kinds = commons.far.length;
      boolean one = commons.size() == 1;
      for (int c = 0; c < byClass.length && !one; c++) {
        byKind[c] = byClass[c] == null ? null : commons.byKind(byClass[c], n);
      }
      this.factors = new double[one ? 1 : commons.size() + kinds * kinds][n];
      this.counts = new boolean[factors.length];
    }

    void to(int c) {
      if (commons.size() == 1) {
        // figures of one region, most of all
        set(0, commons.product[0][0] + commons.own[0], byFactor[c], 0);
        return;
      }
      int next = 0;
      for (int x = 0; x < commons.size(); x++) {
        set(next++, commons.own[x], byFactor[c], x);
      }
      for (int k = 0; k < commons.far.length; k++) {
        for (int l = 0; l < commons.far.length; l++) {
          set(next++, commons.product[k][l], byKind[c], k);
        }
      }
    }

    private void set(int at, double b, double[] v, int row) {
      counts[at] = false;
      for (int i = 0; i < n; i++) {
        factors[at][i] = b * v[row * n + i];
        counts[at] |= factors[at][i] != 0;
      }
    }

    void with(int d, double[] pair) {
      Arrays.fill(pair, 0);
      int next = 0;
      for (int x = 0; x < commons.size(); x++) {
        add(next++, byFactor[d], x, pair);
      }
      for (int k = 0; k < commons.far.length && next < factors.length; k++) {
        for (int l = 0; l < commons.far.length; l++) {
          add(next++, byKind[d], l, pair);
        }
      }
    }

    private void add(int at, double[] v, int row, double[] pair) {
      // adding nothing changes no bit
      if (counts[at]) {
        double[] factor = factors[at];
        for (int i = 0; i < pair.length; i++) {
          pair[i] += factor[i] * v[row * pair.length + i];
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

    /** Sums of v, common factors x n, over the factors of a class: classes x n. */
    double[] byKind(double[] v, int n) {
      double[] sums = new double[far.length * n];
      for (int x = 0; x < all.length; x++) {
        for (int i = 0; i < n; i++) {
          sums[kindOf[x] * n + i] += v[x * n + i];
        }
      }
      return sums;
    }

    /** Sum over factors x, y of cov(x, y) v_x v_y. */
    double sum(double[] v) {
      double[] byKind = byKind(v, 1);
      double sum = 0;
      for (int x = 0; x < all.length; x++) {
        sum += own[x] * v[x] * v[x];
      }
      for (int k = 0; k < far.length; k++) {
        for (int l = 0; l < far.length; l++) {
          sum += far[k][l] * byKind[k] * byKind[l];
        }
      }
      return sum;
    }
  }
}
