package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.flag;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.share;
import static org.tradewind.tables.Column.text;

import java.util.ArrayList;
import java.util.List;

/** Tables of the costs of deaths and CO2. */
public final class CostTables {
  static final String MONEY = "currency";
  private static final String PROBABILITY = "share of the draws";
  private static final String MC_ERROR = "standard error of the probability";

  public static final TableSchema VALUATION =
      new TableSchema(
          "valuation",
          "What a death and a tonne of CO2 cost, and what the MRIO's currency is worth. Where income is given, a value of a statistical life is value (income / base_income)^elasticity (benefit transfer); else it is value as it stands.",
          List.of(
              text(
                  "quantity",
                  "VSL (value of a statistical life), SCC (social cost of carbon) or EXCHANGE (exchange rate)"),
              text(
                  "variant",
                  "VSL: a name for costs.vsl, such as central; SCC: central, low or high; EXCHANGE: code of the MRIO's currency, such as CNY"),
              amount(
                  "value",
                  "currency; EXCHANGE: 1 per unit of currency",
                  "VSL: of a death, where its income is base_income; SCC: of a tonne of CO2; EXCHANGE: units of the MRIO's currency for one of currency"),
              amount("base_income", MONEY + " per person", "VSL: income where value holds")
                  .orAbsent(),
              amount("income", MONEY + " per person", "VSL: income of the study's people")
                  .orAbsent(),
              amount("elasticity", "1", "VSL: income elasticity, at most 3").orAbsent(),
              text("currency", "currency of the costs, such as USD; one in all rows"),
              integer("price_year", "year of its prices; one in all rows of VSL and SCC"),
              text("discount_rate", "SCC: label of the discount rate, such as 2.5 %").orAbsent(),
              text("source", "where the numbers come from").orAbsent()),
          List.of("quantity", "variant"));

  public static final TableSchema SECTOR_GDP =
      new TableSchema(
          "sector_gdp",
          "Gross domestic product (value added) of each sector of the MRIO, all regions together. Without it: the stressor value_added, or value_added of regional_balance.",
          List.of(
              text("sector", "sector"),
              number("value", "currency of the MRIO", "value added; may be negative")),
          List.of("sector"));

  /** Inputs. */
  public static final List<TableSchema> INPUTS = List.of(VALUATION, SECTOR_GDP);

  public static final TableSchema VALUATION_USED =
      new TableSchema(
          "valuation_used",
          "Values of a statistical life and social costs of carbon, as used and in their variants, and the tonnes of CO2 that cost as much as a death.",
          priced(
              List.of(
                  text("price", "VSL or SCC"),
                  text("variant", "variant; own: of the study's keys"),
                  flag("used", "whether costs are computed with it"),
                  number("value", MONEY + " per death; per t of CO2", "value"),
                  ratio(
                      "tonnes_per_death",
                      "t/death",
                      "break-even VSL / SCC: of a VSL with the SCC used, of an SCC with the VSL used; NaN where the SCC is 0"),
                  number("base_value", MONEY + " per death; per t of CO2", "value at base_income"),
                  ratio("base_income", MONEY + " per person", "income there; NaN for none"),
                  ratio("income", MONEY + " per person", "income of the study; NaN for none"),
                  ratio("elasticity", "1", "income elasticity; NaN for none"),
                  text("source", "where the numbers come from"))),
          List.of("price", "variant"));

  public static final TableSchema COST_SUBSECTOR =
      new TableSchema(
          "cost_subsector",
          "Costs of the deaths and CO2 of each subsector in the nation.",
          costs(
              text("subsector", "subsector"),
              text("category", "its category"),
              flag("synergistic", "whether it emits both CO2 and PM2.5 precursors")),
          List.of("subsector"));

  public static final TableSchema COST_REGION =
      new TableSchema(
          "cost_region",
          "The same by emitting region and category of subsectors.",
          costs(
              text("region", "emitting region, or * for the nation"),
              text("category", "category, or * for all")),
          List.of("region", "category"));

  public static final TableSchema COST_GROUP =
      new TableSchema(
          "cost_group",
          "The same of other groups of sources, as in contribution_ratio: fuels, subsectors in a region, cities.",
          costs(
              text("level", "kind of group: fuel, region_subsector, synergy, city"),
              text("name", "group"),
              text("within", "what it is part of, or empty")),
          List.of("level", "name", "within"));

  public static final TableSchema COST_SECTOR =
      new TableSchema(
          "cost_sector",
          "Costs of the deaths and CO2 that each sector of the MRIO causes itself, in the nation, next to its GDP.",
          sectorCosts(),
          List.of("sector"));

  public static final TableSchema COST_RANK =
      new TableSchema(
          "cost_rank",
          "Ranks by climate cost and by integrated cost. Rank 1 costs most; equal costs share the smaller rank.",
          priced(
              List.of(
                  text("subject", "what is ranked: subsector, region or sector"),
                  text("name", "which one"),
                  integer("climate_rank", "rank by climate cost"),
                  integer("integrated_rank", "rank by integrated cost"),
                  number(
                      "shift", "ranks", "climate_rank - integrated_rank: above 0 where it rises"))),
          List.of("subject", "name"));

  public static final TableSchema COST_RANK_PROBABILITY =
      new TableSchema(
          "cost_rank_probability",
          "How often each rank of cost_rank comes out in the draws.",
          List.of(
              text("subject", "subsector, region or sector"),
              text("measure", "climate or integrated"),
              text("name", "which one"),
              integer("rank", "rank"),
              share("probability", PROBABILITY),
              amount("mc_error", "1", MC_ERROR)),
          List.of("subject", "measure", "name", "rank"));

  public static final TableSchema PREDOMINANT =
      new TableSchema(
          "predominant",
          "The subsector that costs most in each region, by climate cost and by integrated cost. Intervals are of the subsector of the central run.",
          priced(
              List.of(
                  text("region", "emitting region, or * for the nation"),
                  text("measure", "climate or integrated"),
                  text("subsector", "subsector"),
                  number("cost", MONEY, "its cost by that measure"),
                  ratio("share_of_region", "1", "its share of the region's cost"))),
          List.of("region", "measure"));

  public static final TableSchema PREDOMINANT_PROBABILITY =
      new TableSchema(
          "predominant_probability",
          "How often each subsector costs most in a region in the draws.",
          List.of(
              text("region", "emitting region, or * for the nation"),
              text("measure", "climate or integrated"),
              text("subsector", "subsector"),
              share("probability", PROBABILITY),
              amount("mc_error", "1", MC_ERROR)),
          List.of("region", "measure", "subsector"));

  public static final TableSchema PREDOMINANT_CHANGE =
      new TableSchema(
          "predominant_change",
          "Where the subsector with the largest integrated cost differs from that with the largest climate cost.",
          priced(
              List.of(
                  text("region", "emitting region, or * for the nation"),
                  text("climate", "subsector with the largest climate cost"),
                  text("integrated", "subsector with the largest integrated cost"),
                  number(
                      "changes",
                      "1",
                      "1 where they differ, else 0; the mean of the draws is a probability"))),
          List.of("region"));

  public static final TableSchema COST_COUNT =
      new TableSchema(
          "cost_count",
          "How many subsectors, sectors and regions costs set apart.",
          priced(
              List.of(
                  text(
                      "measure",
                      "subsectors_health_above_climate, synergistic_health_above_climate (those with CO2), subsectors_above_threshold (costs.subsector_threshold), regions_predominant_changes, sectors_above_gdp, sectors_below_5_percent_of_gdp"),
                  ratio("threshold", MONEY, "threshold in money; NaN for none"),
                  integer("of", "how many are counted among"),
                  number("value", "1", "how many"))),
          List.of("measure"));

  public static final TableSchema RANK_GRID =
      new TableSchema(
          "rank_grid",
          "Ranks of subsectors by integrated cost for other values of a statistical life and of carbon.",
          priced(
              List.of(
                  number("vsl", MONEY + " per death", "value of a statistical life"),
                  number("scc", MONEY + " per t", "social cost of carbon"),
                  text("subsector", "subsector"),
                  integer("rank", "rank by integrated cost; 1 costs most"))),
          List.of("vsl", "scc", "subsector"));

  public static final TableSchema RANK_SWITCH =
      new TableSchema(
          "rank_switch",
          "At which VSL / SCC two subsectors change their order by integrated cost, which depends on that ratio alone. Switches within the range of the valuations are listed.",
          priced(
              List.of(
                  text("subsector", "subsector that costs more above the switch"),
                  text("other", "subsector that costs more below it"),
                  ratio(
                      "tonnes_per_death",
                      "t/death",
                      "VSL / SCC at the switch; NaN where no ratio above 0 switches them"),
                  ratio("vsl", MONEY + " per death", "VSL at the switch, with the SCC used"),
                  ratio("scc", MONEY + " per t", "SCC at the switch, with the VSL used"))),
          List.of("subsector", "other"));

  /** All outputs. */
  public static final List<TableSchema> ALL =
      List.of(
          VALUATION_USED,
          COST_SUBSECTOR,
          COST_REGION,
          COST_GROUP,
          COST_SECTOR,
          COST_RANK,
          COST_RANK_PROBABILITY,
          PREDOMINANT,
          PREDOMINANT_PROBABILITY,
          PREDOMINANT_CHANGE,
          COST_COUNT,
          RANK_GRID,
          RANK_SWITCH);

  /** Columns of costs that vary, in their order. */
  public static final List<String> COSTS =
      List.of(
          "health_cost",
          "climate_cost",
          "integrated_cost",
          "health_share",
          "share",
          "health_exceeds_climate",
          "cost_per_tonne");

  /** That of {@link #COST_SECTOR} beside them. */
  public static final String OVER_GDP = "cost_over_gdp";

  private CostTables() {}

  /** The columns that say in what money: last in each table of costs. */
  public static List<Column> labels() {
    return List.of(
        text("currency", "currency"),
        integer("price_year", "year of its prices"),
        text("discount_rate", "label of the discount rate of the SCC"));
  }

  static List<Column> priced(List<Column> columns) {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(labels());
    return all;
  }

  static Column ratio(String name, String unit, String meaning) {
    return number(name, unit, meaning).within(Column.Range.ANY);
  }

  private static List<Column> costs(Column... keys) {
    List<Column> columns = new ArrayList<>(List.of(keys));
    columns.addAll(ofCosts());
    return priced(columns);
  }

  private static List<Column> ofCosts() {
    return List.of(
        number("health_cost", MONEY + " per year", "VSL x deaths"),
        number("climate_cost", MONEY + " per year", "SCC x tonnes of CO2"),
        number("integrated_cost", MONEY + " per year", "the sum of both"),
        ratio("health_share", "1", "health_cost / integrated_cost; NaN where that is 0"),
        ratio("share", "1", "share of the nation's integrated cost"),
        number(
            "health_exceeds_climate",
            "1",
            "1 where health_cost is above climate_cost, else 0; the mean of the draws is a probability"),
        ratio(
            "cost_per_tonne",
            MONEY + " per t",
            "integrated_cost / tonnes of CO2; NaN without CO2"));
  }

  private static List<Column> sectorCosts() {
    List<Column> columns = new ArrayList<>();
    columns.add(
        text("sector", "sector; household: what households emit themselves; *: all sectors"));
    columns.addAll(ofCosts());
    columns.add(
        ratio(
            "gdp",
            MONEY + " per year",
            "GDP in the costs' currency at costs.mrio_per_currency, prices of the MRIO's year; NaN where it is not known"));
    columns.add(ratio(OVER_GDP, "1", "integrated_cost / gdp; NaN unless gdp is above 0"));
    return priced(columns);
  }
}
