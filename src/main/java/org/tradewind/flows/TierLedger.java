package org.tradewind.flows;

import java.util.Arrays;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.mrio.Mrio;
import org.tradewind.tables.Ledger;

/**
 * Checks of the three tiers against sums that know nothing of them: the first tier against F, the
 * second and third against m y and m Y_k, where m are the multipliers of the transposed solve. What
 * flows cannot hold is added to the first tier; {@link FlowLedger} names it.
 */
final class TierLedger {
  private final FlowEngine engine;
  private final Mrio mrio;
  private final TierFlows tiers;
  private final double[] demand;
  private final Ledger ledger = new Ledger();

  TierLedger(FlowEngine engine, Mrio mrio, TierFlows tiers) {
    this.engine = engine;
    this.mrio = mrio;
    this.tiers = tiers;
    this.demand = TierFlows.demand(mrio, tiers.categories());
  }

  Ledger ledger() {
    for (int s = 0; s < engine.stressors().size(); s++) {
      check(s);
    }
    return ledger;
  }

  private void check(int stressor) {
    int m = tiers.sectors().size();
    int n = mrio.size();
    double[] values = tiers.values(engine.intensity(stressor));
    Totals made = new Totals(tiers.sectors());
    Totals first = new Totals(tiers.sectors());
    double[] emitted = engine.source().of(stressor);
    double[] outside = engine.outsideFlows(stressor);
    for (int i = 0; i < n; i++) {
      made.add(i % m, emitted[i]);
      first.add(i % m, outside[i]);
    }
    Totals second = new Totals(tiers.sectors());
    Totals third = new Totals(tiers.categories());
    for (int at = 0; at < values.length; at++) {
      first.add(at % m, values[at]);
      second.add(at / m % m, values[at]);
      third.add(at / (m * m), values[at]);
    }
    Totals products = new Totals(tiers.sectors());
    Totals bought = new Totals(tiers.categories());
    double[] multipliers = engine.multipliers(stressor);
    for (int at = 0; at < demand.length; at++) {
      double carried = multipliers[at % n] * demand[at];
      products.add(at % n % m, carried);
      bought.add(at / n, carried);
    }
    String name = engine.stressors().label(stressor);
    compare(name + ": F = first tier", made, first);
    compare(name + ": final-producer account = second tier", products, second);
    compare(name + ": multipliers x final demand = third tier", bought, third);
  }

  /** Enters the node that closes worst, against the magnitudes that went into it. */
  private void compare(String what, Totals left, Totals right) {
    int worst = 0;
    double worstGap = -1;
    for (int node = 0; node < left.nodes.size(); node++) {
      double gap = Math.abs(left.value(node) - right.value(node)) / scale(left, right, node);
      if (!(gap <= worstGap)) {
        worst = node;
        worstGap = gap;
      }
    }
    ledger.equal(
        what + ", worst of " + left.nodes.size() + ": " + left.nodes.label(worst),
        left.value(worst),
        right.value(worst),
        scale(left, right, worst));
  }

  private static double scale(Totals left, Totals right, int node) {
    double scale = Math.max(left.magnitude[node], right.magnitude[node]);
    return scale == 0 ? 1 : scale;
  }

  /** Sums by node, with the sums of absolute values. */
  private static final class Totals {
    private final Axis nodes;
    private final CompensatedSum[] sums;
    private final double[] magnitude;

    private Totals(Axis nodes) {
      this.nodes = nodes;
      this.sums = new CompensatedSum[nodes.size()];
      Arrays.setAll(sums, i -> new CompensatedSum());
      this.magnitude = new double[nodes.size()];
    }

    private void add(int node, double value) {
      sums[node].add(value);
      magnitude[node] += Math.abs(value);
    }

    private double value(int node) {
      return sums[node].value();
    }
  }
}
