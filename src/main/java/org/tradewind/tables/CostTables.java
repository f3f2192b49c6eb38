package org.tradewind.tables;

import java.util.List;

/** Tables of the costs of deaths and CO2. */
public final class CostTables {
  public static final TableSchema VALUATION = Schemas.of("valuation");
  public static final TableSchema SECTOR_GDP = Schemas.of("sector_gdp");

  public static final TableSchema VALUATION_USED = Schemas.of("valuation_used");
  public static final TableSchema COST_SUBSECTOR = Schemas.of("cost_subsector");
  public static final TableSchema COST_REGION = Schemas.of("cost_region");
  public static final TableSchema COST_GROUP = Schemas.of("cost_group");
  public static final TableSchema COST_SECTOR = Schemas.of("cost_sector");
  public static final TableSchema COST_RANK = Schemas.of("cost_rank");
  public static final TableSchema COST_RANK_PROBABILITY = Schemas.of("cost_rank_probability");
  public static final TableSchema PREDOMINANT = Schemas.of("predominant");
  public static final TableSchema PREDOMINANT_PROBABILITY = Schemas.of("predominant_probability");
  public static final TableSchema PREDOMINANT_CHANGE = Schemas.of("predominant_change");
  public static final TableSchema COST_COUNT = Schemas.of("cost_count");
  public static final TableSchema RANK_GRID = Schemas.of("rank_grid");
  public static final TableSchema RANK_SWITCH = Schemas.of("rank_switch");

  /** Columns of costs that vary, in their order. */
  public static final List<String> COSTS =
      List.of(
          "health_cost",
          "climate_cost",
          "integrated_cost",
          "health_share",
          "share",
          "health_exceeds_climate",
          "cost_per_tonne");

  /** That of {@link #COST_SECTOR} beside them. */
  public static final String OVER_GDP = "cost_over_gdp";

  private CostTables() {}
}
