package org.tradewind.tables;

import java.util.List;

/**
 * Input tables from which a run makes the table emission, a coarse and a detailed inventory, and
 * what it says of that.
 */
public final class InventoryTables {
  public static final TableSchema INVENTORY_GRID = Schemas.of("inventory_grid");
  public static final TableSchema INVENTORY = Schemas.of("inventory");

  /** Both. */
  public static final List<TableSchema> ALL = List.of(INVENTORY_GRID, INVENTORY);

  public static final TableSchema HARMONISED = Schemas.of("harmonised");
  public static final TableSchema UNALLOCATED = Schemas.of("unallocated");

  private InventoryTables() {}
}
