package org.tradewind.tables;

import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;
import static org.tradewind.tables.CostTables.MONEY;
import static org.tradewind.tables.CostTables.ratio;

import java.util.List;

/** Tables of what cells contribute and cost. */
public final class CellTables {
  public static final TableSchema CONTRIBUTION_CELL =
      new TableSchema(
          "contribution_cell",
          "Each cell's shares of the nation's deaths and CO2, and their ratio; of cells that lie in a region.",
          List.of(
              integer("cell", "emitting cell"),
              ratio("deaths_share", "1", "share of the deaths of all regions"),
              ratio("co2_share", "1", "share of the CO2 of all regions"),
              ratio("ratio", "1", "deaths_share / co2_share; NaN without CO2")),
          List.of("cell"));

  public static final TableSchema COST_CELL =
      new TableSchema(
          "cost_cell",
          "Costs of the deaths and CO2 of each cell that lies in a region.",
          CostTables.priced(
              List.of(
                  integer("cell", "emitting cell"),
                  number("health_cost", MONEY + " per year", "VSL x deaths"),
                  number("climate_cost", MONEY + " per year", "SCC x tonnes of CO2"),
                  number("integrated_cost", MONEY + " per year", "the sum of both"),
                  ratio(
                      "health_share", "1", "health_cost / integrated_cost; NaN where that is 0"))),
          List.of("cell"));

  public static final TableSchema COST_THRESHOLD =
      new TableSchema(
          "cost_threshold",
          "Cells whose integrated cost is above costs.threshold: how many, and their share of the costs, land and people of all cells that lie in a region. In each draw other cells may be above it.",
          CostTables.priced(
              List.of(
                  number("threshold", MONEY + " per year", "costs.threshold"),
                  number("cells", "cells", "how many cells are above it"),
                  number("integrated_cost", MONEY + " per year", "their cost"),
                  ratio("cost_share", "1", "share of all integrated cost"),
                  ratio("land_share", "1", "share of the cells' area"),
                  ratio("people_share", "1", "share of the people"))),
          List.of("threshold"));

  public static final TableSchema INEQUALITY_CURVE =
      new TableSchema(
          "inequality_curve",
          "Cumulative share of cost against cumulative share of people, cells in the order of their people from fewest to most, at points of about equal steps of people: from (0, 0) to (1, 1). Cells that lie in a region.",
          CostTables.priced(
              List.of(
                  text("measure", "health, climate or integrated"),
                  integer("point", "0 at (0, 0), then upwards"),
                  number("population_share", "1", "cumulative share of people"),
                  ratio("cost_share", "1", "cumulative share of cost; NaN where all cost is 0"))),
          List.of("measure", "point"));

  public static final TableSchema INEQUALITY =
      new TableSchema(
          "inequality",
          "How unequally cost is spread over cells, by the points of inequality_curve.",
          CostTables.priced(
              List.of(
                  text("measure", "health, climate or integrated"),
                  ratio(
                      "gini",
                      "1",
                      "1 - twice the area under the curve by trapezoids: 0 where each person has the same cost, above 0 where cells with many people have more than their share"),
                  ratio(
                      "cost_share_half",
                      "1",
                      "share of the cost of the cells that hold the half of all people living in the cells with most people, between points by a straight line"))),
          List.of("measure"));

  /** All of them. */
  public static final List<TableSchema> ALL =
      List.of(CONTRIBUTION_CELL, COST_CELL, COST_THRESHOLD, INEQUALITY_CURVE, INEQUALITY);

  private CellTables() {}
}
