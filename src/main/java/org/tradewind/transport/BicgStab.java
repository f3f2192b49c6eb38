package org.tradewind.transport;

import java.util.Arrays;

/**
 * BiCGSTAB (van der Vorst 1992) for several systems of the same shape at once, each with its own
 * scalars; vectors lie as [row * columns + column]. Column r stands still once its scalars break
 * down, and the caller starts anew from the true residual.
 */
final class BicgStab {
  /** A linear map, for all columns at once. */
  interface Operator {
    void apply(double[] x, double[] result);
  }

  private final Operator operator;
  private final int columns;
  private final double[] x;
  private final double[] residual;
  private final double[] shadow;
  private final double[] direction;
  private final double[] image;
  private final double[] second;
  private double[] rho;

  BicgStab(double[] rightHandSide, int columns, Operator operator) {
    this.operator = operator;
    this.columns = columns;
    x = new double[rightHandSide.length];
    residual = rightHandSide.clone();
    shadow = rightHandSide.clone();
    direction = rightHandSide.clone();
    image = new double[x.length];
    second = new double[x.length];
    rho = dots(shadow, residual);
  }

  double[] solution() {
    return x;
  }

  double[] residualNorms() {
    return norms(residual, columns);
  }

  /** One step; false where no column could move. */
  boolean step() {
    operator.apply(direction, image);
    double[] alpha = ratios(rho, dots(shadow, image));
    for (int r = 0; r < columns; r++) {
      for (int i = r; i < x.length; i += columns) {
        residual[i] -= alpha[r] * image[i];
      }
    }
    operator.apply(residual, second);
    double[] omega = ratios(dots(second, residual), dots(second, second));
    for (int r = 0; r < columns; r++) {
      for (int i = r; i < x.length; i += columns) {
        x[i] += alpha[r] * direction[i] + omega[r] * residual[i];
        residual[i] -= omega[r] * second[i];
      }
    }
    double[] next = dots(shadow, residual);
    double[] beta = new double[columns];
    boolean moving = false;
    for (int r = 0; r < columns; r++) {
      beta[r] = ratio(next[r], rho[r]) * ratio(alpha[r], omega[r]);
      moving |= alpha[r] != 0;
    }
    for (int r = 0; r < columns; r++) {
      for (int i = r; i < x.length; i += columns) {
        direction[i] = residual[i] + beta[r] * (direction[i] - omega[r] * image[i]);
      }
    }
    rho = next;
    return moving;
  }

  private static double[] ratios(double[] a, double[] b) {
    double[] ratios = new double[a.length];
    Arrays.setAll(ratios, r -> ratio(a[r], b[r]));
    return ratios;
  }

  /** a / b, 0 where that cannot be computed: the column then stands still. */
  private static double ratio(double a, double b) {
    double ratio = a / b;
    return Double.isFinite(ratio) ? ratio : 0;
  }

  private double[] dots(double[] a, double[] b) {
    double[] dots = new double[columns];
    for (int i = 0; i < a.length; i += columns) {
      for (int r = 0; r < columns; r++) {
        dots[r] += a[i + r] * b[i + r];
      }
    }
    return dots;
  }

  /** The Euclidean norm of each column. */
  static double[] norms(double[] values, int columns) {
    double[] norms = new double[columns];
    for (int i = 0; i < values.length; i += columns) {
      for (int r = 0; r < columns; r++) {
        norms[r] += values[i + r] * values[i + r];
      }
    }
    return Arrays.stream(norms).map(Math::sqrt).toArray();
  }
}
