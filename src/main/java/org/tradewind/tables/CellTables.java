package org.tradewind.tables;

/** Tables of what cells contribute and cost. */
public final class CellTables {
  public static final TableSchema CONTRIBUTION_CELL = Schemas.of("contribution_cell");
  public static final TableSchema COST_CELL = Schemas.of("cost_cell");
  public static final TableSchema COST_THRESHOLD = Schemas.of("cost_threshold");
  public static final TableSchema INEQUALITY_CURVE = Schemas.of("inequality_curve");
  public static final TableSchema INEQUALITY = Schemas.of("inequality");

  private CellTables() {}
}
