package org.tradewind.tables;

/** Tables of cities. */
public final class CityTables {
  public static final TableSchema CITY = Schemas.of("city");
  public static final TableSchema CELL_CITY = Schemas.of("cell_city");

  public static final TableSchema DAMAGE_CITY = Schemas.of("damage_city");
  public static final TableSchema CITY_POINT = Schemas.of("city_point");
  public static final TableSchema CITY_REGRESSION = Schemas.of("city_regression");
  public static final TableSchema CITY_BAND = Schemas.of("city_band");

  private CityTables() {}
}
