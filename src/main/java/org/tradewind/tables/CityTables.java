package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.share;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** Tables of cities. */
public final class CityTables {
  public static final TableSchema CITY =
      new TableSchema(
          "city",
          "The cities of the study. Without it, those that table cell names.",
          List.of(
              text("city", "code, unique"),
              text("name", "name for people"),
              text("region", "region in which it lies, or empty").orAbsent(),
              amount("area_km2", "km2", "area; empty: that of its cells").orAbsent(),
              amount("population_persons", "persons", "people; empty: those of its cells")
                  .orAbsent(),
              share("solid_fuel_share", "share of solid fuels, by which the regression is split")
                  .orAbsent()),
          List.of("city"));

  public static final TableSchema CELL_CITY =
      new TableSchema(
          "cell_city",
          "Which share of a cell lies in which city; a cell's shares sum to at most 1.",
          List.of(
              integer("cell", "cell"),
              text("city", "city"),
              share("share", "share of the cell's area")),
          List.of("cell", "city"));

  /** Inputs. */
  public static final List<TableSchema> INPUTS = List.of(CITY, CELL_CITY);

  /** Outputs. */
  public static final List<TableSchema> ALL = List.of();

  private CityTables() {}
}
