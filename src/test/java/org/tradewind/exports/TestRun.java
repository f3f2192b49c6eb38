package org.tradewind.exports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.tables.Column;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;

/** A run whose tables are written by hand. */
final class TestRun implements RunContents.Tables {
  /** Names that other programs take for something else. */
  static final List<String> HOSTILE =
      List.of(
          "=cmd|' /C calc'!A0",
          "<script>alert(\"1\")</script>",
          "\u202Eevil \u0627\u0644\u0639\u0631\u0628\u064A\u0629 \uD83D\uDE00",
          "a".repeat(200),
          "+1-2@3, \"quoted\" & tab\there");

  private final Map<String, Table> outputs = new LinkedHashMap<>();
  private final Map<String, Table> inputs = new LinkedHashMap<>();
  private final Map<String, Long> rows = new LinkedHashMap<>();

  TestRun put(Table table) {
    outputs.put(table.name(), table);
    rows.put(table.name(), (long) table.rows());
    return this;
  }

  TestRun put(Table.Builder table) {
    return put(table.build());
  }

  TestRun input(Table table) {
    inputs.put(table.name(), table);
    return this;
  }

  /** Starts a table of intervals. */
  static Table.Builder ci(TableSchema of) {
    return Table.builder(CiTable.schema(of));
  }

  /** A row of a table of intervals: 2.5 %, 50 % and 97.5 % are low, mid and high. */
  static Object[] interval(
      TableSchema of, String quantity, double low, double mid, double high, Object... key) {
    List<Column> columns = CiTable.schema(of).columns();
    Object[] row = new Object[columns.size()];
    System.arraycopy(key, 0, row, 0, key.length);
    for (int c = key.length; c < row.length; c++) {
      Column column = columns.get(c);
      row[c] =
          switch (column.name()) {
            case "quantity" -> quantity;
            case "p2_5" -> low;
            case "p50" -> mid;
            case "p97_5" -> high;
            default -> column.type() == ColumnType.INT ? (Object) 100 : (Object) (-1.0);
          };
    }
    return row;
  }

  RunContents contents() {
    return RunContents.of(
        new RunContents.About(
            "small",
            "a study",
            new StudyInfo(Map.of(StudyInfo.TITLE, "Two places", StudyInfo.YEAR, "2016")),
            "1.2.3",
            "2026-01-02T03:04:05Z",
            Provenance.Status.ILLUSTRATIVE,
            List.of("emission"),
            List.of("a test"),
            100),
        this);
  }

  /** Bytes of a file of an export. */
  static byte[] bytes(RunFormat.Export export, String name) {
    RunFormat.File file =
        export.files().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      file.content().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A file of an export, written. */
  static Path file(RunFormat.Export export, String name, Path folder) {
    try {
      return Files.write(folder.resolve(name), bytes(export, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, Long> rows() {
    return rows;
  }

  @Override
  public Optional<Table> output(String name) {
    return Optional.ofNullable(outputs.get(name));
  }

  @Override
  public Optional<Table> input(TableSchema schema) {
    return Optional.ofNullable(inputs.get(schema.name()));
  }
}
