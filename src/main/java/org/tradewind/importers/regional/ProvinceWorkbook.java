package org.tradewind.importers.regional;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CodedRow;
import org.tradewind.formats.file.FileKind;
import org.tradewind.formats.workbook.SheetRow;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.china.IoCodes;
import org.tradewind.tables.Numerals;

/**
 * A statistics bureau's own workbook (.xls, BIFF8): a title with province and year, a line with the
 * unit, headings over several rows, a row of column codes that holds {@code TIU} and {@code GO},
 * and below it a row for each sector and total, whose codes stand in the column that holds {@code
 * TII}. Nothing is found by position. Names stand left of the codes.
 */
public final class ProvinceWorkbook {
  private static final String TITLE = "投入产出表";
  private static final Pattern YEAR = Pattern.compile("(\\d{4})年");
  private static final Pattern UNIT = Pattern.compile("单位[：:](.*)");

  private final Path file;
  private final HSSFSheet sheet;

  private ProvinceWorkbook(Path file, HSSFSheet sheet) {
    this.file = file;
    this.sheet = sheet;
  }

  /**
   * Reads the table of a workbook.
   *
   * @param years receives the year of the title
   */
  public static ProvinceTable read(Path file, Set<String> years) {
    FileKind kind = FileKind.of(file);
    if (kind != FileKind.XLS) {
      throw new UserError(
          file.toString(),
          kind.found("not an Excel workbook of 1997-2003 (.xls)"),
          "an Excel workbook of 1997-2003 (.xls)",
          kind == FileKind.ZIP
              ? "Save it as 'Excel 97-2003 workbook'."
              : kind.remedy("Check that this is the file meant, and fetch it again."));
    }
    try (InputStream stream = Files.newInputStream(file);
        HSSFWorkbook workbook = new HSSFWorkbook(stream)) {
      List<HSSFSheet> tables = new ArrayList<>();
      for (int s = 0; s < workbook.getNumberOfSheets(); s++) {
        if (new ProvinceWorkbook(file, workbook.getSheetAt(s)).find(TITLE) != null) {
          tables.add(workbook.getSheetAt(s));
        }
      }
      if (tables.size() != 1) {
        throw new UserError(
            file.toString(),
            tables.size() + " sheets with a title '..." + TITLE + "'",
            "one such sheet",
            "Give the bureau's workbook of one province.");
      }
      return new ProvinceWorkbook(file, tables.get(0)).table(years);
    } catch (IOException | RuntimeException e) {
      if (e instanceof UserError) {
        throw (UserError) e;
      }
      // POI reports damaged and foreign files with exceptions of many kinds
      throw new UserError(
          file.toString(),
          "a file that could not be read as a workbook (" + e.getMessage() + ")",
          "an Excel workbook of 1997-2003 (.xls)",
          "Fetch it again, or save it as .xls.",
          e);
    }
  }

  private ProvinceTable table(Set<String> years) {
    Row title = find(TITLE);
    String text = title.text(title.column(TITLE));
    String region = ChinaFacts.provinceCode(text, title.where());
    requireSameProvince(region, text);
    Matcher year = YEAR.matcher(text);
    if (year.find()) {
      years.add(year.group(1));
    }
    double unit = unit();
    Row codes = codeRow();
    ProvinceTable.Builder builder = new ProvinceTable.Builder(layout(codes), unit);
    int codeColumn = codeColumn(codes);
    for (int r = codes.number + 1; r <= sheet.getLastRowNum(); r++) {
      Row row = new Row(r);
      if (!row.text(codeColumn).isEmpty()) {
        builder.accept(row);
      }
    }
    return builder.build(region, file.toString());
  }

  /** Refuses a file name such as 15-shandong.xls over another province's table. */
  private void requireSameProvince(String region, String title) {
    String name = file.getFileName().toString();
    String words = name.substring(0, name.lastIndexOf('.')).replaceAll("[\\d\\s_-]+", "");
    String named = ChinaFacts.findProvince(words);
    if (named != null && !named.equals(region)) {
      throw new UserError(
          file.toString(),
          "the title '" + title + "'",
          "a table of " + ChinaFacts.provinceName(named) + ", as the file name says",
          "Rename the file, or fetch the right one.");
    }
  }

  private double unit() {
    Row row = find("单位");
    if (row == null) {
      throw new UserError(
          file.toString(),
          "no cell '单位：...' above the table",
          "the unit, e.g. 单位：万元",
          "Add it as the source states it.");
    }
    int column = row.column("单位");
    Matcher unit = UNIT.matcher(row.text(column));
    return ProvinceUnit.factor(unit.find() ? unit.group(1).strip() : "", row.where(column));
  }

  private Row codeRow() {
    for (int r = 0; r <= sheet.getLastRowNum(); r++) {
      Row row = new Row(r);
      List<String> texts = row.texts();
      if (texts.contains(IoCodes.INTERMEDIATE_USE) && texts.contains(IoCodes.OUTPUT)) {
        return row;
      }
    }
    throw new UserError(
        file + ", sheet " + sheet.getSheetName(),
        "no row with the codes TIU and GO",
        "a row of column codes 01, 02, ..., TIU, FU101, ..., GO",
        "Add the codes, or give the table in the layout of docs/data-sources.md.");
  }

  /** The column of row codes, found by its cell TII. */
  private int codeColumn(Row codes) {
    for (int r = codes.number + 1; r <= sheet.getLastRowNum(); r++) {
      int column = new Row(r).texts().indexOf(IoCodes.INTERMEDIATE_INPUT);
      if (column >= 0) {
        return column;
      }
    }
    throw new UserError(
        file + ", sheet " + sheet.getSheetName(),
        "no cell TII below the column codes",
        "a column of row codes 01, 02, ..., TII, VA001, ..., TVA, TI",
        "Add the codes, or give the table in the layout of docs/data-sources.md.");
  }

  private ProvinceLayout layout(Row codes) {
    int codeColumn = codeColumn(codes);
    if (codeColumn == 0) {
      throw new UserError(
          codes.where(0),
          "the row codes in the first column",
          "names of the sectors left of them",
          "Give the table in the layout of docs/data-sources.md.");
    }
    List<String> header = new ArrayList<>(codes.texts());
    Collections.fill(header.subList(0, codeColumn + 1), "");
    header.set(codeColumn - 1, ProvinceLayout.NAME);
    header.set(codeColumn, ProvinceLayout.CODE);
    return ProvinceLayout.of(header, codes.where());
  }

  private Row find(String part) {
    for (int r = 0; r <= sheet.getLastRowNum(); r++) {
      Row row = new Row(r);
      if (row.column(part) >= 0) {
        return row;
      }
    }
    return null;
  }

  /** A row of the sheet; formulas count with their stored results. */
  private final class Row implements CodedRow {
    private final int number;
    private final HSSFRow row;

    private Row(int number) {
      this.number = number;
      this.row = sheet.getRow(number);
    }

    private List<String> texts() {
      List<String> texts = new ArrayList<>();
      for (int c = 0; row != null && c < row.getLastCellNum(); c++) {
        texts.add(text(c));
      }
      return texts;
    }

    /** First column whose text holds a part, or -1. */
    private int column(String part) {
      List<String> texts = texts();
      for (int c = 0; c < texts.size(); c++) {
        if (texts.get(c).contains(part)) {
          return c;
        }
      }
      return -1;
    }

    @Override
    public String text(int column) {
      HSSFCell cell = cell(column);
      CellType type = type(cell);
      return switch (type) {
        case STRING -> cell.getStringCellValue().strip();
        case NUMERIC -> String.valueOf(cell.getNumericCellValue());
        default -> "";
      };
    }

    @Override
    public double number(int column) {
      HSSFCell cell = cell(column);
      CellType type = type(cell);
      double value =
          type == CellType.NUMERIC ? cell.getNumericCellValue() : Numerals.parse(text(column));
      if (!Double.isFinite(value)) {
        throw new UserError(
            where(column),
            type == CellType.STRING
                ? "'" + text(column) + "'"
                : type == CellType.BLANK ? "an empty cell" : "a cell without a number",
            "a finite number",
            "Correct the cell.");
      }
      return value;
    }

    @Override
    public String where() {
      return file + ", sheet " + sheet.getSheetName() + ", row " + (number + 1);
    }

    private String where(int column) {
      return file
          + ", sheet "
          + sheet.getSheetName()
          + ", cell "
          + SheetRow.address(column, number + 1);
    }

    private HSSFCell cell(int column) {
      return row == null || column < 0 ? null : row.getCell(column);
    }

    private static CellType type(HSSFCell cell) {
      if (cell == null) {
        return CellType.BLANK;
      }
      return cell.getCellType() == CellType.FORMULA
          ? cell.getCachedFormulaResultType()
          : cell.getCellType();
    }
  }
}
