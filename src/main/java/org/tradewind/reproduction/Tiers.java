package org.tradewind.reproduction;

import static org.tradewind.reproduction.InputKind.EMISSION;
import static org.tradewind.reproduction.InputKind.MAPPING;
import static org.tradewind.reproduction.InputKind.MRIO;
import static org.tradewind.reproduction.InputKind.SENSITIVITY;
import static org.tradewind.reproduction.RowFilter.in;
import static org.tradewind.reproduction.RowFilter.is;
import static org.tradewind.reproduction.RowFilter.number;
import static org.tradewind.reproduction.Totals.PERCENT;
import static org.tradewind.tables.Vocabulary.DEATHS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tradewind.axes.Species;
import org.tradewind.tables.TierTables;
import org.tradewind.tables.Vocabulary;

/**
 * Shares of groups in the three tiers of Figure 1 (section 3.1): sectors that emit, sectors that
 * make the final product, final demand. A share is of all that the tiers carry, or of one node.
 */
final class Tiers {
  private static final String POWER = "Power";
  private static final String NONMETAL = "Nonmetal";
  private static final String CONSTRUCTION = "Construction";
  private static final String EQUIPMENT = "Equipment";
  private static final String SERVICES = "Services";
  private static final String CAPITAL = "capital";

  private static final String FIRST = "`tier_node`, tier 1, group ";
  private static final Set<InputKind> TONNES = Set.of(EMISSION, MAPPING);
  private static final Set<InputKind> KILLED = Set.of(EMISSION, MAPPING, SENSITIVITY);
  private static final Set<InputKind> TONNES_TRADED = Set.of(EMISSION, MAPPING, MRIO);
  private static final Set<InputKind> KILLED_TRADED = Set.of(EMISSION, MAPPING, SENSITIVITY, MRIO);

  private Tiers() {}

  static List<Quantity> quantities() {
    List<Quantity> quantities = new ArrayList<>();
    quantities.addAll(emitters());
    quantities.addAll(construction());
    for (String stressor : List.of(Species.CO2, DEATHS)) {
      quantities.addAll(demand(stressor));
    }
    return quantities;
  }

  private static List<Quantity> emitters() {
    return List.of(
        emitter("power_co2", POWER, TONNES, Species.CO2),
        emitter("power_deaths", POWER, KILLED, DEATHS),
        emitter("power_pm25", POWER, TONNES, Totals.PRIMARY_PM25),
        emitter("power_so2_nox", POWER, TONNES, Species.SO2, Species.NOX),
        emitter("chemical_co2", "Chemical", TONNES, Species.CO2),
        emitter("chemical_deaths", "Chemical", KILLED, DEATHS),
        emitter("metal_co2", "Metal", TONNES, Species.CO2),
        emitter("metal_deaths", "Metal", KILLED, DEATHS),
        emitter("nonmetal_deaths", NONMETAL, KILLED, DEATHS));
  }

  private static List<Quantity> construction() {
    return List.of(
        Quantity.of(
            "construction_power_co2",
            "`tier`, Power to Construction over all to Construction",
            TONNES_TRADED,
            run -> ofConstruction(run, Species.CO2, POWER)),
        Quantity.of(
            "construction_nonmetal_deaths",
            "`tier`, Nonmetal to Construction over all to Construction",
            KILLED_TRADED,
            run -> ofConstruction(run, DEATHS, NONMETAL)));
  }

  private static List<Quantity> demand(String stressor) {
    String ending = stressor.equals(DEATHS) ? "_deaths" : "_co2";
    Set<InputKind> inputs = stressor.equals(DEATHS) ? KILLED_TRADED : TONNES_TRADED;
    return List.of(
        Quantity.of(
            "capital" + ending,
            "`tier_node`, tier 3, capital (fixed capital and inventories)",
            inputs,
            node(3, CAPITAL, stressor)),
        Quantity.of(
            "capital_three" + ending,
            "`tier`, capital through the groups Construction, Equipment and Services over all capital",
            inputs,
            run ->
                PERCENT
                    * tier(
                        run,
                        stressor,
                        is("category", CAPITAL),
                        in("to_group", CONSTRUCTION, EQUIPMENT, SERVICES))
                    / tier(run, stressor, is("category", CAPITAL))),
        Quantity.of(
            "equipment_export" + ending,
            "`tier`, Equipment to export over all through Equipment",
            inputs,
            run ->
                PERCENT
                    * tier(
                        run, stressor, is("to_group", EQUIPMENT), is("category", Vocabulary.EXPORT))
                    / tier(run, stressor, is("to_group", EQUIPMENT))));
  }

  private static Quantity emitter(
      String id, String group, Set<InputKind> inputs, String... stressors) {
    Formula formula =
        stressors.length == 1
            ? node(1, group, stressors[0])
            : run -> nodeOfSeveral(run, group, stressors);
    return Quantity.of(id, FIRST + group, inputs, formula);
  }

  /** Percent that a node has of its tier. */
  private static Reading node(int tier, String node, String stressor) {
    return Reading.of(
            TierTables.TIER_NODE,
            "share",
            number("tier", tier),
            is("node", node),
            is("stressor", stressor))
        .times(PERCENT);
  }

  /** Percent that a node has of tier 1, tonnes of several species taken together. */
  private static double nodeOfSeveral(FinishedRun run, String node, String... stressors) {
    double part = 0;
    double whole = 0;
    for (String stressor : stressors) {
      RowFilter[] all = {number("tier", 1), is("stressor", stressor)};
      whole += run.sum(TierTables.TIER_NODE, "value", all);
      part += run.sum(TierTables.TIER_NODE, "value", all[0], all[1], is("node", node));
    }
    return PERCENT * part / whole;
  }

  private static double ofConstruction(FinishedRun run, String stressor, String emitter) {
    return PERCENT
        * tier(run, stressor, is("from_group", emitter), is("to_group", CONSTRUCTION))
        / tier(run, stressor, is("to_group", CONSTRUCTION));
  }

  private static double tier(FinishedRun run, String stressor, RowFilter... filters) {
    RowFilter[] all = Arrays.copyOf(filters, filters.length + 1);
    all[filters.length] = is("stressor", stressor);
    return run.sum(TierTables.TIER, "value", all);
  }
}
