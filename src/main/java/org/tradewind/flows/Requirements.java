package org.tradewind.flows;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.axes.UserError;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * The gross output that each destination calls for, in one view: W, N x destinations. It belongs to
 * the table alone and serves every stressor and every draw: the flow of a stressor with intensity f
 * is diag(f) W.
 *
 * <ul>
 *   <li>final_producer: column s is L y restricted to the products of region s, y over all
 *       destinations, exports and others among them;
 *   <li>final_consumer: column t is L Y of destination t; ROW and ERR are destinations.
 * </ul>
 *
 * <p>Every row of either W sums to x.
 */
public final class Requirements implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String view;
  private final Axis regions;
  private final Axis sectors;
  private final Axis destinations;
  private final double[] output;

  private Requirements(
      String view, Axis regions, Axis sectors, Axis destinations, double[] output) {
    this.view = view;
    this.regions = regions;
    this.sectors = sectors;
    this.destinations = destinations;
    this.output = output;
  }

  /**
   * Both views by one solve with regions + destinations right-hand sides.
   *
   * @return final_producer, then final_consumer
   */
  static List<Requirements> of(Mrio mrio, LeontiefSolver solver) {
    int n = mrio.size();
    int regions = mrio.regions().size();
    Axis destinations = mrio.finalDemand().destinations();
    double[] demand = mrio.finalDemand().totals();
    double[] rhs = new double[Math.multiplyExact(n, regions + destinations.size())];
    double[] y = mrio.finalDemand().rowTotals();
    for (int i = 0; i < n; i++) {
      rhs[i + i / mrio.sectors().size() * n] = y[i];
    }
    System.arraycopy(demand, 0, rhs, n * regions, demand.length);
    double[] both = solver.solve(rhs, regions + destinations.size());
    return List.of(
        finalProducer(mrio, Arrays.copyOf(both, n * regions)),
        finalConsumer(mrio, Arrays.copyOfRange(both, n * regions, both.length)));
  }

  private static Requirements finalProducer(Mrio mrio, double[] output) {
    return new Requirements(
        Vocabulary.FINAL_PRODUCER, mrio.regions(), mrio.sectors(), mrio.regions(), output);
  }

  private static Requirements finalConsumer(Mrio mrio, double[] output) {
    Axis destinations = mrio.finalDemand().destinations();
    return new Requirements(
        Vocabulary.FINAL_CONSUMER, mrio.regions(), mrio.sectors(), destinations, output);
  }

  /**
   * Both views as an earlier run wrote them, bit by bit.
   *
   * @param table requirement, its rows in the order in which {@link #addTo} writes them
   * @param mrio the table that they were solved from
   * @param where the run, for messages
   * @return final_producer, then final_consumer
   */
  static List<Requirements> read(Table table, Mrio mrio, String where) {
    int n = mrio.size();
    List<Requirements> both =
        List.of(
            finalProducer(mrio, new double[n * mrio.regions().size()]),
            finalConsumer(mrio, new double[n * mrio.finalDemand().destinations().size()]));
    int rows = both.stream().mapToInt(w -> w.output.length).sum();
    if (table.rows() != rows) {
      throw unlike(where, table.rows() + " rows", rows + " rows");
    }
    int row = 0;
    for (Requirements view : both) {
      row = view.fill(table, row, where);
    }
    return both;
  }

  private static UserError unlike(String where, String found, String expected) {
    return new UserError(
        where + ", table requirement",
        found,
        expected + ", as a run of this MRIO writes them",
        "Name a finished run whose tables are as it wrote them, or leave mrio.requirements out.");
  }

  /** Takes the rows of this view from a table; the row after them. */
  private int fill(Table table, int first, String where) {
    int n = regions.size() * sectors.size();
    String[][] keys =
        AccountTables.REQUIREMENT.key().stream().map(table::strings).toArray(String[][]::new);
    double[] values = table.doubles("value");
    int row = first;
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < destinations.size(); d++) {
        String[] key = key(i, d);
        for (int k = 0; k < key.length; k++) {
          if (!key[k].equals(keys[k][row])) {
            throw unlike(
                where,
                "row " + (row + 1) + " of " + table.keyText(row),
                AccountTables.REQUIREMENT.keyText((Object[]) key));
          }
        }
        output[i + d * n] = values[row++];
      }
    }
    return row;
  }

  private String[] key(int i, int d) {
    return new String[] {
      view,
      regions.label(i / sectors.size()),
      sectors.label(i % sectors.size()),
      destinations.label(d)
    };
  }

  /** Adds the rows of table requirement, row by row of the MRIO, zeros included. */
  void addTo(Table.Builder rows) {
    int n = regions.size() * sectors.size();
    for (int i = 0; i < n; i++) {
      for (int d = 0; d < destinations.size(); d++) {
        String[] key = key(i, d);
        rows.add(key[0], key[1], key[2], key[3], output[i + d * n]);
      }
    }
  }

  /** final_producer or final_consumer. */
  public String view() {
    return view;
  }

  public Axis regions() {
    return regions;
  }

  public Axis sectors() {
    return sectors;
  }

  /** The study's regions; in the consumer view then ROW and ERR where the table has them. */
  public Axis destinations() {
    return destinations;
  }

  /** W, N x destinations, column-major; the object's own array. */
  public double[] output() {
    return output;
  }

  /**
   * The rows of table flow for one stressor, all N x destinations of them, zeros included.
   *
   * @param intensity f, length N
   */
  public Table flow(String stressor, double[] intensity) {
    Table.Builder rows = Table.builder(FlowTables.FLOW);
    int n = intensity.length;
    for (int i = 0; i < n; i++) {
      String region = regions.label(i / sectors.size());
      String sector = sectors.label(i % sectors.size());
      for (int d = 0; d < destinations.size(); d++) {
        rows.add(view, stressor, region, sector, destinations.label(d), flow(intensity, i, d));
      }
    }
    return rows.build();
  }

  /** Stressor emitted in row i for destination d. */
  public double flow(double[] intensity, int i, int d) {
    // f = 0 must give 0, not -0, where requirements are negative
    return intensity[i] == 0 ? 0 : intensity[i] * output[i + d * intensity.length];
  }

  /**
   * Flows summed over sectors: T, regions x destinations.
   *
   * @param intensity f, length N
   */
  public LabelledMatrix pairs(double[] intensity) {
    double[] pairs = new double[regions.size() * destinations.size()];
    for (int d = 0; d < destinations.size(); d++) {
      for (int r = 0; r < regions.size(); r++) {
        CompensatedSum sum = new CompensatedSum();
        for (int i = r * sectors.size(); i < (r + 1) * sectors.size(); i++) {
          sum.add(flow(intensity, i, d));
        }
        pairs[r + d * regions.size()] = sum.value();
      }
    }
    return LabelledMatrix.of(regions, destinations, pairs);
  }
}
