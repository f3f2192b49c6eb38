package org.tradewind.tables;

import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** Output tables of sources that are scaled or removed. */
public final class WhatifTables {
  private static final Column WHATIF = text("whatif", "name of the what-if in the study file");
  private static final Column DEATHS =
      number("deaths_avoided", "deaths/yr", "deaths avoided at first order; below 0 where added");
  private static final Column CO2 =
      number("co2_avoided_t", "t/yr", "CO2 avoided; below 0 where added");

  public static final TableSchema WHATIF_TOTAL =
      new TableSchema(
          "whatif",
          "What each what-if of the study (key whatif) avoids, at first order, of the emissions of all regions.",
          List.of(
              WHATIF,
              DEATHS,
              CO2,
              number("deaths_share", "1", "share of the deaths of all sources; NaN where 0")
                  .within(Column.Range.ANY),
              number("co2_share", "1", "share of the CO2 of all sources; NaN where 0")
                  .within(Column.Range.ANY)),
          List.of("whatif"));

  public static final TableSchema WHATIF_REGION =
      new TableSchema(
          "whatif_region",
          "The table whatif by the region that emits.",
          List.of(WHATIF, text("region", "emitting region"), DEATHS, CO2),
          List.of("whatif", "region"));

  public static final TableSchema WHATIF_SUBSECTOR =
      new TableSchema(
          "whatif_subsector",
          "The table whatif by the subsector that emits, of those that the what-if touches.",
          List.of(WHATIF, text("subsector", "subsector"), DEATHS, CO2),
          List.of("whatif", "subsector"));

  public static final TableSchema WHATIF_SPECIES =
      new TableSchema(
          "whatif_species",
          "The table whatif by species.",
          List.of(
              WHATIF,
              text("species", "species of the study, or CO2"),
              number("tonnes_avoided", "t/yr", "tonnes avoided; below 0 where added"),
              number("deaths_avoided", "deaths/yr", "deaths avoided by it; 0 for CO2")),
          List.of("whatif", "species"));

  public static final TableSchema WHATIF_RECEPTOR =
      new TableSchema(
          "whatif_receptor",
          "With receptors: the deaths of the table whatif by the region whose people would not die.",
          List.of(
              WHATIF,
              text("to_region", "region whose people die less, OUTSIDE for those in none"),
              DEATHS),
          List.of("whatif", "to_region"));

  public static final TableSchema WHATIF_PAIR =
      new TableSchema(
          "whatif_pair",
          "With receptors: the deaths of the table whatif by the region that emits and the region whose people would not die.",
          List.of(
              WHATIF,
              text("region", "emitting region"),
              text("to_region", "region whose people die less, OUTSIDE for those in none"),
              DEATHS),
          List.of("whatif", "region", "to_region"));

  public static final TableSchema WHATIF_DEMAND =
      new TableSchema(
          "whatif_demand",
          "Whose demand the avoided emissions serve today, along the supply chains. Those that households emit themselves are a view of their own.",
          List.of(
              WHATIF,
              text("view", "final_producer, final_consumer or household"),
              text(
                  "to_region",
                  "final producer, or consumer (ROW and ERR among them); region of the households"),
              text("stressor", "CO2 or deaths"),
              number("avoided", "t/yr or deaths/yr", "avoided; below 0 where added")),
          List.of("whatif", "view", "to_region", "stressor"));

  /** All of them. */
  public static final List<TableSchema> ALL =
      List.of(
          WHATIF_TOTAL,
          WHATIF_REGION,
          WHATIF_SUBSECTOR,
          WHATIF_SPECIES,
          WHATIF_RECEPTOR,
          WHATIF_PAIR,
          WHATIF_DEMAND);

  private WhatifTables() {}
}
