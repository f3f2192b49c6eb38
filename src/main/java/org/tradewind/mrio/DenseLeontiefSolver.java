package org.tradewind.mrio;

import org.tradewind.axes.UserError;

/**
 * Dense LU with partial pivoting, made by the first solve; every solve is checked against the
 * system it solved.
 */
final class DenseLeontiefSolver implements LeontiefSolver {
  /** Largest order whose matrix fits an array. */
  private static final int LARGEST = 46_340;

  /** A solve that misses its right-hand side by more, relative to its largest terms, has failed. */
  private static final double RESIDUAL = 1e-9;

  private final int n;
  private final double[] z;
  private final double[] inverseOutput;
  private final Lapack lapack;
  private Factors factors;

  /** I - A = P L U, in place. */
  private record Factors(double[] lu, int[] pivots) {}

  DenseLeontiefSolver(double[] z, double[] output, Lapack lapack) {
    this.n = output.length;
    if (n > LARGEST) {
      throw new UserError(
          "the study's regions and sectors",
          n + " rows of Z",
          "at most " + LARGEST,
          "Merge regions or sectors.");
    }
    if (z.length != n * n) {
      throw new IllegalArgumentException(
          "Z of " + z.length + " values for an output of " + n + " rows");
    }
    this.z = z;
    this.lapack = lapack;
    this.inverseOutput = new double[n];
    for (int j = 0; j < n; j++) {
      inverseOutput[j] = output[j] == 0 ? 0 : 1 / output[j];
    }
  }

  private synchronized Factors factors() {
    if (factors == null) {
      double[] lu = new double[n * n];
      for (int j = 0; j < n; j++) {
        for (int i = 0; i < n; i++) {
          lu[i + j * n] = -z[i + j * n] * inverseOutput[j];
        }
        lu[j + j * n] += 1;
      }
      int[] pivots = new int[n];
      if (lapack.factor(n, lu, pivots) != 0) {
        throw singular("a zero pivot in I - A");
      }
      factors = new Factors(lu, pivots);
    }
    return factors;
  }

  private static UserError singular(String found) {
    return new UserError(
        "tables transactions and output",
        found,
        "a table whose sectors buy less than they make, so that I - A can be solved",
        "Look for a sector or a group of sectors whose output is all used up within the group.");
  }

  @Override
  public int size() {
    return n;
  }

  @Override
  public String backendName() {
    return lapack.name();
  }

  @Override
  public double[] solve(double[] rhs, int columns) {
    double[] solution = solve(rhs, columns, false);
    double[] combined = combine(solution, columns);
    double[] product = new double[n];
    for (int j = 0; j < n; j++) {
      double share = combined[j] * inverseOutput[j];
      for (int i = 0; share != 0 && i < n; i++) {
        product[i] += z[i + j * n] * share;
      }
    }
    checkResidual(combined, product, combine(rhs, columns));
    return solution;
  }

  @Override
  public double[] solveTransposed(double[] rhs, int columns) {
    double[] solution = solve(rhs, columns, true);
    double[] combined = combine(solution, columns);
    double[] product = new double[n];
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += z[i + j * n] * combined[i];
      }
      product[j] = sum * inverseOutput[j];
    }
    checkResidual(combined, product, combine(rhs, columns));
    return solution;
  }

  private double[] solve(double[] rhs, int columns, boolean transposed) {
    if (rhs.length != Math.multiplyExact(n, columns)) {
      throw new IllegalArgumentException(
          rhs.length + " values for a right-hand side of " + n + " x " + columns);
    }
    double[] solution = rhs.clone();
    if (columns > 0) {
      Factors of = factors();
      lapack.solve(n, of.lu(), of.pivots(), solution, columns, transposed);
    }
    return solution;
  }

  /** One combination of all columns, with unequal weights so that errors cannot hide by sign. */
  private double[] combine(double[] matrix, int columns) {
    double[] sum = new double[n];
    for (int c = 0; c < columns; c++) {
      double weight = 1 + (double) c / columns;
      for (int i = 0; i < n; i++) {
        sum[i] += weight * matrix[i + c * n];
      }
    }
    return sum;
  }

  /** x - A x = b for the combined columns. */
  private void checkResidual(double[] x, double[] product, double[] b) {
    double worst = 0;
    double scale = 0;
    for (int i = 0; i < n; i++) {
      double residual = Math.abs(x[i] - product[i] - b[i]);
      worst = residual <= worst ? worst : residual;
      scale = Math.max(scale, Math.max(Math.abs(x[i]), Math.abs(b[i])));
    }
    if (!(worst <= RESIDUAL * scale)) {
      throw singular("I - A so near to singular that a solve misses by " + worst / scale);
    }
  }
}
