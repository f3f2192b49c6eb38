package org.tradewind.mrio;

import org.tradewind.axes.UserError;

/** The two LAPACK routines a Leontief solve needs; column-major, in place. */
sealed interface Lapack permits JavaLapack, NativeLapack {

  /** The implementation asked for; the native one only where it loads. */
  static Lapack of(MrioParameters.Backend backend) {
    return switch (backend) {
      case JAVA -> new JavaLapack();
      case NATIVE ->
          NativeLapack.load()
              .orElseThrow(
                  () ->
                      new UserError(
                          "study key mrio.backend",
                          "'native' on a machine where OpenBLAS does not load ("
                              + System.getProperty("os.name")
                              + ", "
                              + System.getProperty("os.arch")
                              + ")",
                          "a platform for which the native library is packed (Linux, x86_64)",
                          "Set mrio.backend to 'auto' or 'java'."));
      case AUTO -> {
        var loaded = NativeLapack.load();
        yield loaded.isPresent() ? loaded.get() : new JavaLapack();
      }
    };
  }

  /** For manifests. */
  String name();

  /**
   * LU with partial pivoting (dgetrf).
   *
   * @return 0, or the number of the first zero pivot
   */
  int factor(int n, double[] a, int[] pivots);

  /** Solves with the factors (dgetrs), overwriting b, n x columns. */
  void solve(int n, double[] lu, int[] pivots, double[] b, int columns, boolean transposed);
}
