package org.tradewind.tables;

/** Accounts of regions and sectors, and the multipliers behind them. */
public final class AccountTables {
  public static final TableSchema ACCOUNT = Schemas.of("account");
  public static final TableSchema ACCOUNT_REGION = Schemas.of("account_region");
  public static final TableSchema ACCOUNT_HOUSEHOLD = Schemas.of("account_household");
  public static final TableSchema PYMRIO_ACCOUNT = Schemas.of("pymrio_account");
  public static final TableSchema NATIONAL_TOTAL = Schemas.of("national_total");
  public static final TableSchema MULTIPLIER = Schemas.of("multiplier");
  public static final TableSchema REQUIREMENT = Schemas.of("requirement");

  private AccountTables() {}
}
