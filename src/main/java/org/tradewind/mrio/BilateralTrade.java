package org.tradewind.mrio;

import java.util.Map;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Who delivers a product to whom. By gravity: t_rs = f_r d_rs^-b g_s between different regions, f
 * and g such that rows sum to outflow and columns to inflow (entropy, Wilson 1967); what a region
 * keeps is its supply less outflow. Where flows are given they take the place of d^-b; where they
 * are given with own deliveries, each region's supply is shared out as its row is.
 */
final class BilateralTrade {
  /** Trade within so little of the limit of one hub is that of the hub. */
  private static final double HUB = 1e-9;

  private static final GravityParameters FITTING =
      new GravityParameters(.9, .25, Map.of(), 200_000, 1e-12);

  private final Axis regions;
  private final Axis sectors;
  private final double[][] decay;
  private final GivenFlows given;

  /** Distances are read from region_distance, unless all products have flows given. */
  BilateralTrade(StudyTables tables, Axis regions, Axis sectors, GivenFlows given, double power) {
    this.regions = regions;
    this.sectors = sectors;
    this.given = given;
    boolean gravity = IntStream.range(0, sectors.size()).anyMatch(i -> !given.has(i));
    this.decay =
        gravity && regions.size() > 1
            ? decay(tables, power)
            : new double[regions.size()][regions.size()];
  }

  /** The trade of one product, [from][to], own deliveries on the diagonal. */
  double[][] of(int i, TradeMargins margins) {
    if (given.withOwn(i)) {
      return sharedOut(i, margins);
    }
    double[] out = column(margins.outflow, i);
    double[] in = column(margins.inflow, i);
    double[][] trade = given.has(i) ? fittedFlows(i, out, in) : gravity(i, out, in);
    for (int r = 0; r < trade.length; r++) {
      trade[r][r] = margins.supply[r][i] - out[r];
    }
    return trade;
  }

  private double[][] sharedOut(int i, TradeMargins margins) {
    double[][] trade = given.of(i);
    for (int r = 0; r < trade.length; r++) {
      double sum = CompensatedSum.of(trade[r]);
      double supply = margins.supply[r][i];
      for (int s = 0; s < trade.length; s++) {
        trade[r][s] = sum > 0 ? trade[r][s] * (supply / sum) : s == r ? supply : 0;
      }
    }
    margins.follow(i, trade);
    return trade;
  }

  private double[][] gravity(int i, double[] out, double[] in) {
    double[][] prior = new double[out.length][out.length];
    for (int r = 0; r < out.length; r++) {
      for (int s = 0; s < out.length; s++) {
        prior[r][s] = out[r] * decay[r][s] * in[s];
      }
    }
    return fitted(i, prior, out, in);
  }

  private double[][] fittedFlows(int i, double[] out, double[] in) {
    double[][] prior = given.of(i);
    for (int r = 0; r < out.length; r++) {
      double sent = CompensatedSum.of(prior[r]);
      double received = CompensatedSum.of(column(prior, r));
      requireFlow(i, r, "outflow", out[r], sent);
      requireFlow(i, r, "inflow", in[r], received);
    }
    return fitted(i, prior, out, in);
  }

  private void requireFlow(int i, int r, String side, double margin, double flow) {
    if (margin > 0 && !(flow > 0)) {
      throw new UserError(
          "table trade_flow, sector " + sectors.label(i) + ", region " + regions.label(r),
          "no flow for an " + side + " of " + margin,
          "a flow above 0 where there is " + side,
          "Add the flow, take the "
              + side
              + " out of regional_balance, or give own deliveries too.");
    }
  }

  private double[][] fitted(int i, double[][] prior, double[] out, double[] in) {
    double total = CompensatedSum.of(out);
    int hub = hub(out, in, total);
    if (hub >= 0) {
      for (int r = 0; r < out.length; r++) {
        for (int s = 0; s < out.length; s++) {
          double flow = r == hub && s != hub ? in[s] : s == hub && r != hub ? out[r] : 0;
          if (flow > 0 && !(prior[r][s] > 0)) {
            throw new UserError(
                "table trade_flow, sector " + sectors.label(i),
                "no flow from " + regions.label(r) + " to " + regions.label(s),
                "a flow: outflow and inflow leave no other way for " + flow,
                "Add the flow, or give own deliveries too.");
          }
          prior[r][s] = flow;
        }
      }
      return prior;
    }
    ProportionalFitting.fit("trade in sector " + sectors.label(i), prior, out, in, FITTING);
    return prior;
  }

  /** The region that has a part in all trade of a product, or -1: there is one way then. */
  private static int hub(double[] out, double[] in, double total) {
    for (int r = 0; r < out.length; r++) {
      if (total > 0 && out[r] + in[r] >= total * (1 - HUB)) {
        return r;
      }
    }
    return -1;
  }

  private static double[] column(double[][] matrix, int s) {
    return java.util.Arrays.stream(matrix).mapToDouble(row -> row[s]).toArray();
  }

  /** d^-b between different regions, 0 within one, scaled to 1 at the shortest distance. */
  private double[][] decay(StudyTables tables, double power) {
    double[][] km = distances(tables);
    double shortest = Double.POSITIVE_INFINITY;
    for (int r = 0; r < km.length; r++) {
      for (int s = 0; s < km.length; s++) {
        shortest = r == s ? shortest : Math.min(shortest, km[r][s]);
      }
    }
    for (int r = 0; r < km.length; r++) {
      for (int s = 0; s < km.length; s++) {
        km[r][s] = r == s ? 0 : Math.pow(km[r][s] / shortest, -power);
      }
    }
    return km;
  }

  private double[][] distances(StudyTables tables) {
    Table table = tables.require(MrioInputs.REGION_DISTANCE);
    double[][] km = new double[regions.size()][regions.size()];
    for (int row = 0; row < table.rows(); row++) {
      String where = "table region_distance, row " + (row + 1) + " (" + table.keyText(row) + ")";
      int r = regions.require(table.strings("region")[row], where);
      int s = regions.require(table.strings("to_region")[row], where);
      double value = table.doubles("km")[row];
      if (r != s && !(value > 0 && (km[s][r] == 0 || km[s][r] == value))) {
        throw new UserError(
            where,
            value
                + " km"
                + (km[s][r] == 0 ? "" : ", and " + km[s][r] + " km in the other direction"),
            "a distance above 0, the same in both directions",
            "Correct the distance.");
      }
      km[r][s] = value;
      km[s][r] = value;
    }
    for (int r = 0; r < km.length; r++) {
      for (int s = 0; s < r; s++) {
        if (km[r][s] == 0) {
          throw new UserError(
              "table region_distance",
              "no distance of " + regions.label(r) + " and " + regions.label(s),
              "a distance for each pair of regions",
              "Add the row.");
        }
      }
    }
    return km;
  }
}
