package org.tradewind.tables;

import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** Coordination scenarios of energy intensity. */
public final class ScenarioTables {
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

  private ScenarioTables() {}
}
