package org.tradewind.reproduction;

import static org.tradewind.reproduction.InputKind.EMISSION;
import static org.tradewind.reproduction.InputKind.INTENSITY;
import static org.tradewind.reproduction.InputKind.MAPPING;
import static org.tradewind.reproduction.InputKind.MRIO;
import static org.tradewind.reproduction.InputKind.SENSITIVITY;
import static org.tradewind.reproduction.RowFilter.in;
import static org.tradewind.reproduction.RowFilter.is;
import static org.tradewind.reproduction.Totals.PERCENT;
import static org.tradewind.tables.Vocabulary.DEATHS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Set;
import org.tradewind.axes.Species;
import org.tradewind.tables.EvaluationTables;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.ScenarioTables;

/**
 * Energy intensities, savings by coordination (section 3.4), and model evaluation (section 2.1).
 * Sectors of the scenarios: 13 nonmetal, 14 metal, 24 power.
 */
final class ScenarioQuantities {
  private static final String NONMETAL = "13";
  private static final String METAL = "14";
  private static final String POWER = "24";
  private static final String ALL = "*";
  private static final Set<InputKind> TONNES = Set.of(EMISSION, MAPPING, MRIO, INTENSITY);
  private static final Set<InputKind> KILLED =
      Set.of(EMISSION, MAPPING, MRIO, SENSITIVITY, INTENSITY);

  private ScenarioQuantities() {}

  static List<Quantity> quantities() {
    List<Quantity> quantities = new ArrayList<>();
    quantities.add(intensity("intensity_power", POWER));
    quantities.add(intensity("intensity_metal", METAL));
    for (String stressor : List.of(Species.CO2, DEATHS)) {
      quantities.addAll(full(stressor));
      quantities.add(saved("partial75_" + ending(stressor), "partial75", stressor));
      quantities.add(saved("partial50_" + ending(stressor), "partial50", stressor));
      quantities.add(hubs("hubs_full_" + ending(stressor), "full", stressor));
      quantities.add(hubs("hubs_75_" + ending(stressor), "partial75", stressor));
      quantities.add(hubs("hubs_50_" + ending(stressor), "partial50", stressor));
    }
    quantities.add(
        Quantity.of(
            "nm_power_industry",
            "`scenario_sum`, full, upstream NM: sector 24 over 13 + 14",
            TONNES,
            run -> upstream(run, "NM", POWER) / upstream(run, "NM", NONMETAL, METAL)));
    quantities.addAll(evaluation());
    return quantities;
  }

  private static List<Quantity> full(String stressor) {
    return List.of(
        saved("full_" + ending(stressor), "full", stressor),
        share("full_" + ending(stressor) + "_sectors", stressor, "sectors_trade"),
        share("full_" + ending(stressor) + "_trade", stressor, "all_trade"));
  }

  private static Quantity saved(String id, String scenario, String stressor) {
    double unit = stressor.equals(DEATHS) ? 1 : Totals.TONNES_PER_MT;
    return Quantity.of(
        id,
        "`scenario_total`, " + scenario,
        inputs(stressor),
        total(scenario, stressor, "sectors_trade", "saving").times(1 / unit));
  }

  private static Quantity share(String id, String stressor, String base) {
    return Quantity.of(
        id,
        "`scenario_total`, full, over " + base,
        inputs(stressor),
        total("full", stressor, base, "share").times(PERCENT));
  }

  static Reading total(String scenario, String stressor, String base, String column) {
    return Reading.of(
        ScenarioTables.SCENARIO_TOTAL,
        column,
        is("scenario", scenario),
        is("stressor", stressor),
        is("base_name", base));
  }

  private static Quantity hubs(String id, String scenario, String stressor) {
    return Quantity.of(
        id,
        "`scenario_sum`, " + scenario + ", downstream ZJ + GD over all",
        inputs(stressor),
        run ->
            PERCENT
                * downstream(run, scenario, stressor, "ZJ", "GD")
                / downstream(run, scenario, stressor, ALL));
  }

  private static double downstream(
      FinishedRun run, String scenario, String stressor, String... hubs) {
    return run.sum(
        ScenarioTables.SCENARIO_SUM,
        "saving",
        is("scenario", scenario),
        is("stressor", stressor),
        is("group", ALL),
        is("region", ALL),
        in("to_region", hubs));
  }

  private static double upstream(FinishedRun run, String region, String... groups) {
    return run.sum(
        ScenarioTables.SCENARIO_SUM,
        "saving",
        is("scenario", "full"),
        is("stressor", Species.CO2),
        in("group", groups),
        is("region", region),
        is("to_region", ALL));
  }

  private static Quantity intensity(String id, String group) {
    return Quantity.of(
        id,
        "input `energy_intensity`, sector " + group + ", highest over lowest province",
        Set.of(INTENSITY),
        run -> {
          DoubleSummaryStatistics known =
              Arrays.stream(
                      run.values(MrioInputs.ENERGY_INTENSITY, "tce_per_unit", is("group", group)))
                  .filter(Double::isFinite)
                  .summaryStatistics();
          return known.getMax() / known.getMin();
        });
  }

  private static List<Quantity> evaluation() {
    return List.of(measured("pm25_r", "r"), measured("pm25_sites", "n"));
  }

  static Quantity measured(String id, String statistic) {
    return Quantity.of(
        id,
        "`evaluation` of `jobs/evaluate`, PM25, all sites",
        Set.of(EMISSION, SENSITIVITY, InputKind.SITES),
        Reading.of(
            EvaluationTables.EVALUATION,
            "value",
            is("species", Species.PM25),
            is("region", ALL),
            is("statistic", statistic)));
  }

  private static String ending(String stressor) {
    return stressor.equals(DEATHS) ? "deaths" : "co2";
  }

  private static Set<InputKind> inputs(String stressor) {
    return stressor.equals(DEATHS) ? KILLED : TONNES;
  }
}
