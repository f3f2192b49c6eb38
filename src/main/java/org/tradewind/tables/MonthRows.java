package org.tradewind.tables;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.axes.Months;

/**
 * Rows of a month-wide table over cells in primitive arrays: the cell, labels by their position in
 * a list of distinct ones, and twelve numbers. Arrays handed out are its own: readers must not
 * write to them.
 */
public final class MonthRows implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bytes that travel together. */
  private static final int CHUNK = 1 << 16;

  /** Place of the first row in the arrays. */
  private final int first;

  private final int rows;
  private final int[] cells;
  private final int[][] ids;
  private final String[][] labels;

  /** Travels as bytes: Java would write number by number. */
  private transient double[] months;

  private MonthRows(
      int first, int rows, int[] cells, int[][] ids, String[][] labels, double[] months) {
    this.first = first;
    this.rows = rows;
    this.cells = cells;
    this.ids = ids;
    this.labels = labels;
    this.months = months;
  }

  /**
   * The rows of a table in memory.
   *
   * @param keys key columns after cell
   */
  public static MonthRows of(Table table, String... keys) {
    Builder rows = new Builder(keys.length, table.rows());
    String[][] texts = Arrays.stream(keys).map(table::strings).toArray(String[][]::new);
    double[][] columns = Months.COLUMNS.stream().map(table::doubles).toArray(double[][]::new);
    int[] cells = table.ints("cell");
    for (int row = 0; row < cells.length; row++) {
      rows.cells[row] = cells[row];
      for (int k = 0; k < texts.length; k++) {
        rows.ids[k][row] = rows.id(k, texts[k][row]);
      }
      for (int m = 0; m < Months.COUNT; m++) {
        rows.months[row * Months.COUNT + m] = columns[m][row];
      }
    }
    rows.rows = cells.length;
    return rows.build();
  }

  /**
   * Reads row groups.
   *
   * @param schema cell, labels and months, in this order
   * @param from first cell wanted; other rows may come along
   * @param to one after the last cell wanted
   */
  public static MonthRows read(
      TableSchema schema, List<PlainParquet.Group> groups, long from, long to, Configuration conf) {
    long room = groups.stream().mapToLong(g -> g.rows(from, to)).sum();
    Builder rows = new Builder(keys(schema), Math.toIntExact(room));
    groups.forEach(group -> ParquetMonths.read(schema, group, from, to, rows, conf));
    return rows.build();
  }

  /** Reads a file of any form, with such a schema. */
  public static MonthRows read(
      TableSchema schema, TableFiles.Part part, String encoding, Configuration conf) {
    Builder rows = new Builder(keys(schema), 16);
    TableReader.rows(schema, part, encoding, conf).forEachRemaining(rows::add);
    return rows.build();
  }

  private static int keys(TableSchema schema) {
    return schema.columns().size() - 1 - Months.COUNT;
  }

  public int rows() {
    return rows;
  }

  public int cell(int row) {
    return cells[first + row];
  }

  /**
   * Position of a row's label in {@link #labels}.
   *
   * @param key position of the key column, 0 for the one after cell
   */
  public int id(int key, int row) {
    return ids[key][first + row];
  }

  /** The distinct labels of a key column. */
  public String[] labels(int key) {
    return labels[key];
  }

  /** A row's label. */
  public String label(int key, int row) {
    return labels[key][id(key, row)];
  }

  /** Holds the numbers, twelve a row, one row after the other; see {@link #at}. */
  public double[] months() {
    return months;
  }

  /** Place of a row's first number in {@link #months}. */
  public int at(int row) {
    return (first + row) * Months.COUNT;
  }

  /**
   * The rows of some cells in the order of their keys; texts go by their bytes in UTF-8.
   *
   * @param from first cell
   * @param to one after the last cell
   */
  public MonthRows ordered(long from, long to) {
    MonthOrder order = new MonthOrder(cells, ids, labels);
    if (!order.isThatOf(first, first + rows)) {
      return taken(order.of(first, first + rows, from, to));
    }
    // rows of other cells at the ends are left where they are
    int begin = first;
    int end = first + rows;
    while (begin < end && cells[begin] < from) {
      begin++;
    }
    while (begin < end && cells[end - 1] >= to) {
      end--;
    }
    return new MonthRows(begin, end - begin, cells, ids, labels, months);
  }

  private MonthRows taken(int[] chosen) {
    Builder taken = new Builder(ids.length, chosen.length);
    for (int place : chosen) {
      taken.copy(this, place);
    }
    return new MonthRows(0, taken.rows, taken.cells, taken.ids, labels, taken.months);
  }

  /**
   * The rows dealt out, in their order.
   *
   * @param parts number of parts
   * @param part of a cell
   */
  public MonthRows[] split(int parts, java.util.function.IntUnaryOperator part) {
    int[] size = new int[parts];
    int[] of = new int[rows];
    for (int row = 0; row < rows; row++) {
      of[row] = part.applyAsInt(cell(row));
      size[of[row]]++;
    }
    Builder[] dealt = new Builder[parts];
    Arrays.setAll(dealt, p -> new Builder(ids.length, size[p]));
    for (int row = 0; row < rows; row++) {
      dealt[of[row]].copy(this, first + row);
    }
    return Arrays.stream(dealt)
        .map(d -> new MonthRows(0, d.rows, d.cells, d.ids, labels, d.months))
        .toArray(MonthRows[]::new);
  }

  /** Only its own rows travel. */
  private Object writeReplace() {
    return first == 0 ? this : taken(IntStream.range(first, first + rows).toArray());
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    byte[] bytes = new byte[CHUNK];
    DoubleBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    for (int from = 0; from < rows * Months.COUNT; from += numbers.capacity()) {
      int size = Math.min(numbers.capacity(), rows * Months.COUNT - from);
      numbers.put(0, months, from, size);
      out.write(bytes, 0, size * Double.BYTES);
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    months = new double[rows * Months.COUNT];
    byte[] bytes = new byte[CHUNK];
    DoubleBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    for (int from = 0; from < months.length; from += numbers.capacity()) {
      int size = Math.min(numbers.capacity(), months.length - from);
      in.readFully(bytes, 0, size * Double.BYTES);
      numbers.get(0, months, from, size);
    }
  }

  /** Collects rows. Not safe for use by several threads. */
  public static final class Builder {
    private final Map<String, Integer>[] known;
    private final List<List<String>> labels = new ArrayList<>();
    int[] cells;
    final int[][] ids;
    double[] months;
    int rows;

    /**
     * @param keys number of key columns after cell
     * @param room rows for which there is room at first
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Builder(int keys, int room) {
      cells = new int[room];
      ids = new int[keys][room];
      months = new double[Math.multiplyExact(room, Months.COUNT)];
      known = new Map[keys];
      for (int k = 0; k < keys; k++) {
        known[k] = new HashMap<>();
        labels.add(new ArrayList<>());
      }
    }

    int keys() {
      return ids.length;
    }

    /** Position of a label among the distinct ones of a key column. */
    int id(int key, String label) {
      Integer id = known[key].get(label);
      if (id == null) {
        id = labels.get(key).size();
        labels.get(key).add(label);
        known[key].put(label, id);
      }
      return id;
    }

    /** Makes room for more rows. */
    void reserve(int more) {
      int needed = Math.addExact(rows, more);
      if (needed > cells.length) {
        int room = Math.max(needed, (int) Math.min(2L * cells.length, Integer.MAX_VALUE / 16));
        cells = Arrays.copyOf(cells, room);
        for (int k = 0; k < ids.length; k++) {
          ids[k] = Arrays.copyOf(ids[k], room);
        }
        months = Arrays.copyOf(months, Math.multiplyExact(room, Months.COUNT));
      }
    }

    /** Adds a row as a {@link TableReader} gives it: cell, labels, twelve numbers. */
    public Builder add(Object[] row) {
      reserve(1);
      cells[rows] = (Integer) row[0];
      for (int k = 0; k < ids.length; k++) {
        ids[k][rows] = id(k, (String) row[1 + k]);
      }
      for (int m = 0; m < Months.COUNT; m++) {
        months[rows * Months.COUNT + m] = (Double) row[1 + ids.length + m];
      }
      rows++;
      return this;
    }

    /** Adds a row with one label. */
    public Builder add(int cell, String label, double[] values) {
      reserve(1);
      cells[rows] = cell;
      ids[0][rows] = id(0, label);
      System.arraycopy(values, 0, months, rows++ * Months.COUNT, Months.COUNT);
      return this;
    }

    /** Adds all rows. */
    public Builder addAll(MonthRows more) {
      reserve(more.rows);
      System.arraycopy(more.cells, more.first, cells, rows, more.rows);
      System.arraycopy(
          more.months, more.at(0), months, rows * Months.COUNT, more.rows * Months.COUNT);
      for (int k = 0; k < ids.length; k++) {
        int[] here = new int[more.labels[k].length];
        for (int i = 0; i < here.length; i++) {
          here[i] = id(k, more.labels[k][i]);
        }
        for (int row = 0; row < more.rows; row++) {
          ids[k][rows + row] = here[more.id(k, row)];
        }
      }
      rows += more.rows;
      return this;
    }

    private void copy(MonthRows of, int place) {
      cells[rows] = of.cells[place];
      for (int k = 0; k < ids.length; k++) {
        ids[k][rows] = of.ids[k][place];
      }
      System.arraycopy(
          of.months, place * Months.COUNT, months, rows++ * Months.COUNT, Months.COUNT);
    }

    /** The rows; the builder must not be used afterwards. */
    public MonthRows build() {
      String[][] distinct =
          labels.stream().map(l -> l.toArray(String[]::new)).toArray(String[][]::new);
      return new MonthRows(0, rows, cells, ids, distinct, months);
    }
  }
}
