package org.tradewind.formats.units;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.formats.netcdf.NetcdfAttributes;
import org.tradewind.tables.Csv;
import ucar.units.BaseQuantity;
import ucar.units.BaseUnit;
import ucar.units.RegularBaseQuantity;
import ucar.units.TokenMgrError;
import ucar.units.Unit;
import ucar.units.UnitDBManager;
import ucar.units.UnitException;
import ucar.units.UnitFormatManager;
import ucar.units.UnitName;

/**
 * Units as files write them, brought to the syntax of UDUNITS. The library's parser is one object
 * for the whole JVM: it is used under a lock.
 */
public final class UnitText {
  /** Texts longer than this are no units; the parser goes as deep as parentheses do. */
  public static final int LONGEST = 100;

  private static final String TONNE = "t";
  private static final Pattern WORD = Pattern.compile("[A-Za-z_#]+");
  // points in time: the library needs another one for them, and no table has such a unit
  private static final Pattern SHIFTED = Pattern.compile("(?i)@|\\b(since|after|from|ref)\\b");
  private static final Map<String, Alias> ALIASES = aliases();

  private static final Map<String, String> SIGNS = signs();

  private record Alias(String unit, String source) {}

  static {
    try {
      BaseQuantity people = new RegularBaseQuantity("People", "PERSON");
      UnitDBManager.instance()
          .addUnit(
              BaseUnit.getOrCreate(UnitName.newUnitName("person", "persons", "person"), people));
    } catch (UnitException e) {
      throw new IllegalStateException(e);
    }
  }

  private UnitText() {}

  /** Signs that the library lacks, in the order in which they are replaced. */
  private static Map<String, String> signs() {
    Map<String, String> signs = new LinkedHashMap<>();
    String[][] pairs = {
      {"**", "^"},
      {"\u00b5", "u"}, // micro sign
      {"\u03bc", "u"}, // Greek mu
      {"\u00b0C", "degC"},
      {"\u00b0", "degree"},
      {"\u00b7", "."}, // middle dot
      {"\u22c5", "."}, // dot operator
      {"\u207b", "-"}, // superscripts
      {"\u00b9", "1"},
      {"\u00b2", "2"},
      {"\u00b3", "3"}
    };
    for (String[] pair : pairs) {
      signs.put(pair[0], pair[1]);
    }
    return signs;
  }

  private static Map<String, Alias> aliases() {
    Csv csv = Csv.fact("unit_aliases");
    Map<String, Alias> aliases = new HashMap<>();
    for (int row = 0; row < csv.rows(); row++) {
      aliases.put(
          csv.text(row, "for") + "|" + csv.text(row, "written"),
          new Alias(csv.text(row, "unit"), csv.text(row, "source")));
    }
    return Map.copyOf(aliases);
  }

  /**
   * What a text may mean in a column of some unit, the likeliest first; none where it has several
   * meanings.
   */
  static List<String> readings(String text, String target) {
    String plain = plain(text);
    Alias whole = alias(plain, target);
    if (whole != null) {
      return whole.unit.isEmpty() ? List.of() : List.of(whole.unit);
    }
    if (!ambiguousWord(plain, target).isEmpty()) {
      return List.of();
    }
    String asWritten = words(plain, target);
    // Fortran programs write units in capitals; with masses, MT and MG would change their meaning
    return plain.equals(plain.toUpperCase(Locale.ROOT)) && !family(target).equals(TONNE)
        ? List.of(asWritten, words(plain.toLowerCase(Locale.ROOT), target))
        : List.of(asWritten);
  }

  /** The meanings of a text that has several, or an empty text. */
  public static String ambiguity(String text, String target) {
    String plain = plain(text);
    Alias whole = alias(plain, target);
    return whole != null && whole.unit.isEmpty() ? whole.source : ambiguousWord(plain, target);
  }

  /** The meanings of the first word of a text that has several: the ton of ton/month. */
  private static String ambiguousWord(String text, String target) {
    return WORD.matcher(text)
        .results()
        .map(word -> alias(word.group(), target))
        .filter(alias -> alias != null && alias.unit.isEmpty())
        .map(Alias::source)
        .findFirst()
        .orElse("");
  }

  /** Spellings that hold for a unit hold for those that begin with it: t, and t m-2 s-1. */
  private static String family(String target) {
    return target.split(" ")[0];
  }

  /** The unit of a text in the library's syntax, if it is one. */
  static Optional<Unit> parsed(String text) {
    if (text.isEmpty() || SHIFTED.matcher(text).find()) {
      return Optional.empty();
    }
    synchronized (ALIASES) {
      try {
        return Optional.of(UnitFormatManager.instance().parse(text));
      } catch (UnitException | RuntimeException | TokenMgrError e) {
        // what cannot be parsed makes the library throw errors of many kinds, index errors too
        return Optional.empty();
      }
    }
  }

  private static String plain(String text) {
    String plain = NetcdfAttributes.unpadded(text);
    for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
      plain = plain.replace(sign.getKey(), sign.getValue());
    }
    return plain.replaceAll("\\s+", " ").replaceAll(" ?([/^]) ?", "$1");
  }

  private static String words(String text, String target) {
    return WORD.matcher(text)
        .replaceAll(
            word -> {
              Alias alias = alias(word.group(), target);
              return Matcher.quoteReplacement(
                  alias == null || alias.unit.isEmpty() ? word.group() : alias.unit);
            });
  }

  private static Alias alias(String text, String target) {
    // of one or two letters, Mt and mt are different units
    String lower = text.length() > 2 ? text.toLowerCase(Locale.ROOT) : text;
    for (String written : List.of(text, lower)) {
      for (String unit : List.of(target, family(target), "")) {
        Alias alias = ALIASES.get(unit + "|" + written);
        if (alias != null) {
          return alias;
        }
      }
    }
    return null;
  }
}
