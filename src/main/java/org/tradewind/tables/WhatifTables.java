package org.tradewind.tables;

/** Output tables of sources that are scaled or removed. */
public final class WhatifTables {
  public static final TableSchema WHATIF_TOTAL = Schemas.of("whatif");
  public static final TableSchema WHATIF_REGION = Schemas.of("whatif_region");
  public static final TableSchema WHATIF_SUBSECTOR = Schemas.of("whatif_subsector");
  public static final TableSchema WHATIF_SPECIES = Schemas.of("whatif_species");
  public static final TableSchema WHATIF_RECEPTOR = Schemas.of("whatif_receptor");
  public static final TableSchema WHATIF_PAIR = Schemas.of("whatif_pair");
  public static final TableSchema WHATIF_DEMAND = Schemas.of("whatif_demand");

  private WhatifTables() {}
}
