package org.tradewind.importers.regional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Vocabulary;

/**
 * Columns of a provincial input-output table, found by the codes in its header. Labels that are not
 * known codes are sectors; all of them stand left of {@link #INTERMEDIATE_USE}.
 *
 * @param header all labels; columns with an empty label are not read
 * @param codeColumn column that holds the codes of the rows
 * @param nameColumn column that holds the names of the rows
 * @param sectors sector codes in the order of the header
 * @param sectorColumn column of each sector
 * @param items column of each known code
 */
record ProvinceLayout(
    List<String> header,
    int codeColumn,
    int nameColumn,
    Axis sectors,
    int[] sectorColumn,
    Map<String, Integer> items) {
  static final String NAME = "name";
  static final String CODE = "code";
  static final String INTERMEDIATE_USE = "TIU";
  static final String RURAL = "FU101";
  static final String URBAN = "FU102";
  static final String EXPORT = "EX";
  static final String OUTFLOW = "OF";
  static final String IMPORT = "IM";
  static final String INFLOW = "IF";
  static final String ERRORS = "ERR";
  static final String OUTPUT = "GO";
  static final String HOUSEHOLDS = "THC";
  static final String CONSUMPTION = "TC";
  static final String CAPITAL = "GCF";
  static final String FINAL_USE = "TFU";

  /** Columns of final demand and our categories. */
  static final Map<String, String> FINAL_DEMAND = finalDemand();

  /** Trade with abroad and other provinces: amounts of at least 0, and our items. */
  static final Map<String, String> TRADE = trade();

  private static final List<String> SUBTOTALS =
      List.of(HOUSEHOLDS, CONSUMPTION, CAPITAL, FINAL_USE);

  private static Map<String, String> finalDemand() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(RURAL, Vocabulary.RURAL);
    map.put(URBAN, Vocabulary.URBAN);
    map.put("FU103", Vocabulary.GOVERNMENT);
    map.put("FU201", Vocabulary.FIXED_CAPITAL);
    map.put("FU202", Vocabulary.INVENTORIES);
    return map;
  }

  private static Map<String, String> trade() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(EXPORT, Vocabulary.EXPORT);
    map.put(OUTFLOW, Vocabulary.OUTFLOW);
    map.put(IMPORT, Vocabulary.IMPORT);
    map.put(INFLOW, Vocabulary.INFLOW);
    return map;
  }

  private static List<String> required() {
    List<String> codes = new ArrayList<>(List.of(CODE, NAME, INTERMEDIATE_USE));
    codes.addAll(FINAL_DEMAND.keySet());
    codes.addAll(TRADE.keySet());
    codes.addAll(List.of(ERRORS, OUTPUT));
    return codes;
  }

  /**
   * Reads a header.
   *
   * @param header labels of all columns
   * @param where file and line or row of the header
   */
  static ProvinceLayout of(List<String> header, String where) {
    List<String> known = new ArrayList<>(required());
    known.addAll(SUBTOTALS);
    Map<String, Integer> items = new LinkedHashMap<>();
    Map<String, Integer> sectors = new LinkedHashMap<>();
    for (int c = 0; c < header.size(); c++) {
      String label = header.get(c);
      if (label.isEmpty()) {
        continue;
      }
      if ((known.contains(label) ? items : sectors).put(label, c) != null) {
        throw UserError.duplicateColumn(where + ", column " + (c + 1), label);
      }
    }
    for (String code : required()) {
      if (!items.containsKey(code)) {
        throw new UserError(
            where,
            "no column '" + code + "' among " + Names.some(header),
            "the columns " + required() + " and one for each sector",
            Names.didYouMean(code, sectors.keySet()));
      }
    }
    sectors.forEach((label, c) -> requireLeftOfItems(label, c, items, known, where));
    return new ProvinceLayout(
        header,
        items.get(CODE),
        items.get(NAME),
        Axis.of("sector", new ArrayList<>(sectors.keySet())),
        sectors.values().stream().mapToInt(Integer::intValue).toArray(),
        items);
  }

  private static void requireLeftOfItems(
      String label, int column, Map<String, Integer> items, List<String> known, String where) {
    if (column > items.get(INTERMEDIATE_USE)) {
      throw new UserError(
          where + ", column " + (column + 1),
          "the column '" + label + "' to the right of the sectors",
          "one of " + known,
          Names.didYouMean(label, known));
    }
  }
}
