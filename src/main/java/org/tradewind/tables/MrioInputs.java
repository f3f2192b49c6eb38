package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;
import static org.tradewind.tables.Column.vector;

import java.util.List;

/** Input tables of the economy: the MRIO or what it is built from, its stressors, and energy. */
public final class MrioInputs {
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

  private MrioInputs() {}
}
