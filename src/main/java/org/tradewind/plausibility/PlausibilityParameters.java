package org.tradewind.plausibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/**
 * What a run does about numbers far from what is known of the world.
 *
 * @param beyond what happens beyond a bound
 * @param ranges by quantity; the shipped ones with those of the study
 */
public record PlausibilityParameters(Beyond beyond, Map<String, PlausibleRange> ranges) {
  /** What happens beyond a bound. */
  public enum Beyond {
    /** As the table of ranges lists it: a loud line, or a refusal. */
    LISTED,
    /** Refused, also beyond a bound that is listed as loud. */
    REFUSE,
    /** A loud line, also beyond a bound that is listed as refused. */
    WARN,
    /** Nothing is checked. */
    IGNORE
  }

  public static final PlausibilityParameters DEFAULT =
      new PlausibilityParameters(Beyond.LISTED, PlausibleRange.shipped());

  private static final Pattern ITEM =
      Pattern.compile("\\s*(\\w+)\\s*=\\s*([^.\\s][^\\s]*?)?\\s*\\.\\.\\s*([^.\\s][^\\s]*)?\\s*");

  /**
   * The shipped ranges with those of a study.
   *
   * @param items such as pm25=0..1500, pm25=..1500 or cell_density=..
   */
  public static PlausibilityParameters of(Beyond beyond, List<String> items) {
    Map<String, PlausibleRange> ranges = new LinkedHashMap<>(PlausibleRange.shipped());
    for (String item : items) {
      Matcher parts = ITEM.matcher(item);
      double lower =
          parts.matches() ? number(parts.group(2), Double.NEGATIVE_INFINITY) : Double.NaN;
      double upper =
          parts.matches() ? number(parts.group(3), Double.POSITIVE_INFINITY) : Double.NaN;
      if (!(lower <= upper)) {
        throw new UserError(
            "study key plausibility.ranges",
            "'" + item + "'",
            "QUANTITY=LOWER..UPPER such as pm25=0..1500",
            "A bound may be left out; docs/plausibility.md lists the quantities.");
      }
      List<String> known = new ArrayList<>(ranges.keySet());
      String quantity = parts.group(1);
      if (!ranges.containsKey(quantity)) {
        throw new UserError(
            "study key plausibility.ranges",
            "the unknown quantity '" + quantity + "'",
            "a quantity of docs/plausibility.md",
            Names.didYouMean(quantity, known));
      }
      ranges.put(quantity, ranges.get(quantity).within(lower, upper));
    }
    return new PlausibilityParameters(beyond, ranges);
  }

  private static double number(String text, double none) {
    if (text == null) {
      return none;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
