package org.tradewind.reproduction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tradewind.tables.CellTables;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.EvaluationTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Provenance.Status;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Two runs for the numbers of paper B, written by hand. A death costs 10^6 USD and a tonne of CO2
 * 100 USD, so that 1,000 deaths or 10 Mt cost 10^9 USD: amounts are written as costs in that unit.
 */
final class SmallCosts {
  private static final Object[] MONEY = {"USD", 2011, "2.5 %"};

  private final Map<String, Table> tables = new HashMap<>();
  private final Map<String, Provenance> provenance = new HashMap<>();
  private FirstOrder firstOrder =
      new FirstOrder(false, OptionalDouble.of(0.5), OptionalDouble.of(0.4));

  private SmallCosts() {}

  /** All subsectors in one region. */
  static SmallCosts nation() {
    return new SmallCosts().subsectors().groups().prices().sectors().cities().cells().evaluation();
  }

  /** The costs of some provinces by subsector. */
  static SmallCosts provinces() {
    return new SmallCosts().regions().prices();
  }

  SmallCosts without(TableSchema schema) {
    tables.remove(schema.name());
    return this;
  }

  /** With prices of some source. */
  SmallCosts priced(String source) {
    provenance.put(
        CostTables.VALUATION.name(), Provenance.of(Status.ESTIMATED, source, "made for a test"));
    return this;
  }

  SmallCosts from(TableSchema schema, Status status) {
    provenance.put(schema.name(), Provenance.of(status, "made for a test", ""));
    return this;
  }

  /** A run whose deaths are closed to J already. */
  SmallCosts closed() {
    firstOrder = new FirstOrder(true, OptionalDouble.of(0.5), OptionalDouble.of(0.4));
    return this;
  }

  FinishedRun run() {
    List<String> species = List.of("OC", "EC", "PM_OTHER", "SO2", "NOX", "NH3");
    return FinishedRun.of(
        new FinishedRun.Manifest("small", "0", species, "ier, raw", firstOrder, Optional.empty()),
        tables,
        provenance);
  }

  /** Costs of climate and health of each subsector; CO2 is 1000 Mt, of which energy has 500. */
  private SmallCosts subsectors() {
    Table.Builder damage = Table.builder(DamageTables.DAMAGE_REGION);
    Object[][] costs = {
      {"ene_bituminous", 40, 120},
      {"ene_anthracite", 4, 0},
      {"ene_gas", 6, 0},
      {"ind_bituminous", 15, 110},
      {"ind_coke", 3, 0},
      {"ind_natural_gas", 2, 0},
      {"ind_cement", 5, 40},
      {"ind_iron_steel", 5, 30},
      {"dom_bituminous", 4, 130},
      {"dom_lpg", 1, 0},
      {"dom_waste", 0, 105},
      {"dom_crop_residue", 0, 21},
      {"dom_brush_wood", 0, 10},
      {"tra_diesel", 10, 90},
      {"tra_gasoline", 5, 15},
      {"agr_fertilizer_livestock", 0, 101}
    };
    for (Object[] c : costs) {
      costs(damage, "JS", (String) c[0], (int) c[1], (int) c[2]);
    }
    // primary PM2.5 of 100 t, SO2 of 100 t
    Object[][] tonnes = {
      {"ene_bituminous", 10, 60},
      {"ind_coke", 5, 0},
      {"dom_bituminous", 20, 15},
      {"dom_crop_residue", 10, 0},
      {"dom_lignite", 0, 5},
      {"dom_gas_oil", 0, 20},
      {"dom_waste", 15, 0},
      {"tra_diesel", 40, 0}
    };
    for (Object[] t : tonnes) {
      double third = (int) t[1] / 3.;
      for (String species : List.of("OC", "EC", "PM_OTHER")) {
        damage.add("SD", t[0], species, "m03", third, 0);
      }
      damage.add("SD", t[0], "SO2", "m03", t[2], 0);
    }
    put(damage);
    return this;
  }

  /** Both halves of a year: climate costs as CO2, health costs as deaths by SO2 and by NOx. */
  private static void costs(
      Table.Builder damage, String region, String subsector, double climate, double health) {
    for (String month : List.of("m01", "m02")) {
      damage.add(region, subsector, "CO2", month, climate * 5e6, 0);
      damage.add(region, subsector, "NOX", month, 0, health * 500);
    }
  }

  private SmallCosts regions() {
    Table.Builder damage = Table.builder(DamageTables.DAMAGE_REGION);
    Object[][] costs = {
      {"HN", "ene_bituminous", 10, 2},
      {"HN", "ind_bituminous", 5, 9},
      {"LN", "ene_bituminous", 8, 2},
      {"LN", "ind_bituminous", 6, 3},
      {"TJ", "ene_bituminous", 5, 1},
      {"TJ", "ind_iron_steel", 4, 4},
      {"BJ", "ene_gas", 3, 0},
      {"BJ", "dom_bituminous", 1, 5},
      {"HB", "ind_iron_steel", 6, 6},
      {"HB", "dom_bituminous", 1, 2},
      {"SX", "ene_bituminous", 9, 1},
      {"SX", "tra_diesel", 2, 12},
      {"JS", "ene_bituminous", 20, 5},
      {"GD", "ene_bituminous", 16, 3},
      {"GD", "tra_diesel", 2, 1},
      {"NM", "ene_bituminous", 14, 1},
      {"CQ", "ind_cement", 1, 18},
      {"JL", "ene_bituminous", 3, 1},
      {"JL", "dom_crop_residue", 0, 3},
      {"JL", "dom_brush_wood", 0, 1},
      {"HL", "ene_bituminous", 5, 1},
      {"HL", "dom_bituminous", 1, 1},
      {"GS", "ind_lime", 4, 2},
      {"GS", "dom_fuel_wood", 0, 1},
      {"GS", "dom_open_burning", 0, 3}
    };
    for (Object[] c : costs) {
      costs(damage, (String) c[0], (String) c[1], (int) c[2], (int) c[3]);
    }
    put(damage);
    put(Table.builder(DamageTables.BURDEN).add("HN", "ihd", "all", 170_000));
    return this;
  }

  private SmallCosts groups() {
    Table.Builder group = Table.builder(ContributionTables.CONTRIBUTION_RATIO);
    Object[][] groups = {
      {"category", "domestic", "", 0.3, 0.05, 6},
      {"category", "energy", "", 0.125, 0.5, 0.25},
      {"synergy", "non-synergistic", "", 0.2, 0, Double.NaN},
      {"synergy", "synergistic", "", 0.8, 1, 0.8},
      {"subsector", "ind_natural_gas", "", 0.01, 0.1, 0.1},
      {"subsector", "dom_waste", "", 0.1, 0.005, 20},
      {"subsector", "dom_lpg", "", 0, 0.1, 0},
      {"subsector", "agr_fertilizer_livestock", "", 0.2, 0, Double.NaN},
      {"subsector", "ind_coke", "", 0.001, 0.02, 0.05},
      {"subsector", "dom_briquette", "", 0.1, 0.004, 25},
      {"region", "HE", "", 0, 0, 4},
      {"region", "HN", "", 0, 0, 3.5},
      {"region", "HB", "", 0, 0, 99},
      {"region", "CQ", "", 0, 0, 3},
      {"region", "TB", "", 0, 0, 0.2},
      {"region_category", "energy", "NM", 0.005, 0.04, 0},
      {"region_category", "energy", "SD", 0.01, 0.03, 0},
      {"region_category", "industry", "SD", 0.9, 0.9, 1}
    };
    for (Object[] g : groups) {
      group.add(g[0], g[1], g[2], 0, 0, g[3], g[4], g[5]);
    }
    put(group);
    Table.Builder primary = Table.builder(ContributionTables.DAMAGE_SUBSECTOR);
    Object[][] shares = {
      {"ind_cement", 0.7}, {"ind_iron_steel", 0.6}, {"dom_bituminous", 0.4}, {"tra_diesel", 0.1}
    };
    for (Object[] s : shares) {
      primary.add(s[0], "", "", true, 0, 0, 0, 0, 0, 0, 0, s[1]);
    }
    put(primary);
    return this;
  }

  private SmallCosts prices() {
    Table.Builder used = Table.builder(CostTables.VALUATION_USED);
    Object[][] prices = {
      {"VSL", "central", false, 1.328e6, 3.83e6},
      {"VSL", "epa", false, 4.357e6, 8.2e6},
      {"VSL", "low", false, 660e3, 660e3},
      {"VSL", "own", true, 1e6, 1e6},
      {"SCC", "central", true, 100, 100},
      {"SCC", "low", false, 10, 10},
      {"SCC", "high", false, 1000, 1000}
    };
    for (Object[] p : prices) {
      used.add(p[0], p[1], p[2], p[3], 0, p[4], 0, 0, 0, "made", MONEY[0], MONEY[1], MONEY[2]);
    }
    put(used);
    return priced("Chen et al. 2024");
  }

  /** Health and climate costs and GDP: two of six are below 5 %, three above GDP. */
  private SmallCosts sectors() {
    Table.Builder sector = Table.builder(CostTables.COST_SECTOR);
    Object[][] costs = {
      {"24", 10, 90, 50},
      {"13", 20, 20, 30},
      {"14", 5, 5, 100},
      {"42", 1, 1, 100},
      {"01", 1, 1, 996},
      {"25", 0, 8, 4},
      {"11", 9, 9, Double.NaN},
      {"household", 500, 500, Double.NaN},
      {"*", 500, 500, 5000}
    };
    for (Object[] c : costs) {
      sector.add(c[0], c[1], c[2], 0, 0, 0, 0, 0, c[3], 0, MONEY[0], MONEY[1], MONEY[2]);
    }
    put(sector);
    return this;
  }

  /** Health and climate costs; Baoding is the seventh of its cluster. */
  private SmallCosts cities() {
    put(
        Table.builder(CityTables.CITY_REGRESSION)
            .add("above", 9, 0, 0, 0.5, 0.1, 0.6, 0, 0, 0.01)
            .add("below", 9, 0, 0, 0.2, 0.1, 0.1, 0, 0, 0.01)
            .add("all", 18, 0, 0, 0.9, 0.1, 0.9, 0, 0, 0.01));
    Table.Builder point = Table.builder(CityTables.CITY_POINT);
    Object[][] cities = {
      {"Chongqing", "CQ", 7, 3, 3},
      {"Zhengzhou", "HN", 8, 2, 2},
      {"Shanghai", "SH", 3, 7, 0.5},
      {"Wuhan", "HE", 6, 4, 2},
      {"Beijing", "BJ", 5, 5, 1.5},
      {"Tianjin", "TJ", 5, 5, 1},
      {"Tangshan", "HB", 2, 6, 1},
      {"Shijiazhuang", "HB", 9, 1, 1},
      {"Handan", "HB", 6, 4, 1},
      {"Xingtai", "HB", 6, 4, 1},
      {"Baoding", "HB", 0.1, 7, 1},
      {"Guangzhou", "GD", 0, 90, 0.6},
      {"Shenzhen", "GD", 90, 0, 0.7}
    };
    for (Object[] c : cities) {
      double deaths = ((Number) c[2]).doubleValue() * 1e3;
      double tonnes = ((Number) c[3]).doubleValue() * 1e7;
      point.add(c[0], c[0], c[1], 0, 0, "above", true, deaths, tonnes, 0, 0, c[4]);
    }
    put(point);
    return this;
  }

  /** Of 100 km2 and 10 persons in regions, two cells cost over 10^9 USD, closed four. */
  private SmallCosts cells() {
    Table.Builder cost = Table.builder(CellTables.COST_CELL);
    cost.add(cell(1, 0.6e9, 0.5e9)).add(cell(2, 0, 1.5e9)).add(cell(3, 0.6e9, 0.2e9));
    put(cost.add(cell(4, 0.1e9, 0.9e9)));
    Table.Builder above = Table.builder(CellTables.COST_THRESHOLD);
    put(above.add(1e9, 2, 0, 0, 0.3, 0.5, MONEY[0], MONEY[1], MONEY[2]));
    Table.Builder cell = Table.builder(Inputs.CELL);
    Table.Builder region = Table.builder(Inputs.CELL_REGION);
    int[][] areas = {{1, 10, 2}, {2, 20, 3}, {3, 15, 1}, {4, 15, 4}, {5, 40, 0}, {6, 900, 90}};
    for (int[] a : areas) {
      cell.add(a[0], 0, 0, 0, 0, a[1], a[2], 0, 0, "");
      if (a[0] < 6) {
        region.add(a[0], "JS", 1);
      }
    }
    put(cell);
    put(region);
    return this;
  }

  private static Object[] cell(int cell, double health, double climate) {
    double all = health + climate;
    return new Object[] {cell, health, climate, all, health / all, MONEY[0], MONEY[1], MONEY[2]};
  }

  private SmallCosts evaluation() {
    put(
        Table.builder(EvaluationTables.EVALUATION)
            .add("PM25", "*", "r", 0.8, "1", 0, 0, "")
            .add("PM25", "*", "n", 15, "1", 0, 0, ""));
    return this;
  }

  /** With intervals of some rows. */
  SmallCosts drawn() {
    interval(CostTables.COST_SECTOR, "cost_over_gdp", 0.1, 0.3, "*");
    interval(CostTables.COST_COUNT, "value", 3, 5, "sectors_above_gdp");
    interval(CostTables.COST_COUNT, "value", 2, 8, "regions_predominant_changes");
    interval(
        ContributionTables.CONTRIBUTION_RATIO,
        "deaths_share",
        0.2,
        0.4,
        "category",
        "domestic",
        "");
    return this;
  }

  private void interval(TableSchema of, String column, double low, double high, Object... key) {
    TableSchema schema = CiTable.schema(of);
    Table.Builder rows = Table.builder(schema);
    if (tables.containsKey(schema.name())) {
      rows.addAll(tables.get(schema.name()));
    }
    CiTable.add(rows, key, column, 0, new Statistics(0, 0, low, 0, 0, 0, high, 0, 100));
    put(rows);
  }

  SmallCosts synergistic(String... subsectors) {
    Table.Builder table = Table.builder(Inputs.SUBSECTOR);
    for (String subsector : subsectors) {
      table.add(subsector, "", "", true, false);
    }
    put(table.add("tra_diesel", "", "", false, false));
    return this;
  }

  private void put(Table.Builder rows) {
    Table table = rows.build();
    tables.put(table.name(), table);
  }
}
