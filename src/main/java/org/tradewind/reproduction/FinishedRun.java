package org.tradewind.reproduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.CiTable;

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
  double sum(TableSchema schema, String column, Where... filters) {
    double[] values = values(schema, column, filters);
    return CompensatedSum.of(values);
  }

  /** The one value of a column where the filters leave one row. */
  double value(TableSchema schema, String column, Where... filters) {
    double value = only(schema, column, filters);
    if (Double.isNaN(value)) {
      throw new NotInRun("`" + schema.name() + "` has no " + column + " for " + text(filters));
    }
    return value;
  }

  private double only(TableSchema schema, String column, Where... filters) {
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
  Optional<Range> interval(TableSchema of, String column, Where... filters) {
    TableSchema schema = CiTable.schema(of);
    Where[] row = {Where.is("quantity", column), key(of, filters)};
    if (!tables.containsKey(schema.name()) || rows(schema, row).isEmpty()) {
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
  private Where key(TableSchema of, Where... filters) {
    Table table = tables.get(of.name());
    List<Integer> rows = table == null ? List.of() : rows(of, filters);
    if (rows.size() != 1) {
      return new Where(text(filters), t -> Where.all(t, filters));
    }
    List<Object> key = key(table, of, rows.get(0));
    return new Where(text(filters), t -> row -> has(t, of, row, key));
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

  double[] values(TableSchema schema, String column, Where... filters) {
    List<Integer> rows = rows(schema, filters);
    if (rows.isEmpty()) {
      throw new NotInRun("`" + schema.name() + "` has no row with " + text(filters));
    }
    double[] all = tables.get(schema.name()).doubles(column);
    return rows.stream().mapToDouble(row -> all[row]).toArray();
  }

  private List<Integer> rows(TableSchema schema, Where... filters) {
    Table table = tables.get(schema.name());
    if (table == null) {
      throw new NotInRun("no table `" + schema.name() + "` in the run");
    }
    List<Integer> rows = new ArrayList<>();
    IntPredicate counts = Where.all(table, filters);
    for (int row = 0; row < table.rows(); row++) {
      if (counts.test(row)) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static String text(Where... filters) {
    return String.join("; ", Arrays.stream(filters).map(Where::text).toList());
  }
}
