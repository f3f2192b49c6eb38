package org.tradewind.importers.regional;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.axes.UserError;

/** Units of money in China's tables, as settings and workbooks write them. */
final class ProvinceUnit {
  /** Unit of all tables made here. */
  static final String TEN_THOUSAND = "10^4 CNY";

  /** 10^4 CNY in one of each unit. */
  private static final Map<String, Double> IN_TEN_THOUSAND = units();

  private ProvinceUnit() {}

  private static Map<String, Double> units() {
    Map<String, Double> units = new LinkedHashMap<>();
    units.put(TEN_THOUSAND, 1.0);
    units.put("10^8 CNY", 1e4);
    units.put("10^6 CNY", 1e2);
    units.put("10^3 CNY", 1e-1);
    units.put("CNY", 1e-4);
    units.put("万元", 1.0);
    units.put("亿元", 1e4);
    units.put("百万元", 1e2);
    units.put("千元", 1e-1);
    units.put("元", 1e-4);
    return units;
  }

  /** 10^4 CNY in one of the named unit; an unknown unit is refused. */
  static double factor(String unit, String where) {
    Double factor = IN_TEN_THOUSAND.get(unit);
    if (factor == null) {
      throw UserError.unknownCode(where, "unit", unit, IN_TEN_THOUSAND.keySet());
    }
    return factor;
  }
}
