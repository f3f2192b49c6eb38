package org.tradewind.importers.china;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tradewind.axes.UserError;

/**
 * Which letter codes of provinces a file uses: the national ones (GB/T 2260) or those of these
 * tables. HE, HB, HA and HN are in both with different meanings, so a join by code would run and be
 * wrong. A file shows its codes by those that only one set has: HI, SN, XZ or HU, SA, TB.
 */
public final class ProvinceCodes {
  static final String NATIONAL = "national";
  static final String TRADEWIND = "tradewind";

  private final String set;
  private final Map<String, String> ours;

  private ProvinceCodes(String set, Map<String, String> ours) {
    this.set = set;
    this.ours = ours;
  }

  /**
   * Recognises the codes of a file.
   *
   * @param where where each code of the file stands first
   * @param given {@link #NATIONAL}, {@link #TRADEWIND} or empty where the file is to decide
   * @param file for messages
   * @param setting name of the setting, for messages
   */
  public static ProvinceCodes of(
      Map<String, String> where, String given, String file, String setting) {
    if (!List.of("", NATIONAL, TRADEWIND).contains(given)) {
      throw UserError.unknown(setting, "", given, List.of(NATIONAL, TRADEWIND));
    }
    Map<String, String> national = ProvinceNames.letters(NATIONAL);
    Map<String, String> own = ProvinceNames.letters(TRADEWIND);
    where.forEach((code, at) -> requireKnown(code, at, national, own));
    List<String> onlyNational = onlyIn(national, own, where.keySet());
    List<String> onlyOwn = onlyIn(own, national, where.keySet());
    if (!onlyNational.isEmpty() && !onlyOwn.isEmpty()) {
      throw new UserError(
          file,
          "codes of both sets: national " + onlyNational + ", these tables' " + onlyOwn,
          "codes of one set",
          "Correct the file; facts/china/provinces.csv lists both sets.");
    }
    String shown = !onlyNational.isEmpty() ? NATIONAL : !onlyOwn.isEmpty() ? TRADEWIND : "";
    if (!given.isEmpty() && !shown.isEmpty() && !given.equals(shown)) {
      throw new UserError(
          setting,
          given + ", but the file has " + (onlyNational.isEmpty() ? onlyOwn : onlyNational),
          shown + ", the set that has them",
          "Leave the setting out, or correct the file.");
    }
    String set = given.isEmpty() ? shown : given;
    if (set.isEmpty()) {
      throw new UserError(
          file,
          "only codes that both sets have; HE, HB, HA and HN mean different provinces in them",
          setting + "=" + NATIONAL + " (HE is Hebei) or =" + TRADEWIND + " (HE is Hubei)",
          "Look up in the file's documentation which set it uses.");
    }
    return new ProvinceCodes(set, set.equals(NATIONAL) ? national : own);
  }

  private static void requireKnown(
      String code, String where, Map<String, String> national, Map<String, String> own) {
    if (!national.containsKey(code) && !own.containsKey(code)) {
      TreeSet<String> known = new TreeSet<>(national.keySet());
      known.addAll(own.keySet());
      throw UserError.unknownCode(where, "province", code, known);
    }
  }

  private static List<String> onlyIn(
      Map<String, String> one, Map<String, String> other, Collection<String> codes) {
    return new ArrayList<>(
        new TreeSet<>(
            codes.stream().filter(c -> one.containsKey(c) && !other.containsKey(c)).toList()));
  }

  /** These tables' code of a code in the file. */
  public String ours(String code) {
    return ours.get(code);
  }

  /** One sentence for the provenance. */
  public String note() {
    return set.equals(NATIONAL)
        ? "The file has the national letter codes (HE = Hebei, HB = Hubei, HA = Henan, HN = Hunan,"
            + " HI, SN, XZ); they were replaced by these tables' codes."
        : "The file has these tables' own province codes.";
  }
}
