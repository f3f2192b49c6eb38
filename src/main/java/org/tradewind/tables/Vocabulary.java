package org.tradewind.tables;

import java.util.List;

/** Words of the public contract that stand as values in tables. */
public final class Vocabulary {
  public static final String PRODUCER = "producer";
  public static final String FINAL_PRODUCER = "final_producer";
  public static final String FINAL_CONSUMER = "final_consumer";

  /** The rest of the world as a destination. */
  public static final String ROW = "ROW";

  /** Errors/others of the table as a destination. */
  public static final String ERR = "ERR";

  /** In the burden, the place of people who live in no region of the study. */
  public static final String OUTSIDE = "OUTSIDE";

  /** Final demand category of exports to {@link #ROW}. */
  public static final String EXPORT = "export";

  /** Final demand category of errors/others to {@link #ERR}. */
  public static final String OTHERS = "others";

  // items of regional_balance beside final demand categories, EXPORT, OTHERS and VALUE_ADDED
  public static final String OUTFLOW = "outflow";
  public static final String INFLOW = "inflow";
  public static final String IMPORT = "import";
  public static final String OUTPUT = "output";

  public static final String RURAL = "rural";
  public static final String URBAN = "urban";
  public static final String GOVERNMENT = "government";
  public static final String FIXED_CAPITAL = "fixed_capital";
  public static final String INVENTORIES = "inventories";

  public static final String DEATHS = "deaths";
  public static final String VALUE_ADDED = "value_added";

  /** The stressor of imported intermediate use. */
  public static final String IMPORTS = "imports";

  /** The stressor of all primary inputs together, with which the columns of a table close. */
  public static final String PRIMARY_INPUTS = "primary_inputs";

  // variables of the table meteorology
  public static final String WIND_U = "wind_u_ms";
  public static final String WIND_V = "wind_v_ms";
  public static final String WIND_SD = "wind_sd_ms";
  public static final String MIXING_HEIGHT = "mixing_height_m";
  public static final String PRECIPITATION = "precipitation_mm";

  /** All variables of the table meteorology. */
  public static final List<String> WEATHER =
      List.of(WIND_U, WIND_V, WIND_SD, MIXING_HEIGHT, PRECIPITATION);

  private Vocabulary() {}

  /** The stressor of deaths caused by one species, e.g. deaths_SO2. */
  public static String deathsOf(String species) {
    return DEATHS + "_" + species;
  }
}
