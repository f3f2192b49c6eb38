package org.tradewind.tables;

/** Deaths and CO2 where they are emitted, and deaths where people breathe. */
public final class DamageTables {
  public static final TableSchema BURDEN = Schemas.of("burden");
  public static final TableSchema BURDEN_CELL = Schemas.of("burden_cell");
  public static final TableSchema DAMAGE_CELL = Schemas.of("damage_cell");
  public static final TableSchema DAMAGE_CELL_TOTAL = Schemas.of("damage_cell_total");
  public static final TableSchema DAMAGE_REGION = Schemas.of("damage_region");
  public static final TableSchema DAMAGE_CELL_SPECIES = Schemas.of("damage_cell_species");
  public static final TableSchema DEATH_PAIR = Schemas.of("death_pair");
  public static final TableSchema DEATH_PAIR_SUBSECTOR = Schemas.of("death_pair_subsector");
  public static final TableSchema SENSITIVITY_DAY = Schemas.of("sensitivity_day");

  private DamageTables() {}
}
