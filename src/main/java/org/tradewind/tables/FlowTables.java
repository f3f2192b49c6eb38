package org.tradewind.tables;

/** Flows between regions, the largest of them, and trade in embodied stressors. */
public final class FlowTables {
  public static final TableSchema FLOW = Schemas.of("flow");
  public static final TableSchema FLOW_PAIR = Schemas.of("flow_pair");
  public static final TableSchema EMBODIED_TRADE = Schemas.of("embodied_trade");
  public static final TableSchema FLOW_GROUP_PAIR = Schemas.of("flow_group_pair");
  public static final TableSchema CONCENTRATION = Schemas.of("concentration");
  public static final TableSchema TOP_FLOW = Schemas.of("top_flow");
  public static final TableSchema STRUCTURAL_PATH = Schemas.of("structural_path");

  private FlowTables() {}
}
