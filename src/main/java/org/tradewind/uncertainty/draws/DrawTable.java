package org.tradewind.uncertainty.draws;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.AnalysisParameters;
import org.tradewind.uncertainty.outputs.Drawn;
import org.tradewind.uncertainty.outputs.ProducerQuantities;
import org.tradewind.uncertainty.outputs.Quantities;

/**
 * Table draw, in parts of some draws each. A part is computed when it is asked for, and always of
 * the same draws, so that it does not matter where or how often.
 */
public final class DrawTable implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Rows of a part, about. */
  private static final int ROWS = 1 << 18;

  private static final Set<TableSchema> TOTALS =
      Set.of(
          AccountTables.NATIONAL_TOTAL,
          FlowTables.EMBODIED_TRADE,
          ScenarioTables.SCENARIO_TOTAL,
          ScenarioTables.SCENARIO_DIFFERENCE);

  private static final Set<TableSchema> ACCOUNTS =
      Set.of(AccountTables.ACCOUNT_HOUSEHOLD, FlowTables.FLOW_PAIR);

  private final DrawEngine engine;
  private final int draws;

  /**
   * @param drawn all figures of a study
   * @param keep whose draws the table holds
   * @param block draws of a block
   * @param draws number of draws
   */
  public DrawTable(
      DrawModel model, Drawn drawn, AnalysisParameters.Keep keep, int block, int draws) {
    List<Quantities> kept = drawn.figures().stream().filter(f -> isOf(keep, f)).toList();
    this.engine = new DrawEngine(model, kept, block);
    this.draws = draws;
  }

  private static boolean isOf(AnalysisParameters.Keep keep, Quantities figures) {
    return switch (keep) {
      case NONE -> false;
      case TOTALS -> TOTALS.contains(figures.table());
      case ACCOUNTS ->
          isOf(AnalysisParameters.Keep.TOTALS, figures)
              || ACCOUNTS.contains(figures.table())
              || figures instanceof ProducerQuantities;
    };
  }

  /** Rows in all. */
  public long rows() {
    return (long) engine.size() * draws;
  }

  /** Draws of a part. */
  private int each() {
    return Math.max(1, ROWS / Math.max(1, engine.size()));
  }

  /** Number of parts. */
  public int parts() {
    return (draws + each() - 1) / each();
  }

  /** The rows of some draws: number by number, draws in their order. */
  public Table part(int index) {
    int first = index * each();
    int n = Math.min(each(), draws - first);
    double[][] values = engine.draws(IntStream.range(0, engine.size()).toArray(), first, n);
    Table.Builder rows = Table.builder(DrawTables.DRAW);
    int next = 0;
    for (Quantities figures : engine.figures()) {
      for (int f = 0; f < figures.size(); f++) {
        Object[] row = row(figures, f);
        for (int d = 0; d < n; d++) {
          row[row.length - 2] = first + d;
          row[row.length - 1] = values[next][d];
          rows.add(row);
        }
        next++;
      }
    }
    return rows.build();
  }

  /** What is the same in all draws of a figure. */
  private static Object[] row(Quantities figures, int figure) {
    Object[] row = new Object[DrawTables.DRAW.columns().size()];
    Arrays.fill(row, Inputs.ANY);
    row[0] = figures.table().name() + "." + figures.quantity();
    row[1] = figures.keyText(figure);
    Object[] key = figures.key(figure);
    for (int k = 0; k < key.length; k++) {
      row[DrawTables.DRAW.position(figures.table().key().get(k))] = key[k];
    }
    return row;
  }
}
