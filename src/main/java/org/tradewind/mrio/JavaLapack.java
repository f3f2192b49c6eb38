package org.tradewind.mrio;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import org.netlib.util.intW;

/** The reference LAPACK in Java bytecode (F2J): the same everywhere, and slower. */
final class JavaLapack implements Lapack {
  private final JavaLAPACK lapack = JavaLAPACK.getInstance();

  @Override
  public String name() {
    return "java (F2J LAPACK)";
  }

  @Override
  public int factor(int n, double[] a, int[] pivots) {
    intW info = new intW(0);
    lapack.dgetrf(n, n, a, n, pivots, info);
    return info.val;
  }

  @Override
  public void solve(int n, double[] lu, int[] pivots, double[] b, int columns, boolean transposed) {
    intW info = new intW(0);
    lapack.dgetrs(transposed ? "T" : "N", n, columns, lu, n, pivots, b, n, info);
    if (info.val != 0) {
      throw new IllegalStateException("dgetrs: argument " + -info.val);
    }
  }
}
