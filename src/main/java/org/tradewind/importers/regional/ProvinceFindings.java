package org.tradewind.importers.regional;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is unusual in the tables read, by kind: each case has a place and a size. The text gives the
 * number of cases of each kind and the largest of them.
 */
final class ProvinceFindings {
  private static final int SHOWN = 5;

  private record Case(String place, double value) {}

  private final Map<String, List<Case>> kinds = new LinkedHashMap<>();

  /** Declares a kind, so that it keeps its place in the text. */
  void declare(String kind) {
    kinds.putIfAbsent(kind, new ArrayList<>());
  }

  /** Adds a case. */
  void add(String kind, String place, double value) {
    kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(new Case(place, value));
  }

  /** Adds a case without a size: the text names every one of its kind. */
  void name(String kind, String place) {
    add(kind, place, Double.NaN);
  }

  /** One sentence for each kind that has a case. */
  String text() {
    return kinds.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(e -> sentence(e.getKey(), e.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String sentence(String kind, List<Case> cases) {
    if (cases.stream().allMatch(c -> Double.isNaN(c.value()))) {
      return kind
          + ": "
          + cases.size()
          + " ("
          + cases.stream().map(Case::place).collect(Collectors.joining(", "))
          + ").";
    }
    String largest =
        cases.stream()
            .sorted(Comparator.comparingDouble(c -> -Math.abs(c.value())))
            .limit(SHOWN)
            .map(c -> c.place() + " " + amount(c.value()))
            .collect(Collectors.joining(", "));
    return kind
        + ": "
        + cases.size()
        + " ("
        + (cases.size() > SHOWN ? "largest: " : "")
        + largest
        + ").";
  }

  /** A number with three digits, or whole where it is larger. */
  static String amount(double value) {
    if (Math.abs(value) >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return Math.abs(value) >= 1e-3 || value == 0
        ? new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString()
        : String.format(Locale.ROOT, "%.2e", value);
  }
}
