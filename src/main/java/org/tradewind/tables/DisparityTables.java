package org.tradewind.tables;

import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** Who relocates what, and which zone a region is in. */
public final class DisparityTables {
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

  /** zone_flow with the zones of the central run in every draw; only its intervals are written. */
  public static final TableSchema ZONE_FLOW_HELD =
      new TableSchema(
          ZONE_FLOW.name() + "_held",
          "Flows between the zones that regions are in in the central run.",
          ZONE_FLOW.columns(),
          ZONE_FLOW.key());

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

  private DisparityTables() {}
}
