package org.tradewind.costs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * GDP of each sector of the MRIO, all regions together, in the money of the costs: value added as
 * table sector_gdp gives it, else the stressor value_added, else that of regional_balance. Output
 * less purchases is not taken for it, since it holds imports too.
 *
 * @param values by sector; NaN where it is not known
 * @param remarks where the numbers come from, or what is missing
 */
record SectorGdp(double[] values, List<String> remarks) {

  /**
   * @param money currency of the MRIO, such as 10^4 CNY
   */
  static SectorGdp of(
      StudyTables tables,
      Axis sectors,
      CostParameters parameters,
      Valuation valuation,
      Optional<String> money) {
    double[] gdp = new double[sectors.size()];
    Arrays.fill(gdp, Double.NaN);
    String source = fill(tables, sectors, gdp);
    if (source.isEmpty()) {
      return new SectorGdp(
          gdp,
          List.of(
              "cost_sector: without GDP, for want of sector_gdp, of the stressor value_added or of"
                  + " value_added in regional_balance."));
    }
    Optional<ExchangeRate> rate = ExchangeRate.of(tables, parameters, valuation, money);
    if (rate.isEmpty()) {
      Arrays.fill(gdp, Double.NaN);
      return new SectorGdp(
          gdp,
          List.of(
              "cost_sector: without GDP, since what the MRIO's money ("
                  + money.orElse("unit not given")
                  + ") is worth in "
                  + valuation.currency()
                  + " is not known. Set costs.mrio_per_currency, or add a row EXCHANGE to table"
                  + " valuation."));
    }
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "cost_sector: GDP is "
            + source
            + ", "
            + rate.get().says()
            + "; its prices are those of the MRIO's year, not taken to "
            + valuation.priceYear()
            + ".");
    List<String> without = new ArrayList<>();
    for (int s = 0; s < gdp.length; s++) {
      gdp[s] /= rate.get().perCurrency();
      if (Double.isNaN(gdp[s])) {
        without.add(sectors.label(s));
      }
    }
    if (!without.isEmpty()) {
      remarks.add("cost_sector: no GDP: " + Names.some(without) + ".");
    }
    return new SectorGdp(gdp, remarks);
  }

  /** Fills in value added in the MRIO's money and says from what; empty where nothing has it. */
  private static String fill(StudyTables tables, Axis sectors, double[] gdp) {
    if (tables.has(CostTables.SECTOR_GDP)) {
      sum(tables.require(CostTables.SECTOR_GDP), sectors, row -> true, gdp);
      return "that of sector_gdp";
    }
    if (tables.has(MrioInputs.STRESSOR)) {
      Table given = tables.require(MrioInputs.STRESSOR);
      String[] stressor = given.strings("stressor");
      if (sum(given, sectors, row -> stressor[row].equals(Vocabulary.VALUE_ADDED), gdp)) {
        return "the stressor value_added";
      }
    }
    if (tables.has(MrioInputs.REGIONAL_BALANCE)) {
      Table balance = tables.require(MrioInputs.REGIONAL_BALANCE);
      String[] item = balance.strings("item");
      if (sum(balance, sectors, row -> item[row].equals(Vocabulary.VALUE_ADDED), gdp)) {
        return "value_added of regional_balance";
      }
    }
    return "";
  }

  private static boolean sum(Table table, Axis sectors, IntPredicate wanted, double[] gdp) {
    boolean any = false;
    for (int row = 0; row < table.rows(); row++) {
      if (wanted.test(row)) {
        any = true;
        String where = "table " + table.name() + ", row " + (row + 1);
        int s = sectors.require(table.strings("sector")[row], where);
        gdp[s] = (Double.isNaN(gdp[s]) ? 0 : gdp[s]) + table.doubles("value")[row];
      }
    }
    return any;
  }
}
