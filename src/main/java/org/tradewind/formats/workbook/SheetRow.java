package org.tradewind.formats.workbook;

import java.nio.file.Path;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Numerals;

/**
 * One row of a sheet.
 *
 * @param file workbook
 * @param sheet name of the sheet
 * @param row the reader's row
 */
public record SheetRow(Path file, String sheet, Row row) {

  /** Number of the row in the sheet, from 1. */
  public int number() {
    return row.getRowNum();
  }

  /** Number of columns up to the last cell. */
  public int width() {
    return row.getCellCount();
  }

  /** Text of a cell without leading, trailing and doubled blanks; empty where there is none. */
  public String text(int column) {
    Cell cell = cell(column);
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    Object value = cell.getValue();
    String text = value instanceof String s ? s : cell.getRawValue();
    // CEADs pads with ordinary and with non-breaking blanks
    return text == null ? "" : text.replaceAll("[\\s\\u00A0\\u3000]+", " ").strip();
  }

  public boolean blank(int column) {
    return text(column).isEmpty();
  }

  /** Whether no cell holds anything. */
  public boolean blank() {
    for (int c = 0; c < width(); c++) {
      if (!blank(c)) {
        return false;
      }
    }
    return true;
  }

  /** A cell as a finite number; anything else is a {@link UserError} that names the cell. */
  public double number(int column) {
    Cell cell = cell(column);
    String raw = cell == null || cell.getRawValue() == null ? "" : cell.getRawValue();
    boolean text = cell != null && cell.getType() == CellType.STRING;
    double value = Numerals.parse(text ? text(column) : raw);
    if (Double.isNaN(value)) {
      throw new UserError(
          where(column),
          raw.isBlank() ? "an empty cell" : "'" + (text ? text(column) : raw) + "'",
          "a finite number",
          "Correct the cell.");
    }
    return value;
  }

  /** File, sheet and address of a cell, for messages. */
  public String where(int column) {
    return file + ", sheet " + sheet + ", cell " + address(column, number());
  }

  /** Address of a cell as spreadsheets show it, e.g. AB7. */
  public static String address(int column, int rowNumber) {
    StringBuilder letters = new StringBuilder();
    for (int c = column + 1; c > 0; c = (c - 1) / 26) {
      letters.insert(0, (char) ('A' + (c - 1) % 26));
    }
    return letters.toString() + rowNumber;
  }

  private Cell cell(int column) {
    return row.getOptionalCell(column).orElse(null);
  }
}
