package org.tradewind.mrio;

import org.netlib.lapack.Dgetrf;
import org.netlib.lapack.Dgetrs;
import org.netlib.util.intW;

/**
 * The reference LAPACK in Java bytecode (F2J): the same everywhere, and slower. Its routines are
 * called by themselves: the classes around them would load a LAPACK that happens to be installed,
 * which may stand in the way of the packed one and end the process.
 */
final class JavaLapack implements Lapack {
  private final String name;

  JavaLapack() {
    this.name = "java (F2J LAPACK)";
  }

  /** In place of the packed library, which did not load for the reason given. */
  JavaLapack(String failure) {
    this.name = "java (F2J LAPACK; the packed OpenBLAS does not load: " + failure + ")";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int factor(int n, double[] a, int[] pivots) {
    intW info = new intW(0);
    Dgetrf.dgetrf(n, n, a, 0, n, pivots, 0, info);
    return info.val;
  }

  @Override
  public void solve(int n, double[] lu, int[] pivots, double[] b, int columns, boolean transposed) {
    intW info = new intW(0);
    Dgetrs.dgetrs(transposed ? "T" : "N", n, columns, lu, 0, n, pivots, 0, b, 0, n, info);
    if (info.val != 0) {
      throw new IllegalStateException("dgetrs: argument " + -info.val);
    }
  }
}
