package org.tradewind.uncertainty.inputs;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The common factors of some slots, {@link UncertainInputs#EXACT} among them where a slot has none.
 * Different ones of one class have one covariance with each other.
 */
public final class CommonFactors {
  private final FactorMoments factors;
  private final IntUnaryOperator common;
  private final int[] all;
  private final boolean crossed;
  private final int[] at;
  private final int[] kindOf;
  private final double[][] far;
  private final double[][] product;
  private final double[] own;

  /**
   * @param common the common factor of a slot
   * @param used slots, of which some may weigh nothing
   * @param crossed whether other slots, which weigh nothing, have other common factors
   */
  public CommonFactors(
      FactorMoments factors, IntUnaryOperator common, int[] used, boolean crossed) {
    this.factors = factors;
    this.common = common;
    boolean[] met = new boolean[factors.size() + 1];
    for (int s : used) {
      met[common.applyAsInt(s) + 1] = true;
    }
    this.all = IntStream.range(0, met.length).filter(f -> met[f]).map(f -> f - 1).toArray();
    this.crossed = crossed || all.length > 1;
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

  /** Whether sums go over pairs of them; one alone is one product, which rounds otherwise. */
  public boolean isCrossed() {
    return crossed;
  }

  public int size() {
    return all.length;
  }

  public int of(int product) {
    return at[common.applyAsInt(product) + 1];
  }

  /** Sum over factors x, y of cov(x, y) v_x v_y. */
  public double sum(double[] v) {
    double[] byKind = new double[far.length];
    double sum = 0;
    for (int x = 0; x < all.length; x++) {
      byKind[kindOf[x]] += v[x];
      sum += own[x] * v[x] * v[x];
    }
    for (int k = 0; k < far.length; k++) {
      for (int l = 0; l < far.length; l++) {
        sum += far[k][l] * byKind[k] * byKind[l];
      }
    }
    return sum;
  }

  /** E c c of the only factor. */
  public double square() {
    return product[0][0] + own[0];
  }

  /**
   * Sums over pairs of common factors x, y, b_xy v_cx v_dy, of one class with some others side by
   * side; the terms of each are added in the same order.
   */
  public final class Crossed {
    /** By factor and by class of factors, of some classes of slots. */
    private final double[][] byFactor;

    private final double[][] byKind;
    private final double[] sums;

    /** The others, by their places among the classes. */
    private final int[] those;

    /**
     * @param met the classes of slots
     * @param sum which of n sums
     */
    public Crossed(double[][] byClass, int[] met, int n, int sum) {
      this.sums = new double[met.length];
      this.those = new int[met.length];
      this.byFactor = new double[size()][met.length];
      this.byKind = new double[far.length][met.length];
      for (int at = 0; at < met.length; at++) {
        for (int x = 0; x < byFactor.length; x++) {
          double v = byClass[met[at]][x * n + sum];
          byFactor[x][at] = v;
          byKind[kindOf[x]][at] += v;
        }
      }
    }

    /** Takes a class as one of the others. */
    public void put(int at, int place) {
      those[at] = place;
    }

    /** Of a class with the first of {@link #those}. */
    public double[] with(int c, int count) {
      Arrays.fill(sums, 0, count, 0);
      for (int x = 0; x < byFactor.length && count > 0; x++) {
        add(own[x] * byFactor[x][c], byFactor[x], count);
      }
      for (int k = 0; k < byKind.length && count > 0; k++) {
        for (int l = 0; l < byKind.length; l++) {
          add(product[k][l] * byKind[k][c], byKind[l], count);
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
}
