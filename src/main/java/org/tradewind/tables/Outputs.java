package org.tradewind.tables;

import static org.tradewind.tables.Column.flag;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;
import static org.tradewind.tables.Column.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The output tables of the public contract. */
public final class Outputs {
  public static final TableSchema DAMAGE_CELL =
      new TableSchema(
          "damage_cell",
          "Deaths caused and CO2 emitted by each subsector in each cell, booked where the emission happens.",
          List.of(
              integer("cell", "emitting cell"),
              text("subsector", "subsector"),
              number(
                  "deaths", "deaths/yr", "deaths, of the study's species, anywhere in the domain"),
              number("co2_t", "t/yr", "CO2 emitted")),
          List.of("cell", "subsector"));

  public static final TableSchema DAMAGE_CELL_TOTAL =
      new TableSchema(
          "damage_cell_total",
          "The table damage_cell summed over subsectors: what a map shows.",
          List.of(
              integer("cell", "emitting cell"),
              number(
                  "deaths", "deaths/yr", "deaths, of the study's species, anywhere in the domain"),
              number("co2_t", "t/yr", "CO2 emitted")),
          List.of("cell"));

  public static final TableSchema DAMAGE_REGION =
      new TableSchema(
          "damage_region",
          "Tonnes emitted and deaths caused by region, subsector, species and month.",
          List.of(
              text("region", "emitting region"),
              text("subsector", "subsector"),
              text("species", "species"),
              text("month", "m01 to m12"),
              number("tonnes", "t", "tonnes emitted"),
              number("deaths", "deaths", "deaths caused, anywhere in the domain; 0 for CO2")),
          List.of("region", "subsector", "species", "month"));

  public static final TableSchema ACCOUNT =
      new TableSchema(
          "account",
          "Each stressor by region and sector in three views: of the emitter (producer), of the final product (final_producer), of the buyer and"
              + " product bought (final_consumer; ROW and ERR are buyers too).",
          List.of(
              text("view", "producer, final_producer or final_consumer"),
              text("region", "region in that view"),
              text("sector", "sector in that view"),
              text("stressor", "stressor"),
              number("value", "unit of the stressor", "amount")),
          List.of("view", "region", "sector", "stressor"));

  public static final TableSchema ACCOUNT_REGION =
      new TableSchema(
          "account_region",
          "The table account summed over sectors: each stressor by region in three views.",
          List.of(
              text("view", "producer, final_producer or final_consumer"),
              text("region", "region in that view (of final_consumer ROW and ERR too)"),
              text("stressor", "stressor"),
              number("value", "unit of the stressor", "amount"),
              number(
                  "share",
                  "1",
                  "share of the nation's supply_chain total (table national_total); the shares of a view sum to 1 where every sector that emits has output")),
          List.of("view", "region", "stressor"));

  public static final TableSchema ACCOUNT_HOUSEHOLD =
      new TableSchema(
          "account_household",
          "What households emit themselves; in no view and in no flow, to be added to the producer account for a region's total.",
          List.of(
              text("region", "region"),
              text("stressor", "stressor"),
              number("value", "unit of the stressor", "amount")),
          List.of("region", "stressor"));

  public static final TableSchema PYMRIO_ACCOUNT =
      new TableSchema(
          "pymrio_account",
          "The accounts D_* of pymrio. D_pba is account of the view producer, but 0 where nothing is made; D_cba is the view final_consumer; D_imp and"
              + " D_exp, the parts emitted outside the buying and for other than the emitting region, are in no view: summed over sectors they are imports and"
              + " exports of embodied_trade, final_consumer, the exports with those to ROW and ERR. Households' own emissions are in none (pymrio adds them to"
              + " D_pba_reg and D_cba_reg).",
          List.of(
              text("account", "D_pba, D_cba, D_imp or D_exp"),
              text("stressor", "stressor"),
              text(
                  "region",
                  "emitting (D_pba, D_exp) or buying region (D_cba, D_imp; ROW and ERR are buyers too)"),
              text("sector", "emitting sector (D_pba, D_exp) or product bought (D_cba, D_imp)"),
              number("value", "unit of the stressor", "amount")),
          List.of("account", "stressor", "region", "sector"));
  public static final TableSchema NATIONAL_TOTAL =
      new TableSchema(
          "national_total",
          "The nation's totals of each stressor.",
          List.of(
              text("stressor", "stressor"),
              text(
                  "total",
                  "supply_chain (all producer accounts), household (emitted by households), all (both), between_final_producer and"
                      + " between_final_consumer (flows between different regions in that view)"),
              number("value", "unit of the stressor", "amount"),
              number(
                  "share",
                  "1",
                  "of between_final_producer and between_final_consumer: share of supply_chain, that is of all that supply chains emit; of supply_chain and household: share of all, that is of supply chains and households together; of all: 1. 0 where the stressor's total is 0")),
          List.of("stressor", "total"));

  public static final TableSchema MULTIPLIER =
      new TableSchema(
          "multiplier",
          "m = f L: what a unit of final demand for each region's product causes along its whole supply chain. Times final demand it is the account of"
              + " final producers.",
          List.of(
              text("stressor", "stressor"),
              text("region", "region that makes the final product"),
              text("sector", "sector that makes it"),
              number(
                  "value",
                  "unit of the stressor per unit of the table's currency",
                  "intensity; 0 where nothing is made")),
          List.of("stressor", "region", "sector"));

  public static final TableSchema REQUIREMENT =
      new TableSchema(
          "requirement",
          "W = L Y: the gross output that each destination calls for, whatever the stressors. Times f = F / x it is the table flow; each row sums to x."
              + " A later run on the same MRIO reads it (mrio.requirements).",
          List.of(
              text("view", "final_producer or final_consumer"),
              text("region", "region whose output it is"),
              text("sector", "sector whose output it is"),
              text(
                  "to_region",
                  "region of the final product, or destination (final_consumer; ROW and ERR too)"),
              number("value", "currency of the table", "output")),
          List.of("view", "region", "sector", "to_region"));

  public static final TableSchema FLOW =
      new TableSchema(
          "flow",
          "Stressor emitted by a region's sector for final products made in (final_producer) or bought by (final_consumer) another region.",
          List.of(
              text("view", "final_producer or final_consumer"),
              text("stressor", "stressor"),
              text("region", "emitting region"),
              text("sector", "emitting sector"),
              text("to_region", "final producer, or consumer (ROW and ERR among them)"),
              number("value", "unit of the stressor", "amount")),
          List.of("view", "stressor", "region", "sector", "to_region"));

  public static final TableSchema FLOW_PAIR =
      new TableSchema(
          "flow_pair",
          "The flows summed over sectors: one number per pair of regions.",
          List.of(
              text("view", "final_producer or final_consumer"),
              text("stressor", "stressor"),
              text("region", "emitting region"),
              text("to_region", "final producer, or consumer (ROW and ERR among them)"),
              number("value", "unit of the stressor", "amount")),
          List.of("view", "stressor", "region", "to_region"));

  public static final TableSchema EMBODIED_TRADE =
      new TableSchema(
          "embodied_trade",
          "Embodied imports and exports between the study's regions, and their index (imports - exports) / (imports + exports): TCI for CO2, THI"
              + " for deaths.",
          List.of(
              text("view", "final_producer or final_consumer"),
              text("stressor", "stressor"),
              text("region", "region"),
              number("imports", "unit of the stressor", "emitted elsewhere for this region"),
              number("exports", "unit of the stressor", "emitted here for other regions"),
              number("index", "1", "+1 outsources, -1 receives, 0 where there is no trade")),
          List.of("view", "stressor", "region"));

  public static final TableSchema TIER =
      new TableSchema(
          "tier",
          "Three tiers, final-producer view: emitted by the sectors of one group, in final products made by those of another, for a category of"
              + " final demand; all regions together. Summed over categories it is the first stage, over from_group the second.",
          List.of(
              text("stressor", "stressor"),
              text("from_group", "group that emits"),
              text("to_group", "group that makes the final product"),
              text(
                  "category",
                  "category of final demand; fixed_capital and inventories together are capital"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all that the three tiers carry")),
          List.of("stressor", "from_group", "to_group", "category"));

  public static final TableSchema TIER_SECTOR =
      new TableSchema(
          "tier_sector",
          "The table tier by single sectors.",
          List.of(
              text("stressor", "stressor"),
              text("from_sector", "sector that emits"),
              text("to_sector", "sector that makes the final product"),
              text(
                  "category",
                  "category of final demand; fixed_capital and inventories together are capital"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all that the three tiers carry")),
          List.of("stressor", "from_sector", "to_sector", "category"));

  public static final TableSchema TIER_NODE =
      new TableSchema(
          "tier_node",
          "What passes each node of the three tiers; a node of tier 2 passes on what it takes in.",
          List.of(
              text("stressor", "stressor"),
              integer("tier", "1 emitting, 2 making the final product, 3 final demand"),
              text("node", "group (tiers 1 and 2) or category (tier 3)"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all that the three tiers carry")),
          List.of("stressor", "tier", "node"));

  public static final TableSchema TIER_LINK =
      new TableSchema(
          "tier_link",
          "The links between the nodes of the three tiers: the table tier summed over categories (stage 1) and over emitting groups (stage 2). A group"
              + " passes on at stage 2 what it takes in at stage 1.",
          List.of(
              text("stressor", "stressor"),
              integer(
                  "stage",
                  "1 from the emitting group to the group that makes the final product, 2 from that group to the category of final demand"),
              text("from", "group that emits (stage 1) or makes the final product (stage 2)"),
              text(
                  "to",
                  "group that makes the final product (stage 1) or category of final demand (stage 2; fixed_capital and inventories together are capital)"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all that the three tiers carry")),
          List.of("stressor", "stage", "from", "to"));

  public static final TableSchema FLOW_GROUP_PAIR =
      new TableSchema(
          "flow_group_pair",
          "Relocation by group (or the groups and sectors of indices.relocation): emitted by a group's sectors in one region for final products made"
              + " in another. Final-producer view, different regions only.",
          List.of(
              text("stressor", "stressor"),
              text("group", "group, or code of a sector"),
              text("region", "emitting region"),
              text("to_region", "final producer"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all flows of the group between different regions")),
          List.of("stressor", "group", "region", "to_region"));

  public static final TableSchema RELOCATION =
      new TableSchema(
          "relocation",
          "The table flow_group_pair by region: what a group emits there for others, and elsewhere for its final products.",
          List.of(
              text("stressor", "stressor"),
              text("group", "group, or code of a sector"),
              text("region", "region"),
              number("exports", "unit of the stressor", "emitted here for other regions"),
              number("imports", "unit of the stressor", "emitted elsewhere for this region"),
              number(
                  "origin_share",
                  "1",
                  "exports as a share of all flows of the group between different regions"),
              number("destination_share", "1", "imports as a share of the same")),
          List.of("stressor", "group", "region"));

  public static final TableSchema RELOCATION_CONTRAST =
      new TableSchema(
          "relocation_contrast",
          "A region's origin_share of relocated deaths beside that of relocated CO2, by group; for studies that have both.",
          List.of(
              text("group", "group, or code of a sector"),
              text("region", "emitting region"),
              number("co2_share", "1", "share of the group's CO2 between different regions"),
              number("deaths_share", "1", "share of the group's deaths between different regions"),
              number("ratio", "1", "deaths_share / co2_share; NaN without CO2")
                  .within(Column.Range.ANY)),
          List.of("group", "region"));

  public static final TableSchema CONCENTRATION =
      new TableSchema(
          "concentration",
          "The smallest share of the flows from a sector of a region to another region (final-producer view) that carries 10, 20 ... 90 % of their total.",
          List.of(
              text("stressor", "stressor"),
              number("share_of_flows", "1", "flows / counted"),
              number("share_of_total", "1", "share of the sum of all these flows"),
              integer("flows", "how many of the largest flows carry that share"),
              integer("counted", "all such flows, or those that are not 0 (indices.count)")),
          List.of("stressor", "share_of_total"));

  public static final TableSchema TOP_FLOW =
      new TableSchema(
          "top_flow",
          "The largest flows from a sector of a region to another region, final-producer view: as many as carry half of their total.",
          List.of(
              text("stressor", "stressor"),
              integer("rank", "1 for the largest"),
              text("region", "emitting region"),
              text("sector", "emitting sector"),
              text("to_region", "final producer"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all flows between different regions"),
              number("cumulative_share", "1", "the same up to this rank")),
          List.of("stressor", "rank"));

  public static final TableSchema ZONE =
      new TableSchema(
          "zone",
          "Regions by TCI and THI of the final-producer view; for studies of CO2 and deaths.",
          List.of(
              text("region", "region"),
              number("tci", "1", "index of embodied trade for CO2"),
              number("thi", "1", "index of embodied trade for deaths"),
              text("zone", "Z1 to Z6 (docs/notation.md), NONE where both indices are 0"),
              number("persons_per_km2", "persons/km2", "NaN where not known")
                  .within(Column.Range.ANY),
              number("gdp_usd_per_person", "USD", "NaN where not known").within(Column.Range.ANY)),
          List.of("region"));

  public static final TableSchema ZONE_PROFILE =
      new TableSchema(
          "zone_profile",
          "People, land and product of the regions of each zone, pooled; NaN where one of its regions lacks the figure.",
          List.of(
              text("zone", "zone that has regions"),
              integer("regions", "how many"),
              number("population_persons", "persons", "residents").within(Column.Range.ANY),
              number("area_km2", "km2", "land area").within(Column.Range.ANY),
              number("persons_per_km2", "persons/km2", "population / area")
                  .within(Column.Range.ANY),
              number("gdp_million_usd", "10^6 USD", "gross domestic product")
                  .within(Column.Range.ANY),
              number("gdp_usd_per_person", "USD", "product / population").within(Column.Range.ANY)),
          List.of("zone"));

  public static final TableSchema ZONE_FLOW =
      new TableSchema(
          "zone_flow",
          "Flows of the final-producer view from the regions of one zone to those of another. Flows between regions of one zone are not among them.",
          List.of(
              text("stressor", "stressor"),
              text("from_zone", "zone of the emitting region"),
              text("to_zone", "zone of the final producer"),
              number("value", "unit of the stressor", "amount"),
              number("share", "1", "share of all flows between different zones")),
          List.of("stressor", "from_zone", "to_zone"));

  public static final TableSchema BURDEN =
      new TableSchema(
          "burden",
          "Deaths attributable to all PM2.5, booked where people die; they sum to J.",
          List.of(
              text("region", "region where people live, OUTSIDE for cells in none"),
              text("cause", "cause of death"),
              text("age", "age group"),
              number("deaths", "deaths/yr", "attributable deaths")),
          List.of("region", "cause", "age"));

  public static final TableSchema BURDEN_CELL =
      new TableSchema(
          "burden_cell",
          "Deaths attributable to all PM2.5 by cell, and the adjoint forcing dJ/dz.",
          List.of(
              integer("cell", "cell where people live"),
              number("deaths", "deaths/yr", "attributable deaths of all causes and ages"),
              number(
                  "deaths_per_ugm3", "deaths/yr/(ug/m3)", "dJ/dz, their slope in the cell's PM2.5"),
              flag("floored", "whether a slope of an IER was taken at health.floor")),
          List.of("cell"));

  public static final TableSchema EVALUATION =
      new TableSchema(
          "evaluation",
          "How modelled concentrations compare with those measured at sites, by species and region; docs/notation.md defines each statistic.",
          List.of(
              text("species", "species"),
              text("region", "region, or * for all sites"),
              text("statistic", "n, r, MB, ME, RMSE, NMB, NME, MFB, MFE, or n_both_zero"),
              number("value", "see unit", "NaN where it is not defined").within(Column.Range.ANY),
              text("unit", "1, ug/m3 or %"),
              number("goal", "see unit", "best to be expected; NaN where none was proposed")
                  .within(Column.Range.ANY),
              number("criterion", "see unit", "still acceptable; NaN where none was proposed")
                  .within(Column.Range.ANY),
              text(
                  "verdict",
                  "goal (met, so the criterion too), criterion (met alone), neither, or empty")),
          List.of("species", "region", "statistic"));

  public static final TableSchema EVALUATION_SITE =
      new TableSchema(
          "evaluation_site",
          "Every measured value with the modelled one of the cell that holds its site, and why it was not used.",
          List.of(
              text("site", "site"),
              text("species", "species"),
              new Column(
                  "cell",
                  ColumnType.INT,
                  "",
                  "cell that holds it, -1 outside the grid",
                  Column.Range.ANY,
                  false),
              text("region", "region with the largest share of the cell, or empty"),
              number("observed", "ug/m3", "NaN where nothing was measured")
                  .within(Column.Range.ANY),
              number("modelled", "ug/m3", "annual mean; NaN where there is none")
                  .within(Column.Range.ANY),
              text(
                  "status",
                  "used, used_without_region (only in *), outside_grid, without_observation or"
                      + " without_modelled")),
          List.of("site", "species"));

  public static final TableSchema DEATH_PAIR =
      new TableSchema(
          "death_pair",
          "With receptors: deaths caused by the emissions of one region among the people of another, at first order.",
          List.of(
              text("region", "emitting region, OUTSIDE for cells in none"),
              text("to_region", "region whose people die, OUTSIDE for those in none"),
              text("species", "species emitted"),
              number("deaths", "deaths/yr", "deaths")),
          List.of("region", "to_region", "species"));

  public static final TableSchema SENSITIVITY_DAY =
      new TableSchema(
          "sensitivity_day",
          "What became of each day's files of an adjoint model.",
          List.of(
              text("day", "date, YYYY-MM-DD"),
              text("status", "read, missing or damaged"),
              text("reason", "why it was not read, or empty"),
              text("sensitivity_file", "file of sensitivities"),
              text("emission_file", "file of emissions"),
              integer("records", "sensitivity records used"),
              integer("neighbour_records", "records in the file that belong to another day")),
          List.of("day"));

  public static final TableSchema STRUCTURAL_PATH =
      new TableSchema(
          "structural_path",
          "The supply paths behind the largest flows between different regions, final-producer view, of CO2 and deaths (of every stressor where there is neither), largest"
              + " first.",
          List.of(
              text("stressor", "stressor"),
              text("region", "emitting region"),
              text("to_region", "region of the final product"),
              integer("rank", "1 for the largest path of the flow"),
              text("path", "region/sector of the emitter > ... > of the final product"),
              integer("steps", "deliveries on the way; 0 where the final product's maker emits"),
              number("value", "unit of the stressor", "emitted along the path"),
              number("share", "1", "value over the flow"),
              number("cumulative_share", "1", "of this path and the larger ones")),
          List.of("stressor", "region", "to_region", "rank"));

  /** Names, units and shapes, which every run copies from its inputs or completes. */
  public static final List<TableSchema> NAMES =
      List.of(
          NameTables.STUDY_INFO,
          NameTables.STRESSOR_INFO,
          Inputs.REGION,
          Inputs.SECTOR,
          Inputs.SUBSECTOR,
          Inputs.GRID,
          NameTables.REGION_SHAPE);

  /** What a run writes, in the order of the documentation. */
  public static final List<TableSchema> ALL =
      List.of(
          NameTables.CELL_PLACE,
          BURDEN,
          BURDEN_CELL,
          DAMAGE_CELL,
          DAMAGE_CELL_TOTAL,
          DAMAGE_REGION,
          DEATH_PAIR,
          ACCOUNT,
          ACCOUNT_REGION,
          ACCOUNT_HOUSEHOLD,
          PYMRIO_ACCOUNT,
          NATIONAL_TOTAL,
          MULTIPLIER,
          REQUIREMENT,
          FLOW,
          FLOW_PAIR,
          EMBODIED_TRADE,
          TIER,
          TIER_SECTOR,
          TIER_NODE,
          TIER_LINK,
          FLOW_GROUP_PAIR,
          RELOCATION,
          RELOCATION_CONTRAST,
          CONCENTRATION,
          TOP_FLOW,
          ZONE,
          ZONE_PROFILE,
          ZONE_FLOW,
          STRUCTURAL_PATH);

  public static final TableSchema SCENARIO =
      new TableSchema(
          "scenario",
          "What coordination of energy intensities saves of each flow of a sector between two regions, final-producer view.",
          List.of(
              text("scenario", "full, partial75, partial50, or percentileNN"),
              text("group", "sector of the scenario"),
              text("region", "upstream (emitting) region"),
              text("to_region", "downstream hub, the final producer"),
              text("stressor", "CO2, deaths, deaths_SO2 ..."),
              number("base", "unit of the stressor", "the flow without coordination"),
              number(
                  "saving",
                  "unit of the stressor",
                  "what is saved of it; below 0 where the as-printed rule raises an intensity")),
          List.of("scenario", "group", "region", "to_region", "stressor"));

  public static final TableSchema SCENARIO_SUM =
      new TableSchema(
          "scenario_sum",
          "The table scenario summed over sectors, upstream regions, downstream hubs, or several of them; * stands for all.",
          List.of(
              text("scenario", "scenario"),
              text("group", "sector of the scenario, or *"),
              text("region", "upstream region, or *"),
              text("to_region", "downstream hub, or *"),
              text("stressor", "stressor"),
              number("base", "unit of the stressor", "flows without coordination"),
              number("saving", "unit of the stressor", "what is saved of them"),
              number("share", "1", "saving / base; 0 where base is")),
          List.of("scenario", "group", "region", "to_region", "stressor"));

  public static final TableSchema SCENARIO_TOTAL =
      new TableSchema(
          "scenario_total",
          "The national saving of each scenario beside two bases.",
          List.of(
              text("scenario", "scenario"),
              text("stressor", "stressor"),
              text(
                  "base_name",
                  "sectors_trade (flows between regions of the scenarios' sectors) or all_trade (of all sectors)"),
              number("base", "unit of the stressor", "that base"),
              number("saving", "unit of the stressor", "what is saved"),
              number("share", "1", "saving / base; 0 where base is")),
          List.of("scenario", "stressor", "base_name"));

  public static final TableSchema SCENARIO_DIFFERENCE =
      new TableSchema(
          "scenario_difference",
          "How much more one scenario saves in the nation than another.",
          List.of(
              text("scenario", "scenario"),
              text("than", "a scenario named later among the study's"),
              text("stressor", "stressor"),
              number("saving", "unit of the stressor", "saving of scenario minus that of than")),
          List.of("scenario", "than", "stressor"));

  public static final TableSchema SCENARIO_CELL =
      new TableSchema(
          "scenario_cell",
          "Savings in the cells where less is emitted; only where CO2 and deaths come from the grid.",
          List.of(
              text("scenario", "scenario"),
              integer("cell", "emitting cell, within some region"),
              text("stressor", "CO2 or deaths"),
              number("saving", "unit of the stressor", "what is saved")),
          List.of("scenario", "cell", "stressor"));

  /** What coordination scenarios write, where a run has energy intensities. */
  public static final List<TableSchema> OF_SCENARIOS =
      List.of(SCENARIO, SCENARIO_SUM, SCENARIO_TOTAL, SCENARIO_DIFFERENCE, SCENARIO_CELL);

  public static final TableSchema ZONE_PROBABILITY =
      new TableSchema(
          "zone_probability",
          "How often a region is in each zone; zones it is never in have no row.",
          List.of(
              text("region", "region"),
              text("zone", "Z1 to Z6, NONE where both indices are 0"),
              number("probability", "1", "share of the draws"),
              number("mc_error", "1", "its standard error, sqrt(p (1 - p) / draws)")),
          List.of("region", "zone"));

  public static final TableSchema TIER_LEAN =
      new TableSchema(
          "tier_lean",
          "How often a node of the three tiers has a larger share of CO2 than of deaths (column share of tier_node), and how often the other way round. Draws are paired: both"
              + " shares are of one draw. What never happens has no row. For studies of CO2 and deaths.",
          List.of(
              integer("tier", "1 emitting, 2 making the final product, 3 final demand"),
              text("node", "group (tiers 1 and 2) or category (tier 3)"),
              text("stressor", "stressor of which the node has the larger share; NONE where equal"),
              number("probability", "1", "share of the draws"),
              number("mc_error", "1", "its standard error, sqrt(p (1 - p) / draws)")),
          List.of("tier", "node", "stressor"));

  public static final TableSchema RANK_PROBABILITY =
      new TableSchema(
          "rank_probability",
          "How often a region has each rank among the regions; ranks it never has have no row.",
          List.of(
              text(
                  "measure",
                  "total in a view (producer, final_producer, final_consumer), or imports or exports of a view (imports_final_producer ...)"),
              text("stressor", "stressor"),
              text("region", "region"),
              integer("rank", "1 for the largest; equal regions have the same"),
              number("probability", "1", "share of the draws"),
              number("mc_error", "1", "its standard error, sqrt(p (1 - p) / draws)")),
          List.of("measure", "stressor", "region", "rank"));

  /**
   * What a table of intervals has beside the key of its output table: one row for each number that
   * varies.
   */
  public static final List<Column> INTERVAL =
      List.of(
          text("quantity", "column of the output table"),
          number("central", "unit of the quantity", "value of the central run, as in that table")
              .within(Column.Range.ANY),
          number("mean", "unit of the quantity", "mean of the draws").within(Column.Range.ANY),
          number("sd", "unit of the quantity", "standard deviation of the draws")
              .within(Column.Range.ANY),
          number("p2_5", "unit of the quantity", "2.5 % quantile of the draws")
              .within(Column.Range.ANY),
          number("p25", "unit of the quantity", "25 % quantile of the draws")
              .within(Column.Range.ANY),
          number("p50", "unit of the quantity", "median of the draws").within(Column.Range.ANY),
          number("p75", "unit of the quantity", "75 % quantile of the draws")
              .within(Column.Range.ANY),
          number("p97_5", "unit of the quantity", "97.5 % quantile of the draws")
              .within(Column.Range.ANY),
          number(
                  "mc_error",
                  "unit of the quantity",
                  "standard error of the mean, sd / sqrt(draws); of uncertainty.sampler sobol, as a rule, an upper bound")
              .within(Column.Range.ANY),
          integer("draws", "draws in which the number is defined; the rest is told of these"));

  public static final TableSchema DAMAGE_CELL_SPECIES =
      new TableSchema(
          "damage_cell_species",
          "The table damage_cell with its deaths by species: what intervals by cell are worked from.",
          List.of(
              integer("cell", "emitting cell"),
              text("subsector", "subsector"),
              number("deaths", "deaths/yr", "as in damage_cell"),
              number("co2_t", "t/yr", "as in damage_cell"),
              vector(
                  "species_deaths",
                  "deaths/yr",
                  "deaths by each species, in the order of the study's key species")),
          List.of("cell", "subsector"));

  public static final TableSchema DEATH_PAIR_SUBSECTOR =
      new TableSchema(
          "death_pair_subsector",
          "With receptors: the table death_pair by subsector, what its intervals are worked from. Where nobody dies there is no row.",
          List.of(
              text("region", "emitting region"),
              text("to_region", "region whose people die, OUTSIDE for those in none"),
              text("subsector", "subsector"),
              text("species", "species emitted"),
              number("deaths", "deaths/yr", "deaths")),
          List.of("region", "to_region", "subsector", "species"));

  /** flow_pair, of which only intervals are written where coefficients are drawn. */
  public static final TableSchema FLOW_PAIR_MRIO = drawnBy(FLOW_PAIR);

  /** embodied_trade, likewise. */
  public static final TableSchema EMBODIED_TRADE_MRIO = drawnBy(EMBODIED_TRADE);

  /** account, likewise. */
  public static final TableSchema ACCOUNT_MRIO = drawnBy(ACCOUNT);

  /** What draws of the coefficients of the MRIO tell intervals of, as NAME_ci. */
  public static final List<TableSchema> OF_COEFFICIENTS =
      List.of(FLOW_PAIR_MRIO, EMBODIED_TRADE_MRIO, ACCOUNT_MRIO);

  /** zone_flow with the zones of the central run in every draw; only its intervals are written. */
  public static final TableSchema ZONE_FLOW_HELD =
      new TableSchema(
          ZONE_FLOW.name() + "_held",
          "Flows between the zones that regions are in in the central run.",
          ZONE_FLOW.columns(),
          ZONE_FLOW.key());

  /** What draws write intervals of, as NAME_ci, though no run has a table NAME. */
  public static final List<TableSchema> OF_INTERVALS_ALONE = List.of(ZONE_FLOW_HELD);

  private static TableSchema drawnBy(TableSchema of) {
    List<Column> columns = new ArrayList<>();
    of.key().forEach(k -> columns.add(of.column(k)));
    columns.add(
        text("drawn", "coefficients (of the MRIO, emissions central) or all (emissions too)"));
    of.columns().stream().filter(c -> !of.key().contains(c.name())).forEach(columns::add);
    List<String> key = new ArrayList<>(of.key());
    key.add("drawn");
    return new TableSchema(of.name() + "_mrio", of.meaning(), columns, key);
  }

  /** What the damage of a run with a table uncertainty leaves for its draws. */
  public static final List<TableSchema> FOR_DRAWS =
      List.of(DAMAGE_CELL_SPECIES, DEATH_PAIR_SUBSECTOR);

  /** What draws write beside the tables of intervals. */
  public static final List<TableSchema> OF_DRAWS =
      List.of(ZONE_PROBABILITY, RANK_PROBABILITY, TIER_LEAN);

  /** What a run writes that makes the table emission from inventories. */
  public static final List<TableSchema> OF_INVENTORIES = InventoryTables.OUTPUTS;

  /** What follows from the damage of sources: contributions, cities, costs and what-ifs. */
  public static final List<TableSchema> OF_SOURCES =
      Stream.of(
              ConcordanceTables.ALL,
              ContributionTables.ALL,
              CityTables.ALL,
              CostTables.ALL,
              CellTables.ALL,
              WhatifTables.ALL)
          .flatMap(List::stream)
          .toList();

  /** What an evaluation writes. */
  public static final List<TableSchema> OF_EVALUATION = List.of(EVALUATION, EVALUATION_SITE);

  /** What jobs/sensitivities writes beside the input tables sensitivity and grid. */
  public static final List<TableSchema> OF_SENSITIVITIES = List.of(SENSITIVITY_DAY);

  public static final TableSchema DIFF_TABLE =
      new TableSchema(
          "diff_table",
          "How each table differs between run A and run B; rows are matched by key. The table summary, whose rows are those of tables of intervals, is left out where both have it.",
          List.of(
              text("table", "table"),
              text("column", "column that is no key, or * for the rows of the table"),
              text("status", "both, only_a or only_b (the table, or its column), or not_compared"),
              integer("rows_a", "rows in A"),
              integer("rows_b", "rows in B"),
              integer("only_a", "rows in A alone"),
              integer("only_b", "rows in B alone"),
              integer("moved", "rows of both in which the column (of *, any column) moved"),
              number("largest", "unit of the column", "B - A where it is largest; NaN for text")
                  .within(Column.Range.ANY),
              text("largest_row", "key of that row"),
              number("largest_relative", "1", "(B - A) / |A| where it is largest")
                  .within(Column.Range.ANY),
              text("largest_relative_row", "key of that row")),
          List.of("table", "column"));

  public static final TableSchema DIFF_NUMBER =
      new TableSchema(
          "diff_number",
          "The largest moves of every column, and every number with intervals that moved.",
          List.of(
              text("table", "table"),
              text("column", "column; of a table NAME_ci, also the number whose mean moved"),
              text("row", "key of the row"),
              number("a", "unit of the column", "in run A (mean of its draws); NaN for text")
                  .within(Column.Range.ANY),
              number("b", "unit of the column", "in run B").within(Column.Range.ANY),
              text("text_a", "in run A, of text"),
              text("text_b", "in run B, of text"),
              number("move", "unit of the column", "b - a; of paired draws their mean difference")
                  .within(Column.Range.ANY),
              number("relative", "1", "move / |a|; NaN where a is 0").within(Column.Range.ANY),
              text(
                  "way",
                  "of means: paired (same draws), independent (other seeds or samplers), unpaired (same draws, not kept or of the MRIO); else empty"),
              number("mc_error", "unit of the column", "Monte Carlo error of the move")
                  .within(Column.Range.ANY),
              flag(
                  "bound",
                  "whether that is rather an upper bound: unpaired, or points of Sobol's sequence"),
              number("p2_5", "unit of the column", "2.5 % quantile of paired differences")
                  .within(Column.Range.ANY),
              number("p97_5", "unit of the column", "97.5 % quantile").within(Column.Range.ANY),
              flag(
                  "beyond",
                  "whether |move| > 2 mc_error, of means; if not, an unpaired number is undecided. False where there are no draws, and of probabilities of zones and ranks, of which none is told")),
          List.of("table", "column", "row"));

  public static final TableSchema DIFF_INPUT =
      new TableSchema(
          "diff_input",
          "What the manifests of two runs say differently.",
          List.of(
              text("kind", "job, key, table, provenance or software"),
              text("name", "what it is"),
              text("a", "in run A; of tables their SHA-256"),
              text("b", "in run B"),
              text("note", "what is known of the difference"),
              flag("changed", "whether it can move numbers")),
          List.of("kind", "name"));

  public static final TableSchema DIFF_CAUSE =
      new TableSchema(
          "diff_cause",
          "With --why: what each change of run B moves alone in the study of run A.",
          List.of(
              text("figure", "headline figure that moved"),
              text("cause", "changed input, A run again, or the remainder"),
              number("a", "unit of the figure", "in run A").within(Column.Range.ANY),
              number("b", "unit of the figure", "in run B").within(Column.Range.ANY),
              number("effect", "unit of the figure", "what the cause alone moves")
                  .within(Column.Range.ANY),
              number("share", "1", "effect / (b - a)").within(Column.Range.ANY),
              text("note", "what there is to say, or empty")),
          List.of("figure", "cause"));

  /** What jobs/diff writes. */
  public static final List<TableSchema> OF_DIFF =
      List.of(DIFF_TABLE, DIFF_NUMBER, DIFF_INPUT, DIFF_CAUSE);

  private Outputs() {}
}
