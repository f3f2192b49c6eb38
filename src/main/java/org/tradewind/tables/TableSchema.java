package org.tradewind.tables;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * What a table of the public contract looks like. Column names live here once; everything else asks
 * for them.
 *
 * @param name folder and file name of the table
 * @param meaning one line for the documentation
 * @param columns in order
 * @param key columns that together are unique; rows of an output stand in the order its room
 *     produced
 */
public record TableSchema(String name, String meaning, List<Column> columns, List<String> key)
    implements Serializable {

  public TableSchema {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    for (String k : key) {
      if (columns.stream().noneMatch(c -> c.name().equals(k))) {
        throw new IllegalArgumentException("table " + name + " has no column " + k);
      }
    }
  }

  /** Position of a column; a name the table lacks is a bug. */
  public int position(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("table " + name + " has no column " + column);
  }

  public Column column(String column) {
    return columns.get(position(column));
  }

  /** The same table without some columns, none of them of its key. */
  public TableSchema without(Collection<String> names) {
    return names.isEmpty()
        ? this
        : new TableSchema(
            name, meaning, columns.stream().filter(c -> !names.contains(c.name())).toList(), key);
  }

  /** A key, or the first columns of one, as "region BJ, sector 01". */
  public String keyText(Object... values) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < values.length; k++) {
      text.append(k == 0 ? "" : ", ").append(key.get(k)).append(' ').append(values[k]);
    }
    return text.toString();
  }
}
