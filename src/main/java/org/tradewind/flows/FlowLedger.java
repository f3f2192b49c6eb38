package org.tradewind.flows;

import java.util.function.UnaryOperator;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.RowRounding;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.TradeTables;

/**
 * Checks of the accounts against each other: for each stressor the producer account equals accounts
 * and flows of both views, in total and (flows) in each row; x = Z e + Y e; L y = x. Amounts that
 * flows cannot hold (emitted where nothing is made, or carried by dropped errors) are added to the
 * flows' side and named.
 */
final class FlowLedger {
  /** Rows below this share of the largest one are measured as if they were that large. */
  private static final double SMALL = 1e-9;

  private final FlowEngine engine;
  private final Mrio mrio;
  private final Stressors stressors;
  private final double[] droppedRequirements;
  private final UnaryOperator<String> unit;
  private final Ledger ledger = new Ledger();

  /**
   * @param unit unit of a stressor, for the amounts that are named
   */
  FlowLedger(
      FlowEngine engine,
      Mrio mrio,
      Stressors stressors,
      double[] droppedRequirements,
      UnaryOperator<String> unit) {
    this.unit = unit;
    this.engine = engine;
    this.mrio = mrio;
    this.stressors = stressors;
    this.droppedRequirements = droppedRequirements;
  }

  Ledger ledger() {
    checkTable();
    for (int k = 0; k < stressors.names().size(); k++) {
      checkStressor(k);
    }
    return ledger;
  }

  private void checkTable() {
    double[] x = mrio.output();
    equalRows("x = Z e + Y e", x, rowSums());
    for (String view : FlowEngine.flowViews()) {
      double[] sums = droppedRequirements.clone();
      addRows(sums, engine.requirements(view).output());
      equalRows("L y = x, requirements of " + view, x, sums);
    }
    ledger.name(
        "largest relative gap between table output and row sums, taken into x",
        mrio.largestGap(),
        "1");
    RowRounding rounding = mrio.rounding();
    if (rounding.count() > 0) {
      String rows = "rows of the table whose output differs from their sums by rounding";
      ledger.name(rows + ", taken into x", rounding.count(), "1");
      ledger.name(
          rows + ", largest gap: " + rounding.row(), rounding.largestGap(), TradeTables.UNIT);
      ledger.name(rows + ", sum of gaps", rounding.sum(), TradeTables.UNIT);
    }
  }

  private double[] rowSums() {
    double[] sums = mrio.droppedErrors().clone();
    addRows(sums, mrio.z());
    addRows(sums, mrio.finalDemand().totals());
    return sums;
  }

  private static void addRows(double[] sums, double[] matrix) {
    int n = sums.length;
    for (int at = 0; at < matrix.length; at += n) {
      for (int i = 0; i < n; i++) {
        sums[i] += matrix[at + i];
      }
    }
  }

  private void checkStressor(int k) {
    String name = stressors.names().label(k);
    double[] values = stressors.of(k);
    double[] rest = rest(k, name);
    double total = CompensatedSum.of(values);
    double named = CompensatedSum.of(rest);
    double magnitude = magnitude(values);
    for (String view : FlowEngine.flowViews()) {
      double[] account = engine.account(view, k);
      ledger.equal(
          name + ": producer account = " + view + " account",
          total,
          CompensatedSum.of(account) + named,
          Math.max(magnitude, magnitude(account)));
      Requirements requirements = engine.requirements(view);
      double[] pairs = engine.pairs(view, k).values();
      ledger.equal(
          name + ": producer account = sum of " + view + " flows",
          total,
          CompensatedSum.of(pairs) + named,
          Math.max(magnitude, magnitude(pairs)));
      double[] rows = rest.clone();
      for (int i = 0; i < rows.length; i++) {
        for (int d = 0; d < requirements.destinations().size(); d++) {
          rows[i] += requirements.flow(engine.intensity(k), i, d);
        }
      }
      equalRows(name + ": F = " + view + " flows of each row", values, rows);
    }
  }

  /** Names what the flows cannot hold, and gives it by row. */
  private double[] rest(int k, String name) {
    double[] rest = engine.outsideFlows(k);
    CompensatedSum unmade = new CompensatedSum();
    CompensatedSum dropped = new CompensatedSum();
    for (int i = 0; i < rest.length; i++) {
      (mrio.output()[i] == 0 ? unmade : dropped).add(rest[i]);
    }
    if (unmade.value() != 0) {
      ledger.name(
          name + " emitted by sectors without output, in no flow",
          unmade.value(),
          unit.apply(name));
    }
    if (dropped.value() != 0) {
      ledger.name(name + " carried by errors/others, dropped", dropped.value(), unit.apply(name));
      ledger.name(
          name + " carried by errors/others, dropped, as a share of the producer account",
          Share.of(dropped.value(), CompensatedSum.of(stressors.of(k))),
          "1");
    }
    return rest;
  }

  private static double magnitude(double[] values) {
    CompensatedSum sum = new CompensatedSum();
    for (double value : values) {
      sum.add(Math.abs(value));
    }
    return sum.value();
  }

  /** Enters the row that closes worst. */
  private void equalRows(String what, double[] left, double[] right) {
    double floor = 0;
    for (double value : left) {
      floor = Math.max(floor, SMALL * Math.abs(value));
    }
    int worst = 0;
    double worstGap = -1;
    for (int i = 0; i < left.length; i++) {
      double scale = Math.max(floor, Math.max(Math.abs(left[i]), Math.abs(right[i])));
      double gap = left[i] == right[i] ? 0 : Math.abs(left[i] - right[i]) / scale;
      if (!(gap <= worstGap)) {
        worst = i;
        worstGap = gap;
      }
    }
    ledger.equal(
        what + ", worst of " + left.length + " rows: " + mrio.label(worst),
        left[worst],
        right[worst],
        floor);
  }
}
