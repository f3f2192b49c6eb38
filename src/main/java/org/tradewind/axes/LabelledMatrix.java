package org.tradewind.axes;

import org.apache.spark.ml.linalg.DenseMatrix;
import org.netlib.blas.Dgemm;

/**
 * A dense matrix that carries its axes, so that a product of unlike axes is refused rather than
 * computed. Values are column-major.
 */
public final class LabelledMatrix implements java.io.Serializable {
  private static final long serialVersionUID = 1L;

  static {
    Netlib.pin();
  }

  private final Axis rows;
  private final Axis columns;
  private final DenseMatrix values;

  private LabelledMatrix(Axis rows, Axis columns, DenseMatrix values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /**
   * Wraps an array without copying it.
   *
   * @param columnMajor rows.size() x columns.size() values, element (i, j) at i + j * rows
   */
  public static LabelledMatrix of(Axis rows, Axis columns, double[] columnMajor) {
    if (columnMajor.length != rows.size() * columns.size()) {
      throw new IllegalArgumentException(
          "a matrix of " + rows + " x " + columns + " has " + columnMajor.length + " values");
    }
    return new LabelledMatrix(
        rows, columns, new DenseMatrix(rows.size(), columns.size(), columnMajor));
  }

  public Axis rows() {
    return rows;
  }

  public Axis columns() {
    return columns;
  }

  public double at(int row, int column) {
    return values.values()[row + column * rows.size()];
  }

  /** The backing array, column-major; not a copy. */
  public double[] values() {
    return values.values();
  }

  /**
   * This times other; the columns of this must be the rows of other, both are printed where they
   * are not. The product is BLAS's reference in Java (F2J), called by itself: {@code ml.linalg}
   * would take another on each machine, as other code of the process may have chosen.
   */
  public LabelledMatrix times(LabelledMatrix other) {
    if (!columns.equals(other.rows)) {
      throw new IllegalArgumentException(
          "cannot multiply "
              + rows
              + " x "
              + columns
              + " by "
              + other.rows
              + " x "
              + other.columns);
    }
    int m = rows.size();
    int n = other.columns.size();
    int k = columns.size();
    double[] product = new double[Math.multiplyExact(m, n)];
    int rowsApart = Math.max(1, m);
    Dgemm.dgemm(
        "N",
        "N",
        m,
        n,
        k,
        1,
        values(),
        0,
        rowsApart,
        other.values(),
        0,
        Math.max(1, k),
        0,
        product,
        0,
        rowsApart);
    return of(rows, other.columns, product);
  }
}
