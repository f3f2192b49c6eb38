package org.tradewind.tables;

/** Output tables of what each source contributes to deaths and CO2. */
public final class ContributionTables {
  public static final TableSchema CONTRIBUTION_RATIO = Schemas.of("contribution_ratio");
  public static final TableSchema DAMAGE_SUBSECTOR = Schemas.of("damage_subsector");
  public static final TableSchema DAMAGE_SUBSECTOR_SPECIES = Schemas.of("damage_subsector_species");
  public static final TableSchema DAMAGE_SPECIES = Schemas.of("damage_species");
  public static final TableSchema DEATH_RECEIVED = Schemas.of("death_received");

  private ContributionTables() {}
}
