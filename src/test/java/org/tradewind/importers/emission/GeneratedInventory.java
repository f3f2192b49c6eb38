package org.tradewind.importers.emission;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook in the layout of the CEADs inventories: row 1 fuels, row 2 units, row 4 the total row,
 * then 47 rows padded with blanks. Every row burns 1 Mt of raw coal, "Nonmetal Mineral Products"
 * emits 3 Mt from processes besides, and "Others" 2 Mt from natural gas.
 */
public final class GeneratedInventory {
  static final List<String> HEADER = new ArrayList<>(CeadsSheet.FUELS.subList(0, 17));

  static {
    HEADER.addAll(
        List.of("Scope 2 Heat", "Scope 2 Electricity", "Other Energy", "Process", "Scope 1 Total"));
  }

  private final Map<String, BiConsumer<Worksheet, String>> sheets = new LinkedHashMap<>();
  private String totalLabel = "Total Consumption";

  /** Adds a province's sheet; the edit may overwrite cells. */
  GeneratedInventory sheet(String name, BiConsumer<Worksheet, String> edit) {
    sheets.put(name, edit);
    return this;
  }

  public GeneratedInventory sheet(String name) {
    return sheet(name, (w, n) -> {});
  }

  GeneratedInventory totalLabel(String label) {
    totalLabel = label;
    return this;
  }

  public Path write(Path file) {
    try (OutputStream stream = Files.newOutputStream(file);
        Workbook workbook = new Workbook(stream, "test", "1.0")) {
      workbook.newWorksheet("NOTE").value(0, 0, "Introduction");
      sheets.forEach(
          (name, edit) -> {
            Worksheet sheet = workbook.newWorksheet(name);
            fill(sheet);
            edit.accept(sheet, name);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private void fill(Worksheet sheet) {
    for (int c = 0; c < HEADER.size(); c++) {
      sheet.value(0, c + 1, HEADER.get(c));
      sheet.value(1, c + 1, "Mt CO2");
    }
    List<String> rows = CeadsSectors.shipped().rows();
    double[] totals = new double[HEADER.size()];
    for (int r = 0; r < rows.size(); r++) {
      double[] values = new double[HEADER.size()];
      values[0] = 1;
      values[HEADER.indexOf("Process")] = rows.get(r).equals("Nonmetal Mineral Products") ? 3 : 0;
      values[HEADER.indexOf("Natural Gas")] = rows.get(r).equals("Others") ? 2 : 0;
      // indirect emissions must not count
      values[HEADER.indexOf("Scope 2 Electricity")] = 100;
      values[HEADER.size() - 1] =
          values[0] + values[HEADER.indexOf("Process")] + values[HEADER.indexOf("Natural Gas")];
      for (int c = 0; c < values.length; c++) {
        totals[c] += values[c];
      }
      put(sheet, r + 4, rows.get(r) + "      ", values);
    }
    put(sheet, 3, totalLabel, totals);
  }

  private static void put(Worksheet sheet, int row, String label, double[] values) {
    sheet.value(row, 0, label);
    for (int c = 0; c < values.length; c++) {
      sheet.value(row, c + 1, values[c]);
    }
  }
}
