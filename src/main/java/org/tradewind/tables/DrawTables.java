package org.tradewind.tables;

import java.util.List;

/** Output tables that tell about the draws themselves: moments, convergence, shares of variance. */
public final class DrawTables {
  /**
   * What a table of intervals has beside the key of its output table: one row for each number that
   * varies.
   */
  public static final List<Column> INTERVAL = Schemas.columns("interval");

  /** flow_pair, of which only intervals are written where coefficients are drawn. */
  public static final TableSchema FLOW_PAIR_MRIO = Schemas.of("flow_pair_mrio");

  /** embodied_trade, likewise. */
  public static final TableSchema EMBODIED_TRADE_MRIO = Schemas.of("embodied_trade_mrio");

  /** account, likewise. */
  public static final TableSchema ACCOUNT_MRIO = Schemas.of("account_mrio");

  /** Moments without draws; a row stands beside that of the table of intervals. */
  public static final TableSchema MOMENT = Schemas.of("moment");

  /** The same of figures that are worked from accounts; a row stands beside one of NAME_ci. */
  public static final TableSchema MOMENT_ROW = Schemas.of("moment_row");

  /** How totals settle. */
  public static final TableSchema CONVERGENCE = Schemas.of("convergence");

  /** Totals as outcomes that are equally likely. */
  public static final TableSchema OUTCOME = Schemas.of("outcome");

  /** Sobol indices. */
  public static final TableSchema VARIANCE_SHARE = Schemas.of("variance_share");

  /** The draws themselves. */
  public static final TableSchema DRAW = Schemas.of("draw");

  /** What the draws say of the main numbers, in one table. */
  public static final TableSchema SUMMARY = Schemas.of("summary");

  public static final TableSchema UNCERTAINTY_SOURCE = Schemas.of("uncertainty_source");

  private DrawTables() {}
}
