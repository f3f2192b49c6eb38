package org.tradewind.uncertainty.coefficients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.flows.EmbodiedTrade;
import org.tradewind.flows.FlowEngine;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * The numbers of a supply chain that its coefficients move, in a fixed order: flows between
 * regions, embodied trade and accounts of both views that have flows, of some stressors. They are
 * those of {@link FlowEngine}, to the last bit.
 */
final class CoefficientQuantities {
  private CoefficientQuantities() {}

  /** One number: where it stands and what it is. */
  private interface Reader {
    void number(TableSchema of, String quantity, double value, Object... key);
  }

  private static void read(FlowEngine flows, Axis stressors, Reader reader) {
    for (String view : FlowEngine.flowViews()) {
      for (String stressor : stressors.labels()) {
        int k = flows.stressors().find(stressor);
        LabelledMatrix pairs = flows.pairs(view, k);
        pairs(view, stressor, pairs, reader);
        trade(view, stressor, pairs, reader);
        account(flows, view, stressor, k, reader);
      }
    }
  }

  private static void pairs(String view, String stressor, LabelledMatrix pairs, Reader reader) {
    for (int r = 0; r < pairs.rows().size(); r++) {
      for (int d = 0; d < pairs.columns().size(); d++) {
        String from = pairs.rows().label(r);
        String to = pairs.columns().label(d);
        reader.number(DrawTables.FLOW_PAIR_MRIO, "value", pairs.at(r, d), view, stressor, from, to);
      }
    }
  }

  private static void trade(String view, String stressor, LabelledMatrix pairs, Reader reader) {
    for (int r = 0; r < pairs.rows().size(); r++) {
      EmbodiedTrade trade = EmbodiedTrade.of(pairs, r);
      Object[] key = {view, stressor, pairs.rows().label(r)};
      reader.number(DrawTables.EMBODIED_TRADE_MRIO, "imports", trade.imports(), key);
      reader.number(DrawTables.EMBODIED_TRADE_MRIO, "exports", trade.exports(), key);
      reader.number(DrawTables.EMBODIED_TRADE_MRIO, "index", trade.index(), key);
    }
  }

  private static void account(
      FlowEngine flows, String view, String stressor, int k, Reader reader) {
    Axis regions = flows.accountRegions(view);
    Axis sectors = flows.source().sectors();
    double[] account = flows.account(view, k);
    for (int i = 0; i < account.length; i++) {
      String region = regions.label(i / sectors.size());
      String sector = sectors.label(i % sectors.size());
      reader.number(DrawTables.ACCOUNT_MRIO, "value", account[i], view, region, sector, stressor);
    }
  }

  /** All numbers. */
  static double[] values(FlowEngine flows, Axis stressors) {
    List<Double> values = new ArrayList<>();
    read(flows, stressors, (of, quantity, value, key) -> values.add(value));
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Adds the rows of all numbers to the tables of intervals.
   *
   * @param central the central run
   * @param drawn what was drawn, as it stands in the tables
   * @param statistics of the numbers, in their order
   */
  static void add(
      FlowEngine central,
      Axis stressors,
      String drawn,
      List<Statistics> statistics,
      Map<String, Table.Builder> tables) {
    int[] next = {0};
    read(
        central,
        stressors,
        (of, quantity, value, key) -> {
          Object[] whole = whole(key, drawn);
          Table.Builder rows =
              tables.computeIfAbsent(of.name(), name -> Table.builder(CiTable.schema(of)));
          CiTable.add(rows, whole, quantity, value, statistics.get(next[0]++));
        });
  }

  private static Object[] whole(Object[] key, String drawn) {
    Object[] whole = Arrays.copyOf(key, key.length + 1);
    whole[key.length] = drawn;
    return whole;
  }

  /** Tables to be filled, in the order in which they are first met. */
  static Map<String, Table.Builder> tables() {
    return new LinkedHashMap<>();
  }
}
