package org.tradewind.transport;

import java.util.Arrays;

/**
 * BiCGSTAB (van der Vorst 1992) for several systems of the same shape at once, each with its own
 * scalars; vectors lie as [row * {@link Columns#COUNT} + column]. Column r stands still once its
 * scalars break down, and the caller starts again from the true residual.
 */
final class BicgStab {
  /** Length of the pieces in which vectors are added, with the factor of each number. */
  private static final int PIECE = 512 * Columns.COUNT;

  /** A linear map, for all columns at once. */
  interface Operator {
    void apply(double[] x, double[] result);
  }

  private final Operator operator;
  private final double[] x;
  private final double[] residual;
  private final double[] shadow;
  private final double[] direction;
  private final double[] image;
  private final double[] second;
  private final double[] alphas = new double[PIECE];
  private final double[] omegas = new double[PIECE];
  private final double[] betas = new double[PIECE];
  private double[] rho;

  BicgStab(double[] rightHandSide, Operator operator) {
    this.operator = operator;
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
    return norms(residual);
  }

  /** One step; which columns could move. */
  boolean[] step() {
    operator.apply(direction, image);
    double[] alpha = ratios(rho, dots(shadow, image));
    spread(alpha, alphas);
    for (int from = 0; from < x.length; from += PIECE) {
      int count = Math.min(PIECE, x.length - from);
      for (int i = 0; i < count; i++) {
        residual[from + i] -= alphas[i] * image[from + i];
      }
    }
    operator.apply(residual, second);
    double[] omega = ratios(dots(second, residual), dots(second, second));
    spread(omega, omegas);
    for (int from = 0; from < x.length; from += PIECE) {
      int count = Math.min(PIECE, x.length - from);
      for (int i = 0; i < count; i++) {
        x[from + i] += alphas[i] * direction[from + i] + omegas[i] * residual[from + i];
      }
      for (int i = 0; i < count; i++) {
        residual[from + i] -= omegas[i] * second[from + i];
      }
    }
    double[] next = dots(shadow, residual);
    double[] beta = new double[next.length];
    boolean[] moved = new boolean[next.length];
    for (int r = 0; r < beta.length; r++) {
      beta[r] = ratio(next[r], rho[r]) * ratio(alpha[r], omega[r]);
      moved[r] = alpha[r] != 0;
    }
    spread(beta, betas);
    for (int from = 0; from < x.length; from += PIECE) {
      int count = Math.min(PIECE, x.length - from);
      for (int i = 0; i < count; i++) {
        direction[from + i] =
            residual[from + i] + betas[i] * (direction[from + i] - omegas[i] * image[from + i]);
      }
    }
    rho = next;
    return moved;
  }

  private static void spread(double[] factors, double[] over) {
    for (int i = 0; i < over.length; i++) {
      over[i] = factors[i % factors.length];
    }
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

  private static double[] dots(double[] a, double[] b) {
    return Columns.here().dots(a, b);
  }

  /** The Euclidean norm of each column. */
  static double[] norms(double[] values) {
    return Arrays.stream(dots(values, values)).map(Math::sqrt).toArray();
  }
}
