package org.tradewind.exports;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.tables.Column;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** Units of a run's numbers, with money and stressors named. */
final class ResultUnits {
  private static final String OF_STRESSOR = "unit of the stressor";
  private static final String MONEY = "currency";
  private static final String NOT_GIVEN = "unit not given";

  private final Map<String, String> stressors = new LinkedHashMap<>();

  /** Units of a run. */
  ResultUnits(RunContents run) {
    run.table(NameTables.STRESSOR_INFO)
        .ifPresent(
            table -> {
              for (int row = 0; row < table.rows(); row++) {
                stressors.put(table.strings("stressor")[row], table.strings("unit")[row]);
              }
            });
  }

  /** Whether the unit of a column is that of each row's stressor. */
  static boolean byStressor(Column column) {
    return column.unit().equals(OF_STRESSOR);
  }

  /** Whether some column of a table has the unit of each row's stressor. */
  static boolean byStressor(TableSchema schema) {
    return schema.columns().stream().anyMatch(ResultUnits::byStressor);
  }

  /** The unit of a stressor. */
  String of(String stressor) {
    String unit = stressors.getOrDefault(stressor, "");
    return unit.isEmpty() ? NOT_GIVEN : unit;
  }

  /** The unit of a column, money by its currency and the year of its prices. */
  String of(Table table, Column column) {
    String unit = column.unit();
    if (!unit.startsWith(MONEY) || table.rows() == 0 || !has(table, MONEY)) {
      return unit;
    }
    String money = table.strings(MONEY)[0];
    if (has(table, "price_year")) {
      money += " of " + table.ints("price_year")[0];
    }
    return unit.replace(MONEY, money);
  }

  private static boolean has(Table table, String column) {
    return table.schema().columns().stream().anyMatch(c -> c.name().equals(column));
  }

  /**
   * A unit as UDUNITS reads it, as CF asks for. People, deaths and money are counts, of dimension
   * 1; a unit that is not known here is written as 1 too, and the attribute unit_as_given has its
   * text.
   */
  static String udunits(String unit) {
    return switch (unit) {
      case "deaths/yr", "deaths", "deaths a year" -> "year-1";
      case "t/yr" -> "t year-1";
      case "t", "km2" -> unit;
      case "deaths/yr/(ug/m3)" -> "m3 ug-1 year-1";
      default -> unit.endsWith(" per year") ? "year-1" : "1";
    };
  }
}
