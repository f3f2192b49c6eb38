package org.tradewind.exports;

import java.util.List;
import java.util.Map;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.CellTables;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TierTables;
import org.tradewind.tables.WhatifTables;

/**
 * The sheet that a table becomes.
 *
 * @param sheet its name, at most 31 characters
 * @param table name of the table
 * @param answers the question that it answers
 * @param where rows that are taken: values of columns; all where it is empty
 */
record SheetPlan(String sheet, String table, String answers, Map<String, String> where) {
  /** The sheets of a workbook, in their order. */
  static final List<SheetPlan> ALL =
      List.of(
          of(
              "Totals",
              AccountTables.NATIONAL_TOTAL,
              "How much in the nation, and how much between regions?"),
          of(
              "Regions",
              AccountTables.ACCOUNT_REGION,
              "How much does each region emit, make in final products, or buy?"),
          of("Households", AccountTables.ACCOUNT_HOUSEHOLD, "What do households emit themselves?"),
          of(
              "Accounts",
              AccountTables.ACCOUNT,
              "How much does each sector of each region emit, make or buy?"),
          of("Trade indices", FlowTables.EMBODIED_TRADE, "Who outsources, and who receives?"),
          of("Pairs", FlowTables.FLOW_PAIR, "Who emits for whom?"),
          of("Tiers", TierTables.TIER, "From which sectors through which to which demand?"),
          of("Tier nodes", TierTables.TIER_NODE, "What passes each group of the three tiers?"),
          of("Tier links", TierTables.TIER_LINK, "How much passes from tier to tier?"),
          of(
              "Tier lean",
              TierTables.TIER_LEAN,
              "How sure is it whether a group carries more of the CO2 or of the deaths?"),
          of(
              "Relocation",
              DisparityTables.RELOCATION,
              "What does a group emit in one region for others?"),
          of(
              "Relocation contrast",
              DisparityTables.RELOCATION_CONTRAST,
              "Where do deaths and CO2 of relocation differ?"),
          of("Concentration", FlowTables.CONCENTRATION, "How few flows carry how much?"),
          of("Top flows", FlowTables.TOP_FLOW, "Which are the largest flows?"),
          of(
              "Paths",
              FlowTables.STRUCTURAL_PATH,
              "Through which deliveries do the largest flows run?"),
          of("Zones", DisparityTables.ZONE, "Which regions outsource CO2, deaths, or both?"),
          of("Zone probability", DisparityTables.ZONE_PROBABILITY, "How sure is a region's zone?"),
          of(
              "Zone profiles",
              DisparityTables.ZONE_PROFILE,
              "How many people live in each zone, and how rich are they?"),
          of("Zone flows", DisparityTables.ZONE_FLOW, "Where do burdens go between zones?"),
          of(
              "Burden",
              DamageTables.BURDEN,
              "How many people die of PM2.5, booked where they live?"),
          of("Death pairs", DamageTables.DEATH_PAIR, "Whose emissions cause deaths where?"),
          of(
              "Subsectors",
              ContributionTables.DAMAGE_SUBSECTOR,
              "Which fuels and processes cause deaths and emit CO2?"),
          of("Species", ContributionTables.DAMAGE_SPECIES, "By which species do people die?"),
          of(
              "Contributions",
              ContributionTables.CONTRIBUTION_RATIO,
              "Which groups of sources have more deaths than CO2?"),
          of("Subsector costs", CostTables.COST_SUBSECTOR, "What does each fuel and process cost?"),
          of("Region costs", CostTables.COST_REGION, "What does each region cost?"),
          of("Sector costs", CostTables.COST_SECTOR, "What does each sector cost next to its GDP?"),
          of("Ranks", CostTables.COST_RANK, "Which ranks move where deaths are priced?"),
          of("Predominant", CostTables.PREDOMINANT, "Which subsector costs most in each region?"),
          of("Predominant change", CostTables.PREDOMINANT_CHANGE, "Where do deaths change it?"),
          of(
              "Cost counts",
              CostTables.COST_COUNT,
              "How many subsectors and sectors do costs set apart?"),
          of(
              "Rank switches",
              CostTables.RANK_SWITCH,
              "At which prices do two subsectors change places?"),
          of("Prices", CostTables.VALUATION_USED, "What do a death and a tonne of CO2 cost?"),
          of(
              "Cell threshold",
              CellTables.COST_THRESHOLD,
              "How few cells carry how much of the cost?"),
          of("Inequality", CellTables.INEQUALITY, "How unequal are costs over people?"),
          of(
              "Inequality curve",
              CellTables.INEQUALITY_CURVE,
              "Which share of the people bears which share of the cost?"),
          of(
              "City regression",
              CityTables.CITY_REGRESSION,
              "Do dense cities cause more deaths per tonne of CO2?"),
          of("Cities", CityTables.CITY_POINT, "What does each city emit and cause?"),
          of("Scenario totals", ScenarioTables.SCENARIO_TOTAL, "How much does coordination save?"),
          of(
              "Scenario differences",
              ScenarioTables.SCENARIO_DIFFERENCE,
              "How much more does one scenario save?"),
          of(
              "Scenario sums",
              ScenarioTables.SCENARIO_SUM,
              "Which groups, suppliers and hubs save it?"),
          of("What-ifs", WhatifTables.WHATIF_TOTAL, "What does each what-if avoid?"),
          of("What-ifs by region", WhatifTables.WHATIF_REGION, "Where is it avoided?"),
          of(
              "What-ifs by subsector",
              WhatifTables.WHATIF_SUBSECTOR,
              "In which fuels and processes?"),
          of("What-ifs by species", WhatifTables.WHATIF_SPECIES, "By which species?"),
          of(
              "What-ifs by demand",
              WhatifTables.WHATIF_DEMAND,
              "Whose demand do those emissions serve?"),
          of("Convergence", DrawTables.CONVERGENCE, "Did the draws settle?"),
          new SheetPlan(
              "Variance of totals",
              DrawTables.VARIANCE_SHARE.name(),
              "Which inputs make national totals uncertain?",
              Map.of("region", "*", "to_region", "*")),
          of(
              "Sources of uncertainty",
              DrawTables.UNCERTAINTY_SOURCE,
              "What do the intervals carry?"));

  private static SheetPlan of(String sheet, TableSchema table, String answers) {
    return new SheetPlan(sheet, table.name(), answers, Map.of());
  }
}
