package org.tradewind.tables;

/**
 * Tables of names, units, shapes and places. All but {@link #CELL_PLACE} are inputs, all of them
 * optional. Every run writes them among its outputs, so that a reader of the outputs needs nothing
 * else.
 */
public final class NameTables {
  public static final TableSchema STUDY_INFO = Schemas.of("study_info");
  public static final TableSchema STRESSOR_INFO = Schemas.of("stressor_info");
  public static final TableSchema REGION_SHAPE = Schemas.of("region_shape");

  /** Made of the inputs cell and cell_region. */
  public static final TableSchema CELL_PLACE = Schemas.of("cell_place");

  private NameTables() {}
}
