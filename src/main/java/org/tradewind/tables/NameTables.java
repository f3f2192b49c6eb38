package org.tradewind.tables;

import static org.tradewind.tables.Column.flag;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/**
 * Tables of names, units and shapes. They are inputs, all of them optional, and every run writes
 * them among its outputs, so that a reader of the outputs needs nothing else.
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

  private NameTables() {}
}
