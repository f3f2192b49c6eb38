package org.tradewind.importers.regional;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CodedRow;
import org.tradewind.formats.csv.CsvStream;
import org.tradewind.formats.csv.SourceTexts;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.china.IoCodes;
import org.tradewind.tables.Provenance;

/**
 * The files of a folder with one input-output table for each province: {@code XX.csv} named by
 * province, and workbooks (.xls) whose title names the province. A CSV file of another kind, such
 * as a list of remarks, is left alone, and so is everything else; their names are kept.
 *
 * @param tables one table for each province, in the order of the provinces
 * @param hashed the files read
 * @param csv number of tables from CSV
 * @param workbooks number of tables from workbooks
 * @param years years in the workbooks' titles
 * @param others names of the files that were left alone
 */
record ProvinceFiles(
    List<ProvinceTable> tables,
    List<Provenance.SourceFile> hashed,
    int csv,
    int workbooks,
    TreeSet<String> years,
    List<String> others) {

  /**
   * Reads all tables of a folder.
   *
   * @param csvUnit 10^4 CNY in one unit of the CSV files, which do not state their unit
   */
  static ProvinceFiles read(Path folder, double csvUnit, SourceTexts texts) {
    Map<String, ProvinceTable> byRegion = new LinkedHashMap<>();
    Map<String, Provenance.SourceFile> hashes = new LinkedHashMap<>();
    TreeSet<String> years = new TreeSet<>();
    List<String> others = new ArrayList<>();
    int csv = 0;
    int workbooks = 0;
    for (Path file : sorted(folder)) {
      String name = file.getFileName().toString();
      String lower = name.toLowerCase(Locale.ROOT);
      ProvinceTable table;
      if (lower.endsWith(".csv") && isTable(file, texts)) {
        table = csv(file, csvUnit, texts);
        csv++;
      } else if (lower.endsWith(".xls")) {
        table = ProvinceWorkbook.read(file, years);
        workbooks++;
      } else if (lower.endsWith(".xlsx")) {
        throw new UserError(
            file.toString(),
            "a workbook (.xlsx)",
            "one CSV or .xls file for each province",
            "Save it as 'Excel 97-2003 workbook', or move it out of the folder.");
      } else {
        others.add(name);
        continue;
      }
      ProvinceTable first = byRegion.put(table.region(), table);
      if (first != null) {
        throw UserError.duplicate(
            file.toString(), "table of " + ChinaFacts.provinceName(table.region()), first.source());
      }
      hashes.put(table.region(), SourceFiles.hashed(file));
    }
    List<String> order =
        ChinaFacts.provinces().labels().stream().filter(byRegion::containsKey).toList();
    return new ProvinceFiles(
        order.stream().map(byRegion::get).toList(),
        order.stream().map(hashes::get).toList(),
        csv,
        workbooks,
        years,
        others);
  }

  private static List<Path> sorted(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UserError(
          folder.toString(),
          "a file",
          "a folder with one CSV or .xls file for each province",
          "Give the folder that holds it.");
    }
    return SourceFiles.within(folder);
  }

  /** A CSV is a province's if its name is two letters, or if its header has the table's columns. */
  private static boolean isTable(Path file, SourceTexts texts) {
    if (stem(file).length() == 2) {
      return true;
    }
    try (CsvStream stream = texts.open(file, ',')) {
      String[] header = stream.next();
      return header != null
          && Arrays.asList(header)
              .containsAll(List.of(ProvinceLayout.CODE, IoCodes.INTERMEDIATE_USE));
    }
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static ProvinceTable csv(Path file, double unit, SourceTexts texts) {
    String region = ChinaFacts.provinceCode(stem(file), file.toString());
    try (CsvStream stream = texts.open(file, ',')) {
      String[] first = stream.next();
      if (first == null) {
        throw UserError.emptyFile(file.toString());
      }
      List<String> header = Arrays.stream(first).map(String::strip).toList();
      ProvinceTable.Builder builder =
          new ProvinceTable.Builder(ProvinceLayout.of(header, file + ", line 1"), unit);
      for (String[] row = stream.next(header.size());
          row != null;
          row = stream.next(header.size())) {
        builder.accept(new CsvRow(stream, row, header));
      }
      return builder.build(region, file.toString());
    }
  }

  /** A line of a CSV file. */
  private record CsvRow(CsvStream stream, String[] row, List<String> header) implements CodedRow {
    @Override
    public String text(int column) {
      return row[column].strip();
    }

    @Override
    public double number(int column) {
      return stream.number(row, column, header);
    }

    @Override
    public String where() {
      return stream.where();
    }
  }
}
