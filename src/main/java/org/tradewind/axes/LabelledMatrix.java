package org.tradewind.axes;

import org.apache.spark.ml.linalg.DenseMatrix;

/**
 * A dense matrix that carries its axes, so that a product of unlike axes is refused rather than
 * computed. Values are column-major.
 */
public final class LabelledMatrix implements java.io.Serializable {
  private static final long serialVersionUID = 1L;

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
   * are not.
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
    return new LabelledMatrix(rows, other.columns, values.multiply(other.values));
  }
}
