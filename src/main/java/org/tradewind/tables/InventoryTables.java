package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/**
 * Input tables from which a run makes the table emission, a coarse and a detailed inventory, and
 * what it says of that.
 */
public final class InventoryTables {
  public static final TableSchema INVENTORY_GRID =
      new TableSchema(
          "inventory_grid",
          "A gridded inventory by coarse category. With the table inventory it gives the table emission, if that is not given.",
          Column.monthWide(
              List.of(
                  integer("cell", "emitting cell"),
                  text("species", "species"),
                  text("category", "category, as in table subsector")),
              "t",
              Column.Range.NON_NEGATIVE),
          List.of("cell", "species", "category"));

  public static final TableSchema INVENTORY =
      new TableSchema(
          "inventory",
          "A detailed inventory by subsector and region, of a year.",
          List.of(
              text("region", "region, or * for all regions together"),
              text("subsector", "subsector"),
              text("species", "species; CO2 is one"),
              amount("tonnes", "t/yr", "tonnes emitted in a year")),
          List.of("region", "subsector", "species"));

  /** Both. */
  public static final List<TableSchema> ALL = List.of(INVENTORY_GRID, INVENTORY);

  public static final TableSchema HARMONISED =
      new TableSchema(
          "harmonised",
          "Where a run makes the table emission from inventory_grid and inventory: what the detailed inventory had, and what became of it.",
          List.of(
              text("region", "region; OUTSIDE for cells in none; * for all cells"),
              text("subsector", "subsector"),
              text("species", "species"),
              number(
                      "detailed_t",
                      "t/yr",
                      "tonnes of the detailed inventory; NaN in regions where it gives all regions together")
                  .within(Column.Range.ANY),
              number("gridded_t", "t/yr", "gridded tonnes of the subsector's category"),
              number(
                  "tonnes",
                  "t/yr",
                  "tonnes in the table emission, by the region that they were meant for"),
              number(
                      "share",
                      "1",
                      "tonnes / gridded_t, of CO2 tonnes / detailed_t; NaN where that is 0 or not known")
                  .within(Column.Range.ANY)),
          List.of("region", "subsector", "species"));

  public static final TableSchema UNALLOCATED =
      new TableSchema(
          "unallocated",
          "Where a run makes the table emission: mass of either inventory that is not in it. Of pollutants the gridded mass counts, of CO2 the detailed one.",
          List.of(
              text("species", "species"),
              text("category", "coarse category"),
              text("region", "region; OUTSIDE for cells in none; * for all together"),
              text("inventory", "gridded or detailed: whose mass it is"),
              number("tonnes", "t/yr", "tonnes"),
              text("reason", "why it is not in the table emission")),
          List.of("species", "category", "region", "inventory"));

  /** What a run writes that makes the table emission. */
  public static final List<TableSchema> OUTPUTS = List.of(HARMONISED, UNALLOCATED);

  private InventoryTables() {}
}
