package org.tradewind.reproduction;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;

/** The tables of a finished run, with what its manifest says of where they come from. */
public final class FinishedRun {
  /**
   * What a run's manifest says.
   *
   * @param study name of the study
   * @param software version that made the run
   * @param species species whose deaths count
   * @param response form of the exposure-response and how deaths are closed
   * @param firstOrder how its first-order deaths stand to J
   * @param draws how many draws its intervals are of, and in which mode; empty without draws
   */
  public record Manifest(
      String study,
      String software,
      List<String> species,
      String response,
      FirstOrder firstOrder,
      Optional<String> draws) {
    public Manifest {
      species = List.copyOf(species);
    }
  }

  private final Manifest manifest;
  private final Map<String, Table> tables;
  private final Map<String, Provenance> provenance;

  /** Table -> text column -> label -> its rows; hundreds of quantities ask for the same few. */
  private final Map<String, Map<String, Map<String, int[]>>> rowsOfLabels = new HashMap<>();

  /** Sums that were asked for, by what was asked: bills of the same sources are read again. */
  private final Map<List<String>, Map<String, Double>> sums = new HashMap<>();

  private FinishedRun(
      Manifest manifest, Map<String, Table> tables, Map<String, Provenance> provenance) {
    this.manifest = manifest;
    this.tables = Map.copyOf(tables);
    this.provenance = Map.copyOf(provenance);
  }

  /**
   * A run as read.
   *
   * @param tables output tables, and the small input tables where the run holds them, by name
   * @param provenance of every input table, and of what the run computed in place of one
   */
  public static FinishedRun of(
      Manifest manifest, Map<String, Table> tables, Map<String, Provenance> provenance) {
    return new FinishedRun(manifest, tables, provenance);
  }

  public Manifest manifest() {
    return manifest;
  }

  Optional<Provenance> provenance(String table) {
    return Optional.ofNullable(provenance.get(table));
  }

  Optional<Table> table(TableSchema schema) {
    return Optional.ofNullable(tables.get(schema.name()));
  }

  /** The sum of a column over the rows that count; no table or no such row is not in the run. */
  double sum(TableSchema schema, String column, RowFilter... filters) {
    double[] values = values(schema, column, filters);
    return CompensatedSum.of(values);
  }

  /**
   * Sums of a column by a text column, over the rows that count; labels in the order of the table.
   */
  Map<String, Double> sumsBy(TableSchema schema, String by, String column, RowFilter... filters) {
    return sums.computeIfAbsent(
        List.of(schema.name(), by, column, text(filters)),
        k -> {
          int[] rows = rows(schema, filters);
          String[] labels = tables.get(schema.name()).strings(by);
          double[] values = tables.get(schema.name()).doubles(column);
          Map<String, Double> of = new LinkedHashMap<>();
          for (int row : rows) {
            of.merge(labels[row], values[row], Double::sum);
          }
          return Collections.unmodifiableMap(of);
        });
  }

  /** The one value of a column where the filters leave one row. */
  double value(TableSchema schema, String column, RowFilter... filters) {
    double value = only(schema, column, filters);
    if (Double.isNaN(value)) {
      throw new NotInRun("`" + schema.name() + "` has no " + column + " for " + text(filters));
    }
    return value;
  }

  private double only(TableSchema schema, String column, RowFilter... filters) {
    double[] values = values(schema, column, filters);
    if (values.length != 1) {
      throw new IllegalArgumentException(
          values.length + " rows of " + schema.name() + " where one was meant: " + text(filters));
    }
    return values[0];
  }

  /**
   * The 95 % interval of the one value that the filters leave, from the table NAME_ci: empty where
   * the run has no such table or row, or no draw defines the number.
   */
  Optional<Range> interval(TableSchema of, String column, RowFilter... filters) {
    TableSchema schema = CiTable.schema(of);
    RowFilter[] row = {RowFilter.is("quantity", column), key(of, filters)};
    if (!tables.containsKey(schema.name()) || rows(schema, row).length == 0) {
      return Optional.empty();
    }
    double low = only(schema, "p2_5", row);
    double high = only(schema, "p97_5", row);
    return Double.isNaN(low) ? Optional.empty() : Optional.of(new Range(low, high));
  }

  /**
   * The one row that filters leave, by its key, which the table of intervals has too; the filters
   * themselves for intervals of a table that no run has.
   */
  private RowFilter key(TableSchema of, RowFilter... filters) {
    Table table = tables.get(of.name());
    int[] rows = table == null ? new int[0] : rows(of, filters);
    if (rows.length != 1) {
      return new RowFilter(text(filters), t -> RowFilter.all(t, filters));
    }
    List<Object> key = key(table, of, rows[0]);
    return new RowFilter(text(filters), t -> row -> has(t, of, row, key));
  }

  private static boolean has(Table table, TableSchema of, int row, List<Object> key) {
    for (int k = 0; k < key.size(); k++) {
      if (!key.get(k).equals(table.value(row, table.schema().position(of.key().get(k))))) {
        return false;
      }
    }
    return true;
  }

  private static List<Object> key(Table table, TableSchema of, int row) {
    return of.key().stream()
        .map(column -> table.value(row, table.schema().position(column)))
        .toList();
  }

  double[] values(TableSchema schema, String column, RowFilter... filters) {
    int[] rows = rows(schema, filters);
    if (rows.length == 0) {
      throw new NotInRun("`" + schema.name() + "` has no row with " + text(filters));
    }
    double[] all = tables.get(schema.name()).doubles(column);
    return Arrays.stream(rows).mapToDouble(row -> all[row]).toArray();
  }

  /** The rows that all filters let pass, from the first to the last. */
  int[] rows(TableSchema schema, RowFilter... filters) {
    Table table = tables.get(schema.name());
    if (table == null) {
      throw new NotInRun("no table `" + schema.name() + "` in the run");
    }
    return candidates(table, filters).filter(RowFilter.all(table, filters)).toArray();
  }

  /** The fewest rows among which an index finds all that count. */
  private IntStream candidates(Table table, RowFilter... filters) {
    return Arrays.stream(filters)
        .flatMap(filter -> filter.label().stream())
        .map(label -> labelled(table, label))
        .min(Comparator.comparingInt(rows -> rows.length))
        .map(Arrays::stream)
        .orElse(IntStream.range(0, table.rows()));
  }

  private int[] labelled(Table table, RowFilter.Label label) {
    return rowsOfLabels
        .computeIfAbsent(table.name(), t -> new HashMap<>())
        .computeIfAbsent(label.column(), column -> index(table.strings(column)))
        .getOrDefault(label.value(), new int[0]);
  }

  private static Map<String, int[]> index(String[] labels) {
    Map<String, IntStream.Builder> rows = new HashMap<>();
    for (int row = 0; row < labels.length; row++) {
      rows.computeIfAbsent(labels[row], l -> IntStream.builder()).add(row);
    }
    Map<String, int[]> index = new HashMap<>();
    rows.forEach((label, of) -> index.put(label, of.build().toArray()));
    return index;
  }

  private static String text(RowFilter... filters) {
    return String.join("; ", Arrays.stream(filters).map(RowFilter::text).toList());
  }
}
