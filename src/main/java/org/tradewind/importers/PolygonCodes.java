package org.tradewind.importers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Which region of the study a polygon's name stands for: the name itself, or China's provinces by
 * Chinese name (北京, 北京市), English name or national code (11, 110000).
 */
final class PolygonCodes {
  /** Value of the setting codes for China's provinces. */
  static final String CHINA = "china-provinces";

  private final Map<String, String> names = new LinkedHashMap<>();
  private final boolean china;
  private final List<String> only;

  private PolygonCodes(boolean china, List<String> only) {
    this.china = china;
    this.only = only;
  }

  /**
   * The codes of an import.
   *
   * @param settings codes and keep
   * @param existing a table region in it limits the regions to its own
   */
  static PolygonCodes of(String format, ImportSettings settings, StudyTables existing) {
    String codes = settings.text("codes");
    if (!codes.isEmpty() && !codes.equals(CHINA)) {
      throw new UserError(
          "import " + format + " --set codes",
          "'" + codes + "'",
          "nothing or " + CHINA,
          Names.didYouMean(codes, List.of(CHINA)));
    }
    List<String> keep = Arrays.stream(settings.text("keep").split(",")).map(String::strip).toList();
    PolygonCodes result =
        new PolygonCodes(!codes.isEmpty(), keep.equals(List.of("")) ? List.of() : keep);
    if (existing.has(Inputs.REGION)) {
      Table region = existing.require(Inputs.REGION);
      for (int r = 0; r < region.rows(); r++) {
        result.names.put(region.strings("region")[r], region.strings("name")[r]);
      }
    } else if (result.china) {
      Csv provinces = Csv.fact("provinces");
      for (int r = 0; r < provinces.rows(); r++) {
        result.names.put(provinces.text(r, "region"), provinces.text(r, "name"));
      }
    }
    return result;
  }

  /** Code of the region a polygon belongs to; empty where the study has no such region. */
  Optional<String> region(String polygon) {
    Optional<String> code = china ? province(polygon) : Optional.of(polygon);
    return code.filter(c -> names.isEmpty() || names.containsKey(c))
        .filter(c -> only.isEmpty() || only.contains(c));
  }

  private static Optional<String> province(String polygon) {
    Csv provinces = Csv.fact("provinces");
    for (int r = 0; r < provinces.rows(); r++) {
      boolean byCode =
          polygon.matches("[0-9]{2}|[0-9]{6}") && polygon.startsWith(provinces.text(r, "adcode"));
      if (byCode
          || polygon.startsWith(provinces.text(r, "name_cn"))
          || polygon.equalsIgnoreCase(provinces.text(r, "name"))
          || polygon.equals(provinces.text(r, "region"))) {
        return Optional.of(provinces.text(r, "region"));
      }
    }
    return Optional.empty();
  }

  /** Name for people of a region. */
  String name(String region) {
    return names.getOrDefault(region, region);
  }

  /** Its short name, where the codes are of China's provinces. */
  String shortName(String region) {
    return china ? name(region) : "";
  }

  /** Its name in the country's own language, where the codes are of China's provinces. */
  String localName(String region) {
    return china ? ChinaFacts.localName(region) : "";
  }

  /**
   * The regions found, in the order of the study's table, of the provinces or of the file.
   *
   * @param found codes in the order of the file
   */
  List<String> ordered(List<String> found, String where) {
    for (String wanted : only) {
      if (!found.contains(wanted)) {
        throw new UserError(
            where,
            "no polygon of region '" + wanted + "', which the setting keep names",
            "a polygon of each of " + Names.some(only),
            Names.didYouMean(wanted, found));
      }
    }
    List<String> ordered = new ArrayList<>(names.keySet());
    ordered.retainAll(found);
    found.stream().filter(f -> !ordered.contains(f)).forEach(ordered::add);
    return ordered;
  }
}
