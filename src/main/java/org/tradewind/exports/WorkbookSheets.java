package org.tradewind.exports;

import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes cells as what they are: numbers as numbers, text as inline text that no spreadsheet takes
 * for a formula.
 */
final class WorkbookSheets {
  private static final int LONGEST_TEXT = 32_767;
  private static final int MEASURED_ROWS = 200;
  private static final int NARROWEST = 9;
  private static final int WIDEST = 48;
  private static final int FLUSH_EVERY = 1_000;

  /** How many texts were cut to what a cell holds. */
  private int cut;

  /** Writes a table under its frozen header. */
  void table(Worksheet sheet, TableSheet table) throws IOException {
    List<TableSheet.SheetColumn> columns = table.columns();
    sheet.freezePane(0, 1);
    for (int c = 0; c < columns.size(); c++) {
      sheet.width(c, width(table, columns.get(c)));
      sheet.inlineString(0, c, columns.get(c).header());
      header(sheet, c);
    }
    if (table.rows().length > 0) {
      sheet.setAutoFilter(0, 0, table.rows().length, columns.size() - 1);
    }
    for (int r = 0; r < table.rows().length; r++) {
      for (int c = 0; c < columns.size(); c++) {
        cell(sheet, r + 1, c, columns.get(c).value().apply(table.rows()[r]));
      }
      if (r % FLUSH_EVERY == FLUSH_EVERY - 1) {
        sheet.flush();
      }
    }
  }

  /** A header cell: bold, wrapped. */
  static void header(Worksheet sheet, int column) {
    sheet.style(0, column).bold().wrapText(true).fillColor("E7E2D8").verticalAlignment("top").set();
  }

  private static double width(TableSheet table, TableSheet.SheetColumn column) {
    int width = Math.max(NARROWEST, Math.min(column.header().length() / 2 + 4, 20));
    for (int r = 0; r < Math.min(MEASURED_ROWS, table.rows().length); r++) {
      Object value = column.value().apply(table.rows()[r]);
      if (value instanceof String text) {
        width = Math.max(width, text.codePointCount(0, text.length()) + 2);
      } else if (value instanceof Double) {
        width = Math.max(width, 13);
      }
    }
    return Math.min(width, WIDEST);
  }

  /** Writes a cell; nothing for an empty text or a number that is not defined. */
  void cell(Worksheet sheet, int row, int column, Object value) {
    if (value instanceof Double number) {
      if (Double.isFinite(number)) {
        sheet.value(row, column, number);
      }
    } else if (value instanceof Integer number) {
      sheet.value(row, column, number);
    } else if (value instanceof Boolean flag) {
      sheet.value(row, column, flag);
    } else {
      text(sheet, row, column, (String) value);
    }
  }

  /** Writes a text, cut to what a cell holds. */
  void text(Worksheet sheet, int row, int column, String text) {
    if (text.isEmpty()) {
      return;
    }
    if (text.length() > LONGEST_TEXT) {
      cut++;
      sheet.inlineString(row, column, text.substring(0, LONGEST_TEXT));
    } else {
      sheet.inlineString(row, column, text);
    }
  }

  int cut() {
    return cut;
  }
}
