package org.tradewind.mrio;

/**
 * Solves the Leontief system of a table, A = Z x^-1, with I - A factored once, by the first solve.
 * A column without output has zero coefficients. All matrices are column-major; none given is
 * changed.
 */
public interface LeontiefSolver {

  /** A solver for a table: dense LU with the backend asked for. */
  static LeontiefSolver of(Mrio mrio, MrioParameters.Backend backend) {
    return of(mrio.z(), mrio.output(), backend);
  }

  /**
   * A solver for transactions and gross output.
   *
   * @param z Z, N x N
   * @param output x, length N, of at least 0
   */
  static LeontiefSolver of(double[] z, double[] output, MrioParameters.Backend backend) {
    return new DenseLeontiefSolver(z, output, Lapack.of(backend));
  }

  /** N. */
  int size();

  /**
   * The numeric backend that does the work, for manifests: "native (packed OpenBLAS ...)" or
   * "java".
   */
  String backendName();

  /**
   * X of (I - A) X = B.
   *
   * @param rhs B, N x columns
   */
  double[] solve(double[] rhs, int columns);

  /**
   * X of (I - A)' X = B; the rows of F as columns of B give the multipliers.
   *
   * @param rhs B, N x columns
   */
  double[] solveTransposed(double[] rhs, int columns);

  /** L = (I - A)^-1, N x N: N solves, so only where L itself is wanted. */
  default double[] leontiefInverse() {
    int n = size();
    double[] identity = new double[Math.multiplyExact(n, n)];
    for (int i = 0; i < n; i++) {
      identity[i + i * n] = 1;
    }
    return solve(identity, n);
  }
}
