package org.tradewind.jobs.folders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;

/** The columns of every table that some job writes, by name; tables of intervals among them. */
public final class RunTables {
  private static final Map<String, TableSchema> PLAIN = new LinkedHashMap<>();

  static {
    Stream.of(Outputs.EVERY, Inputs.ALL)
        .flatMap(List::stream)
        .forEach(schema -> PLAIN.put(schema.name(), schema));
  }

  private RunTables() {}

  /** Columns of a table, if it is known. */
  public static Optional<TableSchema> schema(String name) {
    Optional<TableSchema> base = base(name);
    return base.isPresent() ? base.map(CiTable::schema) : Optional.ofNullable(PLAIN.get(name));
  }

  /** The table whose intervals a table holds, if it holds any. */
  public static Optional<TableSchema> base(String name) {
    return name.endsWith(CiTable.SUFFIX)
        ? Optional.ofNullable(PLAIN.get(name.substring(0, name.length() - CiTable.SUFFIX.length())))
        : Optional.empty();
  }

  /**
   * Whether a table only repeats others, or is what they are of, so that it cannot differ alone.
   */
  public static boolean repeats(String name) {
    return name.equals(DrawTables.SUMMARY.name()) || name.equals(DrawTables.DRAW.name());
  }

  /** Names in the order of the documentation, others last. */
  public static List<String> sorted(Iterable<String> names) {
    List<String> order = List.copyOf(PLAIN.keySet());
    List<String> sorted = new ArrayList<>();
    names.forEach(sorted::add);
    sorted.sort(
        java.util.Comparator.<String>comparingInt(
                name -> {
                  int at = order.indexOf(base(name).map(TableSchema::name).orElse(name));
                  return at < 0 ? order.size() : at;
                })
            .thenComparing(java.util.Comparator.naturalOrder()));
    return sorted;
  }
}
