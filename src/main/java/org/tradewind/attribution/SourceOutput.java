package org.tradewind.attribution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * One output table whose numbers follow from sums over sources, declared once: the central run and
 * the draws evaluate the same formula. Columns that vary are its quantities; all others are given
 * with each row. A quantity that is not defined is NaN.
 *
 * <p>A table of rows that do not know each other is made by {@link #byRow}; each row has sums of
 * its own, beside those that all share (national totals, prices). A table that is made as a whole
 * (ranks, curves, a regression) is made by {@link #whole}.
 */
public final class SourceOutput implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Works one row in n draws at once. */
  @FunctionalInterface
  public interface RowFormula extends Serializable {
    /**
     * @param own the row's own sums x draws
     * @param shared the shared sums x draws
     * @param into quantities x draws, to be filled
     */
    void of(double[][] own, double[][] shared, double[][] into, int n);
  }

  /** Works all rows in n draws at once. */
  @FunctionalInterface
  public interface Formula extends Serializable {
    /**
     * @param sums x draws
     * @param into (row * quantities + quantity) x draws, to be filled
     */
    void of(double[][] sums, double[][] into, int n);
  }

  private final TableSchema schema;
  private final int[] quantities;
  private final List<Object[]> fixed;
  private final List<SourceSum> shared;
  private final List<List<SourceSum>> own;
  private final RowFormula rowFormula;
  private final Formula formula;

  private SourceOutput(Builder builder, Formula formula) {
    this.schema = builder.schema;
    this.quantities = builder.quantities.stream().mapToInt(schema::position).toArray();
    this.fixed = List.copyOf(builder.fixed);
    this.shared = List.copyOf(builder.shared);
    this.own = List.copyOf(builder.own);
    this.rowFormula = builder.rowFormula;
    this.formula = formula;
  }

  /**
   * A table of rows that do not know each other.
   *
   * @param quantities names of the columns that vary, in the order of the formula
   * @param shared sums that all rows use
   */
  public static Builder byRow(
      TableSchema schema, List<String> quantities, List<SourceSum> shared, RowFormula formula) {
    return new Builder(schema, quantities, shared, formula);
  }

  /**
   * A table that is made as a whole; see {@link Builder#build(Formula)}.
   *
   * @param quantities names of the columns that vary, in the order of the formula
   */
  public static Builder whole(TableSchema schema, List<String> quantities, List<SourceSum> sums) {
    return new Builder(schema, quantities, sums, null);
  }

  /** Collects rows. */
  public static final class Builder {
    private final TableSchema schema;
    private final List<String> quantities;
    private final List<SourceSum> shared;
    private final RowFormula rowFormula;
    private final List<Object[]> fixed = new ArrayList<>();
    private final List<List<SourceSum>> own = new ArrayList<>();

    private Builder(
        TableSchema schema,
        List<String> quantities,
        List<SourceSum> shared,
        RowFormula rowFormula) {
      this.schema = schema;
      this.quantities = List.copyOf(quantities);
      this.shared = List.copyOf(shared);
      this.rowFormula = rowFormula;
    }

    /**
     * Adds a row.
     *
     * @param sums of its own; none in a table that is made as a whole
     * @param values those of the columns that do not vary, in the order of the schema
     */
    public Builder row(List<SourceSum> sums, Object... values) {
      if (values.length != schema.columns().size() - quantities.size()) {
        throw new IllegalArgumentException(
            "table %s has %d columns that do not vary, not %d"
                .formatted(
                    schema.name(), schema.columns().size() - quantities.size(), values.length));
      }
      own.add(List.copyOf(sums));
      fixed.add(values.clone());
      return this;
    }

    /** The table by its rows' formula. */
    public SourceOutput build() {
      if (rowFormula == null) {
        throw new IllegalStateException("table " + schema.name() + " has no formula");
      }
      return new SourceOutput(this, null);
    }

    /** The table by a formula of all rows. */
    public SourceOutput build(Formula formula) {
      return new SourceOutput(this, formula);
    }
  }

  public TableSchema schema() {
    return schema;
  }

  /** Number of rows. */
  public int rows() {
    return fixed.size();
  }

  /** Number of columns that vary. */
  public int quantities() {
    return quantities.length;
  }

  /** Name of a column that varies. */
  public String quantity(int quantity) {
    return schema.columns().get(quantities[quantity]).name();
  }

  /** Whether rows may be worked apart. */
  public boolean isByRow() {
    return formula == null;
  }

  /** The sums that all rows use. */
  public List<SourceSum> shared() {
    return shared;
  }

  /** The sums of a row alone. */
  public List<SourceSum> own(int row) {
    return own.get(row);
  }

  /** Values of a row's key columns; a key never varies. */
  public Object[] key(int row) {
    Object[] values = row(row, new double[quantities.length]);
    return schema.key().stream().map(k -> values[schema.position(k)]).toArray();
  }

  /**
   * Works rows in some draws.
   *
   * @param from first row; 0 in a table that is made as a whole
   * @param to one after the last
   * @param shared draws of the shared sums
   * @param own draws of the rows' own sums, by row from {@code from} on
   * @return ((row - from) * quantities + quantity) x draws
   */
  public double[][] work(int from, int to, double[][] shared, double[][][] own, int n) {
    double[][] into = new double[(to - from) * quantities.length][n];
    if (formula != null) {
      formula.of(shared, into, n);
      return into;
    }
    double[][] ofRow = new double[quantities.length][];
    for (int row = from; row < to; row++) {
      System.arraycopy(into, (row - from) * ofRow.length, ofRow, 0, ofRow.length);
      row(own[row - from], shared, ofRow, n);
    }
    return into;
  }

  /** Works all rows of a table that is made as a whole, into arrays of zeros. */
  public void all(double[][] sums, double[][] into, int n) {
    formula.of(sums, into, n);
  }

  /**
   * Works a row of a table of rows that do not know each other.
   *
   * @param own draws of the row's own sums
   * @param shared draws of the shared sums
   * @param into quantities x draws, to be filled
   */
  public void row(double[][] own, double[][] shared, double[][] into, int n) {
    rowFormula.of(own, shared, into, n);
  }

  /** The table of the central run. */
  public Table central() {
    double[][] all = new double[shared.size()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = new double[] {shared.get(i).central()};
    }
    double[][][] ofRows = new double[rows()][][];
    for (int row = 0; row < ofRows.length; row++) {
      ofRows[row] =
          own.get(row).stream().map(s -> new double[] {s.central()}).toArray(double[][]::new);
    }
    double[][] values = work(0, rows(), all, ofRows, 1);
    Table.Builder table = Table.builder(schema);
    for (int row = 0; row < rows(); row++) {
      double[] drawn = new double[quantities.length];
      for (int q = 0; q < drawn.length; q++) {
        drawn[q] = values[row * drawn.length + q][0];
      }
      table.add(row(row, drawn));
    }
    return table.build();
  }

  private Object[] row(int row, double[] drawn) {
    Object[] values = new Object[schema.columns().size()];
    Object[] given = fixed.get(row);
    for (int q = 0; q < quantities.length; q++) {
      boolean whole = schema.columns().get(quantities[q]).type() == ColumnType.INT;
      values[quantities[q]] = whole ? (Object) (int) Math.round(drawn[q]) : (Object) drawn[q];
    }
    for (int c = 0, next = 0; c < values.length; c++) {
      if (values[c] == null) {
        values[c] = given[next++];
      }
    }
    return values;
  }
}
