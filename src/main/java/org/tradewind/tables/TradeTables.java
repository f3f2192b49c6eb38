package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** Output tables of a run that builds its MRIO from regional tables. */
public final class TradeTables {
  /** Unit of amounts of money, where the study does not state its currency. */
  public static final String UNIT = "currency of the table";

  public static final TableSchema TRADE =
      new TableSchema(
          "trade",
          "Domestic products delivered from region to region before the last balance; a region's deliveries to itself are those to its own users.",
          List.of(
              text("sector", "product"),
              text("region", "delivering region"),
              text("to_region", "receiving region"),
              amount("value", UNIT, "deliveries")),
          List.of("sector", "region", "to_region"));

  public static final TableSchema TRADE_TOTAL =
      new TableSchema(
          "trade_total",
          "National totals of each product's trade between regions: as published, without transit, and the one that was chosen.",
          List.of(
              text("sector", "product"),
              amount("outflow_given", UNIT, "sum of published outflows"),
              amount("inflow_given", UNIT, "sum of published inflows"),
              amount("outflow", UNIT, "outflow of own products: without transit"),
              amount(
                  "inflow",
                  UNIT,
                  "inflow of domestic products for own use: without transit and imports that came through other regions"),
              amount(
                  "chosen", UNIT, "total by the rule mrio.trade_total; of given flows their own"),
              amount(
                  "traded",
                  UNIT,
                  "total that is traded: the chosen one, or what supply, use and other regions can take of it"),
              text(
                  "way",
                  "gravity, given flows (scaled to outflow and inflow), given flows with own deliveries (scaled to production), or none")),
          List.of("sector"));

  public static final TableSchema TRADE_MARGIN =
      new TableSchema(
          "trade_margin",
          "Trade of each region and product as published and as used.",
          List.of(
              text("region", "region"),
              text("sector", "product"),
              amount("export_given", UNIT, "published export"),
              amount("export", UNIT, "export of own products, at most output"),
              amount("outflow_given", UNIT, "published outflow"),
              amount("outflow", UNIT, "outflow that is traded"),
              amount("inflow_given", UNIT, "published inflow"),
              amount("inflow", UNIT, "inflow that is traded"),
              amount("import_given", UNIT, "published import"),
              amount("import", UNIT, "import for own use"),
              amount(
                  "transit",
                  UNIT,
                  "published export and outflow above what the region makes: taken from inflow and import in their proportions"),
              amount("own", UNIT, "deliveries to own users"),
              amount("use", UNIT, "use by sectors and final demand, as published"),
              amount("import_share", "1", "share of imports in that use")),
          List.of("region", "sector"));

  public static final TableSchema BALANCE_SHIFT =
      new TableSchema(
          "balance_shift",
          "What the last balance (RAS) moved: sums of rows and columns before and after it.",
          List.of(
              text(
                  "part",
                  "deliveries (of a product, to all domestic users), inputs (of a sector, domestic products) or a final demand category"),
              text("region", "region"),
              text("sector", "sector; * for a category"),
              number("before", UNIT, "before the balance"),
              number("after", UNIT, "after it")),
          List.of("part", "region", "sector"));

  public static final TableSchema PRIMARY_INPUT =
      new TableSchema(
          "primary_input",
          "What stands below Z: column sum of Z + imports + value_added = output.",
          List.of(
              text("region", "region"),
              text("sector", "sector"),
              amount("imports", UNIT, "imported products used by the sector"),
              number("value_added", UNIT, "value added")),
          List.of("region", "sector"));

  public static final List<TableSchema> ALL =
      List.of(TRADE, TRADE_TOTAL, TRADE_MARGIN, BALANCE_SHIFT, PRIMARY_INPUT);

  private TradeTables() {}
}
