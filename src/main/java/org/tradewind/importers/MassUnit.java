package org.tradewind.importers;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit of mass in tonnes, an exact power of ten of them. Symbols are read as written, because Mg
 * and mg differ; MT, mt and ton mean different things to different publishers and are not read.
 *
 * @param exponent of ten: one unit is 10^exponent t
 */
record MassUnit(int exponent) {
  private static final Map<String, Integer> SYMBOLS =
      Map.ofEntries(
          Map.entry("mg", -9),
          Map.entry("g", -6),
          Map.entry("kg", -3),
          Map.entry("Kg", -3),
          Map.entry("KG", -3),
          Map.entry("t", 0),
          Map.entry("Mg", 0),
          Map.entry("kt", 3),
          Map.entry("Gg", 3),
          Map.entry("Mt", 6),
          Map.entry("Tg", 6),
          Map.entry("Gt", 9),
          Map.entry("Pg", 9));

  private static final Map<String, Integer> WORDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("gram", -6),
              Map.entry("gramme", -6),
              Map.entry("kilogram", -3),
              Map.entry("kilogramme", -3),
              Map.entry("megagram", 0),
              Map.entry("tonne", 0),
              Map.entry("metric ton", 0),
              Map.entry("metric tonne", 0),
              Map.entry("kilotonne", 3),
              Map.entry("gigagram", 3),
              Map.entry("megatonne", 6),
              Map.entry("teragram", 6),
              Map.entry("gigatonne", 9),
              Map.entry("petagram", 9)));

  /** A number of units: 1000 t, 10^4 t, million tonnes. */
  private static final Pattern MULTIPLE =
      Pattern.compile(
          "(?:(?<thousand>1,?000|thousand)|(?<million>million|mio\\.?|mill\\.?)|10\\^(?<power>[1-9]))\\s+(?<unit>.+)",
          Pattern.CASE_INSENSITIVE);

  /**
   * Reads a unit, after which the name of what is weighed may stand (Gg CO2).
   *
   * @param text as the source writes it
   * @param species code of what is weighed
   * @return empty where it is no unit of mass, or not of this species alone (kg CO2-eq)
   */
  static Optional<MassUnit> of(String text, String species) {
    String unit = text.strip().replaceAll("\\s+", " ");
    int space = unit.lastIndexOf(' ');
    if (space > 0
        && SpeciesName.exact(unit.substring(space + 1)).filter(species::equals).isPresent()) {
      unit = unit.substring(0, space).replaceFirst(" of$", "");
    }
    Matcher multiple = MULTIPLE.matcher(unit);
    if (!multiple.matches()) {
      return exponent(unit).map(MassUnit::new);
    }
    int more =
        multiple.group("power") != null
            ? Integer.parseInt(multiple.group("power"))
            : multiple.group("thousand") != null ? 3 : 6;
    return exponent(multiple.group("unit")).map(e -> new MassUnit(e + more));
  }

  private static Optional<Integer> exponent(String unit) {
    Integer symbol = SYMBOLS.get(unit);
    String word = unit.toLowerCase(Locale.ROOT).replaceFirst("s$", "");
    return Optional.ofNullable(symbol == null ? WORDS.get(word) : symbol);
  }

  /** A value of this unit in tonnes, rounded once. */
  double tonnes(double value) {
    // 10^-3 is no double, 10^3 is
    return exponent < 0 ? value / Math.pow(10, -exponent) : value * Math.pow(10, exponent);
  }

  /** What a value is multiplied with, for people. */
  String factor() {
    return exponent >= 0
        ? String.format(Locale.ROOT, "%,d", (long) Math.pow(10, exponent))
        : "1e" + exponent;
  }
}
