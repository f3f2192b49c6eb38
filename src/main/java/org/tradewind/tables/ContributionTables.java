package org.tradewind.tables;

import static org.tradewind.tables.Column.flag;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** Output tables of what each source contributes to deaths and CO2. */
public final class ContributionTables {
  public static final TableSchema CONTRIBUTION_RATIO =
      new TableSchema(
          "contribution_ratio",
          "Share of the nation's deaths beside share of its CO2, by groups of sources; each level sums to the nation, but for cities. The nation is all"
              + " regions: cells outside every region are not in it.",
          List.of(
              text(
                  "level",
                  "nation, category, fuel, category_fuel (where categories have several subsectors of a fuel), subsector, region, region_category,"
                      + " region_subsector, synergy, month, or city"),
              text("name", "name of the group; of the level nation: nation"),
              text(
                  "within",
                  "region of a region_category or region_subsector, category of a category_fuel; else empty"),
              number("deaths", "deaths/yr", "deaths that the group causes, anywhere in the domain"),
              number("co2_t", "t/yr", "CO2 that it emits"),
              ratio("deaths_share", "deaths / deaths of the nation; NaN where these are 0"),
              ratio("co2_share", "CO2 / CO2 of the nation; NaN where this is 0"),
              ratio(
                  "ratio",
                  "deaths_share / co2_share; NaN for a group without CO2, and where a share is")),
          List.of("level", "name", "within"));

  public static final TableSchema DAMAGE_SUBSECTOR =
      new TableSchema(
          "damage_subsector",
          "Deaths and CO2 of each subsector in all regions, and which deaths primary particles cause and which their precursors.",
          List.of(
              text("subsector", "subsector"),
              text("category", "its category"),
              text("fuel_or_process", "what is burnt or done"),
              flag("synergistic", "as in the input table subsector"),
              number("deaths", "deaths/yr", "deaths, anywhere in the domain"),
              number("co2_t", "t/yr", "CO2 emitted"),
              ratio("deaths_share", "share of the nation's deaths; NaN where these are 0"),
              ratio("co2_share", "share of the nation's CO2; NaN where this is 0"),
              ratio("ratio", "deaths_share / co2_share; NaN without CO2"),
              number("primary_deaths", "deaths/yr", "deaths by OC, EC and PM_OTHER"),
              number("secondary_deaths", "deaths/yr", "deaths by SO2, NOX, NH3 and VOC"),
              ratio("primary_share", "primary_deaths / deaths; NaN without deaths")),
          List.of("subsector"));

  public static final TableSchema DAMAGE_SUBSECTOR_SPECIES =
      new TableSchema(
          "damage_subsector_species",
          "Deaths of each subsector by the species that it emits, of the study's species.",
          List.of(
              text("subsector", "subsector"),
              text("species", "species that it emits"),
              number("tonnes", "t/yr", "tonnes emitted in all regions"),
              number("deaths", "deaths/yr", "deaths, anywhere in the domain"),
              ratio("share", "deaths / deaths of the subsector; NaN where these are 0")),
          List.of("subsector", "species"));

  public static final TableSchema DAMAGE_SPECIES =
      new TableSchema(
          "damage_species",
          "The nation's deaths by each of the study's species.",
          List.of(
              text("species", "species"),
              text(
                  "kind",
                  "primary (OC, EC, PM_OTHER: emitted as particles) or secondary (SO2, NOX, NH3, VOC: particles form of them)"),
              number("tonnes", "t/yr", "tonnes emitted in all regions"),
              number("deaths", "deaths/yr", "deaths, anywhere in the domain"),
              ratio("share", "share of the nation's deaths; NaN where these are 0")),
          List.of("species"));

  public static final TableSchema DEATH_RECEIVED =
      new TableSchema(
          "death_received",
          "With receptors: deaths by the region whose people die, and how many of them the emissions of other regions cause.",
          List.of(
              text("to_region", "region whose people die, OUTSIDE for those in none"),
              number(
                  "deaths", "deaths/yr", "deaths by the emissions of all regions, at first order"),
              number("deaths_from_others", "deaths/yr", "of these, by the emissions of others"),
              ratio("others_share", "deaths_from_others / deaths; NaN without deaths")),
          List.of("to_region"));

  /** All of them. */
  public static final List<TableSchema> ALL =
      List.of(
          CONTRIBUTION_RATIO,
          DAMAGE_SUBSECTOR,
          DAMAGE_SUBSECTOR_SPECIES,
          DAMAGE_SPECIES,
          DEATH_RECEIVED);

  private ContributionTables() {}

  private static Column ratio(String name, String meaning) {
    return number(name, "1", meaning).within(Column.Range.ANY);
  }
}
