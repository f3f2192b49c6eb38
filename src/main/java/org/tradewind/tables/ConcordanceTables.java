package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.share;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** Tables of the way from subsectors to sectors, next to {@link Inputs#CONCORDANCE}. */
public final class ConcordanceTables {
  /** In {@link #CONCORDANCE_USE}, the rule of a share that table concordance gives. */
  public static final String GIVEN = "given";

  /** In {@link #CONCORDANCE_USE}, the rule of a share by sectoral energy use. */
  public static final String ENERGY = "energy";

  public static final TableSchema SUBSECTOR_ENERGY =
      new TableSchema(
          "subsector_energy",
          "Energy of a subsector's fuel that each sector burns. It gives the shares that table concordance leaves empty, and all shares of a subsector without rows there.",
          List.of(
              text("subsector", "subsector"),
              text("region", "region, or * for all that have no rows of their own"),
              text("sector", "sector, or 'household' for what lies outside the supply chain"),
              amount("energy_tj", "TJ", "energy burnt in a year")),
          List.of("subsector", "region", "sector"));

  public static final TableSchema CONCORDANCE_USE =
      new TableSchema(
          "concordance_use",
          "What went from each subsector to which sector or to households, where something is emitted. The rows of a subsector and region sum to damage_region.",
          List.of(
              text("region", "emitting region"),
              text("subsector", "subsector"),
              text("sector", "sector, or 'household' for what lies outside the supply chain"),
              share("share", "share of the subsector's emissions in the region"),
              text(
                  "rule",
                  "given (table concordance) or energy (sectoral energy use, table subsector_energy)"),
              amount("co2_t", "t/yr", "CO2 that went there"),
              Column.number("deaths", "deaths/yr", "deaths that went there")),
          List.of("region", "subsector", "sector"));

  /** Inputs. */
  public static final List<TableSchema> INPUTS = List.of(SUBSECTOR_ENERGY);

  /** Outputs. */
  public static final List<TableSchema> ALL = List.of(CONCORDANCE_USE);

  private ConcordanceTables() {}
}
