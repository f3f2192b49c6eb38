package org.tradewind.tables;

import java.util.List;

/** Output tables of what each source contributes to deaths and CO2. */
public final class ContributionTables {
  /** All of them. */
  public static final List<TableSchema> ALL = List.of();

  private ContributionTables() {}
}
