package org.tradewind.tables;

/** Output tables of a run that builds its MRIO from regional tables. */
public final class TradeTables {
  /** Unit of amounts of money, where the study does not state its currency. */
  public static final String UNIT = "currency of the table";

  public static final TableSchema TRADE = Schemas.of("trade");
  public static final TableSchema TRADE_TOTAL = Schemas.of("trade_total");
  public static final TableSchema TRADE_MARGIN = Schemas.of("trade_margin");
  public static final TableSchema BALANCE_SHIFT = Schemas.of("balance_shift");
  public static final TableSchema PRIMARY_INPUT = Schemas.of("primary_input");

  private TradeTables() {}
}
