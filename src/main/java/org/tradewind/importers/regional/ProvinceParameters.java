package org.tradewind.importers.regional;

import java.util.List;
import org.tradewind.axes.UserError;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;

/**
 * How provincial tables are read.
 *
 * @param source publisher and year
 * @param csvUnit 10^4 CNY in one unit of the CSV files
 * @param tolerance largest gap of an identity relative to output
 * @param swap whether rural and urban households change places where they look exchanged
 * @param all whether all 31 provinces must be there
 * @param ownSectors whether the files' sectors may differ from the 42 of 2017 under their codes
 * @param keepMerged whether provinces without any outflow and inflow, or without any export and
 *     import, are accepted
 */
record ProvinceParameters(
    String source,
    double csvUnit,
    double tolerance,
    boolean swap,
    boolean all,
    boolean ownSectors,
    boolean keepMerged) {
  static final String SOURCE = "source";
  static final String UNIT = "unit";
  static final String TOLERANCE = "balance_tolerance";
  static final String RURAL_URBAN = "rural_urban";
  static final String PROVINCES = "provinces";
  static final String SECTORS = "sectors";
  static final String MERGED_TRADE = "merged_trade";

  static List<Importer.Setting> settings() {
    return List.of(
        Importer.ENCODING,
        new Importer.Setting(
            SOURCE, "Provincial input-output tables of China", "publisher and year"),
        new Importer.Setting(
            UNIT,
            ProvinceUnit.TEN_THOUSAND,
            "unit of the CSV files (workbooks state theirs); 10^4 CNY is written"),
        new Importer.Setting(
            TOLERANCE, "1e-6", "largest gap of a row, column or subtotal relative to its size"),
        new Importer.Setting(
            RURAL_URBAN,
            "swap",
            "swap rural (FU101) and urban (FU102) households where rural is more than twice urban, or"
                + " keep"),
        new Importer.Setting(PROVINCES, "all", "all 31 must be there, or some"),
        new Importer.Setting(
            SECTORS, "2017", "2017: codes 01 to 42 must carry the names of 2017, or own"),
        new Importer.Setting(
            MERGED_TRADE,
            "refuse",
            "refuse or keep provinces without any outflow and inflow, or without any export and"
                + " import"));
  }

  static ProvinceParameters of(ImportSettings settings, String format) {
    return new ProvinceParameters(
        settings.text(SOURCE),
        ProvinceUnit.factor(settings.text(UNIT), setting(format, UNIT)),
        settings.number(TOLERANCE),
        first(settings, format, RURAL_URBAN, "swap", "keep"),
        first(settings, format, PROVINCES, "all", "some"),
        !first(settings, format, SECTORS, "2017", "own"),
        !first(settings, format, MERGED_TRADE, "refuse", "keep"));
  }

  private static String setting(String format, String key) {
    return "import " + format + " --set " + key;
  }

  /** Whether a setting is the first of its two values. */
  private static boolean first(
      ImportSettings settings, String format, String key, String first, String second) {
    String value = settings.text(key);
    if (!value.equals(first) && !value.equals(second)) {
      throw UserError.unknown(setting(format, key), "", value, List.of(first, second));
    }
    return value.equals(first);
  }
}
