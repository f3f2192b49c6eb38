package org.tradewind.importers.china;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tradewind.tables.Vocabulary;

/**
 * Codes of rows and columns in China's input-output tables, national, provincial and CEADs' alike.
 */
public final class IoCodes {
  public static final String INTERMEDIATE_USE = "TIU";
  public static final String INTERMEDIATE_INPUT = "TII";
  public static final String VALUE_ADDED = "TVA";
  public static final String INPUT = "TI";
  public static final String OUTPUT = "GO";

  public static final String RURAL = "FU101";
  public static final String URBAN = "FU102";
  public static final String GOVERNMENT = "FU103";
  public static final String FIXED_CAPITAL = "FU201";
  public static final String INVENTORIES = "FU202";

  public static final String EXPORT = "EX";
  public static final String OUTFLOW = "OF";
  public static final String IMPORT = "IM";
  public static final String INFLOW = "IF";
  public static final String ERRORS = "ERR";

  /** Subtotals of final use: of households, of consumption, of capital formation, of all. */
  public static final String HOUSEHOLDS = "THC";

  public static final String CONSUMPTION = "TC";
  public static final String CAPITAL = "GCF";
  public static final String FINAL_USE = "TFU";

  /** Columns of final demand and our categories, in the order of the tables. */
  public static final Map<String, String> FINAL_DEMAND = finalDemand();

  private IoCodes() {}

  private static Map<String, String> finalDemand() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(RURAL, Vocabulary.RURAL);
    map.put(URBAN, Vocabulary.URBAN);
    map.put(GOVERNMENT, Vocabulary.GOVERNMENT);
    map.put(FIXED_CAPITAL, Vocabulary.FIXED_CAPITAL);
    map.put(INVENTORIES, Vocabulary.INVENTORIES);
    return Collections.unmodifiableMap(map);
  }
}
