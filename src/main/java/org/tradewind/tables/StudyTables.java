package org.tradewind.tables;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.axes.UserError;

/**
 * The input tables of a study held in memory, each with its provenance, in the order in which they
 * were added.
 */
public final class StudyTables {
  private final Map<String, Table> tables = new LinkedHashMap<>();
  private final Map<String, Provenance> provenance = new LinkedHashMap<>();

  /** Adds a table; one of the same name is replaced. */
  public StudyTables put(Table table, Provenance origin) {
    tables.put(table.name(), table);
    provenance.put(table.name(), origin);
    return this;
  }

  /** Adds all tables of another set. */
  public StudyTables putAll(StudyTables other) {
    tables.putAll(other.tables);
    provenance.putAll(other.provenance);
    return this;
  }

  public boolean has(TableSchema schema) {
    return tables.containsKey(schema.name());
  }

  /** A table that the work at hand cannot do without. */
  public Table require(TableSchema schema) {
    Table table = tables.get(schema.name());
    if (table == null) {
      throw new UserError(
          "the study's inputs",
          "no table '" + schema.name() + "' (it has " + tables.keySet() + ")",
          "the table: " + schema.meaning(),
          "Add it as a Parquet folder '"
              + schema.name()
              + "' or a file '"
              + schema.name()
              + ".csv'; docs/tables.md lists its columns.");
    }
    return table;
  }

  public Map<String, Table> tables() {
    return Collections.unmodifiableMap(tables);
  }

  public Provenance provenance(String table) {
    return provenance.get(table);
  }
}
