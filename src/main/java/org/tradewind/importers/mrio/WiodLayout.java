package org.tradewind.importers.mrio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CsvStream;
import org.tradewind.tables.Vocabulary;

/**
 * What stands where in the header of a WIOD long-run table: columns are labelled COUNTRY_ITEM, the
 * item a sector or, with an 'x' before it, a category of final demand; COUNTRY is {@value #TOTAL}
 * for totals.
 *
 * @param header all labels of the file
 * @param regions countries that have sector columns, in file order, as our codes
 * @param sectors sector codes in file order
 * @param sectorColumn column of the file of each (region, sector) position
 * @param finalDemand columns of final demand in file order
 * @param outputColumn column of gross output
 */
record WiodLayout(
    List<String> header,
    Axis regions,
    Axis sectors,
    int[] sectorColumn,
    List<FinalDemandColumn> finalDemand,
    int outputColumn) {
  static final String CODE = "IndustryCode_isic3";
  static final String DESCRIPTION = "IndustryDescription";
  static final String COUNTRY = "Country";
  static final String YEAR = "Year";
  static final String TOTAL = "xTOT";
  static final String OUTPUT = "xGO";

  /** WIOD's categories of final demand and ours. */
  static final Map<String, String> CATEGORIES =
      Map.of(
          "xCONS_h", WiodImporter.HOUSEHOLD,
          "xCONS_g", Vocabulary.GOVERNMENT,
          "xGFCF", Vocabulary.FIXED_CAPITAL,
          "xINV", Vocabulary.INVENTORIES);

  /** Reads the header. */
  static WiodLayout of(Path file, String[] header) {
    Set<String> descriptive = new LinkedHashSet<>(List.of(CODE, DESCRIPTION, COUNTRY, YEAR));
    descriptive.forEach(name -> CsvStream.column(file, header, name));
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int c = 0; c < header.length; c++) {
      if (columns.put(header[c], c) != null) {
        throw UserError.duplicateColumn(file + ", line 1, column " + (c + 1), header[c]);
      }
    }
    Set<String> regions = new LinkedHashSet<>();
    Set<String> sectors = new LinkedHashSet<>();
    for (String label : header) {
      if (!descriptive.contains(label) && !isTotal(label) && !item(file, label).startsWith("x")) {
        regions.add(country(label));
        sectors.add(item(file, label));
      }
    }
    Axis regionAxis = Axis.of("region", regions.stream().map(MrioTables::regionCode).toList());
    Axis sectorAxis = Axis.of("sector", new ArrayList<>(sectors));
    int[] sectorColumn = new int[regions.size() * sectors.size()];
    int position = 0;
    for (String region : regions) {
      for (String sector : sectors) {
        sectorColumn[position++] = CsvStream.column(file, header, region + "_" + sector);
      }
    }
    return new WiodLayout(
        Arrays.asList(header),
        regionAxis,
        sectorAxis,
        sectorColumn,
        finalDemandColumns(file, header, regionAxis, descriptive),
        CsvStream.column(file, header, TOTAL + "_" + OUTPUT));
  }

  private static List<FinalDemandColumn> finalDemandColumns(
      Path file, String[] header, Axis regions, Set<String> descriptive) {
    List<FinalDemandColumn> found = new ArrayList<>();
    for (int c = 0; c < header.length; c++) {
      String label = header[c];
      if (descriptive.contains(label) || isTotal(label) || !item(file, label).startsWith("x")) {
        continue;
      }
      String where = file + ", line 1, column " + (c + 1);
      String category = CATEGORIES.get(item(file, label));
      if (category == null) {
        List<String> known = CATEGORIES.keySet().stream().sorted().toList();
        throw UserError.unknown(where, "final demand", item(file, label), known);
      }
      String region = MrioTables.regionCode(country(label));
      regions.require(region, where);
      found.add(new FinalDemandColumn(c, region, category));
    }
    return List.copyOf(found);
  }

  /** The labels of the columns that are read; other totals of the file are not. */
  Set<String> used() {
    Set<String> used = new LinkedHashSet<>(List.of(CODE, DESCRIPTION, COUNTRY, YEAR));
    used.add(header.get(outputColumn));
    Arrays.stream(sectorColumn).mapToObj(header::get).forEach(used::add);
    finalDemand.forEach(to -> used.add(header.get(to.column())));
    return used;
  }

  private static boolean isTotal(String label) {
    return label.startsWith(TOTAL + "_");
  }

  private static String country(String label) {
    return label.substring(0, label.indexOf('_'));
  }

  private static String item(Path file, String label) {
    int cut = label.indexOf('_');
    if (cut <= 0 || cut == label.length() - 1) {
      throw new UserError(
          file + ", line 1",
          "the column '" + label + "'",
          "labels COUNTRY_ITEM such as AUS_AtB",
          "Give a WIOD long-run table as published.");
    }
    return label.substring(cut + 1);
  }
}
