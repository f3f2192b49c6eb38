package org.tradewind.tables;

import java.util.List;

/** Tables of the way from subsectors to sectors, next to {@link Inputs#CONCORDANCE}. */
public final class ConcordanceTables {
  /** In {@link #CONCORDANCE_USE}, the rule of a share that table concordance gives. */
  public static final String GIVEN = "given";

  /** In {@link #CONCORDANCE_USE}, the rule of a share by sectoral energy use. */
  public static final String ENERGY = "energy";

  public static final TableSchema SUBSECTOR_ENERGY = Schemas.of("subsector_energy");
  public static final TableSchema CONCORDANCE_USE = Schemas.of("concordance_use");

  /** Inputs. */
  public static final List<TableSchema> INPUTS = List.of(SUBSECTOR_ENERGY);

  /** Outputs. */
  public static final List<TableSchema> ALL = List.of(CONCORDANCE_USE);

  private ConcordanceTables() {}
}
