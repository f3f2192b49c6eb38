package org.tradewind.importers.china;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;

/**
 * Which of China's provinces the names or codes in a file stand for. Names of all public sources
 * are known (facts/china/province_names.csv), and so are numeric codes (11, 110000, CN-11). Codes
 * of two letters exist in three sets, in which HE, HB, HA, HN, HU and SA have different meanings;
 * the set is the one that has all codes of the file, and a file that fits sets with different
 * meanings is refused until the user names the set.
 */
public final class ProvinceNames {
  /** Letters of GB/T 2260, which ISO 3166-2 has since 2017: HE is Hebei. */
  static final String NATIONAL = ProvinceCodes.NATIONAL;

  /** Letters of HASC, in GADM and Natural Earth: HE is Henan. */
  static final String HASC = "hasc";

  /** Letters of these tables: HE is Hubei. */
  static final String TRADEWIND = ProvinceCodes.TRADEWIND;

  /** The sets of letters. */
  public static final List<String> LETTERS = List.of(NATIONAL, HASC, TRADEWIND);

  private static final Pattern LETTER_CODE =
      Pattern.compile("(?:(?:CN|cn)([-.]))?([A-Z]{2}|[a-z]{2})");
  private static final Pattern NUMBER = Pattern.compile("(?:(?i:CN)[-.]?0?)?([0-9]{2}|[0-9]{6})");
  private static final Map<String, String> BY_NAME = byName();
  private static final Map<String, String> BY_NUMBER = column("adcode");
  private static final Map<String, String> NATIONAL_LETTERS = column("national_code");
  private static final Map<String, String> HASC_LETTERS = column("hasc_code");
  private static final Map<String, String> OWN_LETTERS = column("region");

  private final Map<String, String> letters;
  private final String set;
  private final String problem;

  private ProvinceNames(Map<String, String> letters, String set, String problem) {
    this.letters = letters;
    this.set = set;
    this.problem = problem;
  }

  /**
   * Reads the names of a file.
   *
   * @param written all names or codes of one property
   * @param given one of {@link #LETTERS}, or empty where the file is to decide
   * @param setting for messages
   */
  public static ProvinceNames of(Collection<String> written, String given, String setting) {
    if (!given.isEmpty() && !LETTERS.contains(given)) {
      throw UserError.unknown(setting, "", given, LETTERS);
    }
    Set<String> codes = new LinkedHashSet<>();
    Set<String> fits = new LinkedHashSet<>(given.isEmpty() ? LETTERS : List.of(given));
    for (String name : written) {
      Matcher letters = LETTER_CODE.matcher(name.strip());
      if (letters.matches()) {
        String code = letters.group(2).toUpperCase(Locale.ROOT);
        if (LETTERS.stream().anyMatch(s -> letters(s).containsKey(code))) {
          codes.add(code);
          if (given.isEmpty()) {
            fits.retainAll(kinds(letters));
          }
        }
      }
    }
    if (codes.isEmpty()) {
      return new ProvinceNames(Map.of(), "", "");
    }
    Set<String> whole = new LinkedHashSet<>(fits);
    whole.removeIf(s -> !letters(s).keySet().containsAll(codes));
    if (fits.isEmpty()) {
      return new ProvinceNames(Map.of(), "", "letters of two sets, such as CN.BJ and CN-BJ");
    }
    if (whole.isEmpty()) {
      String set = fits.iterator().next();
      Set<String> lacking = new LinkedHashSet<>(codes);
      lacking.removeAll(letters(set).keySet());
      return new ProvinceNames(
          Map.of(), "", Names.some(List.copyOf(lacking)) + ", which the set " + set + " lacks");
    }
    String first = whole.iterator().next();
    for (String other : whole) {
      for (String code : codes) {
        if (!letters(first).get(code).equals(letters(other).get(code))) {
          return new ProvinceNames(Map.of(), "", ambiguous(code, whole));
        }
      }
    }
    return new ProvinceNames(letters(first), first, "");
  }

  /** CN.HE is a code of HASC, CN-HE of ISO, cn-he may be a key of Highcharts, HE of any set. */
  private static List<String> kinds(Matcher code) {
    if (code.group(1) == null) {
      return LETTERS;
    }
    if (code.group(1).equals(".")) {
      return List.of(HASC);
    }
    return code.group().startsWith("CN") ? List.of(NATIONAL) : List.of(NATIONAL, HASC);
  }

  private static String ambiguous(String code, Set<String> sets) {
    StringBuilder text = new StringBuilder("the code " + code);
    String before = ", which is ";
    for (String set : sets) {
      String name = ChinaFacts.provinceName(letters(set).get(code));
      text.append(before).append(name).append(" in the set ").append(set);
      before = ", ";
    }
    return text.toString();
  }

  /** What keeps the letters from being read, or empty. */
  public String problem() {
    return problem;
  }

  /** Set of the letters, or empty where there are none. */
  public String set() {
    return set;
  }

  /** The region of a name or code, if it is one of the 31 provinces. */
  public Optional<String> region(String written) {
    String text = written.strip();
    Matcher code = LETTER_CODE.matcher(text);
    if (code.matches()) {
      return Optional.ofNullable(letters.get(code.group(2).toUpperCase(Locale.ROOT)));
    }
    return named(text);
  }

  /** The region of a name in Chinese or English, or of a numeric code; letters are not read. */
  public static Optional<String> named(String written) {
    Matcher number = NUMBER.matcher(written.strip());
    if (number.matches()) {
      return Optional.ofNullable(BY_NUMBER.get(number.group(1).substring(0, 2)));
    }
    return spelled(written);
  }

  /** The region of a name in Chinese or English. */
  public static Optional<String> spelled(String written) {
    for (String part : written.split("\\|")) {
      String region = BY_NAME.get(plain(part));
      if (region != null) {
        return Optional.of(region);
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> byName() {
    Map<String, String> names = new HashMap<>();
    Csv provinces = Csv.fact("china/provinces");
    for (int r = 0; r < provinces.rows(); r++) {
      names.put(plain(provinces.text(r, "name")), provinces.text(r, "region"));
      names.put(plain(provinces.text(r, "name_cn")), provinces.text(r, "region"));
    }
    Csv more = Csv.fact("china/province_names");
    for (int r = 0; r < more.rows(); r++) {
      String region = more.text(r, "region");
      String other = names.put(plain(more.text(r, "name")), region);
      if (other != null && !other.equals(region)) {
        throw new IllegalStateException("two provinces are called " + more.text(r, "name"));
      }
    }
    return names;
  }

  /** Our code of each code in a set of letters. */
  public static Map<String, String> letters(String set) {
    return switch (set) {
      case NATIONAL -> NATIONAL_LETTERS;
      case HASC -> HASC_LETTERS;
      default -> OWN_LETTERS;
    };
  }

  private static Map<String, String> column(String column) {
    Map<String, String> codes = new LinkedHashMap<>();
    Csv provinces = Csv.fact("china/provinces");
    for (int r = 0; r < provinces.rows(); r++) {
      codes.put(provinces.text(r, column), provinces.text(r, "region"));
    }
    return codes;
  }

  private static String plain(String name) {
    return name.replaceAll("[\\s_'’-]+", "").toLowerCase(Locale.ROOT);
  }
}
