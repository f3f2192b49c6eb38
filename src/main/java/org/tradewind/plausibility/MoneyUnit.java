package org.tradewind.plausibility;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many US dollars one unit of a currency text such as "10^4 CNY" is, roughly: for bounds that
 * are a factor of ten or more away, never for a result.
 */
final class MoneyUnit {
  /** USD per unit: rounded market rates of the 2010s, entered from general knowledge. */
  private static final Map<String, Double> USD =
      Map.ofEntries(
          Map.entry("USD", 1.0),
          Map.entry("EUR", 1.2),
          Map.entry("EURO", 1.2),
          Map.entry("CNY", 0.15),
          Map.entry("RMB", 0.15),
          Map.entry("YUAN", 0.15),
          Map.entry("GBP", 1.4),
          Map.entry("JPY", 0.009),
          Map.entry("INR", 0.015),
          Map.entry("KRW", 0.0009),
          Map.entry("AUD", 0.8),
          Map.entry("CAD", 0.8),
          Map.entry("BRL", 0.3));

  private static final Map<String, Double> WORDS =
      Map.of("THOUSAND", 1e3, "MILLION", 1e6, "MIO", 1e6, "M", 1e6, "BILLION", 1e9, "BN", 1e9);

  private static final Pattern TEXT =
      Pattern.compile("(?:(10\\^|1E)(\\d+)|([A-Z]+)(?=[ .]))?[ .*]*([A-Z]+)S?");

  private MoneyUnit() {}

  /** Dollars per unit; empty where the text is not understood. */
  static OptionalDouble usd(String currency) {
    Matcher text = TEXT.matcher(currency.strip().toUpperCase(Locale.ROOT));
    if (!text.matches() || !USD.containsKey(text.group(4))) {
      return OptionalDouble.empty();
    }
    double scale = 1;
    if (text.group(1) != null) {
      scale = Math.pow(10, Integer.parseInt(text.group(2)));
    } else if (text.group(3) != null) {
      if (!WORDS.containsKey(text.group(3))) {
        return OptionalDouble.empty();
      }
      scale = WORDS.get(text.group(3));
    }
    return OptionalDouble.of(scale * USD.get(text.group(4)));
  }
}
