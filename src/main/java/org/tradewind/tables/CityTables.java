package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.flag;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
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
              share(
                      "solid_fuel_share",
                      "share of solid fuels, by which the regression is split; empty: mean of cell.solid_fuel_share of its cells, weighted by people")
                  .orAbsent()),
          List.of("city"));

  public static final TableSchema CELL_CITY =
      new TableSchema(
          "cell_city",
          "Which share of a cell lies in which city; a cell's shares sum to at most 1. Without it, the cells that table cell names are whole in their city.",
          List.of(
              integer("cell", "cell"),
              text("city", "city"),
              share("share", "share of the cell's land, and so of what is emitted there")),
          List.of("cell", "city"));

  /** Inputs. */
  public static final List<TableSchema> INPUTS = List.of(CITY, CELL_CITY);

  public static final TableSchema DAMAGE_CITY =
      new TableSchema(
          "damage_city",
          "What each city emits and the deaths this causes, in the city or elsewhere, by subsector. Cells outside every region do not count.",
          List.of(
              text("city", "city"),
              text("subsector", "subsector"),
              text("region", "region of the city, or empty"),
              number("deaths", "deaths/yr", "deaths"),
              number("co2_t", "t/yr", "CO2")),
          List.of("city", "subsector"));

  public static final TableSchema CITY_POINT =
      new TableSchema(
          "city_point",
          "Each city's share of all deaths against its share of all CO2, with what the regression reads.",
          List.of(
              text("city", "city"),
              text("name", "name for people"),
              text("region", "region of the city, or empty"),
              number("persons_per_km2", "1/km2", "people per area; NaN where the area is 0")
                  .within(Column.Range.ANY),
              number("solid_fuel_share", "1", "share of solid fuels; NaN where it is not known")
                  .within(Column.Range.ANY),
              text(
                  "group",
                  "above where solid_fuel_share is cities.solid_fuel_split or more, below, or empty where it is not known"),
              flag("used", "whether the regression reads it: deaths, CO2 and density above 0"),
              number("deaths", "deaths/yr", "deaths by what the city emits"),
              number("co2_t", "t/yr", "CO2"),
              number("deaths_share", "1", "share of the deaths by all regions' emissions")
                  .within(Column.Range.ANY),
              number("co2_share", "1", "share of all regions' CO2").within(Column.Range.ANY),
              number("ratio", "1", "deaths_share / co2_share; NaN where the city has no CO2")
                  .within(Column.Range.ANY)),
          List.of("city"));

  public static final TableSchema CITY_REGRESSION =
      new TableSchema(
          "city_regression",
          "Ordinary least squares of ln ratio = a + b ln(persons_per_km2) over cities. NaN where fewer than 3 cities can be used. The intervals are of the inputs; b_se is of the scatter of cities.",
          List.of(
              text("group", "above or below cities.solid_fuel_split, or all"),
              integer("n", "cities that are used"),
              integer("left_out", "cities of the group without deaths, CO2, people or area"),
              number("a", "1", "intercept").within(Column.Range.ANY),
              number("b", "1", "slope: per cent of ratio for a per cent of density")
                  .within(Column.Range.ANY),
              number("b_se", "1", "standard error of b").within(Column.Range.ANY),
              number("r2", "1", "share of the variance of ln ratio that the line explains")
                  .within(Column.Range.ANY),
              number("residual_sd", "1", "standard deviation of the residuals, n - 2 degrees")
                  .within(Column.Range.ANY),
              number("p_value", "1", "two-sided probability of such a slope by chance, of t")
                  .within(Column.Range.ANY),
              share("solid_fuel_split", "the split")),
          List.of("group"));

  public static final TableSchema CITY_BAND =
      new TableSchema(
          "city_band",
          "The line of city_regression with its 95 % confidence band, at 25 densities from the smallest to the largest of a group's cities.",
          List.of(
              text("group", "above, below or all"),
              integer("point", "from 0"),
              amount("persons_per_km2", "1/km2", "density"),
              number("ratio", "1", "ratio on the line").within(Column.Range.ANY),
              number("ratio_low", "1", "lower end of the band").within(Column.Range.ANY),
              number("ratio_high", "1", "upper end of the band").within(Column.Range.ANY)),
          List.of("group", "point"));

  /** Outputs. */
  public static final List<TableSchema> ALL =
      List.of(DAMAGE_CITY, CITY_POINT, CITY_REGRESSION, CITY_BAND);

  private CityTables() {}
}
