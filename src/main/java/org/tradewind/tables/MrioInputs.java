package org.tradewind.tables;

/** Input tables of the economy: the MRIO or what it is built from, its stressors, and energy. */
public final class MrioInputs {
  public static final TableSchema TRANSACTIONS = Schemas.of("transactions");
  public static final TableSchema FINAL_DEMAND = Schemas.of("final_demand");
  public static final TableSchema OUTPUT = Schemas.of("output");
  public static final TableSchema REGIONAL_USE = Schemas.of("regional_use");
  public static final TableSchema REGIONAL_BALANCE = Schemas.of("regional_balance");
  public static final TableSchema REGION_DISTANCE = Schemas.of("region_distance");
  public static final TableSchema TRADE_FLOW = Schemas.of("trade_flow");
  public static final TableSchema STRESSOR = Schemas.of("stressor");
  public static final TableSchema STRESSOR_HOUSEHOLD = Schemas.of("stressor_household");
  public static final TableSchema ENERGY_INTENSITY = Schemas.of("energy_intensity");
  public static final TableSchema ENERGY_USE = Schemas.of("energy_use");

  private MrioInputs() {}
}
