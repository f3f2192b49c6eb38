package org.tradewind.transport;

import java.util.Arrays;

/**
 * GMRES (Saad and Schultz, SIAM J. Sci. Stat. Comput. 7, 856-869, 1986) in single precision for
 * several systems (1 - P) d = r of the same shape at once, each with a basis and scalars of its
 * own, so that no column depends on another. The basis is made orthogonal by the classical
 * Gram-Schmidt process, once: the caller finds what single precision loses by it, because it
 * computes the true residual in double precision and starts again from that.
 */
final class Gmres {
  /** Most steps of a course; the basis has one vector more. */
  static final int MOST_STEPS = 16;

  /**
   * Below it, numbers of a correction whose largest are about 1 are the traces of {@link
   * Sweeps#LEAST}: cells that nothing reaches stay 0.
   */
  private static final float FADED = 1e-15f;

  /** Length of the pieces of vectors that stay in the fastest cache. */
  private static final int PIECE = 512 * Columns.COUNT;

  private final Sweeps sweeps;
  private final float[][] basis = new float[MOST_STEPS + 1][];
  // by column: the upper triangle of the rotated Hessenberg matrix, the rotations, the right side
  private final double[][][] triangle = new double[Columns.COUNT][MOST_STEPS + 1][MOST_STEPS];
  private final double[][] cosines = new double[Columns.COUNT][MOST_STEPS];
  private final double[][] sines = new double[Columns.COUNT][MOST_STEPS];
  private final double[][] rights = new double[Columns.COUNT][MOST_STEPS + 1];
  private final int[] steps = new int[Columns.COUNT];

  Gmres(Sweeps sweeps) {
    this.sweeps = sweeps;
  }

  /**
   * Adds the solution of (1 - P) d = residual to x.
   *
   * @param norms of the residual, by column
   * @param goals norms of the residual at which a column stops; those already below do not move
   */
  void correct(double[] residual, double[] norms, double[] goals, double[] x) {
    float[] factors = start(residual, norms);
    boolean[] done = new boolean[Columns.COUNT];
    int moving = 0;
    for (int c = 0; c < done.length; c++) {
      steps[c] = 0;
      Arrays.fill(rights[c], 0);
      rights[c][0] = norms[c];
      done[c] = !(norms[c] > goals[c]);
      moving += done[c] ? 0 : 1;
    }
    for (int k = 0; k < MOST_STEPS && moving > 0; k++) {
      sweeps.oneMinusSweep(vector(k), factors, vector(k + 1));
      double[][] h = orthogonalise(k);
      for (int c = 0; c < done.length; c++) {
        double next = h[k + 1][c];
        if (!done[c]) {
          steps[c] = k + 1;
          done[c] = !(rotate(c, k, h) > goals[c]) || !(next > 0);
          moving -= done[c] ? 1 : 0;
        }
        factors[c] = done[c] ? 0 : (float) (1 / next);
      }
    }
    add(x);
  }

  /** The first vector is the residual with the norm 1; the factors that leave it so. */
  private float[] start(double[] residual, double[] norms) {
    double[] scale = new double[Columns.COUNT];
    Arrays.setAll(scale, c -> norms[c] > 0 ? 1 / norms[c] : 0);
    float[] first = vector(0);
    for (int i = 0; i < first.length; i += Columns.COUNT) {
      for (int c = 0; c < scale.length; c++) {
        first[i + c] = (float) (residual[i + c] * scale[c]);
      }
    }
    float[] factors = new float[Columns.COUNT];
    Arrays.fill(factors, 1);
    return factors;
  }

  private float[] vector(int k) {
    if (basis[k] == null) {
      basis[k] = new float[sweeps.size()];
    }
    return basis[k];
  }

  /** Takes from vector k + 1 its parts along those before it; their sizes, and what is left. */
  private double[][] orthogonalise(int k) {
    float[] next = vector(k + 1);
    double[][] h = new double[k + 2][Columns.COUNT];
    for (int from = 0; from < next.length; from += PIECE) {
      int to = Math.min(from + PIECE, next.length);
      for (int j = 0; j <= k; j++) {
        Columns.here().addDots(basis[j], next, from, to, h[j]);
      }
    }
    float[][] minus = new float[k + 1][Columns.COUNT];
    for (int j = 0; j <= k; j++) {
      for (int c = 0; c < Columns.COUNT; c++) {
        minus[j][c] = (float) -h[j][c];
      }
    }
    for (int from = 0; from < next.length; from += PIECE) {
      int to = Math.min(from + PIECE, next.length);
      for (int j = 0; j <= k; j++) {
        Columns.here().add(basis[j], minus[j], from, to, next, from);
      }
      Columns.here().addDots(next, next, from, to, h[k + 1]);
    }
    for (int c = 0; c < Columns.COUNT; c++) {
      h[k + 1][c] = Math.sqrt(h[k + 1][c]);
    }
    return h;
  }

  /** Brings column k of a Hessenberg matrix to the triangle (Givens); the norm of the residual. */
  private double rotate(int c, int k, double[][] h) {
    double[][] r = triangle[c];
    for (int j = 0; j <= k + 1; j++) {
      r[j][k] = h[j][c];
    }
    for (int j = 0; j < k; j++) {
      double upper = r[j][k];
      r[j][k] = cosines[c][j] * upper + sines[c][j] * r[j + 1][k];
      r[j + 1][k] = cosines[c][j] * r[j + 1][k] - sines[c][j] * upper;
    }
    double length = Math.sqrt(r[k][k] * r[k][k] + r[k + 1][k] * r[k + 1][k]);
    cosines[c][k] = length > 0 ? r[k][k] / length : 1;
    sines[c][k] = length > 0 ? r[k + 1][k] / length : 0;
    r[k][k] = length;
    rights[c][k + 1] = -sines[c][k] * rights[c][k];
    rights[c][k] *= cosines[c][k];
    return Math.abs(rights[c][k + 1]);
  }

  /** Adds each column's combination of the vectors of its basis to x. */
  private void add(double[] x) {
    int most = Arrays.stream(steps).max().orElseThrow();
    float[][] weights = new float[most][Columns.COUNT];
    double[] scale = new double[Columns.COUNT];
    for (int c = 0; c < Columns.COUNT; c++) {
      double[] y = solveTriangle(c);
      // single precision holds the weights whatever the size of the residual
      scale[c] = Arrays.stream(y).map(Math::abs).max().orElse(0);
      for (int j = 0; j < y.length && scale[c] > 0; j++) {
        weights[j][c] = (float) (y[j] / scale[c]);
      }
    }
    float[] piece = new float[PIECE];
    for (int from = 0; from < x.length; from += PIECE) {
      int to = Math.min(from + PIECE, x.length);
      Arrays.fill(piece, 0);
      for (int j = 0; j < most; j++) {
        Columns.here().add(basis[j], weights[j], from, to, piece, 0);
      }
      for (int i = from; i < to; i += Columns.COUNT) {
        for (int c = 0; c < Columns.COUNT; c++) {
          float d = piece[i - from + c];
          x[i + c] += Math.abs(d) > FADED ? scale[c] * d : 0;
        }
      }
    }
  }

  private double[] solveTriangle(int c) {
    double[] y = new double[steps[c]];
    for (int j = y.length - 1; j >= 0; j--) {
      double sum = rights[c][j];
      for (int k = j + 1; k < y.length; k++) {
        sum -= triangle[c][j][k] * y[k];
      }
      y[j] = triangle[c][j][j] > 0 ? sum / triangle[c][j][j] : 0;
    }
    return y;
  }
}
