package org.tradewind.mrio;

import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS as packed with the software, never one that happens to be installed. */
final class NativeLapack implements Lapack {
  private static final byte NO_TRANSPOSE = 'N';
  private static final byte TRANSPOSE = 'T';

  private NativeLapack() {}

  /** The backend, or nothing where the library does not load. */
  static Optional<Lapack> load() {
    try {
      Loader.load(openblas.class);
      // Several threads overflow the JVM's default stack, and their sums depend on their number.
      openblas.blas_set_num_threads(1);
      return Optional.of(new NativeLapack());
    } catch (LinkageError | RuntimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return "native (OpenBLAS, 1 thread)";
  }

  @Override
  public int factor(int n, double[] a, int[] pivots) {
    return checked(
        "dgetrf", openblas.LAPACKE_dgetrf(openblas.LAPACK_COL_MAJOR, n, n, a, n, pivots));
  }

  @Override
  public void solve(int n, double[] lu, int[] pivots, double[] b, int columns, boolean transposed) {
    checked(
        "dgetrs",
        openblas.LAPACKE_dgetrs(
            openblas.LAPACK_COL_MAJOR,
            transposed ? TRANSPOSE : NO_TRANSPOSE,
            n,
            columns,
            lu,
            n,
            pivots,
            b,
            n));
  }

  private static int checked(String routine, int info) {
    if (info < 0) {
      throw new IllegalStateException(routine + ": argument " + -info);
    }
    return info;
  }
}
