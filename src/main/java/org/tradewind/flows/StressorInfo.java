package org.tradewind.flows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * Name and unit of every stressor of a run: as the inputs give them, or by the vocabulary. The unit
 * of a stressor that neither knows is not guessed.
 */
public final class StressorInfo {
  /** Stands for the unit of a stressor that nobody gave one. */
  public static final String UNIT_NOT_GIVEN = "unit not given";

  private static final String TONNES = "t";
  private static final String DEATHS_A_YEAR = "deaths a year";

  private static final Map<String, String> NAMES =
      Map.of(
          Species.OC, "organic carbon",
          Species.EC, "elemental carbon",
          Species.PM_OTHER, "other primary PM2.5",
          Species.SO2, "sulphur dioxide",
          Species.NOX, "nitrogen oxides",
          Species.NH3, "ammonia",
          Species.VOC, "volatile organic compounds",
          Vocabulary.DEATHS, "deaths from PM2.5",
          Vocabulary.VALUE_ADDED, "value added",
          Vocabulary.PRIMARY_INPUTS, "primary inputs");

  private static final Set<String> MONEY =
      Set.of(Vocabulary.VALUE_ADDED, Vocabulary.IMPORTS, Vocabulary.PRIMARY_INPUTS);

  private record Info(String name, String unit) {}

  private final Map<String, Info> byStressor = new LinkedHashMap<>();
  private final List<String> unused = new ArrayList<>();

  private StressorInfo() {}

  /**
   * Names and units.
   *
   * @param inputs tables stressor_info, stressor and stressor_household of it are read, where there
   *     are such
   * @param ofGrid stressors that the run computes from the grid; their units are fixed
   * @param withGiven whether those of tables stressor and stressor_household are in the outputs
   * @param study its currency is the unit of value added and the like where they have none
   */
  public static StressorInfo of(
      StudyTables inputs, List<String> ofGrid, boolean withGiven, StudyInfo study) {
    Map<String, Info> given = given(inputs);
    StressorInfo result = new StressorInfo();
    for (String stressor : ofGrid) {
      String unit = unit(stressor, study);
      Info info = given.getOrDefault(stressor, new Info("", ""));
      if (!info.unit().isEmpty() && !info.unit().equals(unit)) {
        throw new UserError(
            "table stressor_info, stressor " + stressor,
            "unit '" + info.unit() + "'",
            "'" + unit + "', in which it is computed from the grid",
            "Correct the unit, or leave it empty.");
      }
      result.put(stressor, info, unit);
    }
    if (withGiven) {
      for (String stressor : inTables(inputs)) {
        Info info = given.getOrDefault(stressor, new Info("", ""));
        String unit = info.unit().isEmpty() ? unit(stressor, study) : info.unit();
        result.put(stressor, info, unit);
      }
    }
    given.keySet().stream()
        .filter(stressor -> !result.byStressor.containsKey(stressor))
        .forEach(result.unused::add);
    return result;
  }

  private static Map<String, Info> given(StudyTables inputs) {
    Map<String, Info> given = new LinkedHashMap<>();
    if (inputs.has(NameTables.STRESSOR_INFO)) {
      Table table = inputs.require(NameTables.STRESSOR_INFO);
      for (int row = 0; row < table.rows(); row++) {
        given.put(
            table.strings("stressor")[row],
            new Info(table.strings("name")[row].strip(), table.strings("unit")[row].strip()));
      }
    }
    return given;
  }

  private static Set<String> inTables(StudyTables inputs) {
    Set<String> found = new LinkedHashSet<>();
    for (var schema : List.of(MrioInputs.STRESSOR, MrioInputs.STRESSOR_HOUSEHOLD)) {
      if (inputs.has(schema)) {
        found.addAll(Arrays.asList(inputs.require(schema).strings("stressor")));
      }
    }
    return found;
  }

  private void put(String stressor, Info given, String unit) {
    byStressor.put(
        stressor, new Info(given.name().isEmpty() ? name(stressor) : given.name(), unit));
  }

  /** Name by the vocabulary; that of an unknown stressor is its code. */
  private static String name(String stressor) {
    String prefix = Vocabulary.deathsOf("");
    return stressor.startsWith(prefix) && Species.ALL.contains(stressor.substring(prefix.length()))
        ? "deaths from PM2.5 by " + name(stressor.substring(prefix.length()))
        : NAMES.getOrDefault(stressor, stressor);
  }

  /** Unit by the vocabulary. */
  private static String unit(String stressor, StudyInfo study) {
    if (Species.ALL.contains(stressor)) {
      return TONNES;
    }
    if (stressor.equals(Vocabulary.DEATHS)
        || Species.ALL.stream().map(Vocabulary::deathsOf).anyMatch(stressor::equals)) {
      return DEATHS_A_YEAR;
    }
    return MONEY.contains(stressor) ? study.currency().orElse(UNIT_NOT_GIVEN) : UNIT_NOT_GIVEN;
  }

  /** Unit of a stressor of the run. */
  public String unit(String stressor) {
    return byStressor.get(stressor).unit();
  }

  /** Stressors that the inputs name though no output has them. */
  public List<String> unused() {
    return List.copyOf(unused);
  }

  /** The table stressor_info. */
  public Table table() {
    Table.Builder table = Table.builder(NameTables.STRESSOR_INFO);
    byStressor.forEach((stressor, info) -> table.add(stressor, info.name(), info.unit()));
    return table.build();
  }
}
