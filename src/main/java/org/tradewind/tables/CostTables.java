package org.tradewind.tables;

import java.util.List;

/** Output tables of the costs of deaths and CO2. */
public final class CostTables {
  /** All of them. */
  public static final List<TableSchema> ALL = List.of();

  private CostTables() {}
}
