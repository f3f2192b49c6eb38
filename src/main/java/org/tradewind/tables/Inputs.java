package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.flag;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.monthWide;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.share;
import static org.tradewind.tables.Column.text;

import java.util.List;
import java.util.stream.Stream;

/** The input tables of the public contract. */
public final class Inputs {
  /** In tables with wildcards, the label that stands for all regions, or all subsectors. */
  public static final String ANY = "*";

  /**
   * In {@link #CONCORDANCE}, the sector of what households burn themselves: outside every supply
   * chain.
   */
  public static final String HOUSEHOLD = "household";

  public static final TableSchema REGION =
      new TableSchema(
          "region",
          "The regions of the study, in the order of all matrices.",
          List.of(
              text("region", "code, unique"),
              text("name", "name for people"),
              amount("population_persons", "persons", "resident population").orAbsent(),
              amount("gdp_million_usd", "10^6 USD", "gross domestic product").orAbsent(),
              amount("area_km2", "km2", "land area").orAbsent(),
              text("short_name", "short name for figures; empty where name is short").orAbsent(),
              text("local_name", "name in the country's own language, or empty").orAbsent()),
          List.of("region"));

  public static final TableSchema SECTOR =
      new TableSchema(
          "sector",
          "The sectors of the MRIO, in the order of all matrices.",
          List.of(
              text("sector", "code, unique"),
              text("name", "name for people"),
              text("group", "group in which results are shown"),
              text("short_name", "short name for figures; empty where name is short").orAbsent(),
              text("local_name", "name in the country's own language, or empty").orAbsent()),
          List.of("sector"));

  public static final TableSchema SUBSECTOR =
      new TableSchema(
          "subsector",
          "The emission subsectors (fuels and processes).",
          List.of(
              text("subsector", "code, unique"),
              text("category", "coarse category, e.g. energy, industry, domestic"),
              text("fuel_or_process", "what is burnt or done"),
              flag("synergistic", "whether it emits both CO2 and PM2.5 precursors"),
              flag(
                  "household",
                  "whether households emit it themselves; the concordance must not contradict it"),
              text("name", "name for people; empty: fuel_or_process with the category").orAbsent(),
              text("local_name", "name in the country's own language, or empty").orAbsent()),
          List.of("subsector"));

  public static final TableSchema GRID =
      new TableSchema(
          "grid",
          "The regular grid of which the cells are part: one row. Cells are numbered row * ncols + col.",
          List.of(
              text("kind", "lambert (conformal conic, as in IOAPI headers) or lonlat"),
              number("alp", "degree north", "lambert: first standard parallel").orAbsent(),
              number("bet", "degree north", "lambert: second standard parallel").orAbsent(),
              number("gam", "degree east", "lambert: central meridian").orAbsent(),
              number("xcent", "degree east", "lambert: longitude of the origin").orAbsent(),
              number("ycent", "degree north", "lambert: latitude of the origin").orAbsent(),
              number("xorig", "m; lonlat: degree", "x of the lower left corner"),
              number("yorig", "m; lonlat: degree", "y of the lower left corner"),
              amount("xcell", "m; lonlat: degree", "width of a cell"),
              amount("ycell", "m; lonlat: degree", "height of a cell"),
              integer("ncols", "number of columns"),
              integer("nrows", "number of rows"),
              amount("radius_m", "m", "radius of the sphere")),
          List.of("kind"));

  public static final TableSchema CELL =
      new TableSchema(
          "cell",
          "The cells of the grid.",
          List.of(
              integer("cell", "number, row * columns of the grid + column"),
              integer("col", "column, from 0 in the west"),
              integer("row", "row, from 0 in the south"),
              number("lon", "degree east", "longitude of the centre"),
              number("lat", "degree north", "latitude of the centre"),
              amount("area_km2", "km2", "area"),
              amount("population_persons", "persons", "people living there"),
              amount("pm25_ugm3", "ug/m3", "annual mean PM2.5").orAbsent(),
              share("solid_fuel_share", "share of people who cook with solid fuel").orAbsent(),
              text("city", "city, or empty").orAbsent()),
          List.of("cell"));

  public static final TableSchema CELL_REGION =
      new TableSchema(
          "cell_region",
          "Which share of a cell's land lies in which region; a cell's shares sum to 1.",
          List.of(
              integer("cell", "cell"),
              text("region", "region"),
              share("share", "share of the cell's land within the study's regions")),
          List.of("cell", "region"));

  public static final TableSchema EMISSION =
      new TableSchema(
          "emission",
          "Emissions by cell, species and subsector; CO2 is a species.",
          monthWide(
              List.of(
                  integer("cell", "emitting cell"),
                  text("species", "species"),
                  text("subsector", "subsector")),
              "t",
              Column.Range.NON_NEGATIVE),
          List.of("cell", "species", "subsector"));

  public static final TableSchema CONCORDANCE =
      new TableSchema(
          "concordance",
          "Which share of a subsector belongs to which MRIO sector; shares sum to 1 per subsector and region. Rows without a share divide what the others leave by table subsector_energy.",
          List.of(
              text("subsector", "subsector"),
              text("region", "region, or * for all that have no rows of their own"),
              text("sector", "sector, or 'household' for what lies outside the supply chain"),
              share(
                      "share",
                      "share of the subsector's emissions; empty: by energy use (table subsector_energy)")
                  .orAbsent()),
          List.of("subsector", "region", "sector"));

  /** All input tables, in the order of the documentation. */
  public static final List<TableSchema> ALL =
      Stream.of(
              List.of(
                  REGION,
                  SECTOR,
                  SUBSECTOR,
                  NameTables.STUDY_INFO,
                  NameTables.STRESSOR_INFO,
                  NameTables.REGION_SHAPE,
                  GRID,
                  CELL,
                  CELL_REGION,
                  AirInputs.SENSITIVITY,
                  AirInputs.METEOROLOGY,
                  AirInputs.TRANSPORT_PARAMETER,
                  EMISSION,
                  CONCORDANCE,
                  MrioInputs.TRANSACTIONS,
                  MrioInputs.FINAL_DEMAND,
                  MrioInputs.OUTPUT,
                  MrioInputs.REGIONAL_USE,
                  MrioInputs.REGIONAL_BALANCE,
                  MrioInputs.REGION_DISTANCE,
                  MrioInputs.TRADE_FLOW,
                  MrioInputs.STRESSOR,
                  MrioInputs.STRESSOR_HOUSEHOLD,
                  AirInputs.MORTALITY_RATE,
                  AirInputs.AGE_SHARE,
                  AirInputs.EXPOSURE_RESPONSE,
                  AirInputs.RELATIVE_RISK,
                  MrioInputs.ENERGY_INTENSITY,
                  MrioInputs.ENERGY_USE,
                  UncertaintyInputs.UNCERTAINTY,
                  UncertaintyInputs.CORRELATION,
                  UncertaintyInputs.UNCERTAINTY_DRAW,
                  AirInputs.OBSERVATION,
                  AirInputs.AIR_CONCENTRATION),
              ConcordanceTables.INPUTS,
              InventoryTables.ALL,
              CityTables.INPUTS,
              CostTables.INPUTS)
          .flatMap(List::stream)
          .toList();

  /** The month-wide tables over cells, too big to be held whole in general. */
  public static final List<TableSchema> GRIDDED =
      List.of(
          AirInputs.SENSITIVITY,
          EMISSION,
          AirInputs.AIR_CONCENTRATION,
          InventoryTables.INVENTORY_GRID);

  private Inputs() {}
}
