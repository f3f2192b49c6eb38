package org.tradewind.jobs.folders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tradewind.tables.Column;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.TableSchema;

/**
 * The list of a folder's tables: catalog.csv for people, catalog.sql for DuckDB. Tables stand in
 * the order of the documentation.
 */
final class Catalog {
  private static final String HEADER = "table,answers,rows,key,columns,folder,csv\n";
  private static final String SEPARATOR = "; ";

  /** The end of a sentence that another follows. */
  private static final Pattern NEXT_SENTENCE =
      Pattern.compile("(?<!\\b(?:e\\.g|i\\.e|cf|al))\\.\\s+(?=\\p{Lu})");

  /**
   * One table.
   *
   * @param folder its folder, relative to that of the catalog
   * @param csv its CSV, likewise; empty where it has none
   */
  private record Entry(String table, long rows, String folder, String csv) {}

  private final List<Entry> entries = new ArrayList<>();

  /**
   * @param rows rows of each table
   * @param folder from the name of a table to its folder, relative to that of the catalog
   * @param csvs whether a table also stands as CSV
   */
  Catalog(Map<String, Long> rows, UnaryOperator<String> folder, Predicate<String> csvs) {
    for (String name : RunTables.sorted(rows.keySet())) {
      String csv = csvs.test(name) ? RunLayout.csv(name) : "";
      entries.add(new Entry(name, rows.get(name), folder.apply(name), csv));
    }
  }

  /** The files with what stands in them, by name. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(RunLayout.CATALOG, csv());
    files.put(RunLayout.CATALOG_SQL, sql());
    return files;
  }

  private String csv() {
    StringBuilder text = new StringBuilder(HEADER);
    for (Entry entry : entries) {
      Optional<TableSchema> schema = RunTables.schema(entry.table());
      text.append(field(entry.table())).append(',');
      text.append(field(schema.map(s -> sentence(s.meaning())).orElse(""))).append(',');
      text.append(entry.rows()).append(',');
      text.append(field(schema.map(s -> String.join(SEPARATOR, s.key())).orElse(""))).append(',');
      text.append(field(schema.map(Catalog::columns).orElse(""))).append(',');
      text.append(field(entry.folder())).append(',');
      text.append(field(entry.csv())).append('\n');
    }
    return text.toString();
  }

  /** The first sentence of what a table is. */
  static String sentence(String meaning) {
    String[] sentences = NEXT_SENTENCE.split(meaning, 2);
    return sentences.length == 1 ? meaning : sentences[0] + ".";
  }

  private static String columns(TableSchema schema) {
    return schema.columns().stream().map(Catalog::column).collect(Collectors.joining(SEPARATOR));
  }

  private static String column(Column column) {
    return column.unit().isEmpty() ? column.name() : column.name() + " [" + column.unit() + "]";
  }

  private static String field(String text) {
    return text.contains(",") || text.contains("\"")
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private String sql() {
    StringBuilder text = new StringBuilder();
    text.append("-- Every table beside this file as a view of DuckDB, by name.\n")
        .append("-- Open it in this folder, to which the paths are relative:\n")
        .append("--   cd OUT; duckdb -init ")
        .append(RunLayout.CATALOG_SQL)
        .append('\n');
    for (Entry entry : entries) {
      text.append("create or replace view \"")
          .append(entry.table().replace("\"", "\"\""))
          .append("\" as select * from read_parquet('")
          .append(entry.folder().replace("'", "''"))
          .append("/*.parquet');\n");
    }
    return text.toString();
  }
}
