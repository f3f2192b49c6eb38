package org.tradewind.tables;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

  private final int rows;
  private final int[] cells;
  private final int[][] ids;
  private final String[][] labels;
  private final double[] months;

  private MonthRows(int rows, int[] cells, int[][] ids, String[][] labels, double[] months) {
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
      TableSchema schema,
      List<PlainParquet.Group> groups,
      long from,
      long to,
      Configuration conf) {
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
    return cells[row];
  }

  /**
   * Position of a row's label in {@link #labels}.
   *
   * @param key position of the key column, 0 for the one after cell
   */
  public int id(int key, int row) {
    return ids[key][row];
  }

  /** The distinct labels of a key column. */
  public String[] labels(int key) {
    return labels[key];
  }

  /** A row's label. */
  public String label(int key, int row) {
    return labels[key][ids[key][row]];
  }

  /** The numbers, twelve a row, one row after the other. */
  public double[] months() {
    return months;
  }

  /**
   * The rows of some cells in the order of their keys; texts go by their bytes in UTF-8.
   *
   * @param from first cell
   * @param to one after the last cell
   */
  public MonthRows ordered(long from, long to) {
    int[][] ranks = Arrays.stream(labels).map(MonthRows::ranks).toArray(int[][]::new);
    boolean asIs = true;
    for (int row = 0; row < rows && asIs; row++) {
      asIs =
          cells[row] >= from
              && cells[row] < to
              && (row == 0 || compare(row - 1, row, ranks) <= 0);
    }
    return asIs ? this : taken(order(from, to, ranks));
  }

  private int compare(int one, int other, int[][] ranks) {
    int found = Integer.compare(cells[one], cells[other]);
    for (int k = 0; k < ids.length && found == 0; k++) {
      found = Integer.compare(ranks[k][ids[k][one]], ranks[k][ids[k][other]]);
    }
    return found;
  }

  /** The place of each label among all in the order of their bytes. */
  private static int[] ranks(String[] labels) {
    byte[][] bytes =
        Arrays.stream(labels).map(l -> l.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    Integer[] order = IntStream.range(0, labels.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparing(i -> bytes[i], Arrays::compareUnsigned));
    int[] ranks = new int[labels.length];
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = i;
    }
    return ranks;
  }

  /** Counting sorts by the labels, then a sort of packed keys: the cell, and the place so far. */
  private int[] order(long from, long to, int[][] ranks) {
    int[] kept =
        IntStream.range(0, rows).filter(r -> cells[r] >= from && cells[r] < to).toArray();
    int[] scratch = new int[kept.length];
    // the last key first, each pass keeping the order of the one before
    for (int k = ids.length - 1; k >= 0; k--) {
      int[] id = ids[k];
      int[] rank = ranks[k];
      int[] count = new int[rank.length + 1];
      for (int row : kept) {
        count[rank[id[row]] + 1]++;
      }
      for (int r = 1; r < count.length; r++) {
        count[r] += count[r - 1];
      }
      for (int row : kept) {
        scratch[count[rank[id[row]]]++] = row;
      }
      int[] sorted = scratch;
      scratch = kept;
      kept = sorted;
    }
    long[] packed = new long[kept.length];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (long) cells[kept[i]] << Integer.SIZE | i;
    }
    Arrays.sort(packed);
    for (int i = 0; i < packed.length; i++) {
      scratch[i] = kept[(int) packed[i]];
    }
    return scratch;
  }

  private MonthRows taken(int[] chosen) {
    Builder taken = new Builder(ids.length, chosen.length);
    for (int row : chosen) {
      taken.copy(this, row);
    }
    return new MonthRows(taken.rows, taken.cells, taken.ids, labels, taken.months);
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
      of[row] = part.applyAsInt(cells[row]);
      size[of[row]]++;
    }
    Builder[] dealt = new Builder[parts];
    Arrays.setAll(dealt, p -> new Builder(ids.length, size[p]));
    for (int row = 0; row < rows; row++) {
      dealt[of[row]].copy(this, row);
    }
    return Arrays.stream(dealt)
        .map(d -> new MonthRows(d.rows, d.cells, d.ids, labels, d.months))
        .toArray(MonthRows[]::new);
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
      System.arraycopy(more.cells, 0, cells, rows, more.rows);
      System.arraycopy(
          more.months, 0, months, rows * Months.COUNT, more.rows * Months.COUNT);
      for (int k = 0; k < ids.length; k++) {
        int[] here = new int[more.labels[k].length];
        for (int i = 0; i < here.length; i++) {
          here[i] = id(k, more.labels[k][i]);
        }
        for (int row = 0; row < more.rows; row++) {
          ids[k][rows + row] = here[more.ids[k][row]];
        }
      }
      rows += more.rows;
      return this;
    }

    private void copy(MonthRows of, int row) {
      cells[rows] = of.cells[row];
      for (int k = 0; k < ids.length; k++) {
        ids[k][rows] = of.ids[k][row];
      }
      System.arraycopy(
          of.months, row * Months.COUNT, months, rows++ * Months.COUNT, Months.COUNT);
    }

    /** The rows; the builder must not be used afterwards. */
    public MonthRows build() {
      String[][] distinct = labels.stream().map(l -> l.toArray(String[]::new)).toArray(String[][]::new);
      return new MonthRows(rows, cells, ids, distinct, months);
    }
  }
}
