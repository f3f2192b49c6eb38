package org.tradewind.tables;

/** How two runs differ. */
public final class DiffTables {
  public static final TableSchema DIFF_TABLE = Schemas.of("diff_table");
  public static final TableSchema DIFF_NUMBER = Schemas.of("diff_number");
  public static final TableSchema DIFF_INPUT = Schemas.of("diff_input");
  public static final TableSchema DIFF_CAUSE = Schemas.of("diff_cause");

  private DiffTables() {}
}
