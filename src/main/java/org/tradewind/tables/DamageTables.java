package org.tradewind.tables;

import static org.tradewind.tables.Column.flag;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;
import static org.tradewind.tables.Column.vector;

import java.util.List;

/** Deaths and CO2 where they are emitted, and deaths where people breathe. */
public final class DamageTables {
  public static final TableSchema BURDEN =
      new TableSchema(
          "burden",
          "Deaths attributable to all PM2.5, booked where people die; they sum to J.",
          List.of(
              text("region", "region where people live, OUTSIDE for cells in none"),
              text("cause", "cause of death"),
              text("age", "age group"),
              number("deaths", "deaths/yr", "attributable deaths")),
          List.of("region", "cause", "age"));

  public static final TableSchema BURDEN_CELL =
      new TableSchema(
          "burden_cell",
          "Deaths attributable to all PM2.5 by cell, and the adjoint forcing dJ/dz.",
          List.of(
              integer("cell", "cell where people live"),
              number("deaths", "deaths/yr", "attributable deaths of all causes and ages"),
              number(
                  "deaths_per_ugm3", "deaths/yr/(ug/m3)", "dJ/dz, their slope in the cell's PM2.5"),
              flag("floored", "whether a slope of an IER was taken at health.floor")),
          List.of("cell"));

  public static final TableSchema DAMAGE_CELL =
      new TableSchema(
          "damage_cell",
          "Deaths caused and CO2 emitted by each subsector in each cell, booked where the emission happens.",
          List.of(
              integer("cell", "emitting cell"),
              text("subsector", "subsector"),
              number(
                  "deaths", "deaths/yr", "deaths, of the study's species, anywhere in the domain"),
              number("co2_t", "t/yr", "CO2 emitted")),
          List.of("cell", "subsector"));

  public static final TableSchema DAMAGE_CELL_TOTAL =
      new TableSchema(
          "damage_cell_total",
          "The table damage_cell summed over subsectors: what a map shows.",
          List.of(
              integer("cell", "emitting cell"),
              number(
                  "deaths", "deaths/yr", "deaths, of the study's species, anywhere in the domain"),
              number("co2_t", "t/yr", "CO2 emitted")),
          List.of("cell"));

  public static final TableSchema DAMAGE_REGION =
      new TableSchema(
          "damage_region",
          "Tonnes emitted and deaths caused by region, subsector, species and month.",
          List.of(
              text("region", "emitting region"),
              text("subsector", "subsector"),
              text("species", "species"),
              text("month", "m01 to m12"),
              number("tonnes", "t", "tonnes emitted"),
              number("deaths", "deaths", "deaths caused, anywhere in the domain; 0 for CO2")),
          List.of("region", "subsector", "species", "month"));

  public static final TableSchema DAMAGE_CELL_SPECIES =
      new TableSchema(
          "damage_cell_species",
          "The table damage_cell with its deaths by species: what intervals by cell are worked from.",
          List.of(
              integer("cell", "emitting cell"),
              text("subsector", "subsector"),
              number("deaths", "deaths/yr", "as in damage_cell"),
              number("co2_t", "t/yr", "as in damage_cell"),
              vector(
                  "species_deaths",
                  "deaths/yr",
                  "deaths by each species, in the order of the study's key species")),
          List.of("cell", "subsector"));

  public static final TableSchema DEATH_PAIR =
      new TableSchema(
          "death_pair",
          "With receptors: deaths caused by the emissions of one region among the people of another, at first order.",
          List.of(
              text("region", "emitting region, OUTSIDE for cells in none"),
              text("to_region", "region whose people die, OUTSIDE for those in none"),
              text("species", "species emitted"),
              number("deaths", "deaths/yr", "deaths")),
          List.of("region", "to_region", "species"));

  public static final TableSchema DEATH_PAIR_SUBSECTOR =
      new TableSchema(
          "death_pair_subsector",
          "With receptors: the table death_pair by subsector, what its intervals are worked from. Where nobody dies there is no row.",
          List.of(
              text("region", "emitting region"),
              text("to_region", "region whose people die, OUTSIDE for those in none"),
              text("subsector", "subsector"),
              text("species", "species emitted"),
              number("deaths", "deaths/yr", "deaths")),
          List.of("region", "to_region", "subsector", "species"));

  public static final TableSchema SENSITIVITY_DAY =
      new TableSchema(
          "sensitivity_day",
          "What became of each day's files of an adjoint model.",
          List.of(
              text("day", "date, YYYY-MM-DD"),
              text("status", "read, missing or damaged"),
              text("reason", "why it was not read, or empty"),
              text("sensitivity_file", "file of sensitivities"),
              text("emission_file", "file of emissions"),
              integer("records", "sensitivity records used"),
              integer("neighbour_records", "records in the file that belong to another day")),
          List.of("day"));

  private DamageTables() {}
}
