package org.tradewind.health;

import java.util.Arrays;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The n-point Gauss rule of a discrete measure: nodes t_k and weights v_k with sum v_k p(t_k) = sum
 * over points i of w_i p(x_i) for every polynomial p of degree up to 2n - 1.
 *
 * <p>The recurrence coefficients of the measure's orthogonal polynomials come from the points by
 * the rotations of Gragg and Harwood (Numer. Math. 44, 317-335, 1984; algorithm RKPW), stable
 * however close the points lie; nodes and weights are eigenvalues and squared first components of
 * eigenvectors of the Jacobi matrix (Golub and Welsch, Math. Comp. 23, 221-230, 1969). Cost
 * O(points x n).
 *
 * @param nodes t_k, within the range of the points
 * @param weights v_k, above 0; they sum to the sum of the w_i
 */
record GaussRule(double[] nodes, double[] weights) {

  /** Recurrence coefficients of the polynomials orthogonal over a measure, the leading ones. */
  record Recurrence(double[] alpha, double[] beta) {

    /** The rule with the first n coefficients. */
    GaussRule rule(int n) {
      double[] offDiagonal = new double[n - 1];
      for (int k = 1; k < n; k++) {
        offDiagonal[k - 1] = Math.sqrt(beta[k]);
      }
      EigenDecomposition jacobi = new EigenDecomposition(Arrays.copyOf(alpha, n), offDiagonal);
      double[] weights = new double[n];
      for (int k = 0; k < n; k++) {
        double first = jacobi.getEigenvector(k).getEntry(0);
        weights[k] = beta[0] * first * first;
      }
      return new GaussRule(jacobi.getRealEigenvalues(), weights);
    }
  }

  /**
   * The recurrence of a measure, from which rules of up to n nodes can be made.
   *
   * @param x points
   * @param w their weights, above 0
   * @param n number of coefficients, at most the number of distinct points
   */
  static Recurrence recurrence(double[] x, double[] w, int n) {
    double[] alpha = new double[n];
    double[] beta = new double[n];
    alpha[0] = x[0];
    beta[0] = w[0];
    for (int i = 1; i < x.length; i++) {
      addPoint(alpha, beta, x[i], w[i], Math.min(i + 1, n));
    }
    return new Recurrence(alpha, beta);
  }

  /**
   * Takes one more point into the leading {@code size} recurrence coefficients. Coefficient k
   * depends on those before it only, so that the rest need not be kept.
   */
  private static void addPoint(
      double[] alpha, double[] beta, double point, double weight, int size) {
    double left = weight;
    double gamma = 1;
    double sigma = 0;
    double t = 0;
    for (int k = 0; k < size; k++) {
      double rho = beta[k] + left;
      double kept = gamma * rho;
      double before = sigma;
      gamma = rho <= 0 ? 1 : beta[k] / rho;
      sigma = rho <= 0 ? 0 : left / rho;
      double next = sigma * (alpha[k] - point) - gamma * t;
      alpha[k] -= next - t;
      t = next;
      left = sigma <= 0 ? before * beta[k] : t * t / sigma;
      beta[k] = kept;
    }
  }
}
