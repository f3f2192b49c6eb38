package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.flag;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.monthWide;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.share;
import static org.tradewind.tables.Column.text;
import static org.tradewind.tables.Column.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tradewind.axes.Months;

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

  public static final TableSchema SENSITIVITY =
      new TableSchema(
          "sensitivity",
          "Deaths in the whole domain per tonne emitted in a cell, by species and month.",
          monthWide(
              List.of(integer("cell", "emitting cell"), text("species", "species")),
              "deaths/t",
              Column.Range.FINITE),
          List.of("cell", "species"));

  public static final TableSchema METEOROLOGY =
      new TableSchema(
          "meteorology",
          "Monthly mean weather at points, interpolated to the grid, for studies without sensitivities of their own.",
          months(
              List.of(
                  number("lon", "degree east", "longitude of the point"),
                  number("lat", "degree north", "latitude of the point"),
                  text(
                      "variable",
                      "wind_u_ms (mean wind to the east), wind_v_ms (to the north), wind_sd_ms (standard deviation of each component about the monthly mean), mixing_height_m (column mass over concentration at the ground) or precipitation_mm (of the month)")),
              "as the variable's name says"),
          List.of("lon", "lat", "variable"));

  public static final TableSchema TRANSPORT_PARAMETER =
      new TableSchema(
          "transport_parameter",
          "Parameters of the transport model that replace those shipped (facts/transport/parameters.csv); rows not given keep theirs.",
          months(
              List.of(
                  text(
                      "parameter",
                      "lagrangian_time_h, venting_time_h, deep_mixing_m, dry_deposition_ms, wet_removal_per_mm, conversion_per_h, deep_conversion_per_h or particle_share"),
                  text(
                      "species",
                      "gas or particle, HNO3 for the gas of nitrate; * for lagrangian_time_h, venting_time_h and deep_mixing_m")),
              "as the parameter's name says"),
          List.of("parameter", "species"));

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

  public static final TableSchema TRANSACTIONS =
      new TableSchema(
          "transactions",
          "Z, intermediate deliveries, one row of the matrix a row, in the order of region x sector.",
          List.of(
              text("region", "delivering region"),
              text("sector", "delivering sector"),
              vector(
                  "values",
                  "currency of the table",
                  "deliveries to every (region, sector), sectors running fastest")),
          List.of("region", "sector"));

  public static final TableSchema FINAL_DEMAND =
      new TableSchema(
          "final_demand",
          "Y, deliveries to final demand, exports to the rest of the world (ROW) and errors/others (ERR).",
          List.of(
              text("region", "delivering region"),
              text("sector", "delivering sector"),
              text("to_region", "consuming region, ROW or ERR"),
              text("category", "final demand category"),
              number(
                  "value",
                  "currency of the table",
                  "deliveries; inventory changes may be negative")),
          List.of("region", "sector", "to_region", "category"));

  public static final TableSchema OUTPUT =
      new TableSchema(
          "output",
          "x, gross output.",
          List.of(
              text("region", "region"),
              text("sector", "sector"),
              number(
                  "value",
                  "currency of the table",
                  "gross output; a negative value within mrio.balance_absolute is read as 0")),
          List.of("region", "sector"));

  public static final TableSchema REGIONAL_USE =
      new TableSchema(
          "regional_use",
          "Intermediate use within a region, wherever the product was made: one row a product, from regional tables with outflow and inflow. From these and the next three tables a run builds the MRIO, if transactions are not given.",
          List.of(
              text("region", "using region"),
              text("sector", "product used"),
              vector(
                  "values",
                  "currency of the table",
                  "use by each sector of the region, in the order of table sector")),
          List.of("region", "sector"));

  public static final TableSchema REGIONAL_BALANCE =
      new TableSchema(
          "regional_balance",
          "What stands beside intermediate use in regional tables. For each product: use by sectors + use by final demand + export + outflow - import - inflow + others = output. Items not given are 0, but output must be.",
          List.of(
              text("region", "region"),
              text("sector", "product; for value_added the sector"),
              text(
                  "item",
                  "a final demand category (rural, urban, government, fixed_capital, inventories ...), export, outflow (to other regions), import, inflow (from other regions), others (errors), value_added or output"),
              number(
                  "value",
                  "currency of the table",
                  "value; export, outflow, import and inflow of at least 0")),
          List.of("region", "sector", "item"));

  public static final TableSchema REGION_DISTANCE =
      new TableSchema(
          "region_distance",
          "Distances between regions, for trade by gravity.",
          List.of(
              text("region", "region"),
              text(
                  "to_region",
                  "another region; each pair once or, with the same distance, in both directions"),
              amount("km", "km", "distance, above 0")),
          List.of("region", "to_region"));

  public static final TableSchema TRADE_FLOW =
      new TableSchema(
          "trade_flow",
          "Flows of a product between regions that are known, such as metered electricity. They take the place of gravity for that product and are scaled to its outflow and inflow.",
          List.of(
              text("sector", "product"),
              text("region", "delivering region"),
              text("to_region", "receiving region, another one"),
              amount("value", "any unit, one for a product", "flow")),
          List.of("sector", "region", "to_region"));

  public static final TableSchema STRESSOR =
      new TableSchema(
          "stressor",
          "F, producer accounts given directly (pymrio's F): what each sector of each region emits or uses itself.",
          List.of(
              text("region", "region"),
              text("sector", "sector"),
              text("stressor", "stressor"),
              number("value", "unit of the stressor (table stressor_info)", "amount")),
          List.of("region", "sector", "stressor"));

  public static final TableSchema STRESSOR_HOUSEHOLD =
      new TableSchema(
          "stressor_household",
          "F_Y, what households emit themselves, outside every supply chain.",
          List.of(
              text("region", "region"),
              text("stressor", "stressor"),
              number("value", "unit of the stressor", "amount")),
          List.of("region", "stressor"));

  private static final String RELEASE =
      "release of rates and shares that belong together (health.release); empty where there is one";
  private static final String SOURCE =
      "release of this very number, where it is not that of the row";

  public static final TableSchema MORTALITY_RATE =
      new TableSchema(
          "mortality_rate",
          "Baseline death rates by cause and age group.",
          List.of(
              text("cause", "cause of death"),
              text("age", "age group"),
              text("region", "region, or * for all that have no row of their own"),
              amount("rate_per_100k", "1/100,000/a", "deaths a year per 100,000 of the age group"),
              text("release", RELEASE).orAbsent(),
              text("source", SOURCE).orAbsent()),
          List.of("cause", "age", "region", "release"));

  public static final TableSchema AGE_SHARE =
      new TableSchema(
          "age_share",
          "Which share of the people is in an age group; groups may overlap (25+ and 25).",
          List.of(
              text("age", "age group"),
              text("region", "region, or * for all that have no row of their own"),
              share("share", "share of the population"),
              text("release", RELEASE).orAbsent(),
              text("source", SOURCE).orAbsent()),
          List.of("age", "region", "release"));

  public static final TableSchema EXPOSURE_RESPONSE =
      new TableSchema(
          "exposure_response",
          "Parameters of the exposure-response functions; draw 0 is the central case, without it the mean over all draws is.",
          List.of(
              text("form", "ier, gemm or log-linear"),
              text("cause", "cause of death"),
              text("age", "age group"),
              integer("draw", "0 central, 1 and up random draws"),
              number("p1", "", "ier: a; gemm: theta; log-linear: beta (m3/ug)"),
              number("p2", "", "ier: b; gemm: alpha (ug/m3); log-linear: zcf (ug/m3)"),
              number("p3", "", "ier: c; gemm: mu (ug/m3); log-linear: none").orAbsent(),
              number("p4", "ug/m3", "ier: zcf; gemm: nu; log-linear: none").orAbsent(),
              amount("p1_se", "unit of p1", "gemm, log-linear, draw 0: standard error of p1")
                  .orAbsent()),
          List.of("form", "cause", "age", "draw"));

  public static final TableSchema RELATIVE_RISK =
      new TableSchema(
          "relative_risk",
          "Relative risks at points, for health.form tabulated; monotone cubics between them. Draw 0 is the central case, without it the mean over"
              + " all draws is.",
          List.of(
              text("cause", "cause of death"),
              text("age", "age group"),
              integer("draw", "0 central, 1 and up random draws"),
              amount(
                  "pm25_ugm3",
                  "ug/m3",
                  "annual mean PM2.5; the lowest is the counterfactual, the highest must reach the study's highest"),
              amount("rr", "1", "relative risk: 1 at the lowest point, never falling")),
          List.of("cause", "age", "draw", "pm25_ugm3"));

  public static final TableSchema ENERGY_INTENSITY =
      new TableSchema(
          "energy_intensity",
          "Energy per physical output of the sectors of coordination scenarios, by region.",
          List.of(
              text("region", "region"),
              text("group", "sector"),
              amount(
                      "tce_per_unit",
                      "tce/unit",
                      "tonnes of coal equivalent per unit of the sector's product (100 t cement, 100 t steel, 10^5 kWh ...); empty where it is not known")
                  .orAbsent()),
          List.of("region", "group"));

  public static final TableSchema ENERGY_USE =
      new TableSchema(
          "energy_use",
          "Energy and physical output, from which the intensity is energy_tce / output; for keys that energy_intensity does not have.",
          List.of(
              text("region", "region"),
              text("group", "sector"),
              amount("energy_tce", "tce", "energy used in a year"),
              amount("output", "unit", "physical output of the year")),
          List.of("region", "group"));

  public static final TableSchema UNCERTAINTY =
      new TableSchema(
          "uncertainty",
          "How uncertain inputs are: factors of mean 1 by which they are multiplied, draw by draw. Of the rows that fit an input the one with the fewest * counts; an input without a row is taken as exact.",
          List.of(
              text(
                  "species", "species or stressor; deaths; * for all, and for common and activity"),
              text(
                  "subsector",
                  "subsector, or sector where stressors are given; cause for exposure_response; or *"),
              text("region", "region, or *"),
              text(
                  "kind",
                  "common, activity, emission_factor (mode bottom-up), species (mode species), sensitivity, exposure_response (both), quantity (mode published), price (all modes: species VSL or SCC, the price of a death or of a tonne of CO2); common: one factor for each region and row, of all subsectors that the row fits; sensitivity: deaths, not tonnes, of a species"),
              text(
                  "distribution",
                  "lognormal, normal (cut off at 0), triangular, uniform; empirical: values of uncertainty_draw; draws, for exposure_response: the draws or standard errors of table exposure_response"),
              amount(
                      "sigma",
                      "1",
                      "lognormal: standard deviation of the logarithm; others: standard deviation over the mean, of normal before it is cut; draws: lognormal in place of draws that the study lacks; empirical: none")
                  .orAbsent(),
              text(
                  "correlation_group",
                  "inputs of one group are drawn together, as table correlation says, as one without it; empty: every input by itself"),
              text("draw_set", "empirical: name in uncertainty_draw").orAbsent(),
              amount(
                      "sigma_slope",
                      "1",
                      "lognormal exposure_response, and draws that the study lacks: sigma of the slopes dJ/dz, and so of raw first-order deaths, where sigma is that of J; empty: sigma holds for both")
                  .orAbsent()),
          List.of("kind", "species", "subsector", "region"));

  public static final TableSchema CORRELATION =
      new TableSchema(
          "correlation",
          "Correlations of the normal numbers behind uncertain inputs. Pairs of groups that are not named are independent.",
          List.of(
              text("correlation_group", "group of table uncertainty"),
              text("other_group", "the same group or another one, in either order"),
              number(
                  "rho",
                  "1",
                  "same group: correlation of any two of its inputs, 1 unless given; another group: correlation of what the inputs of each share")),
          List.of("correlation_group", "other_group"));

  public static final TableSchema UNCERTAINTY_DRAW =
      new TableSchema(
          "uncertainty_draw",
          "Finite sets of factors, each as likely. They are taken as given: a mean other than 1 moves the mean of what they multiply.",
          List.of(
              text("name", "name of the set"),
              integer("draw", "number within the set; its order does not matter"),
              amount("factor", "1", "factor")),
          List.of("name", "draw"));

  public static final TableSchema OBSERVATION =
      new TableSchema(
          "observation",
          "Annual means measured at sites, to evaluate modelled concentrations with.",
          List.of(
              text("site", "site"),
              number("lon", "degree east", "longitude"),
              number("lat", "degree north", "latitude"),
              text("species", "PM25, OC, EC, PM_OTHER, SO4, NO3, NH4 or SOA"),
              amount("value", "ug/m3", "annual mean; empty where nothing was measured").orAbsent()),
          List.of("site", "species"));

  public static final TableSchema AIR_CONCENTRATION =
      new TableSchema(
          "air_concentration",
          "Modelled concentrations near the ground, monthly means.",
          monthWide(
              List.of(
                  integer("cell", "cell"),
                  text("species", "PM25, OC, EC, PM_OTHER, SO4, NO3, NH4 or SOA")),
              "ug/m3",
              Column.Range.NON_NEGATIVE),
          List.of("cell", "species"));

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
                  SENSITIVITY,
                  METEOROLOGY,
                  TRANSPORT_PARAMETER,
                  EMISSION,
                  CONCORDANCE,
                  TRANSACTIONS,
                  FINAL_DEMAND,
                  OUTPUT,
                  REGIONAL_USE,
                  REGIONAL_BALANCE,
                  REGION_DISTANCE,
                  TRADE_FLOW,
                  STRESSOR,
                  STRESSOR_HOUSEHOLD,
                  MORTALITY_RATE,
                  AGE_SHARE,
                  EXPOSURE_RESPONSE,
                  RELATIVE_RISK,
                  ENERGY_INTENSITY,
                  ENERGY_USE,
                  UNCERTAINTY,
                  CORRELATION,
                  UNCERTAINTY_DRAW,
                  OBSERVATION,
                  AIR_CONCENTRATION),
              ConcordanceTables.INPUTS,
              InventoryTables.ALL,
              CityTables.INPUTS,
              CostTables.INPUTS)
          .flatMap(List::stream)
          .toList();

  /** The month-wide tables over cells, too big to be held whole in general. */
  public static final List<TableSchema> GRIDDED =
      List.of(SENSITIVITY, EMISSION, AIR_CONCENTRATION, InventoryTables.INVENTORY_GRID);

  private Inputs() {}

  /** Month-wide columns of which some months may be missing. */
  private static List<Column> months(List<Column> keys, String unit) {
    List<Column> columns = new ArrayList<>(keys);
    for (String month : Months.COLUMNS) {
      columns.add(number(month, unit, "month " + month.substring(1)).orAbsent());
    }
    return columns;
  }
}
