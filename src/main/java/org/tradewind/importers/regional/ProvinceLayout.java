package org.tradewind.importers.regional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.importers.china.IoCodes;
import org.tradewind.tables.Vocabulary;

/**
 * Columns of a provincial input-output table, found by the codes in its header. Labels that are not
 * known codes are sectors; all of them stand left of {@link IoCodes#INTERMEDIATE_USE}.
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

  /** Trade with abroad and other provinces: amounts of at least 0, and our items. */
  static final Map<String, String> TRADE = trade();

  private static final List<String> SUBTOTALS =
      List.of(IoCodes.HOUSEHOLDS, IoCodes.CONSUMPTION, IoCodes.CAPITAL, IoCodes.FINAL_USE);

  private static Map<String, String> trade() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(IoCodes.EXPORT, Vocabulary.EXPORT);
    map.put(IoCodes.OUTFLOW, Vocabulary.OUTFLOW);
    map.put(IoCodes.IMPORT, Vocabulary.IMPORT);
    map.put(IoCodes.INFLOW, Vocabulary.INFLOW);
    return map;
  }

  private static List<String> required() {
    List<String> codes = new ArrayList<>(List.of(CODE, NAME, IoCodes.INTERMEDIATE_USE));
    codes.addAll(IoCodes.FINAL_DEMAND.keySet());
    codes.addAll(TRADE.keySet());
    codes.addAll(List.of(IoCodes.ERRORS, IoCodes.OUTPUT));
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
    if (column > items.get(IoCodes.INTERMEDIATE_USE)) {
      throw new UserError(
          where + ", column " + (column + 1),
          "the column '" + label + "' to the right of the sectors",
          "one of " + known,
          Names.didYouMean(label, known));
    }
  }
}
