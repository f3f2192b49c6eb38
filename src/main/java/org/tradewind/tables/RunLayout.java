package org.tradewind.tables;

import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * Where things stand in the folder of a run, relative to it. At its top are the texts for people;
 * below it each table as a folder of Parquet files and, up to some rows, as CSV. Whatever writes or
 * reads a run asks here.
 */
public final class RunLayout {
  /** The page with all figures. */
  public static final String REPORT = "report.html";

  /** The page that is printed at the end. */
  public static final String SUMMARY = "summary.txt";

  /** Keys, versions, inputs and rows of the run. */
  public static final String MANIFEST = "manifest.json";

  /** Totals that must agree. */
  public static final String LEDGER = "ledger.json";

  /** What each table answers, one a row. */
  public static final String CATALOG = "catalog.csv";

  /** Every table as a view of DuckDB. */
  public static final String CATALOG_SQL = "catalog.sql";

  /** Folder of tables, each a folder of Parquet files. */
  public static final String TABLES = "tables";

  /** Folder of the tables that also stand as CSV. */
  public static final String CSV = "csv";

  /** Folder of the figures. */
  public static final String FIGURES = "figures";

  /** Folder of the tables of inputs that a recipe made. */
  public static final String INPUTS = "inputs";

  /** The files at the top. */
  public static final List<String> FILES =
      List.of(REPORT, SUMMARY, MANIFEST, LEDGER, CATALOG, CATALOG_SQL);

  private RunLayout() {}

  /** The folder of a table. */
  public static String table(String name) {
    return TABLES + "/" + name;
  }

  /** The CSV of a table. */
  public static String csv(String name) {
    return CSV + "/" + name + ".csv";
  }

  /** The folder of a table in a run. */
  public static Path table(Path run, String name) {
    return new Path(run, table(name));
  }

  /** The CSV of a table in a run. */
  public static Path csv(Path run, String name) {
    return new Path(run, csv(name));
  }
}
