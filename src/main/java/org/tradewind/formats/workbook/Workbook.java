package org.tradewind.formats.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;

/** An Excel workbook (.xlsx) whose sheets are read row by row, never held whole. */
public final class Workbook implements AutoCloseable {
  private final Path file;
  private final ReadableWorkbook workbook;

  private Workbook(Path file, ReadableWorkbook workbook) {
    this.file = file;
    this.workbook = workbook;
  }

  /** Opens a workbook; one that is missing, cut short or no workbook is a {@link UserError}. */
  public static Workbook open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw SourceFiles.unreadable(file, new NoSuchFileException(file.toString()));
    }
    WorkbookArchive.requireSound(file);
    try {
      return new Workbook(file, new ReadableWorkbook(file.toFile()));
    } catch (IOException | RuntimeException e) {
      // the library lets what it stumbles over through as exceptions of many kinds
      throw new UserError(
          file.toString(),
          "a workbook that cannot be read (" + e.getMessage() + ")",
          "an Excel workbook (.xlsx)",
          "Open it in a spreadsheet and save it again as .xlsx.",
          e);
    }
  }

  public List<String> sheetNames() {
    return workbook.getSheets().map(Sheet::getName).toList();
  }

  /** Reads a sheet from top to bottom. */
  public void read(String sheetName, Consumer<SheetRow> each) {
    Sheet sheet =
        workbook.getSheets().filter(s -> s.getName().equals(sheetName)).findFirst().orElse(null);
    if (sheet == null) {
      throw UserError.unknown(file.toString(), "sheet", sheetName, sheetNames());
    }
    try (Stream<Row> rows = sheet.openStream()) {
      Iterator<Row> iterator = rows.iterator();
      int last = 0;
      while (hasNext(iterator, sheetName, last)) {
        SheetRow row = new SheetRow(file, sheetName, iterator.next());
        last = row.number();
        each.accept(row);
      }
    } catch (IOException e) {
      throw damaged(sheetName, 0, e);
    }
  }

  /** Whether there is another row; what is wrong with it shows here, not in who takes it. */
  private boolean hasNext(Iterator<Row> rows, String sheet, int last) {
    try {
      return rows.hasNext();
    } catch (RuntimeException e) {
      throw damaged(sheet, last, e);
    }
  }

  private UserError damaged(String sheet, int last, Exception cause) {
    return new UserError(
        file + ", sheet " + sheet,
        (last == 0 ? "a sheet that cannot be read" : "what cannot be read after row " + last)
            + " ("
            + cause.getMessage()
            + ")",
        "a whole sheet",
        "Open the workbook in a spreadsheet, save it again, or fetch it again.",
        cause);
  }

  @Override
  public void close() {
    try {
      workbook.close();
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }
}
