package org.tradewind.tables;

/** Who relocates what, and which zone a region is in. */
public final class DisparityTables {
  public static final TableSchema RELOCATION = Schemas.of("relocation");
  public static final TableSchema RELOCATION_CONTRAST = Schemas.of("relocation_contrast");
  public static final TableSchema ZONE = Schemas.of("zone");
  public static final TableSchema ZONE_PROFILE = Schemas.of("zone_profile");
  public static final TableSchema ZONE_FLOW = Schemas.of("zone_flow");

  /** zone_flow with the zones of the central run in every draw; only its intervals are written. */
  public static final TableSchema ZONE_FLOW_HELD = Schemas.of("zone_flow_held");

  public static final TableSchema ZONE_PROBABILITY = Schemas.of("zone_probability");
  public static final TableSchema RANK_PROBABILITY = Schemas.of("rank_probability");

  private DisparityTables() {}
}
