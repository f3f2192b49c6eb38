package org.tradewind.tables;

/** From emitting sectors through final products to final demand. */
public final class TierTables {
  public static final TableSchema TIER = Schemas.of("tier");
  public static final TableSchema TIER_SECTOR = Schemas.of("tier_sector");
  public static final TableSchema TIER_NODE = Schemas.of("tier_node");
  public static final TableSchema TIER_LINK = Schemas.of("tier_link");
  public static final TableSchema TIER_LEAN = Schemas.of("tier_lean");

  private TierTables() {}
}
