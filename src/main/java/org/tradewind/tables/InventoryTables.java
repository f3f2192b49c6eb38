package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** Input tables from which a run makes the table emission: a coarse and a detailed inventory. */
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

  private InventoryTables() {}
}
