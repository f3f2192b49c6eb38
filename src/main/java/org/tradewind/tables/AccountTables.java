package org.tradewind.tables;

import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.List;

/** Accounts of regions and sectors, and the multipliers behind them. */
public final class AccountTables {
  public static final TableSchema ACCOUNT =
      new TableSchema(
          "account",
          "Each stressor by region and sector in three views: of the emitter (producer), of the final product (final_producer), of the buyer and"
              + " product bought (final_consumer; ROW and ERR are buyers too).",
          List.of(
              text("view", "producer, final_producer or final_consumer"),
              text("region", "region in that view"),
              text("sector", "sector in that view"),
              text("stressor", "stressor"),
              number("value", "unit of the stressor", "amount")),
          List.of("view", "region", "sector", "stressor"));

  public static final TableSchema ACCOUNT_REGION =
      new TableSchema(
          "account_region",
          "The table account summed over sectors: each stressor by region in three views.",
          List.of(
              text("view", "producer, final_producer or final_consumer"),
              text("region", "region in that view (of final_consumer ROW and ERR too)"),
              text("stressor", "stressor"),
              number("value", "unit of the stressor", "amount"),
              number(
                  "share",
                  "1",
                  "share of the nation's supply_chain total (table national_total); the shares of a view sum to 1 where every sector that emits has output")),
          List.of("view", "region", "stressor"));

  public static final TableSchema ACCOUNT_HOUSEHOLD =
      new TableSchema(
          "account_household",
          "What households emit themselves; in no view and in no flow, to be added to the producer account for a region's total.",
          List.of(
              text("region", "region"),
              text("stressor", "stressor"),
              number("value", "unit of the stressor", "amount")),
          List.of("region", "stressor"));

  public static final TableSchema PYMRIO_ACCOUNT =
      new TableSchema(
          "pymrio_account",
          "The accounts D_* of pymrio. D_pba is account of the view producer, but 0 where nothing is made; D_cba is the view final_consumer; D_imp and"
              + " D_exp, the parts emitted outside the buying and for other than the emitting region, are in no view: summed over sectors they are imports and"
              + " exports of embodied_trade, final_consumer, the exports with those to ROW and ERR. Households' own emissions are in none (pymrio adds them to"
              + " D_pba_reg and D_cba_reg).",
          List.of(
              text("account", "D_pba, D_cba, D_imp or D_exp"),
              text("stressor", "stressor"),
              text(
                  "region",
                  "emitting (D_pba, D_exp) or buying region (D_cba, D_imp; ROW and ERR are buyers too)"),
              text("sector", "emitting sector (D_pba, D_exp) or product bought (D_cba, D_imp)"),
              number("value", "unit of the stressor", "amount")),
          List.of("account", "stressor", "region", "sector"));

  public static final TableSchema NATIONAL_TOTAL =
      new TableSchema(
          "national_total",
          "The nation's totals of each stressor.",
          List.of(
              text("stressor", "stressor"),
              text(
                  "total",
                  "supply_chain (all producer accounts), household (emitted by households), all (both), between_final_producer and"
                      + " between_final_consumer (flows between different regions in that view)"),
              number("value", "unit of the stressor", "amount"),
              number(
                  "share",
                  "1",
                  "of between_final_producer and between_final_consumer: share of supply_chain, that is of all that supply chains emit; of supply_chain and household: share of all, that is of supply chains and households together; of all: 1. 0 where the stressor's total is 0")),
          List.of("stressor", "total"));

  public static final TableSchema MULTIPLIER =
      new TableSchema(
          "multiplier",
          "m = f L: what a unit of final demand for each region's product causes along its whole supply chain. Times final demand it is the account of"
              + " final producers.",
          List.of(
              text("stressor", "stressor"),
              text("region", "region that makes the final product"),
              text("sector", "sector that makes it"),
              number(
                  "value",
                  "unit of the stressor per unit of the table's currency",
                  "intensity; 0 where nothing is made")),
          List.of("stressor", "region", "sector"));

  public static final TableSchema REQUIREMENT =
      new TableSchema(
          "requirement",
          "W = L Y: the gross output that each destination calls for, whatever the stressors. Times f = F / x it is the table flow; each row sums to x."
              + " A later run on the same MRIO reads it (mrio.requirements).",
          List.of(
              text("view", "final_producer or final_consumer"),
              text("region", "region whose output it is"),
              text("sector", "sector whose output it is"),
              text(
                  "to_region",
                  "region of the final product, or destination (final_consumer; ROW and ERR too)"),
              number("value", "currency of the table", "output")),
          List.of("view", "region", "sector", "to_region"));

  private AccountTables() {}
}
