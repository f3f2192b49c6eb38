package org.tradewind.tables;

import java.util.List;

/** Tables of cities. */
public final class CityTables {
  public static final TableSchema CITY = Schemas.of("city");
  public static final TableSchema CELL_CITY = Schemas.of("cell_city");

  /** Inputs. */
  public static final List<TableSchema> INPUTS = List.of(CITY, CELL_CITY);

  public static final TableSchema DAMAGE_CITY = Schemas.of("damage_city");
  public static final TableSchema CITY_POINT = Schemas.of("city_point");
  public static final TableSchema CITY_REGRESSION = Schemas.of("city_regression");
  public static final TableSchema CITY_BAND = Schemas.of("city_band");

  /** Outputs. */
  public static final List<TableSchema> ALL =
      List.of(DAMAGE_CITY, CITY_POINT, CITY_REGRESSION, CITY_BAND);

  private CityTables() {}
}
