package org.tradewind.importers.china;

import java.util.List;
import java.util.Locale;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * China's 31 provinces and the 42 sectors of its input-output tables, as the shipped tables of
 * facts have them, and how sources write their names.
 */
public final class ChinaFacts {
  private static final Csv PROVINCES = Csv.fact("china/provinces");
  private static final Csv SECTORS = Csv.fact("china/sectors");

  private ChinaFacts() {}

  /** Province codes in the order of all matrices. */
  public static Axis provinces() {
    return Axis.of("region", PROVINCES.column("region"));
  }

  /** Sector codes 01 to 42. */
  public static Axis sectors() {
    return Axis.of("sector", SECTORS.column("sector"));
  }

  /** Name for people of a province code. */
  public static String provinceName(String code) {
    return PROVINCES.text(provinces().require(code, PROVINCES.source()), "name");
  }

  /** Chinese name of a province code. */
  public static String localName(String code) {
    return PROVINCES.text(provinces().require(code, PROVINCES.source()), "name_cn");
  }

  /**
   * Code of a province written as code, English name (blanks and case do not matter: InnerMongolia)
   * or Chinese name (with or without its kind); an unknown one is refused with the nearest name,
   * all codes, or our code where it is the letter code of GB/T 2260.
   */
  public static String provinceCode(String written, String where) {
    String code = findProvince(written);
    if (code == null) {
      String ours =
          ProvinceNames.letters(ProvinceNames.NATIONAL)
              .get(written.strip().toUpperCase(Locale.ROOT));
      if (ours == null && written.strip().matches("[A-Za-z]{2}")) {
        throw UserError.unknownCode(where, "province", written.strip(), PROVINCES.column("region"));
      }
      List<String> names = PROVINCES.column("name");
      throw new UserError(
          where,
          "the unknown province '" + written.strip() + "'",
          "one of the 31 provinces " + Names.some(names),
          ours == null
              ? Names.didYouMean(plain(written), names)
              : written.strip()
                  + " is the national letter code of "
                  + provinceName(ours)
                  + ", which is "
                  + ours
                  + " here. The codes of other provinces may differ too: see facts/china/provinces.csv.");
    }
    return code;
  }

  /** As {@link #provinceCode}, but null where the name is unknown. */
  public static String findProvince(String written) {
    String text = plain(written);
    List<String> codes = provinces().labels();
    return codes.stream()
        .filter(code -> plain(code).equals(text))
        .findFirst()
        .or(() -> ProvinceNames.spelled(written))
        // Chinese names may carry the kind of province: 北京市, 广西壮族自治区
        .or(() -> codes.stream().filter(code -> text.startsWith(localName(code))).findFirst())
        .orElse(null);
  }

  /** The code of the sector with this Chinese name in the 42 of 2017, or null. */
  public static String sectorNamed(String chinese) {
    for (int r = 0; r < SECTORS.rows(); r++) {
      if (chinese.equals(SECTORS.text(r, "name_cn"))
          || chinese.equals(SECTORS.text(r, "name_cn_ceads"))) {
        return SECTORS.text(r, "sector");
      }
    }
    return null;
  }

  /** The region table of some provinces, without population and the like. */
  public static Table regionTable(List<String> codes) {
    Table.Builder builder = Table.builder(Inputs.REGION);
    for (String code : codes) {
      String name = provinceName(code);
      builder.add(code, name, Double.NaN, Double.NaN, Double.NaN, name, localName(code));
    }
    return builder.build();
  }

  /** The sector table of all 42 sectors. */
  public static Table sectorTable() {
    Axis codes = sectors();
    Table.Builder builder = Table.builder(Inputs.SECTOR);
    for (int s = 0; s < codes.size(); s++) {
      builder.add(
          codes.label(s),
          SECTORS.text(s, "name"),
          SECTORS.text(s, "group"),
          shortName(codes, s),
          localName(codes, s));
    }
    return builder.build();
  }

  /** Short English name of a sector where the codes are exactly the 42 of the facts, else empty. */
  public static String shortName(Axis codes, int sector) {
    return codes.equals(sectors()) ? SECTORS.text(sector, "short_name") : "";
  }

  /** Chinese name of a sector where the codes are exactly the 42 of the facts, else empty. */
  public static String localName(Axis codes, int sector) {
    return codes.equals(sectors()) ? SECTORS.text(sector, "name_cn") : "";
  }

  /** Group of a sector where the codes are exactly the 42 of the facts, else its own name. */
  public static String group(Axis codes, int sector, String name) {
    return codes.equals(sectors()) ? SECTORS.text(sector, "group") : name;
  }

  private static String plain(String name) {
    return name.replaceAll("[\\s_]+", "").toLowerCase(Locale.ROOT);
  }
}
