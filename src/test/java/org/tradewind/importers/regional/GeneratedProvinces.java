package org.tradewind.importers.regional;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.tables.Numerals;

/**
 * A small provincial table of three sectors in the documented layout, as CSV or workbook. Output,
 * value added and all subtotals follow from the cells, so that it always balances, unless a cell is
 * overwritten.
 *
 * <pre>
 *       01  02  03 | rural urban gov. capital invent. | EX OF IM IF |  GO
 * 01    10  20   0 |     5    20    3       1      -1 |  4 12  6 10 |  58
 * 02     5  40  10 |     1     4    0      30       2 | 10 25  8 14 | 105
 * 03     2  10   8 |     2     6    4       0       0 |  0  7  0  5 |  34
 * TVA   41  35  16
 * </pre>
 */
public final class GeneratedProvinces {
  private static final List<String> PARTS =
      List.of("FU101", "FU102", "FU103", "FU201", "FU202", "EX", "OF", "IM", "IF", "ERR");
  private static final List<String> RIGHT =
      List.of(
          "TIU", "FU101", "FU102", "THC", "FU103", "TC", "FU201", "FU202", "GCF", "EX", "OF", "TFU",
          "IM", "IF", "ERR", "GO");

  private final String code;
  private final Map<String, Double> cells = new LinkedHashMap<>();
  private final Map<String, String> overwritten = new LinkedHashMap<>();
  private final List<String> sectors = new ArrayList<>(List.of("01", "02", "03"));
  private final Map<String, String> names = new LinkedHashMap<>();
  private double factor = 1;
  private boolean backwards;

  private GeneratedProvinces(String code) {
    this.code = code;
    row("01", new double[] {10, 20, 0}, 5, 20, 3, 1, -1, 4, 12, 6, 10, 0);
    row("02", new double[] {5, 40, 10}, 1, 4, 0, 30, 2, 10, 25, 8, 14, 0);
    row("03", new double[] {2, 10, 8}, 2, 6, 4, 0, 0, 0, 7, 0, 5, 0);
    names.put("01", "农产品");
    names.put("02", "煤炭");
    names.put("03", "电力");
    names.put("TII", "中间投入合计");
    names.put("VA001", "劳动者报酬");
    names.put("VA002", "营业盈余");
    names.put("TVA", "增加值合计");
    names.put("TI", "总投入");
  }

  /** The table of a province. */
  public static GeneratedProvinces of(String code) {
    return new GeneratedProvinces(code);
  }

  /** Writes the table of every province but some as CSV. */
  static void writeAllBut(Path folder, String... left) {
    for (String region : ChinaFacts.provinces().labels()) {
      if (!Arrays.asList(left).contains(region)) {
        of(region).csv(folder);
      }
    }
  }

  private void row(String product, double[] use, double... parts) {
    for (int j = 0; j < use.length; j++) {
      set(product, sectors.get(j), use[j]);
    }
    for (int k = 0; k < parts.length; k++) {
      set(product, PARTS.get(k), parts[k]);
    }
  }

  /** Sets intermediate use, final demand, trade or errors; output and totals follow. */
  GeneratedProvinces set(String row, String column, double value) {
    cells.put(row + " " + column, value);
    return this;
  }

  /** Writes this text into a cell, whatever follows from the others. */
  GeneratedProvinces overwrite(String row, String column, String text) {
    overwritten.put(row + " " + column, text);
    return this;
  }

  GeneratedProvinces name(String row, String name) {
    names.put(row, name);
    return this;
  }

  /** Multiplies all values, as another unit does. */
  GeneratedProvinces times(double by) {
    factor = by;
    return this;
  }

  /** Rows and columns in the reverse order. */
  GeneratedProvinces backwards() {
    backwards = true;
    return this;
  }

  /** Leaves a sector out. */
  GeneratedProvinces without(String sector) {
    sectors.remove(sector);
    return this;
  }

  private double cell(String row, String column) {
    return cells.get(row + " " + column);
  }

  private double sum(String row, String... columns) {
    return Arrays.stream(columns).mapToDouble(c -> value(row, c)).sum();
  }

  private double value(String row, String column) {
    String[] all = sectors.toArray(new String[0]);
    if (!sectors.contains(row)) {
      return below(row, column);
    }
    return switch (column) {
      case "TIU" -> sum(row, all);
      case "THC" -> sum(row, "FU101", "FU102");
      case "TC" -> sum(row, "THC", "FU103");
      case "GCF" -> sum(row, "FU201", "FU202");
      case "TFU" -> sum(row, "TC", "GCF", "EX", "OF");
      case "GO" -> sum(row, "TIU", "TFU", "ERR") - sum(row, "IM", "IF");
      default -> cell(row, column);
    };
  }

  private double below(String row, String column) {
    double inputs = sectors.stream().mapToDouble(i -> value(i, column)).sum();
    return switch (row) {
      case "TII" -> inputs;
      case "VA001", "VA002" -> (value(column, "GO") - inputs) / 2;
      case "TVA" -> value(column, "GO") - inputs;
      default -> value(column, "GO");
    };
  }

  private String text(String row, String column) {
    String given = overwritten.get(row + " " + column);
    boolean empty = !sectors.contains(row) && !row.equals("TII") && !sectors.contains(column);
    return given != null ? given : empty ? "" : String.valueOf(factor * value(row, column));
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>(sectors);
    columns.addAll(RIGHT);
    if (backwards) {
      // sectors stay left of the items: TIU keeps its place
      Collections.reverse(columns.subList(0, sectors.size()));
      Collections.reverse(columns.subList(sectors.size() + 1, columns.size()));
    }
    return columns;
  }

  private List<String> rows() {
    List<String> rows = new ArrayList<>(sectors);
    rows.addAll(List.of("TII", "VA001", "VA002", "TVA", "TI"));
    if (backwards) {
      Collections.reverse(rows);
    }
    return rows;
  }

  /** The lines of the CSV file. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("name,code," + String.join(",", columns()));
    for (String row : rows()) {
      List<String> fields = new ArrayList<>(List.of(names.get(row), row));
      columns().forEach(column -> fields.add(text(row, column)));
      lines.add(String.join(",", fields));
    }
    return lines;
  }

  /** Writes {@code XX.csv}. */
  public Path csv(Path folder) {
    try {
      return Files.write(folder.resolve(code + ".csv"), lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a workbook in the bureaus' layout: title, price line, unit, headings, codes in the
   * eighth row, names in the second and codes in the third column.
   */
  public Path workbook(Path file, String title, String unit) {
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      HSSFSheet sheet = book.createSheet("Sheet1");
      sheet.createRow(0).createCell(0).setCellValue(title);
      sheet.createRow(1).createCell(0).setCellValue("（按当年生产者价格计算）");
      sheet.createRow(2).createCell(0).setCellValue(unit);
      sheet.createRow(3).createCell(2).setCellValue("代码");
      HSSFRow codes = sheet.createRow(7);
      codes.createCell(0).setCellValue("代码");
      codes.createCell(2).setCellValue("-");
      for (int c = 0; c < columns().size(); c++) {
        codes.createCell(3 + c).setCellValue(columns().get(c));
      }
      for (int r = 0; r < rows().size(); r++) {
        HSSFRow row = sheet.createRow(8 + r);
        row.createCell(1).setCellValue(names.get(rows().get(r)));
        row.createCell(2).setCellValue(rows().get(r));
        for (int c = 0; c < columns().size(); c++) {
          cell(row, 3 + c, text(rows().get(r), columns().get(c)));
        }
      }
      book.write(out);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void cell(HSSFRow row, int column, String text) {
    double number = Numerals.parse(text);
    if (!Double.isNaN(number)) {
      row.createCell(column).setCellValue(number);
    } else if (!text.isEmpty()) {
      row.createCell(column).setCellValue(text);
    }
  }
}
