package org.tradewind.reproduction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.EvaluationTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Provenance.Status;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TierTables;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * A run whose tables hold round numbers, written by hand, so that every quantity can be worked out
 * on paper. Rows that a right formula leaves alone stand among them.
 */
public final class SmallRun {
  private static final List<String> SPECIES =
      List.of("OC", "EC", "PM_OTHER", "SO2", "NOX", "NH3", "VOC");

  private final Map<String, Table> tables = new HashMap<>();
  private final Map<String, Provenance> provenance = new HashMap<>();
  private List<String> species = SPECIES;
  private FirstOrder firstOrder =
      new FirstOrder(false, OptionalDouble.of(0.25), OptionalDouble.of(0.4));
  private Optional<String> draws = Optional.empty();

  private SmallRun() {}

  public static SmallRun of() {
    SmallRun run = new SmallRun();
    run.totals().tiers().flows().relocation().damage().zones().scenarios().inputs();
    for (TableSchema schema :
        List.of(
            Inputs.EMISSION,
            Inputs.CONCORDANCE,
            MrioInputs.TRANSACTIONS,
            Inputs.REGION,
            Inputs.CELL,
            MrioInputs.ENERGY_INTENSITY)) {
      run.from(schema, Status.ESTIMATED, "made for a test");
    }
    return run.from(AirInputs.SENSITIVITY, Status.ILLUSTRATIVE, "made for a test");
  }

  SmallRun without(TableSchema schema) {
    tables.remove(schema.name());
    return this;
  }

  SmallRun of(List<String> chosen) {
    species = chosen;
    return this;
  }

  SmallRun from(TableSchema schema, Status status, String source) {
    provenance.put(schema.name(), Provenance.of(status, source, ""));
    return this;
  }

  /** A run whose deaths are first-order, or closed to J already. */
  SmallRun closing(boolean closed, double overJ, double elasticity) {
    firstOrder = new FirstOrder(closed, OptionalDouble.of(overJ), OptionalDouble.of(elasticity));
    return this;
  }

  FinishedRun run() {
    return FinishedRun.of(
        new FinishedRun.Manifest("small", "0", species, "ier, raw", firstOrder, draws),
        tables,
        provenance);
  }

  /** With intervals of some numbers, and rows that a right reading leaves alone. */
  public SmallRun drawn() {
    draws = Optional.of("100 draws, bottom-up");
    interval(AccountTables.NATIONAL_TOTAL, "value", 9e9, 11e9, "CO2", "all");
    interval(AccountTables.NATIONAL_TOTAL, "value", 1.8e9, 3e9, "CO2", "between_final_producer");
    interval(AccountTables.NATIONAL_TOTAL, "value", 1, 2, "deaths", "all");
    interval(AccountTables.NATIONAL_TOTAL, "value", 700, 900, "deaths", "supply_chain");
    interval(TierTables.TIER_NODE, "value", 1, 2, "CO2", 1, "Power");
    interval(TierTables.TIER_NODE, "share", 0.45, 0.65, "CO2", 1, "Power");
    interval(TierTables.TIER_NODE, "share", 0.25, 0.35, "CO2", 1, "Metal");
    interval(DisparityTables.RELOCATION_CONTRAST, "ratio", 1.2, 1.9, "Nonmetal", "AH");
    interval(DisparityTables.RELOCATION, "exports", 1, 2, "CO2", "Power", "HB");
    interval(DisparityTables.ZONE, "tci", -0.2, 0.1, "HN");
    interval(DisparityTables.ZONE_FLOW, "value", 1e8, 2e8, "CO2", "Z5", "Z1");
    interval(DisparityTables.ZONE_FLOW_HELD, "value", 3e8, 5e8, "CO2", "Z5", "Z1");
    interval(DisparityTables.ZONE_FLOW_HELD, "share", Double.NaN, Double.NaN, "CO2", "Z5", "Z1");
    interval(ScenarioTables.SCENARIO_TOTAL, "saving", 90e6, 120e6, "full", "CO2", "sectors_trade");
    return from(UncertaintyInputs.UNCERTAINTY, Status.ESTIMATED, "made for a test");
  }

  private void interval(TableSchema of, String column, double low, double high, Object... key) {
    TableSchema schema = CiTable.schema(of);
    Table.Builder rows = Table.builder(schema);
    if (tables.containsKey(schema.name())) {
      rows.addAll(tables.get(schema.name()));
    }
    int draws = Double.isNaN(low) ? 0 : 100;
    Statistics s = new Statistics(0, 0, low, 0, 0, 0, high, 0, draws);
    CiTable.add(rows, key, column, 0, s);
    put(rows);
  }

  public Map<String, Table> tables() {
    return tables;
  }

  private void put(Table.Builder rows) {
    Table table = rows.build();
    tables.put(table.name(), table);
  }

  /** Supply chains and all: CO2 9e9 of 10e9 t, deaths 800 of 1000. Trade: 2e9 t, 250 deaths. */
  private SmallRun totals() {
    Table.Builder total = Table.builder(AccountTables.NATIONAL_TOTAL);
    Object[][] amounts = {
      {"CO2", 9e9, 10e9, 2e9},
      {"OC", 1e6, 2e6, 1.},
      {"EC", 1e6, 2e6, 1.},
      {"PM_OTHER", 2e6, 4e6, 1.},
      {"SO2", 9e6, 10e6, 1.},
      {"NOX", 19e6, 20e6, 1.},
      {"NH3", 9e6, 10e6, 1.},
      {"deaths", 800., 1000., 250.},
      {"deaths_NH3", 80., 80., 1.},
      {"deaths_VOC", 40., 40., 1.}
    };
    for (Object[] a : amounts) {
      double chain = (double) a[1];
      double all = (double) a[2];
      double between = (double) a[3];
      total.add(a[0], "supply_chain", chain, chain / all).add(a[0], "household", 7, 7 / all);
      total.add(a[0], "all", all, 1).add(a[0], "between_final_producer", between, between / chain);
      total.add(a[0], "between_final_consumer", 9e9, 9e9 / chain);
    }
    put(total);
    return this;
  }

  /** Tier 1 of every stressor: Power 40, Chemical 10, Metal 20, Nonmetal 30; deaths other. */
  private SmallRun tiers() {
    Table.Builder node = Table.builder(TierTables.TIER_NODE);
    for (String stressor : List.of("CO2", "OC", "EC", "PM_OTHER", "SO2", "NOX")) {
      double power = stressor.equals("CO2") ? 60 : stressor.equals("SO2") ? 10 : 20;
      double all = power + 40;
      node.add(stressor, 1, "Power", power, power / all);
      node.add(stressor, 1, "Chemical", 10, 10 / all);
      node.add(stressor, 1, "Metal", 30, 30 / all);
      node.add(stressor, 2, "Power", 99, 0);
    }
    node.add("deaths", 1, "Power", 30, 0.25).add("deaths", 1, "Chemical", 12, 0.1);
    node.add("deaths", 1, "Metal", 18, 0.15).add("deaths", 1, "Nonmetal", 60, 0.5);
    node.add("CO2", 3, "capital", 60, 0.6).add("CO2", 3, "urban", 40, 0.4);
    node.add("deaths", 3, "capital", 30, 0.25).add("deaths", 3, "export", 90, 0.75);
    put(node);
    Table.Builder tier = Table.builder(TierTables.TIER);
    Object[][] paths = {
      {"Power", "Construction", "capital", 30, 10},
      {"Power", "Construction", "urban", 10, 10},
      {"Nonmetal", "Construction", "capital", 60, 60},
      {"Power", "Equipment", "capital", 10, 5},
      {"Metal", "Equipment", "export", 15, 15},
      {"Metal", "Services", "capital", 10, 5},
      {"Metal", "Metal", "capital", 10, 20},
      {"Metal", "Metal", "export", 70, 80}
    };
    for (Object[] p : paths) {
      tier.add("CO2", p[0], p[1], p[2], p[3], 0).add("deaths", p[0], p[1], p[2], p[4], 0);
    }
    put(tier);
    return this;
  }

  /** The fewest flows that carry half: 2 % of CO2's, 4 % of those of deaths; J of 1250. */
  private SmallRun flows() {
    Table.Builder concentration = Table.builder(FlowTables.CONCENTRATION);
    for (String stressor : List.of("CO2", "deaths")) {
      concentration.add(stressor, stressor.equals("CO2") ? 0.02 : 0.04, 0.5, 2, 100);
      concentration.add(stressor, 0.09, 0.9, 9, 100);
    }
    put(concentration);
    put(
        Table.builder(DamageTables.BURDEN)
            .add("HB", "ihd", "all", 1200)
            .add("OUTSIDE", "ihd", "all", 50));
    return this;
  }

  private SmallRun relocation() {
    Table.Builder relocation = Table.builder(DisparityTables.RELOCATION);
    for (String stressor : List.of("CO2", "deaths")) {
      boolean co2 = stressor.equals("CO2");
      double unit = co2 ? 1e6 : 1;
      relocation.add(stressor, "Metal", "HB", 0, 0, co2 ? 0.2 : 0.3, 0);
      relocation.add(stressor, "Metal", "HN", 0, 0, co2 ? 0.05 : 0.15, 0);
      relocation.add(stressor, "Metal", "ZJ", 0, 0, 0.5, co2 ? 0.2 : 0.1);
      relocation.add(stressor, "Metal", "GD", 0, 0, 0.5, 0.15);
      relocation.add(stressor, "Nonmetal", "HB", 7 * unit, 0, 0.9, 0.9);
      String[] regions = {"HB", "HN", "SD", "JS", "NM", "XJ", "NX", "BJ"};
      for (int r = 0; r < regions.length; r++) {
        double share = co2 ? 0.01 * (r + 1) : 0.02 * (r + 1);
        relocation.add(stressor, "Power", regions[r], 100 * share * unit, 0, share, 0);
      }
    }
    put(relocation);
    put(
        Table.builder(DisparityTables.RELOCATION_CONTRAST)
            .add("Nonmetal", "AH", 0.1, 0.15, 1.5)
            .add("Nonmetal", "HB", 0.1, 0.12, 1.2)
            .add("Nonmetal", "ZJ", 0.1, 0.05, 0.5)
            .add("Metal", "AH", 0.1, 0.9, 9));
    return this;
  }

  /** Deaths per tonne: HN 25 / 50 over five species, NM 10 / 50, XJ 5 / 50; CO2 and NH3 aside. */
  private SmallRun damage() {
    Table.Builder damage = Table.builder(DamageTables.DAMAGE_REGION);
    for (String species : List.of("OC", "EC", "PM_OTHER", "SO2", "NOX")) {
      damage.add("HN", "x", species, "m01", 4, 2).add("HN", "x", species, "m02", 6, 3);
      damage.add("NM", "x", species, "m01", 10, 2).add("XJ", "x", species, "m01", 10, 1);
    }
    for (String region : List.of("HN", "NM", "XJ")) {
      damage.add(region, "x", "NH3", "m01", 1000, 1000);
      damage.add(region, "ene_bituminous", "CO2", "m01", 2e6, 0);
    }
    put(damage);
    return this;
  }

  private SmallRun zones() {
    put(
        Table.builder(DisparityTables.ZONE)
            .add("CQ", 0.5, 0.1, "Z2", 1, 1)
            .add("HN", -0.1, -0.4, "Z4", 1, 1)
            .add("AH", 0.2, -0.3, "Z4", 1, 1));
    put(
        Table.builder(DisparityTables.ZONE_FLOW)
            .add("CO2", "Z5", "Z1", 4e8, 0.25)
            .add("CO2", "Z1", "Z5", 12e8, 0.75)
            .add("deaths", "Z4", "Z1", 100, 0.5)
            .add("deaths", "Z5", "Z1", 40, 0.2)
            .add("deaths", "Z1", "Z4", 20, 0.3));
    return this;
  }

  private SmallRun scenarios() {
    Table.Builder total = Table.builder(ScenarioTables.SCENARIO_TOTAL);
    Table.Builder sum = Table.builder(ScenarioTables.SCENARIO_SUM);
    String[] scenarios = {"full", "partial75", "partial50"};
    for (int s = 0; s < scenarios.length; s++) {
      for (String stressor : List.of("CO2", "deaths")) {
        boolean co2 = stressor.equals("CO2");
        double saving = (co2 ? 100e6 : 50) * (4 - s) / 4;
        double base = co2 ? 1e9 : 200;
        total.add(scenarios[s], stressor, "sectors_trade", base, saving, saving / base);
        total.add(scenarios[s], stressor, "all_trade", 2 * base, saving, saving / 2 / base);
        sum.add(scenarios[s], "*", "*", "*", stressor, base, 100, 0);
        sum.add(scenarios[s], "*", "*", "ZJ", stressor, base, co2 ? 30 - s : 20 - s, 0);
        sum.add(scenarios[s], "*", "*", "GD", stressor, base, 15, 0);
        sum.add(scenarios[s], "*", "*", "BJ", stressor, base, 55, 0);
        sum.add(scenarios[s], "24", "*", "ZJ", stressor, base, 77, 0);
        sum.add(scenarios[s], "24", "NM", "*", stressor, base, co2 ? 90 : 1, 0);
        sum.add(scenarios[s], "13", "NM", "*", stressor, base, 10, 0);
        sum.add(scenarios[s], "14", "NM", "*", stressor, base, 5, 0);
        sum.add(scenarios[s], "14", "NM", "ZJ", stressor, base, 500, 0);
      }
    }
    put(total);
    put(sum);
    return this;
  }

  /** East 400 persons on 40 km2, north-west 30 on 60: 10 over 0.5. */
  private SmallRun inputs() {
    Table.Builder region = Table.builder(Inputs.REGION);
    for (String east : List.of("HB", "HN", "SD", "JS")) {
      region.add(east, east, 100, 1, 10);
    }
    for (String west : List.of("NM", "XJ", "NX")) {
      region.add(west, west, 10, 1, 20);
    }
    region.add("BJ", "BJ", 1e9, 1, 1);
    put(region);
    put(
        Table.builder(MrioInputs.ENERGY_INTENSITY)
            .add("HB", "24", 20)
            .add("HN", "24", 30)
            .add("BJ", "24", Double.NaN)
            .add("HB", "14", 5)
            .add("HN", "14", 40)
            .add("HN", "13", 4000));
    put(
        Table.builder(EvaluationTables.EVALUATION)
            .add("PM25", "*", "r", 0.7, "1", 0, 0, "")
            .add("PM25", "*", "n", 12, "1", 0, 0, "")
            .add("PM25", "HB", "r", 0.1, "1", 0, 0, "")
            .add("OC", "*", "r", 0.2, "1", 0, 0, ""));
    return this;
  }
}
