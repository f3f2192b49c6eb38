package org.tradewind.importers.emission;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.UserError;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.china.ProvinceNames;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Which region of the study a name in a detailed inventory stands for: all together ({@link
 * #ALL_REGIONS}), a code or a name of the table region, or, where that holds China's provinces,
 * whatever {@link ProvinceNames} reads. Without a table region, names are taken as codes.
 */
final class InventoryRegions {
  static final String ALL_REGIONS = "*";

  private static final List<String> NATIONAL =
      List.of(ALL_REGIONS, "national", "nation", "all", "\u5168\u56fd");

  private final Set<String> codes = new LinkedHashSet<>();
  private final Map<String, String> byName = new HashMap<>();
  private final ProvinceNames provinces;
  private final boolean table;

  /**
   * Prepares the names of a file.
   *
   * @param written all of them
   * @param letters set of two-letter codes of provinces, or empty where the file shows it
   */
  InventoryRegions(StudyTables existing, Collection<String> written, String letters, String file) {
    this.table = existing.has(Inputs.REGION);
    if (table) {
      Table region = existing.require(Inputs.REGION);
      codes.addAll(List.of(region.strings("region")));
      for (int r = 0; r < region.rows(); r++) {
        for (String column : List.of("name", "short_name", "local_name")) {
          String name = InventoryLayout.lower(region.strings(column)[r]);
          if (!name.isEmpty()) {
            byName.merge(
                name, region.strings("region")[r], (one, other) -> one.equals(other) ? one : "");
          }
        }
      }
    }
    boolean china = table && !codes.isEmpty() && ChinaFacts.provinces().labels().containsAll(codes);
    this.provinces =
        china ? ProvinceNames.of(written, letters, "import inventory --set letters") : null;
    if (china && !provinces.problem().isEmpty()) {
      throw new UserError(
          file,
          provinces.problem(),
          "letters of one set",
          "Look up which set the file uses, and say it: --set letters=national|hasc|tradewind.");
    }
  }

  /** The code of a name, {@link #ALL_REGIONS} for all; an unknown one is refused. */
  String code(String written, String where) {
    if (NATIONAL.contains(InventoryLayout.lower(written))) {
      return ALL_REGIONS;
    }
    if (written.isEmpty()) {
      throw new UserError(where, "no region", "a region, or * for all", "Add it.");
    }
    if (!table) {
      return written;
    }
    String found = provinces == null ? written : provinces.region(written).orElse("");
    if (!codes.contains(found)) {
      found = byName.getOrDefault(InventoryLayout.lower(written), "");
    }
    if (!codes.contains(found)) {
      throw UserError.unknown(where, "region", written, codes);
    }
    return found;
  }

  /** What was assumed, or an empty text. */
  String remark() {
    if (!table) {
      return "The folder has no table region: regions are taken as they are written.";
    }
    return provinces == null || provinces.set().isEmpty()
        ? ""
        : "Letter codes of provinces were read in the set " + provinces.set() + ".";
  }
}
