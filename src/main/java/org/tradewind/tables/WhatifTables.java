package org.tradewind.tables;

import java.util.List;

/** Output tables of sources that are scaled or removed. */
public final class WhatifTables {
  public static final TableSchema WHATIF_TOTAL = Schemas.of("whatif");
  public static final TableSchema WHATIF_REGION = Schemas.of("whatif_region");
  public static final TableSchema WHATIF_SUBSECTOR = Schemas.of("whatif_subsector");
  public static final TableSchema WHATIF_SPECIES = Schemas.of("whatif_species");
  public static final TableSchema WHATIF_RECEPTOR = Schemas.of("whatif_receptor");
  public static final TableSchema WHATIF_PAIR = Schemas.of("whatif_pair");
  public static final TableSchema WHATIF_DEMAND = Schemas.of("whatif_demand");

  /** All of them. */
  public static final List<TableSchema> ALL =
      List.of(
          WHATIF_TOTAL,
          WHATIF_REGION,
          WHATIF_SUBSECTOR,
          WHATIF_SPECIES,
          WHATIF_RECEPTOR,
          WHATIF_PAIR,
          WHATIF_DEMAND);

  private WhatifTables() {}
}
