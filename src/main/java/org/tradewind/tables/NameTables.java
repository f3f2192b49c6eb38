package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.flag;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/**
 * Tables of names, units, shapes and places. All but {@link #CELL_PLACE} are inputs, all of them
 * optional. Every run writes them among its outputs, so that a reader of the outputs needs nothing
 * else.
 */
public final class NameTables {
  public static final TableSchema STUDY_INFO =
      new TableSchema(
          "study_info",
          "Facts about the study as a whole. The keys title, year, currency and region_word of the study file take precedence. In a run, title and the two words for a region are"
              + " always there; year and currency only where they were given.",
          List.of(
              text(
                  "item",
                  "title, year, currency (of the MRIO, such as 10^4 CNY), region_word (province, country ...) or region_word_plural"),
              text("value", "its value")),
          List.of("item"));

  public static final TableSchema STRESSOR_INFO =
      new TableSchema(
          "stressor_info",
          "Name and unit of each stressor. A run has a row for every stressor of its outputs; an input may leave out rows. Without a unit given, CO2 and species are in t, deaths in"
              + " deaths a year, value_added, imports and primary_inputs in the study's currency where it is known; of all others the run says 'unit not given'.",
          List.of(
              text("stressor", "stressor, as in column stressor of other tables"),
              text("name", "name for people").orAbsent(),
              text("unit", "unit of its values").orAbsent()),
          List.of("stressor"));

  public static final TableSchema REGION_SHAPE =
      new TableSchema(
          "region_shape",
          "Outlines of the regions for maps, simplified; shares and areas are computed from the full polygons. Each ring is closed: its last point joins its first, which is not repeated."
              + " Filled by the even-odd rule, the rings of a region give its land.",
          List.of(
              text("region", "region"),
              integer(
                  "ring",
                  "number of the ring within its region, from 0; the largest part first, each part before its holes"),
              flag("hole", "whether the ring is a hole in the part before it"),
              integer("point", "order of the points along the ring, from 0"),
              number("lon", "degree east", "longitude"),
              number("lat", "degree north", "latitude")),
          List.of("region", "ring", "point"));

  /** Made of the inputs cell and cell_region. */
  public static final TableSchema CELL_PLACE =
      new TableSchema(
          "cell_place",
          "Where each cell lies, for maps of tables by cell: the columns of the input table cell that place it, with its region. Of a study without"
              + " that table the cells of cell_region, placed by the table grid, which has the projection of columns and rows.",
          List.of(
              integer("cell", "number, row * columns of the grid + column"),
              integer("col", "column, from 0 in the west"),
              integer("row", "row, from 0 in the south"),
              number("lon", "degree east", "longitude of the centre"),
              number("lat", "degree north", "latitude of the centre"),
              text(
                  "region",
                  "region with the largest share of the cell (the first in cell_region, of equal ones); empty where it lies in none"),
              amount("area_km2", "km2", "area"),
              amount(
                      "population_persons",
                      "persons",
                      "people living there; NaN without a table cell")
                  .within(Column.Range.ANY)),
          List.of("cell"));

  private NameTables() {}
}
