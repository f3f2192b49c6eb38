package org.tradewind.mrio;

import dev.ludovic.netlib.lapack.NativeLAPACK;
import org.netlib.util.intW;
import org.tradewind.axes.Netlib;
import org.tradewind.axes.UserError;

/** A LAPACK of the user's own, named by a system property and loaded by netlib. */
final class NamedLapack implements Lapack {
  private final String library;
  private final NativeLAPACK lapack;

  /**
   * Loads it.
   *
   * @param library what the user named
   */
  NamedLapack(String library) {
    this.library = library;
    try {
      this.lapack = NativeLAPACK.getInstance();
    } catch (LinkageError | RuntimeException e) {
      throw new UserError(
          "system property " + Netlib.Part.LAPACK.pathProperty(),
          "'" + library + "', which does not load as a LAPACK",
          "the path of a shared library that has dgetrf_ and dgetrs_",
          "Correct the path, or leave the property out: OpenBLAS is packed with the software.");
    }
  }

  @Override
  public String name() {
    return "native (" + library + ", as the user named it)";
  }

  @Override
  public int factor(int n, double[] a, int[] pivots) {
    intW info = new intW(0);
    lapack.dgetrf(n, n, a, n, pivots, info);
    return checked("dgetrf", info.val);
  }

  @Override
  public void solve(int n, double[] lu, int[] pivots, double[] b, int columns, boolean transposed) {
    intW info = new intW(0);
    lapack.dgetrs(transposed ? "T" : "N", n, columns, lu, n, pivots, b, n, info);
    checked("dgetrs", info.val);
  }

  private static int checked(String routine, int info) {
    if (info < 0) {
      throw new IllegalStateException(routine + ": argument " + -info);
    }
    return info;
  }
}
