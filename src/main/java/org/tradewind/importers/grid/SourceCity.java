package org.tradewind.importers.grid;

import java.util.List;
import org.tradewind.formats.geojson.GeoJsonFile;

/**
 * A city as a source has it.
 *
 * @param where file and feature or line, for messages
 * @param code unique
 * @param name for people
 * @param region in which it lies, or empty where the source does not say
 * @param persons its people, NaN where the source does not say
 * @param solidFuelShare share of solid fuels, NaN where the source does not say
 * @param outline in longitude and latitude
 */
record SourceCity(
    String where,
    String code,
    String name,
    String region,
    double persons,
    double solidFuelShare,
    GeoJsonFile.Geometry outline) {
  private static final int MOST_SHOWN = 50;

  /** Its code, with its name where that is another. */
  String called() {
    return name.equals(code) ? code : code + " " + name;
  }

  /** The same city in a region. */
  SourceCity in(String otherRegion) {
    return new SourceCity(where, code, name, otherRegion, persons, solidFuelShare, outline);
  }

  /** Names for a remark: many are counted, not all shown. */
  static String listed(List<String> names) {
    int more = names.size() - MOST_SHOWN;
    return String.join(", ", more > 0 ? names.subList(0, MOST_SHOWN) : names)
        + (more > 0 ? " and " + more + " more" : "");
  }
}
