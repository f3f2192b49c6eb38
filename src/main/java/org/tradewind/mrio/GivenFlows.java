package org.tradewind.mrio;

import java.util.Map;
import java.util.TreeMap;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Table trade_flow: products whose flows between regions are known, [region][region] each. */
final class GivenFlows {
  private final Map<Integer, double[][]> flows = new TreeMap<>();

  private GivenFlows() {}

  /** Reads the table; none where the study lacks it. */
  static GivenFlows read(StudyTables tables, Axis regions, Axis sectors) {
    GivenFlows given = new GivenFlows();
    if (!tables.has(MrioInputs.TRADE_FLOW)) {
      return given;
    }
    Table table = tables.require(MrioInputs.TRADE_FLOW);
    for (int row = 0; row < table.rows(); row++) {
      String where = "table trade_flow, row " + (row + 1) + " (" + table.keyText(row) + ")";
      int i = sectors.require(table.strings("sector")[row], where);
      int r = regions.require(table.strings("region")[row], where);
      int s = regions.require(table.strings("to_region")[row], where);
      given.flows.computeIfAbsent(i, k -> new double[regions.size()][regions.size()])[r][s] =
          table.doubles("value")[row];
    }
    given.flows.forEach((i, flow) -> requireSome(sectors.label(i), flow));
    return given;
  }

  private static void requireSome(String sector, double[][] flow) {
    for (double[] row : flow) {
      for (double value : row) {
        if (value > 0) {
          return;
        }
      }
    }
    throw new UserError(
        "table trade_flow, sector " + sector,
        "no flow above 0",
        "at least one flow",
        "Leave the product out, and its trade is built by gravity.");
  }

  boolean isEmpty() {
    return flows.isEmpty();
  }

  boolean has(int i) {
    return flows.containsKey(i);
  }

  /** Whether a product's flows are given with what regions deliver to themselves. */
  boolean withOwn(int i) {
    if (!has(i)) {
      return false;
    }
    double[][] flow = flows.get(i);
    for (int r = 0; r < flow.length; r++) {
      if (flow[r][r] > 0) {
        return true;
      }
    }
    return false;
  }

  /** The flows of a product, a copy. */
  double[][] of(int i) {
    return java.util.Arrays.stream(flows.get(i)).map(double[]::clone).toArray(double[][]::new);
  }
}
