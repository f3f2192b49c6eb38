package org.tradewind.importers.mrio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.workbook.SheetRow;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.china.IoCodes;

/**
 * What stands in which column of a CEADs MRIO sheet, found by the codes of the header and never by
 * position: sector codes 01 to 42 under each province, FU101 to FU202 under each province, EX, TFU,
 * ERR, GO. The total of intermediate use has a name but no code; what stands to the right of GO are
 * the publisher's own checks.
 *
 * @param regions provinces in our order
 * @param sectors sector codes in rising order
 * @param codeColumn column of the rows' codes
 * @param z column of every position r S + s
 * @param finalDemand final demand columns in file order
 * @param items columns of the totals by code
 */
record CeadsMrioLayout(
    Axis regions,
    Axis sectors,
    int codeColumn,
    int[] z,
    List<FinalDemandColumn> finalDemand,
    Map<String, Integer> items) {

  private static final List<String> ITEMS =
      List.of(
          IoCodes.INTERMEDIATE_USE,
          IoCodes.EXPORT,
          IoCodes.FINAL_USE,
          IoCodes.ERRORS,
          IoCodes.OUTPUT);

  /** Whether a row is the row of codes: it holds the first sector and gross output. */
  static boolean isCodeRow(SheetRow row) {
    boolean first = false;
    boolean output = false;
    for (int c = 0; c < row.width(); c++) {
      String code = code(row.text(c));
      first |= code.equals("01");
      output |= code.equals(IoCodes.OUTPUT);
    }
    return first && output;
  }

  /** A code as we write it: spreadsheets may have turned 01 into the number 1. */
  static String code(String text) {
    String plain = text.strip().toUpperCase(Locale.ROOT);
    return plain.matches("\\d(\\.0)?") ? "0" + plain.charAt(0) : plain.replaceFirst("\\.0$", "");
  }

  static boolean isSector(String code) {
    return code.matches("\\d{2}");
  }

  /**
   * Reads the header.
   *
   * @param provinces row of province names, merged cells empty but for the first
   * @param names row of names
   * @param codes row of codes
   */
  static CeadsMrioLayout of(SheetRow provinces, SheetRow names, SheetRow codes) {
    Map<String, Integer> zColumns = new LinkedHashMap<>();
    Set<String> regions = new LinkedHashSet<>();
    Set<String> sectors = new TreeSet<>();
    List<FinalDemandColumn> finalDemand = new ArrayList<>();
    Map<String, Integer> items = new LinkedHashMap<>();
    int codeColumn = -1;
    String province = "";
    int end = column(codes, IoCodes.OUTPUT);
    for (int c = 0; c <= end; c++) {
      String code = code(codes.text(c));
      if (codeColumn < 0 && !isSector(code)) {
        continue; // the labels of the rows stand left of the first sector
      }
      codeColumn = codeColumn < 0 ? c - 1 : codeColumn;
      province = provinces.blank(c) ? province : provinces.text(c);
      if (isSector(code)) {
        String region = ChinaFacts.provinceCode(province, provinces.where(c));
        regions.add(region);
        sectors.add(code);
        once(zColumns, region + "/" + code, c, codes);
      } else if (IoCodes.FINAL_DEMAND.containsKey(code)) {
        String region = ChinaFacts.provinceCode(province, provinces.where(c));
        finalDemand.add(new FinalDemandColumn(c, region, IoCodes.FINAL_DEMAND.get(code)));
      } else if (ITEMS.contains(code)) {
        once(items, code, c, codes);
      } else if (isIntermediateUse(names.text(c)) && code.isEmpty()) {
        once(items, IoCodes.INTERMEDIATE_USE, c, codes);
      } else if (!code.isEmpty() || !names.blank(c)) {
        throw unknown(codes, names, c);
      }
    }
    List<String> ordered =
        ChinaFacts.provinces().labels().stream().filter(regions::contains).toList();
    Axis regionAxis = Axis.of("region", ordered);
    Axis sectorAxis = Axis.of("sector", List.copyOf(sectors));
    requireItems(items, codes);
    return new CeadsMrioLayout(
        regionAxis,
        sectorAxis,
        codeColumn,
        square(zColumns, regionAxis, sectorAxis, codes),
        requireOnce(finalDemand, codes),
        items);
  }

  private static int column(SheetRow codes, String wanted) {
    for (int c = 0; c < codes.width(); c++) {
      if (code(codes.text(c)).equals(wanted)) {
        return c;
      }
    }
    throw new IllegalArgumentException("the row of codes has no " + wanted);
  }

  private static void once(Map<String, Integer> columns, String key, int c, SheetRow codes) {
    if (columns.put(key, c) != null) {
      throw UserError.duplicateColumn(codes.where(c), key);
    }
  }

  private static boolean isIntermediateUse(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return plain.contains("intermediate use") || plain.contains("中间使用");
  }

  private static UserError unknown(SheetRow codes, SheetRow names, int c) {
    List<String> known = new ArrayList<>(ITEMS);
    known.addAll(IoCodes.FINAL_DEMAND.keySet().stream().sorted().toList());
    String code = codes.text(c);
    return new UserError(
        codes.where(c),
        "the code '" + code + "' (" + names.text(c) + ")",
        "a two-digit sector or one of " + known,
        Names.didYouMean(code, known));
  }

  private static void requireItems(Map<String, Integer> items, SheetRow codes) {
    for (String item : List.of(IoCodes.EXPORT, IoCodes.FINAL_USE, IoCodes.OUTPUT)) {
      if (!items.containsKey(item)) {
        throw new UserError(
            codes.file() + ", sheet " + codes.sheet() + ", row " + codes.number(),
            "no column " + item,
            "the codes "
                + ITEMS
                + " ("
                + IoCodes.INTERMEDIATE_USE
                + " and "
                + IoCodes.ERRORS
                + " may be absent)",
            "Give the sheet as published.");
      }
    }
  }

  private static int[] square(
      Map<String, Integer> zColumns, Axis regions, Axis sectors, SheetRow codes) {
    int[] columns = new int[regions.size() * sectors.size()];
    for (int i = 0; i < columns.length; i++) {
      String key = regions.label(i / sectors.size()) + "/" + sectors.label(i % sectors.size());
      Integer column = zColumns.get(key);
      if (column == null) {
        throw new UserError(
            codes.file() + ", sheet " + codes.sheet(),
            "no column " + key,
            "the same sectors for every province",
            "Give the sheet as published.");
      }
      columns[i] = column;
    }
    return columns;
  }

  private static List<FinalDemandColumn> requireOnce(
      List<FinalDemandColumn> columns, SheetRow codes) {
    Set<String> seen = new LinkedHashSet<>();
    for (FinalDemandColumn column : columns) {
      if (!seen.add(column.region() + "/" + column.category())) {
        throw new UserError(
            codes.where(column.column()),
            "duplicate final demand " + column.category() + " of " + column.region(),
            "it once",
            "Remove one, or name the province above it.");
      }
    }
    return List.copyOf(columns);
  }
}
