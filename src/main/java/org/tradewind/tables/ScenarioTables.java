package org.tradewind.tables;

/** Coordination scenarios of energy intensity. */
public final class ScenarioTables {
  public static final TableSchema SCENARIO = Schemas.of("scenario");
  public static final TableSchema SCENARIO_SUM = Schemas.of("scenario_sum");
  public static final TableSchema SCENARIO_TOTAL = Schemas.of("scenario_total");
  public static final TableSchema SCENARIO_DIFFERENCE = Schemas.of("scenario_difference");
  public static final TableSchema SCENARIO_CELL = Schemas.of("scenario_cell");

  private ScenarioTables() {}
}
