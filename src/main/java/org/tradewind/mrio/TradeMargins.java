package org.tradewind.mrio;

import java.util.Arrays;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;

/**
 * What each region makes for itself and others of each product, after published figures are brought
 * to one national account. For region r and product i, with withdrawals from stocks w (final demand
 * below 0) and d = sum_j U_rij + sum_k max(F_rik, 0):
 *
 * <pre>
 * p        = x - others + w                       what there is to deliver
 * export'  = min(export, p)
 * outflow' = min(outflow, p - export')            the rest of both is transit t
 * inflow'  = inflow - t h,  import' = import - t (1 - h),  h = inflow / (inflow + import)
 * </pre>
 *
 * <p>Transit that left for other regions and had been imported is import of the regions that
 * received it: it moves from their inflow to their import, in proportion to inflow. Then outflow
 * and inflow of a product are scaled to one total ({@link TradeParameters.Total}); none above its
 * cap, which is p - export' for outflow and d for inflow. A region cannot trade with itself: where
 * one has so much of both that the others could not take it, both are cut by the same amount, which
 * is then its own deliveries.
 *
 * <p>Arrays are [region][product].
 */
final class TradeMargins {
  final double[][] supply;
  final double[][] use;
  final double[][] export;
  final double[][] others;
  final double[][] withdrawn;
  final double[][] transit;
  final double[][] imports;
  final double[][] outflow;
  final double[][] inflow;

  // [product]: totals without transit, chosen and traded
  final double[] outflowTotal;
  final double[] inflowTotal;
  final double[] chosen;
  final double[] traded;

  private final RegionalTables tables;
  private final Axis regions;
  private final Axis sectors;

  private TradeMargins(RegionalTables tables) {
    this.tables = tables;
    this.regions = tables.regions();
    this.sectors = tables.sectors();
    this.supply = matrix();
    this.use = matrix();
    this.export = matrix();
    this.others = matrix();
    this.withdrawn = matrix();
    this.transit = matrix();
    this.imports = matrix();
    this.outflow = matrix();
    this.inflow = matrix();
    this.outflowTotal = new double[sectors.size()];
    this.inflowTotal = new double[sectors.size()];
    this.chosen = new double[sectors.size()];
    this.traded = new double[sectors.size()];
  }

  private double[][] matrix() {
    return new double[regions.size()][sectors.size()];
  }

  /**
   * Brings the margins to one account.
   *
   * @param flowsGiven by product, whether its flows are given with own deliveries: its margins then
   *     follow from them
   */
  static TradeMargins of(RegionalTables tables, TradeParameters.Total rule, boolean[] flowsGiven) {
    TradeMargins margins = new TradeMargins(tables);
    for (int i = 0; i < margins.sectors.size(); i++) {
      double importedTransit = 0;
      for (int r = 0; r < margins.regions.size(); r++) {
        importedTransit += margins.withoutTransit(r, i);
      }
      margins.passOn(importedTransit, i);
      margins.outflowTotal[i] = margins.total(margins.outflow, i);
      margins.inflowTotal[i] = margins.total(margins.inflow, i);
      if (!flowsGiven[i]) {
        margins.reconcile(rule, i);
      }
    }
    return margins;
  }

  /** Takes transit out of one region's figures; imports among what it passed on to others. */
  private double withoutTransit(int r, int i) {
    double demand = CompensatedSum.of(tables.use()[r][i]);
    double stocks = 0;
    for (double[][] category : tables.finalDemand().values()) {
      demand += Math.max(category[r][i], 0);
      stocks += Math.max(-category[r][i], 0);
    }
    double made = tables.output()[r][i] + stocks;
    use[r][i] = demand;
    withdrawn[r][i] = stocks;
    others[r][i] = Math.min(tables.others()[r][i], made);
    export[r][i] = Math.min(tables.export()[r][i], made - others[r][i]);
    supply[r][i] = made - others[r][i] - export[r][i];
    outflow[r][i] = Math.min(tables.outflow()[r][i], supply[r][i]);
    double toRegions = tables.outflow()[r][i] - outflow[r][i];
    transit[r][i] = tables.export()[r][i] - export[r][i] + toRegions;
    double entered = tables.inflow()[r][i] + tables.imports()[r][i];
    double fromRegions = entered == 0 ? 0 : tables.inflow()[r][i] / entered;
    inflow[r][i] = Math.max(tables.inflow()[r][i] - transit[r][i] * fromRegions, 0);
    imports[r][i] = Math.max(tables.imports()[r][i] - transit[r][i] * (1 - fromRegions), 0);
    return entered == 0 ? 0 : toRegions * (1 - fromRegions);
  }

  /** Imports that came through other regions are imports of those that use them. */
  private void passOn(double importedTransit, int i) {
    double received = total(inflow, i);
    double share = received == 0 ? 0 : Math.min(importedTransit / received, 1);
    for (int r = 0; r < regions.size(); r++) {
      imports[r][i] += inflow[r][i] * share;
      inflow[r][i] *= 1 - share;
    }
  }

  private void reconcile(TradeParameters.Total rule, int i) {
    checkBothSides(i);
    chosen[i] = rule.of(outflowTotal[i], inflowTotal[i]);
    double[] out = column(outflow, i);
    double[] in = column(inflow, i);
    double[] mostOut = column(supply, i);
    double[] mostIn = column(use, i);
    double total = Math.min(chosen[i], Math.min(most(out, mostOut), most(in, mostIn)));
    scale(out, mostOut, total);
    scale(in, mostIn, total);
    traded[i] = total - cutOwnTrade(out, in, total);
    for (int r = 0; r < regions.size(); r++) {
      outflow[r][i] = out[r];
      inflow[r][i] = in[r];
    }
  }

  private void checkBothSides(int i) {
    double out = total(tables.outflow(), i);
    double in = total(tables.inflow(), i);
    if ((out > 0) != (in > 0)) {
      throw new UserError(
          "table regional_balance, sector " + sectors.label(i),
          "outflow of " + out + " and inflow of " + in + " in all regions together",
          "both above 0, or neither",
          "What leaves one region must arrive in another: add the missing side, or give the flows"
              + " with own deliveries in table trade_flow.");
    }
  }

  /** The largest total to which values can be scaled without passing their caps. */
  private static double most(double[] values, double[] caps) {
    double sum = 0;
    for (int r = 0; r < values.length; r++) {
      sum += values[r] > 0 ? caps[r] : 0;
    }
    return sum;
  }

  /** Scales values to a total; one that would pass its cap stands at it, the others take more. */
  private static void scale(double[] values, double[] caps, double total) {
    boolean[] capped = new boolean[values.length];
    double free = Arrays.stream(values).sum();
    double rest = total;
    boolean again = true;
    while (again) {
      again = false;
      double factor = free > 0 ? rest / free : 0;
      for (int r = 0; r < values.length; r++) {
        if (!capped[r] && values[r] > 0 && values[r] * factor > caps[r]) {
          capped[r] = true;
          again = true;
        }
      }
      if (again) {
        free = 0;
        rest = total;
        for (int r = 0; r < values.length; r++) {
          free += capped[r] ? 0 : values[r];
          rest -= capped[r] ? caps[r] : 0;
        }
        rest = Math.max(rest, 0);
      }
    }
    double factor = free > 0 ? rest / free : 0;
    for (int r = 0; r < values.length; r++) {
      values[r] = capped[r] ? caps[r] : values[r] * factor;
    }
  }

  /** Cuts what the largest trader could only trade with itself; the amount, of both sides. */
  private static double cutOwnTrade(double[] out, double[] in, double total) {
    int hub = 0;
    for (int r = 1; r < out.length; r++) {
      hub = out[r] + in[r] > out[hub] + in[hub] ? r : hub;
    }
    double excess = Math.min(out[hub] + in[hub] - total, Math.min(out[hub], in[hub]));
    if (!(excess > 0)) {
      return 0;
    }
    out[hub] -= excess;
    in[hub] -= excess;
    return excess;
  }

  private double[] column(double[][] matrix, int i) {
    return Arrays.stream(matrix).mapToDouble(row -> row[i]).toArray();
  }

  /** Sum over regions of one product. */
  double total(double[][] matrix, int i) {
    return CompensatedSum.of(column(matrix, i));
  }

  /** Margins of a product whose flows are known: what its trade says. */
  void follow(int i, double[][] trade) {
    for (int r = 0; r < regions.size(); r++) {
      outflow[r][i] = 0;
      inflow[r][i] = 0;
      for (int s = 0; s < regions.size(); s++) {
        outflow[r][i] += s == r ? 0 : trade[r][s];
        inflow[r][i] += s == r ? 0 : trade[s][r];
      }
    }
    traded[i] = total(outflow, i);
    chosen[i] = traded[i];
  }
}
