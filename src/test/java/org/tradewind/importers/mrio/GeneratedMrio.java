package org.tradewind.importers.mrio;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook in the layout of the CEADs MRIO: title, provinces (merged), names, codes, then one row
 * a province and sector, IM, TII, VA001 to VA004, TVA, TI, a check row and perhaps CO2; after GO
 * two columns of checks. Values are small whole numbers by formula, so that every identity is
 * exact.
 */
public final class GeneratedMrio {
  private static final List<String> DEMAND = List.of("FU101", "FU102", "FU103", "FU201", "FU202");

  private static final String[] ENGLISH = {"Beijing", "InnerMongolia"};
  private static final List<String> CHINESE = List.of("北京", "内蒙古自治区");

  private final List<String> provinces;
  private final int sectors;
  private String sheet = "Table_2017";
  private boolean intermediateUse = true;
  private boolean co2;
  private boolean chinese;
  private boolean numericCodes;
  private boolean reversed;
  private Consumer<Worksheet> edit = w -> {};
  private final List<String> otherSheets = new ArrayList<>();

  public GeneratedMrio(int sectors, String... provinces) {
    this.sectors = sectors;
    this.provinces = List.of(provinces);
  }

  GeneratedMrio sheet(String name) {
    sheet = name;
    return this;
  }

  GeneratedMrio alsoSheet(String name) {
    otherSheets.add(name);
    return this;
  }

  GeneratedMrio withoutIntermediateUse() {
    intermediateUse = false;
    return this;
  }

  public GeneratedMrio withCo2() {
    co2 = true;
    return this;
  }

  GeneratedMrio inChinese() {
    chinese = true;
    return this;
  }

  GeneratedMrio numericCodes() {
    numericCodes = true;
    return this;
  }

  /** Writes the blocks of provinces in the opposite order, rows and columns alike. */
  GeneratedMrio reversed() {
    reversed = true;
    return this;
  }

  GeneratedMrio edit(Consumer<Worksheet> change) {
    edit = change;
    return this;
  }

  int size() {
    return provinces.size() * sectors;
  }

  double z(int i, int j) {
    return 1 + (7L * i + 3L * j) % 5;
  }

  double demand(int i, int province, int category) {
    return category == 4
        ? -1 + (i + province) % 3
        : 6L * sectors + (i + 2L * province + category) % 4;
  }

  double export(int i) {
    return i % 7;
  }

  double errors(int i) {
    return i % 3 - 1;
  }

  double imports(int j) {
    return 1 + j % 2;
  }

  double output(int i) {
    double sum = export(i) + errors(i);
    for (int j = 0; j < size(); j++) {
      sum += z(i, j);
    }
    for (int p = 0; p < provinces.size(); p++) {
      for (int k = 0; k < DEMAND.size(); k++) {
        sum += demand(i, p, k);
      }
    }
    return sum;
  }

  double columnSum(int j) {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += z(i, j);
    }
    return sum;
  }

  double valueAdded(int j) {
    return output(j) - columnSum(j) - imports(j);
  }

  public Path write(Path file) {
    try (OutputStream stream = Files.newOutputStream(file);
        Workbook workbook = new Workbook(stream, "test", "1.0")) {
      workbook.setCompressionLevel(1);
      workbook.newWorksheet("Note").value(0, 0, "Notes");
      Worksheet table = workbook.newWorksheet(sheet);
      fill(table);
      edit.accept(table);
      for (String name : otherSheets) {
        workbook.newWorksheet(name).value(0, 0, "other");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Province whose block stands at this place of the file. */
  private int block(int place) {
    return reversed ? provinces.size() - 1 - place : place;
  }

  private String name(int province) {
    String name = provinces.get(province);
    return chinese ? CHINESE.get(List.of(ENGLISH).indexOf(name)) : name;
  }

  private void fill(Worksheet sheet) {
    sheet.value(0, 0, "China multi-regional input-output table");
    header(sheet);
    int row = 4;
    for (int place = 0; place < provinces.size(); place++) {
      sheet.value(row, 0, name(block(place)));
      sheet.range(row, 0, row + sectors - 1, 0).merge();
      for (int s = 0; s < sectors; s++) {
        sheet.value(row, 1, (chinese ? "部门" : "Sector ") + (s + 1));
        code(sheet, row, 2, s);
        values(sheet, row++, block(place) * sectors + s);
      }
    }
    totals(sheet, row);
  }

  private void code(Worksheet sheet, int row, int column, int sector) {
    if (numericCodes) {
      sheet.value(row, column, sector + 1);
    } else {
      sheet.value(row, column, String.format("%02d", sector + 1));
    }
  }

  private void header(Worksheet sheet) {
    int c = 3;
    for (int place = 0; place < provinces.size(); place++) {
      sheet.value(1, c, name(block(place)));
      sheet.range(1, c, 1, c + sectors - 1).merge();
      for (int s = 0; s < sectors; s++) {
        sheet.value(2, c, (chinese ? "部门" : "Sector ") + (s + 1));
        code(sheet, 3, c++, s);
      }
    }
    if (intermediateUse) {
      sheet.value(2, c++, chinese ? "中间使用合计" : "Total intermediate use");
    }
    for (int place = 0; place < provinces.size(); place++) {
      sheet.value(1, c, name(block(place)));
      for (String category : DEMAND) {
        sheet.value(2, c, "Demand " + category);
        sheet.value(3, c++, category);
      }
    }
    for (String item : List.of("EX", "TFU", "ERR", "GO")) {
      sheet.value(2, c, "Item " + item);
      sheet.value(3, c++, item);
    }
    sheet.value(2, c++, "Error share (<5%)");
    sheet.value(2, c, "Gross output check");
  }

  private void values(Worksheet sheet, int row, int i) {
    int c = 3;
    double intermediate = 0;
    for (int place = 0; place < provinces.size(); place++) {
      for (int s = 0; s < sectors; s++) {
        double value = z(i, block(place) * sectors + s);
        intermediate += value;
        sheet.value(row, c++, value);
      }
    }
    if (intermediateUse) {
      sheet.value(row, c++, intermediate);
    }
    double demand = export(i);
    for (int place = 0; place < provinces.size(); place++) {
      for (int k = 0; k < DEMAND.size(); k++) {
        double value = demand(i, block(place), k);
        demand += value;
        sheet.value(row, c++, value);
      }
    }
    for (double value : new double[] {export(i), demand, errors(i), output(i), 0.01, 0}) {
      sheet.value(row, c++, value);
    }
  }

  private interface ColumnValue {
    double of(int column);
  }

  private void totals(Worksheet sheet, int first) {
    int row = first;
    total(sheet, row++, "Imports", "IM", this::imports);
    total(sheet, row++, "Total intermediate input", "TII", j -> columnSum(j) + imports(j));
    total(sheet, row++, "Compensation", "VA001", j -> valueAdded(j) - 3);
    total(sheet, row++, "Net taxes", "VA002", j -> 1);
    total(sheet, row++, "Depreciation", "VA003", j -> 1);
    total(sheet, row++, "Surplus", "VA004", j -> 1);
    total(sheet, row++, "Value added", "TVA", this::valueAdded);
    total(sheet, row++, "Total input", "TI", this::output);
    total(sheet, row++, "Gross input check", "", j -> 0);
    if (co2) {
      total(sheet, row + 1, "CO2 (Mt)", "", j -> (j + 1) / 4.0);
    }
  }

  private void total(Worksheet sheet, int row, String name, String code, ColumnValue value) {
    sheet.value(row, 1, name);
    if (!code.isEmpty()) {
      sheet.value(row, 2, code);
    }
    for (int place = 0; place < provinces.size(); place++) {
      for (int s = 0; s < sectors; s++) {
        sheet.value(row, 3 + place * sectors + s, value.of(block(place) * sectors + s));
      }
    }
  }
}
