package org.tradewind.importers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/** An Excel workbook (.xlsx) whose sheets are read row by row, never held whole. */
final class Workbook implements AutoCloseable {
  private final Path file;
  private final ReadableWorkbook workbook;

  private Workbook(Path file, ReadableWorkbook workbook) {
    this.file = file;
    this.workbook = workbook;
  }

  /** Opens a workbook; one that is missing, cut short or no workbook is a {@link UserError}. */
  static Workbook open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw SourceFiles.unreadable(file, new NoSuchFileException(file.toString()));
    }
    try {
      return new Workbook(file, new ReadableWorkbook(file.toFile()));
    } catch (IOException | ExcelReaderException | UncheckedIOException e) {
      throw new UserError(
          file.toString(),
          "a file that is no workbook or was cut short (" + e.getMessage() + ")",
          "an Excel workbook (.xlsx)",
          "Fetch it again; save an old .xls as .xlsx.",
          e);
    }
  }

  List<String> sheetNames() {
    return workbook.getSheets().map(Sheet::getName).toList();
  }

  /** Reads a sheet from top to bottom. */
  void read(String sheetName, Consumer<SheetRow> each) {
    Sheet sheet =
        workbook.getSheets().filter(s -> s.getName().equals(sheetName)).findFirst().orElse(null);
    if (sheet == null) {
      throw new UserError(
          file.toString(),
          "no sheet '" + sheetName + "' among the sheets " + sheetNames(),
          "that sheet",
          Names.didYouMean(sheetName, sheetNames()));
    }
    try (Stream<Row> rows = sheet.openStream()) {
      rows.forEach(row -> each.accept(new SheetRow(file, sheetName, row)));
    } catch (IOException | ExcelReaderException | UncheckedIOException e) {
      throw new UserError(
          file + ", sheet " + sheetName,
          "a sheet that cannot be read on (" + e.getMessage() + ")",
          "a whole sheet",
          "The workbook may be damaged: fetch it again.",
          e);
    }
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
