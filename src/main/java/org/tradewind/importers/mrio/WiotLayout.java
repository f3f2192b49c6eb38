package org.tradewind.importers.mrio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.importers.mrio.WiotFile.WiotRow;
import org.tradewind.tables.Vocabulary;

/**
 * What stands where in a table of WIOD's releases of 2013 and 2016. Four rows of headers (industry
 * code, name, country, code {@code c1}, {@code c2}, ...) stand over the columns, the same four as
 * columns before the rows. Sectors are the codes up to {@code c35} or {@code c56}, then five of
 * final demand a country, then the total output of country {@code TOT}.
 *
 * @param labels number of label columns; the last two hold country and code
 * @param regions countries in file order, as our codes
 * @param sectors codes c1, c2, ... in file order
 * @param names sector names, and before them the industry code where there is one
 * @param industries industry codes, empty where the file has none
 * @param sectorColumn column of the file of each (region, sector) position
 * @param finalDemand columns of final demand in file order
 * @param outputColumn column of gross output
 */
record WiotLayout(
    int labels,
    Axis regions,
    Axis sectors,
    List<String> names,
    List<String> industries,
    int[] sectorColumn,
    List<FinalDemandColumn> finalDemand,
    int outputColumn) {
  /** Rows in which the headers are looked for. */
  static final int HEADER_END = 10;

  static final String TOTAL = "TOT";
  static final String NPISH = "npish";
  private static final String CODE = "[cr]\\d{1,2}";

  /** Codes of final demand in the releases of 2013 (35 sectors) and 2016 (56). */
  private static final Map<Integer, Map<String, String>> CATEGORIES =
      Map.of(
          35, categories("c37", "c38", "c39", "c41", "c42"),
          56, categories("c57", "c58", "c59", "c60", "c61"));

  private static Map<String, String> categories(String... codes) {
    Map<String, String> categories = new LinkedHashMap<>();
    categories.put(codes[0], WiodImporter.HOUSEHOLD);
    categories.put(codes[1], NPISH);
    categories.put(codes[2], Vocabulary.GOVERNMENT);
    categories.put(codes[3], Vocabulary.FIXED_CAPITAL);
    categories.put(codes[4], Vocabulary.INVENTORIES);
    return categories;
  }

  /** Whether a row is that of the codes: label columns without, then codes only. */
  static boolean isCodes(WiotRow row) {
    int first = firstCode(row);
    return first > 1
        && first + 1 < row.width()
        && row.text(first + 1).matches(CODE)
        && IntStream.range(0, first).allMatch(c -> row.text(c).isEmpty());
  }

  private static int firstCode(WiotRow row) {
    for (int c = 0; c < Math.min(row.width(), HEADER_END); c++) {
      if (row.text(c).equals("c1")) {
        return c;
      }
    }
    return -1;
  }

  /**
   * Reads the headers.
   *
   * @param rows the rows up to and with that of the codes
   */
  static WiotLayout of(List<WiotRow> rows) {
    int last = rows.size() - 1;
    WiotRow codes = rows.get(last);
    int labels = firstCode(codes);
    if (last < 3 || labels != 4) {
      throw new UserError(
          codes.where(Math.max(0, labels)),
          "the codes c1, c2, ... in row " + (last + 1) + " after " + labels + " label columns",
          "three rows of headers above them (industry, name, country) and four label columns",
          "Give the sheet as WIOD publishes it.");
    }
    return new Columns(rows.get(last - 3), rows.get(last - 2), rows.get(last - 1), codes, labels)
        .layout();
  }

  /** The columns of the header, sorted out. */
  private static final class Columns {
    private final WiotRow industry;
    private final WiotRow name;
    private final WiotRow country;
    private final WiotRow code;
    private final int labels;
    private final Map<String, Map<String, Integer>> byCountry = new LinkedHashMap<>();
    private int output = -1;

    private Columns(WiotRow industry, WiotRow name, WiotRow country, WiotRow code, int labels) {
      this.industry = industry;
      this.name = name;
      this.country = country;
      this.code = code;
      this.labels = labels;
      for (int c = labels; c < Math.max(code.width(), country.width()); c++) {
        place(c);
      }
    }

    private void place(int c) {
      String region = country.text(c);
      if (region.isEmpty() && code.text(c).isEmpty()) {
        return;
      }
      boolean total = region.toUpperCase(Locale.ROOT).equals(TOTAL) || isOutput(c);
      if (total) {
        if (output >= 0) {
          throw wrong(c, "a second column of total output", "one");
        }
        output = c;
        return;
      }
      Integer before =
          byCountry.computeIfAbsent(region, r -> new LinkedHashMap<>()).put(code.text(c), c);
      if (before != null) {
        throw wrong(c, "duplicate column " + region + " " + code.text(c), "every column once");
      }
    }

    private boolean isOutput(int c) {
      return name.text(c).toLowerCase(Locale.ROOT).equals("total output");
    }

    private UserError wrong(int column, String found, String expected) {
      return new UserError(code.where(column), found, expected, "Give the sheet as published.");
    }

    private WiotLayout layout() {
      Map<String, Integer> first = byCountry.values().iterator().next();
      Map<String, String> categories = release(first.keySet());
      List<String> sectors =
          first.keySet().stream().filter(c -> !categories.containsKey(c)).toList();
      Set<String> regions = new LinkedHashSet<>();
      byCountry.keySet().forEach(r -> regions.add(MrioTables.regionCode(r)));
      int[] sectorColumn = new int[regions.size() * sectors.size()];
      List<FinalDemandColumn> demand = new ArrayList<>();
      int position = 0;
      for (Map.Entry<String, Map<String, Integer>> region : byCountry.entrySet()) {
        Map<String, Integer> columns = region.getValue();
        if (!columns.keySet().equals(first.keySet())) {
          throw wrong(
              columns.values().iterator().next(),
              columns.size() + " columns of " + region.getKey(),
              "the codes " + Names.some(List.copyOf(first.keySet())) + " as of the first country");
        }
        for (String sector : sectors) {
          sectorColumn[position++] = columns.get(sector);
        }
        categories.forEach(
            (c, category) ->
                demand.add(
                    new FinalDemandColumn(
                        columns.get(c), MrioTables.regionCode(region.getKey()), category)));
      }
      if (output < 0) {
        throw wrong(code.width() - 1, "no column of total output (country TOT)", "one");
      }
      return new WiotLayout(
          labels,
          Axis.of("region", List.copyOf(regions)),
          Axis.of("sector", sectors),
          sectors.stream().map(s -> name.text(first.get(s))).toList(),
          sectors.stream().map(s -> industry.text(first.get(s))).toList(),
          sectorColumn,
          List.copyOf(demand),
          output);
    }

    /** Categories by code: of the release whose codes the file has. */
    private Map<String, String> release(Set<String> codes) {
      for (Map<String, String> categories : CATEGORIES.values()) {
        String lastSector = categories.containsKey("c57") ? "c56" : "c35";
        boolean sectorsBelow =
            codes.stream()
                .filter(c -> !categories.containsKey(c))
                .allMatch(c -> c.matches(CODE) && number(c) <= number(lastSector));
        if (codes.containsAll(categories.keySet()) && sectorsBelow) {
          return categories;
        }
      }
      throw wrong(
          labels,
          "the codes " + Names.some(List.copyOf(codes)),
          "sectors c1 to c35 with final demand c37, c38, c39, c41, c42 (release 2013), or c1 to c56"
              + " with c57 to c61 (release 2016)");
    }
  }

  static int number(String code) {
    return Integer.parseInt(code.substring(1));
  }
}
