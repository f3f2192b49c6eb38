package org.tradewind.importers.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.importers.china.ProvinceNames;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Which region of the study a polygon's name stands for: the name itself is its code, or the names
 * are those of China's provinces ({@link ProvinceNames}).
 */
final class PolygonCodes {
  /** Value of the setting codes for China's provinces. */
  static final String CHINA = "china-provinces";

  private final Map<String, String> names = new LinkedHashMap<>();
  private final boolean china;
  private final boolean table;
  private final String letters;
  private final String lettersSetting;
  private final List<String> only;

  private PolygonCodes(String format, ImportSettings settings, boolean china, boolean table) {
    this.china = china;
    this.table = table;
    this.letters = settings.text("letters");
    this.lettersSetting = "import " + format + " --set letters";
    List<String> keep = Arrays.stream(settings.text("keep").split(",")).map(String::strip).toList();
    this.only = keep.equals(List.of("")) ? List.of() : keep;
  }

  /**
   * The codes of an import.
   *
   * @param settings codes, letters and keep
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
    boolean table = existing.has(Inputs.REGION);
    PolygonCodes result = new PolygonCodes(format, settings, !codes.isEmpty(), table);
    if (table) {
      Table region = existing.require(Inputs.REGION);
      for (int r = 0; r < region.rows(); r++) {
        result.names.put(region.strings("region")[r], region.strings("name")[r]);
      }
    } else if (result.china) {
      for (String code : ChinaFacts.provinces().labels()) {
        result.names.put(code, ChinaFacts.provinceName(code));
      }
    }
    return result;
  }

  /**
   * How the names of one property are read.
   *
   * @param region code of the region that a name stands for; empty where the study has no such
   *     region or it is not to be kept
   * @param problem why codes of two letters cannot be read, or empty
   * @param note which set of letters was read, or empty
   */
  record Reading(Function<String, Optional<String>> region, String problem, String note) {}

  /** Reads all names of a property. */
  Reading reading(Collection<String> written) {
    if (!china) {
      return new Reading(name -> kept(Optional.of(name)), "", "");
    }
    ProvinceNames provinces = ProvinceNames.of(written, letters, lettersSetting);
    String note =
        provinces.set().isEmpty()
            ? ""
            : "Letter codes of provinces were read in the set " + provinces.set() + ".";
    return new Reading(name -> kept(provinces.region(name)), provinces.problem(), note);
  }

  private Optional<String> kept(Optional<String> code) {
    return code.filter(c -> names.isEmpty() || names.containsKey(c))
        .filter(c -> only.isEmpty() || only.contains(c));
  }

  /** Setting of the letters, for messages. */
  String lettersSetting() {
    return lettersSetting;
  }

  /** Whether it is known which names there can be. */
  boolean known() {
    return !names.isEmpty();
  }

  /** Whether the names are those of China's provinces. */
  boolean china() {
    return china;
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

  /** A sentence on the known regions that have no polygon, or empty. */
  String missing(List<String> found) {
    List<String> missing = new ArrayList<>(only.isEmpty() ? names.keySet() : List.of());
    missing.removeAll(found);
    if (missing.isEmpty()) {
      return "";
    }
    List<String> shown =
        missing.stream().map(r -> name(r).equals(r) ? r : r + " " + name(r)).toList();
    return missing.size()
        + " of "
        + names.size()
        + (table ? " regions of the study" : " mainland provinces")
        + " have no polygon: "
        + String.join(", ", shown)
        + ".";
  }
}
