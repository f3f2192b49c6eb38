package org.tradewind.tables;

import static org.tradewind.tables.Column.amount;
import static org.tradewind.tables.Column.flag;
import static org.tradewind.tables.Column.integer;
import static org.tradewind.tables.Column.number;
import static org.tradewind.tables.Column.text;

import java.util.ArrayList;
import java.util.List;

/** Output tables that tell about the draws themselves: moments, convergence, shares of variance. */
public final class DrawTables {
  /**
   * What a table of intervals has beside the key of its output table: one row for each number that
   * varies.
   */
  public static final List<Column> INTERVAL =
      List.of(
          text("quantity", "column of the output table"),
          number("central", "unit of the quantity", "value of the central run, as in that table")
              .within(Column.Range.ANY),
          number("mean", "unit of the quantity", "mean of the draws").within(Column.Range.ANY),
          number("sd", "unit of the quantity", "standard deviation of the draws")
              .within(Column.Range.ANY),
          number("p2_5", "unit of the quantity", "2.5 % quantile of the draws")
              .within(Column.Range.ANY),
          number("p25", "unit of the quantity", "25 % quantile of the draws")
              .within(Column.Range.ANY),
          number("p50", "unit of the quantity", "median of the draws").within(Column.Range.ANY),
          number("p75", "unit of the quantity", "75 % quantile of the draws")
              .within(Column.Range.ANY),
          number("p97_5", "unit of the quantity", "97.5 % quantile of the draws")
              .within(Column.Range.ANY),
          number(
                  "mc_error",
                  "unit of the quantity",
                  "standard error of the mean, sd / sqrt(draws); of uncertainty.sampler sobol, as a rule, an upper bound")
              .within(Column.Range.ANY),
          integer("draws", "draws in which the number is defined; the rest is told of these"));

  /** flow_pair, of which only intervals are written where coefficients are drawn. */
  public static final TableSchema FLOW_PAIR_MRIO = drawnBy(FlowTables.FLOW_PAIR);

  /** embodied_trade, likewise. */
  public static final TableSchema EMBODIED_TRADE_MRIO = drawnBy(FlowTables.EMBODIED_TRADE);

  /** account, likewise. */
  public static final TableSchema ACCOUNT_MRIO = drawnBy(AccountTables.ACCOUNT);

  private static final String UNIT = "unit of the stressor";

  /** Moments without draws; a row stands beside that of the table of intervals. */
  public static final TableSchema MOMENT =
      new TableSchema(
          "moment",
          "Mean and standard deviation without draws of accounts by region and sector, flows between regions, embodied imports and exports, national totals and savings, which are weighted sums of what units emit.",
          List.of(
              text("of_table", "output table that the figure stands in"),
              text(
                  "quantity",
                  "its column; of national_total: supply_chain (all producer accounts), household, all, between_VIEW (flows between different regions); of scenario_total: base_BASE_NAME, saving"),
              text("view", "view, or *"),
              text("stressor", "stressor"),
              text("region", "region, or * for all"),
              text("sector", "sector, or * for all"),
              text("to_region", "destination, or * where there is none"),
              text(
                  "scenario",
                  "coordination scenario; of scenario_difference: SCENARIO - THAN; * where there is none"),
              number("central", UNIT, "value of the central run"),
              number("mean", UNIT, "exact mean"),
              amount("sd", UNIT, "exact standard deviation")),
          List.of(
              "of_table",
              "quantity",
              "view",
              "stressor",
              "region",
              "sector",
              "to_region",
              "scenario"));

  /** The same of figures that are worked from accounts; a row stands beside one of NAME_ci. */
  public static final TableSchema MOMENT_ROW =
      new TableSchema(
          "moment_row",
          "The same of all other figures that are weighted sums of accounts: accounts of final producers and consumers, tiers, relocation, groups, savings. Of flow, whose numbers are each a constant times a producer account, it is that times the account's.",
          List.of(
              text("of_table", "output table that the figure stands in"),
              text("quantity", "its column"),
              text("row", "key of the row, as in \"region BJ, sector 01\""),
              number("central", UNIT, "value of the central run"),
              number("mean", UNIT, "exact mean"),
              amount("sd", UNIT, "exact standard deviation")),
          List.of("of_table", "quantity", "row"));

  /** How totals settle. */
  public static final TableSchema CONVERGENCE =
      new TableSchema(
          "convergence",
          "National totals after 1, 2, 4, 8 ... blocks of draws and after all.",
          List.of(
              integer("draws", "draws so far"),
              text("stressor", "stressor"),
              text(
                  "quantity",
                  "supply_chain (all producer accounts), between_VIEW (flows between different regions)"),
              number("mean", UNIT, "arithmetic mean"),
              number("sd", UNIT, "standard deviation"),
              number("p2_5", UNIT, "2.5 % quantile"),
              number("p25", UNIT, "25 % quantile"),
              number("p50", UNIT, "median"),
              number("p75", UNIT, "75 % quantile"),
              number("p97_5", UNIT, "97.5 % quantile"),
              number(
                  "mc_error",
                  UNIT,
                  "standard error of the mean; of uncertainty.sampler sobol, as a rule, an upper bound"),
              ofQuantile("mc_error_p2_5", "2.5"),
              ofQuantile("mc_error_p97_5", "97.5")),
          List.of("draws", "stressor", "quantity"));

  /** Totals as outcomes that are equally likely. */
  public static final TableSchema OUTCOME =
      new TableSchema(
          "outcome",
          "Each total of convergence as 100 equally likely outcomes: quantiles of all draws at 0.5, 1.5, ... 99.5 %.",
          List.of(
              text("stressor", "stressor"),
              text("quantity", "total, as in convergence"),
              integer("outcome", "1 lowest, 100 highest"),
              number("value", UNIT, "the total in this outcome")),
          List.of("stressor", "quantity", "outcome"));

  /** Sobol indices. */
  public static final TableSchema VARIANCE_SHARE =
      new TableSchema(
          "variance_share",
          "Which inputs the variance of national totals, of flows between regions and of trade indices comes from (Sobol indices).",
          List.of(
              text("stressor", "stressor"),
              text("view", "producer: all producer accounts; else view of the flow"),
              text(
                  "quantity",
                  "value: the total or flow; index: trade index of the region, TCI of CO2 and THI of deaths, by draws alone"),
              text("region", "emitting region, or that of the index; * for the nation"),
              text("to_region", "destination; * for the nation: flows between different regions"),
              text(
                  "input_group",
                  "group of inputs (uncertainty.shares_by); A + B where inputs of A and B are correlated"),
              text("method", "exact, or draws"),
              number(
                  "first_order",
                  "1",
                  "share of the variance that goes if the group is known; by draws it may come out below 0"),
              number("total", "1", "share that stays if all but the group is known"),
              amount("first_order_mc_error", "1", "standard error; 0 where exact"),
              amount("total_mc_error", "1", "standard error; 0 where exact")),
          List.of("stressor", "view", "quantity", "region", "to_region", "input_group", "method"));

  /** The draws themselves. */
  public static final TableSchema DRAW =
      new TableSchema(
          "draw",
          "The draws themselves, a row for each number and draw, of the numbers that the key uncertainty.keep names: totals (national_total, embodied_trade, scenario_total,"
              + " scenario_difference) or accounts (also account of view producer, account_household, flow_pair). Mean and quantiles of a number's draws stand in its table of intervals.",
          List.of(
              text("metric", "output table and its column, as in national_total.value"),
              text("key", "key of the row, as in \"stressor CO2, total all\""),
              text("stressor", "stressor"),
              inKey("view", "view"),
              inKey("region", "region"),
              inKey("sector", "sector"),
              inKey("to_region", "destination"),
              inKey("total", "national total"),
              inKey("scenario", "coordination scenario"),
              inKey("than", "scenario that it is compared with"),
              inKey("base_name", "base of the scenario's share"),
              integer("draw", "number of the draw, from 0; a draw of all numbers belongs together"),
              number("value", "unit of the metric", "the number in this draw; NaN where undefined")
                  .within(Column.Range.ANY)),
          List.of("metric", "key", "draw"));

  /** What the draws say of the main numbers, in one table. */
  public static final TableSchema SUMMARY =
      new TableSchema(
          "summary",
          "What the draws say of producer accounts, flows between regions, embodied trade, national totals, indices and totals of scenarios, all in one table: their rows in the tables of intervals once more. Zones"
              + " and ranks, which have probabilities instead, are not among them, nor is a number that no draw defines.",
          summaryColumns(),
          List.of("metric", "key"));

  public static final TableSchema UNCERTAINTY_SOURCE =
      new TableSchema(
          "uncertainty_source",
          "Which sources of uncertainty the intervals of the run carry and which not.",
          List.of(
              text(
                  "source",
                  "kind of table uncertainty that belongs to the mode, mrio_coefficients, price (with costs) or other_inputs"),
              flag("carried", "whether draws vary it"),
              text("note", "what it is, and why it is not carried")),
          List.of("source"));

  /** All of them, in the order of the documentation. */
  public static final List<TableSchema> ALL =
      List.of(
          UNCERTAINTY_SOURCE,
          DRAW,
          SUMMARY,
          MOMENT,
          MOMENT_ROW,
          CONVERGENCE,
          OUTCOME,
          VARIANCE_SHARE);

  private DrawTables() {}

  /** A column of some tables' keys. */
  private static Column inKey(String name, String meaning) {
    return text(name, meaning + ", or * where the key has none");
  }

  private static List<Column> summaryColumns() {
    List<Column> columns = new ArrayList<>();
    columns.add(text("metric", "output table and its column, as in account.value"));
    columns.add(text("key", "key of the row, as in \"region BJ, sector 01\""));
    DrawTables.INTERVAL.stream().filter(c -> !c.name().equals("quantity")).forEach(columns::add);
    return columns;
  }

  private static Column ofQuantile(String name, String percent) {
    String meaning =
        "standard error of the " + percent + " % quantile; NaN for too few draws to tell";
    return number(name, UNIT, meaning).within(Column.Range.ANY);
  }

  private static TableSchema drawnBy(TableSchema of) {
    List<Column> columns = new ArrayList<>();
    of.key().forEach(k -> columns.add(of.column(k)));
    columns.add(
        text("drawn", "coefficients (of the MRIO, emissions central) or all (emissions too)"));
    of.columns().stream().filter(c -> !of.key().contains(c.name())).forEach(columns::add);
    List<String> key = new ArrayList<>(of.key());
    key.add("drawn");
    return new TableSchema(of.name() + "_mrio", of.meaning(), columns, key);
  }
}
