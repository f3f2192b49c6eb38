package org.tradewind.exports;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One result of each region or city, as a property of its feature.
 *
 * @param name plain name
 * @param unit unit, empty for text
 * @param meaning what it is
 * @param table where it stands in the run
 * @param column and in which column, or quantile of its table of intervals
 * @param values Double, Integer, Boolean or String by region or city
 */
record ResultColumn(
    String name,
    String unit,
    String meaning,
    String table,
    String column,
    Map<String, Object> values) {

  /** What a reader must know of it. */
  Map<String, Object> described() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("name", name);
    content.put("unit", unit);
    content.put("meaning", meaning);
    content.put("table", table);
    content.put("column", column);
    return content;
  }
}
