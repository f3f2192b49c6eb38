package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.monthWide;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.share;
import static org.tradewind.tables.Column.text;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Months;

/** Input tables of air and health. */
public final class AirInputs {
  private static final String RELEASE =
      "release of rates and shares that belong together (health.release); empty where there is one";

  private static final String SOURCE =
      "release of this very number, where it is not that of the row";

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
          "Parameters of the transport model that replace those shipped (facts/transport.csv); rows not given keep theirs.",
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

  private AirInputs() {}

  /** Month-wide columns of which some months may be missing. */
  private static List<Column> months(List<Column> keys, String unit) {
    List<Column> columns = new ArrayList<>(keys);
    for (String month : Months.COLUMNS) {
      columns.add(number(month, unit, "month " + month.substring(1)).orAbsent());
    }
    return columns;
  }
}
