package org.tradewind.costs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * What the money of the MRIO is worth in that of the costs.
 *
 * @param perCurrency units of the MRIO's money for one of the costs' currency
 * @param says how it is known, for the page
 */
record ExchangeRate(double perCurrency, String says) {
  /** Exchange rates in table valuation. */
  static final String EXCHANGE = "EXCHANGE";

  /** What table valuation may hold. */
  static final List<String> QUANTITIES = quantities();

  /** Money as studies write it: a power of ten, and a code. */
  private static final Pattern MONEY = Pattern.compile("(?:10\\^([0-9]{1,2}) )?([A-Z]{3})");

  private static List<String> quantities() {
    List<String> all = new ArrayList<>(SourceAxis.PRICES);
    all.add(EXCHANGE);
    return List.copyOf(all);
  }

  /**
   * The rate by the study's key, or by table valuation and the study's currency.
   *
   * @param money currency of the MRIO, such as 10^4 CNY
   */
  static Optional<ExchangeRate> of(
      StudyTables tables, CostParameters parameters, Valuation valuation, Optional<String> money) {
    if (parameters.mrioPerCurrency().isPresent()) {
      double rate = parameters.mrioPerCurrency().getAsDouble();
      return Optional.of(
          new ExchangeRate(
              rate, rate + " for one " + valuation.currency() + " by costs.mrio_per_currency"));
    }
    Matcher parts = MONEY.matcher(money.orElse(""));
    if (!parts.matches()) {
      return Optional.empty();
    }
    double scale = parts.group(1) == null ? 1 : Math.pow(10, Integer.parseInt(parts.group(1)));
    String code = parts.group(2);
    if (code.equals(valuation.currency())) {
      return Optional.of(new ExchangeRate(1 / scale, "in " + money.get()));
    }
    return rate(tables, code, valuation)
        .map(
            rate ->
                new ExchangeRate(
                    rate / scale,
                    "at "
                        + rate
                        + " "
                        + code
                        + " for one "
                        + valuation.currency()
                        + " (valuation)"));
  }

  private static Optional<Double> rate(StudyTables tables, String code, Valuation valuation) {
    if (!tables.has(CostTables.VALUATION)) {
      return Optional.empty();
    }
    Table table = tables.require(CostTables.VALUATION);
    for (int row = 0; row < table.rows(); row++) {
      if (!table.strings("quantity")[row].equals(EXCHANGE)
          || !table.strings("variant")[row].equals(code)) {
        continue;
      }
      String where = "table valuation, row " + (row + 1) + " (" + table.keyText(row) + ")";
      if (!table.strings("currency")[row].equals(valuation.currency())) {
        throw new UserError(
            where,
            "currency " + table.strings("currency")[row],
            valuation.currency() + ", the currency of the costs",
            "Give the rate for that currency.");
      }
      double rate = table.doubles("value")[row];
      if (!(rate > 0)) {
        throw new UserError(where, "value " + rate, "a rate above 0", "Correct it.");
      }
      return Optional.of(rate);
    }
    return Optional.empty();
  }
}
