package org.tradewind.tables;

/** Tables of the way from subsectors to sectors, next to {@link Inputs#CONCORDANCE}. */
public final class ConcordanceTables {
  /** In {@link #CONCORDANCE_USE}, the rule of a share that table concordance gives. */
  public static final String GIVEN = "given";

  /** In {@link #CONCORDANCE_USE}, the rule of a share by sectoral energy use. */
  public static final String ENERGY = "energy";

  public static final TableSchema SUBSECTOR_ENERGY = Schemas.of("subsector_energy");
  public static final TableSchema CONCORDANCE_USE = Schemas.of("concordance_use");

  private ConcordanceTables() {}
}
