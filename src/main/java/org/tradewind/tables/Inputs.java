package org.tradewind.tables;

import java.util.List;

/** The input tables of the public contract. */
public final class Inputs {
  /** In tables with wildcards, the label that stands for all regions, or all subsectors. */
  public static final String ANY = "*";

  /**
   * In {@link #CONCORDANCE}, the sector of what households burn themselves: outside every supply
   * chain.
   */
  public static final String HOUSEHOLD = "household";

  public static final TableSchema REGION = Schemas.of("region");
  public static final TableSchema SECTOR = Schemas.of("sector");
  public static final TableSchema SUBSECTOR = Schemas.of("subsector");
  public static final TableSchema GRID = Schemas.of("grid");
  public static final TableSchema CELL = Schemas.of("cell");
  public static final TableSchema CELL_REGION = Schemas.of("cell_region");
  public static final TableSchema EMISSION = Schemas.of("emission");
  public static final TableSchema CONCORDANCE = Schemas.of("concordance");

  /** All input tables, in the order of the documentation. */
  public static final List<TableSchema> ALL = Schemas.group("input");

  /** The month-wide tables over cells, too big to be held whole in general. */
  public static final List<TableSchema> GRIDDED =
      List.of(
          AirInputs.SENSITIVITY,
          EMISSION,
          AirInputs.AIR_CONCENTRATION,
          InventoryTables.INVENTORY_GRID);

  private Inputs() {}
}
