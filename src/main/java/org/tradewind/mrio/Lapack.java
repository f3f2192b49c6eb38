package org.tradewind.mrio;

import java.util.Optional;
import org.tradewind.axes.Netlib;
import org.tradewind.axes.UserError;

/** The two LAPACK routines a Leontief solve needs; column-major, in place. */
sealed interface Lapack permits JavaLapack, NamedLapack, NativeLapack {

  /** The implementation asked for: a native one is the user's own, or else the packed one. */
  static Lapack of(MrioParameters.Backend backend) {
    Netlib.pin();
    if (backend == MrioParameters.Backend.JAVA) {
      return new JavaLapack();
    }
    Optional<String> named = Netlib.named(Netlib.Part.LAPACK);
    if (named.isPresent()) {
      return new NamedLapack(named.get());
    }
    NativeLapack.Attempt packed = NativeLapack.load();
    if (packed.lapack() != null) {
      return packed.lapack();
    }
    if (backend == MrioParameters.Backend.AUTO) {
      return new JavaLapack(packed.failure());
    }
    throw new UserError(
        "study key mrio.backend",
        "'native' on a machine where the packed OpenBLAS does not load (" + packed.failure() + ")",
        "a platform for which the native library is packed (Linux, x86_64)",
        "Set mrio.backend to 'auto' or 'java'.");
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
