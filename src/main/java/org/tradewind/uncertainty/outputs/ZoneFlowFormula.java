package org.tradewind.uncertainty.outputs;

import java.util.List;
import org.tradewind.flows.Zone;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.AccountDraws;

/** Flows between the zones that regions are in in each draw: table zone_flow, one stressor. */
final class ZoneFlowFormula implements DrawFormula {
  private static final long serialVersionUID = 1L;

  private final ZoneQuantities zones;
  private final int stressor;
  private final boolean share;
  private final int[] from;
  private final int[] to;

  ZoneFlowFormula(
      ZoneQuantities zones, Table table, List<Integer> rows, int stressor, String quantity) {
    this.zones = zones;
    this.stressor = stressor;
    this.share = quantity.equals("share");
    this.from = positions(table.strings("from_zone"), rows);
    this.to = positions(table.strings("to_zone"), rows);
  }

  private static int[] positions(String[] names, List<Integer> rows) {
    return rows.stream().mapToInt(row -> Zone.valueOf(names[row]).ordinal()).toArray();
  }

  @Override
  public void into(AccountDraws draws, int first, double[][] into) {
    int n = draws.draws();
    int count = Zone.values().length;
    Zone[][] at = zones.zones(draws);
    double[][] pairs = draws.pairs(Vocabulary.FINAL_PRODUCER, stressor);
    double[] between = new double[count * count];
    for (int d = 0; d < n; d++) {
      java.util.Arrays.fill(between, 0);
      double total = 0;
      for (int r = 0; r < at.length; r++) {
        for (int s = 0; s < at.length; s++) {
          double flow = pairs[r + s * at.length][d];
          between[at[r][d].ordinal() + at[s][d].ordinal() * count] += r == s ? 0 : flow;
          total += at[r][d] == at[s][d] ? 0 : flow;
        }
      }
      for (int row = 0; row < into.length; row++) {
        double value = between[from[first + row] + to[first + row] * count];
        into[row][d] = share ? (total == 0 ? 0 : value / total) : value;
      }
    }
  }
}
