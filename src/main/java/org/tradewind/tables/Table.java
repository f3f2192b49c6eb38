package org.tradewind.tables;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tradewind.axes.UserError;

/**
 * A table in memory, held by columns in primitive arrays. It has the columns of its schema, in that
 * order. Arrays handed out are the table's own: readers must not write to them.
 */
public final class Table implements java.io.Serializable {
  private static final long serialVersionUID = 1L;

  private final TableSchema schema;
  private final Object[] columns;
  private final int rows;

  private Table(TableSchema schema, Object[] columns, int rows) {
    this.schema = schema;
    this.columns = columns;
    this.rows = rows;
  }

  /** Starts an empty table. */
  public static Builder builder(TableSchema schema) {
    return new Builder(schema);
  }

  public TableSchema schema() {
    return schema;
  }

  public String name() {
    return schema.name();
  }

  public int rows() {
    return rows;
  }

  public String[] strings(String column) {
    return (String[]) columns[schema.position(column)];
  }

  public double[] doubles(String column) {
    return (double[]) columns[schema.position(column)];
  }

  public int[] ints(String column) {
    return (int[]) columns[schema.position(column)];
  }

  public boolean[] booleans(String column) {
    return (boolean[]) columns[schema.position(column)];
  }

  public double[][] vectors(String column) {
    return (double[][]) columns[schema.position(column)];
  }

  /**
   * Rows in which text columns have the values wished, as in {@code where("view", "producer",
   * "stressor", "CO2")}.
   *
   * @param columnsAndValues name of a column, its value, name of another, its value ...
   * @return their indices, from the first to the last
   */
  public int[] where(String... columnsAndValues) {
    IntStream found = IntStream.range(0, rows);
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      String[] column = strings(columnsAndValues[i]);
      String wished = columnsAndValues[i + 1];
      found = found.filter(row -> column[row].equals(wished));
    }
    return found.toArray();
  }

  /** One value, boxed: String, Integer, Double, Boolean or double[]. */
  public Object value(int row, int column) {
    return switch (schema.columns().get(column).type()) {
      case STRING -> ((String[]) columns[column])[row];
      case INT -> ((int[]) columns[column])[row];
      case DOUBLE -> ((double[]) columns[column])[row];
      case BOOLEAN -> ((boolean[]) columns[column])[row];
      case VECTOR -> ((double[][]) columns[column])[row];
    };
  }

  /** The key of a row as "region BJ, sector 01", for messages. */
  public String keyText(int row) {
    return schema.keyText(
        schema.key().stream().map(key -> value(row, schema.position(key))).toArray());
  }

  /**
   * Checks every value against its column's range, and that keys are unique.
   *
   * @param source file or folder named in errors
   * @return this table
   */
  public Table validated(String source) {
    for (int c = 0; c < columns.length; c++) {
      Column column = schema.columns().get(c);
      if (column.type() == ColumnType.DOUBLE) {
        double[] values = (double[]) columns[c];
        for (int r = 0; r < rows; r++) {
          checkNumber(column, values[r], source, r, "");
        }
      } else if (column.type() == ColumnType.VECTOR) {
        double[][] values = (double[][]) columns[c];
        for (int r = 0; r < rows; r++) {
          for (int i = 0; i < values[r].length; i++) {
            checkNumber(column, values[r][i], source, r, " element " + i);
          }
        }
      } else if (column.type() == ColumnType.INT && column.range() == Column.Range.NON_NEGATIVE) {
        int[] values = (int[]) columns[c];
        for (int r = 0; r < rows; r++) {
          if (values[r] < 0) {
            throw wrong(column, source, r, "", String.valueOf(values[r]));
          }
        }
      }
    }
    checkUniqueKeys(source);
    return this;
  }

  private void checkNumber(Column column, double value, String source, int row, String element) {
    if (column.optional() && Double.isNaN(value)) {
      return;
    }
    if (!allowed(column.range(), value)) {
      throw wrong(column, source, row, element, String.valueOf(value));
    }
  }

  /** Whether a number lies in a column's range; NaN only in ANY. */
  public static boolean allowed(Column.Range range, double value) {
    return switch (range) {
      case ANY -> true;
      case FINITE -> Double.isFinite(value);
      case NON_NEGATIVE -> value >= 0 && value <= Double.MAX_VALUE;
      case FRACTION -> value >= 0 && value <= 1;
    };
  }

  private UserError wrong(Column column, String source, int row, String element, String found) {
    String where =
        "table "
            + schema.name()
            + " ("
            + source
            + "), row "
            + (row + 1)
            + " ("
            + keyText(row)
            + ")";
    return wrongValue(where, column, element, found);
  }

  /**
   * The error for a value out of its column's range.
   *
   * @param where table and row or key
   * @param element which element of a vector, or empty
   */
  public static UserError wrongValue(String where, Column column, String element, String found) {
    String expected =
        switch (column.range()) {
          case ANY -> "a value";
          case FINITE -> "a finite number";
          case NON_NEGATIVE -> "a finite number of at least 0";
          case FRACTION -> "a number from 0 to 1";
        };
    return new UserError(
        where,
        column.name() + element + " = " + found,
        expected
            + (column.unit().isEmpty() || column.unit().equals("1") ? "" : " in " + column.unit()),
        "Correct the value in the source and run again.");
  }

  private void checkUniqueKeys(String source) {
    new UniqueKeys(this)
        .firstDuplicate()
        .ifPresent(
            row -> {
              throw UserError.duplicateKey(
                  "table " + schema.name() + " (" + source + "), row " + (row + 1), keyText(row));
            });
  }

  /** Collects rows into a {@link Table}. Not safe for use by several threads. */
  public static final class Builder {
    private final TableSchema schema;
    private final Object[] columns;
    private int rows;
    private int capacity = 16;

    private Builder(TableSchema schema) {
      this.schema = schema;
      this.columns = new Object[schema.columns().size()];
      for (int c = 0; c < columns.length; c++) {
        columns[c] =
            switch (schema.columns().get(c).type()) {
              case STRING -> new String[capacity];
              case INT -> new int[capacity];
              case DOUBLE -> new double[capacity];
              case BOOLEAN -> new boolean[capacity];
              case VECTOR -> new double[capacity][];
            };
      }
    }

    /**
     * Adds a row: one value a column, of the column's type (any Number for numbers). Optional
     * columns at the end may be left out.
     */
    public Builder add(Object... given) {
      Object[] values = completed(given);
      if (values.length != columns.length) {
        throw new IllegalArgumentException(
            "table " + schema.name() + " has " + columns.length + " columns, not " + values.length);
      }
      if (rows == capacity) {
        resize(capacity * 2);
      }
      for (int c = 0; c < columns.length; c++) {
        switch (schema.columns().get(c).type()) {
          case STRING -> ((String[]) columns[c])[rows] = (String) values[c];
          case INT -> ((int[]) columns[c])[rows] = ((Number) values[c]).intValue();
          case DOUBLE -> ((double[]) columns[c])[rows] = ((Number) values[c]).doubleValue();
          case BOOLEAN -> ((boolean[]) columns[c])[rows] = (Boolean) values[c];
          case VECTOR -> ((double[][]) columns[c])[rows] = (double[]) values[c];
        }
      }
      rows++;
      return this;
    }

    private Object[] completed(Object[] given) {
      if (given.length >= columns.length) {
        return given;
      }
      Object[] values = Arrays.copyOf(given, columns.length);
      for (int c = given.length; c < columns.length; c++) {
        Column column = schema.columns().get(c);
        boolean text = column.type() == ColumnType.STRING;
        if (!column.optional() || !text && column.type() != ColumnType.DOUBLE) {
          return given;
        }
        values[c] = text ? (Object) "" : (Object) Double.NaN;
      }
      return values;
    }

    private void resize(int newCapacity) {
      for (int c = 0; c < columns.length; c++) {
        columns[c] =
            switch (schema.columns().get(c).type()) {
              case STRING -> Arrays.copyOf((String[]) columns[c], newCapacity);
              case INT -> Arrays.copyOf((int[]) columns[c], newCapacity);
              case DOUBLE -> Arrays.copyOf((double[]) columns[c], newCapacity);
              case BOOLEAN -> Arrays.copyOf((boolean[]) columns[c], newCapacity);
              case VECTOR -> Arrays.copyOf((double[][]) columns[c], newCapacity);
            };
      }
      capacity = newCapacity;
    }

    /** Adds all rows of a table of the same schema. */
    public Builder addAll(Table table) {
      if (!table.schema.equals(schema)) {
        throw new IllegalArgumentException(
            "rows of table " + table.name() + " for table " + schema.name());
      }
      int needed = rows + table.rows;
      if (needed > capacity) {
        resize(Math.max(needed, capacity * 2));
      }
      for (int c = 0; c < columns.length; c++) {
        System.arraycopy(table.columns[c], 0, columns[c], rows, table.rows);
      }
      rows = needed;
      return this;
    }

    public int rows() {
      return rows;
    }

    /** The table; the builder must not be used afterwards. */
    public Table build() {
      resize(rows);
      return new Table(schema, columns, rows);
    }
  }
}
