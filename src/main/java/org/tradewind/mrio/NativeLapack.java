package org.tradewind.mrio;

import java.io.IOException;
import org.bytedeco.openblas.global.openblas_full;

/** OpenBLAS as packed with the software, never one that happens to be installed. */
final class NativeLapack implements Lapack {
  private static final byte NO_TRANSPOSE = 'N';
  private static final byte TRANSPOSE = 'T';

  private final String version;

  private NativeLapack(String version) {
    this.version = version;
  }

  /**
   * The one attempt of this process.
   *
   * @param lapack the backend, or null where the library does not load
   * @param failure why it does not load, or null
   */
  record Attempt(NativeLapack lapack, String failure) {
    private static final Attempt ONLY = make();

    private static Attempt make() {
      try {
        return new Attempt(new NativeLapack(PackedOpenBlas.load()), null);
      } catch (IOException | LinkageError | RuntimeException e) {
        return new Attempt(null, e.getMessage());
      }
    }
  }

  /** Loads the library, or says why not. */
  static Attempt load() {
    return Attempt.ONLY;
  }

  @Override
  public String name() {
    return "native (packed " + version + ", 1 thread)";
  }

  @Override
  public int factor(int n, double[] a, int[] pivots) {
    return checked(
        "dgetrf", openblas_full.LAPACKE_dgetrf(openblas_full.LAPACK_COL_MAJOR, n, n, a, n, pivots));
  }

  @Override
  public void solve(int n, double[] lu, int[] pivots, double[] b, int columns, boolean transposed) {
    checked(
        "dgetrs",
        openblas_full.LAPACKE_dgetrs(
            openblas_full.LAPACK_COL_MAJOR,
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
