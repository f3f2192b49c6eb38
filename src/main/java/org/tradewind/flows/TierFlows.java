package org.tradewind.flows;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TierTables;
import org.tradewind.tables.Vocabulary;

/**
 * Flows in three tiers: from the sector i that emits, through the sector j that makes the final
 * product, to the category k of final demand (Du et al., figure 1). Regions are summed over:
 *
 * <pre>
 * V_ijk = sum over r, s of f_ri L_ri,sj Y_sj,k      Y over all destinations
 * </pre>
 *
 * <p>Both stages are marginals of V, i to j over k and j to k over i, so each middle node j passes
 * on what it takes in. The object holds G = L Y_jk, N x (sectors x categories), from one solve with
 * a right-hand side for each j and k. It belongs to the table alone and serves every stressor.
 */
public final class TierFlows implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Category of fixed capital and inventories together. */
  public static final String CAPITAL = "capital";

  private final Axis sectors;
  private final Axis categories;
  private final int rows;
  private final double[] output;

  private TierFlows(Axis sectors, Axis categories, int rows, double[] output) {
    this.sectors = sectors;
    this.categories = categories;
    this.rows = rows;
    this.output = output;
  }

  static TierFlows of(Mrio mrio, LeontiefSolver solver) {
    Axis categories = merged(mrio.finalDemand().categories());
    int n = mrio.size();
    int m = mrio.sectors().size();
    double[] y = demand(mrio, categories);
    double[] rhs = new double[Math.multiplyExact(n, m * categories.size())];
    for (int k = 0; k < categories.size(); k++) {
      for (int i = 0; i < n; i++) {
        rhs[i + (i % m + k * m) * n] = y[i + k * n];
      }
    }
    return new TierFlows(mrio.sectors(), categories, n, solver.solve(rhs, m * categories.size()));
  }

  private static Axis merged(Axis categories) {
    Set<String> labels = new LinkedHashSet<>();
    categories.labels().forEach(c -> labels.add(tierCategory(c)));
    return Axis.of("category", List.copyOf(labels));
  }

  private static String tierCategory(String category) {
    return switch (category) {
      case Vocabulary.FIXED_CAPITAL, Vocabulary.INVENTORIES -> CAPITAL;
      default -> category;
    };
  }

  /** Final deliveries by category of the third tier, N x categories. */
  static double[] demand(Mrio mrio, Axis categories) {
    int n = mrio.size();
    double[] given = mrio.finalDemand().byCategory();
    double[] y = new double[n * categories.size()];
    for (int c = 0; c < mrio.finalDemand().categories().size(); c++) {
      int k = categories.find(tierCategory(mrio.finalDemand().categories().label(c)));
      for (int i = 0; i < n; i++) {
        y[i + k * n] += given[i + c * n];
      }
    }
    return y;
  }

  public Axis sectors() {
    return sectors;
  }

  /** Categories of the third tier, in the order in which table final_demand names them first. */
  public Axis categories() {
    return categories;
  }

  /**
   * G, N x (sectors x categories), column-major, sectors running fastest; the object's own array.
   */
  public double[] requirements() {
    return output;
  }

  /**
   * V of a stressor: element (i, j, k) at i + m (j + m k), m sectors.
   *
   * @param intensity f, length N
   */
  public double[] values(double[] intensity) {
    int m = sectors.size();
    double[] values = new double[m * m * categories.size()];
    for (int jk = 0; jk < m * categories.size(); jk++) {
      for (int i = 0; i < m; i++) {
        CompensatedSum sum = new CompensatedSum();
        for (int ri = i; ri < rows; ri += m) {
          // f = 0 must give 0, not -0, where requirements are negative
          sum.add(intensity[ri] == 0 ? 0 : intensity[ri] * output[ri + jk * rows]);
        }
        values[i + jk * m] = sum.value();
      }
    }
    return values;
  }

  /**
   * Rows of table tier_sector for one stressor, zeros included.
   *
   * @param intensity f, length N
   */
  public Table bySector(String stressor, double[] intensity) {
    return rows(TierTables.TIER_SECTOR, stressor, sectors, values(intensity));
  }

  /** Rows of table tier for one stressor: both sector tiers in groups. */
  public Table byGroup(String stressor, double[] intensity, SectorGroups groups) {
    return rows(TierTables.TIER, stressor, groups.groups(), grouped(values(intensity), groups));
  }

  /** Rows of table tier_node for one stressor: what passes each node of the three tiers. */
  public Table nodes(String stressor, double[] intensity, SectorGroups groups) {
    int g = groups.groups().size();
    double[] values = grouped(values(intensity), groups);
    double total = CompensatedSum.of(values);
    Table.Builder table = Table.builder(TierTables.TIER_NODE);
    Axis[] axes = {groups.groups(), groups.groups(), categories};
    int[] step = {1, g, g * g};
    for (int tier = 0; tier < axes.length; tier++) {
      CompensatedSum[] sums = sums(axes[tier].size());
      for (int at = 0; at < values.length; at++) {
        sums[at / step[tier] % axes[tier].size()].add(values[at]);
      }
      for (int node = 0; node < sums.length; node++) {
        double value = sums[node].value();
        table.add(stressor, tier + 1, axes[tier].label(node), value, Share.of(value, total));
      }
    }
    return table.build();
  }

  /** Rows of table tier_link for one stressor: V summed over categories, then over emitters. */
  public Table links(String stressor, double[] intensity, SectorGroups groups) {
    int g = groups.groups().size();
    double[] values = grouped(values(intensity), groups);
    double total = CompensatedSum.of(values);
    CompensatedSum[] first = sums(g * g);
    CompensatedSum[] second = sums(g * categories.size());
    for (int at = 0; at < values.length; at++) {
      first[at % (g * g)].add(values[at]);
      second[at / g].add(values[at]);
    }
    Table.Builder table = Table.builder(TierTables.TIER_LINK);
    for (int i = 0; i < g; i++) {
      for (int j = 0; j < g; j++) {
        double value = first[i + g * j].value();
        String to = groups.groups().label(j);
        table.add(stressor, 1, groups.groups().label(i), to, value, Share.of(value, total));
      }
    }
    for (int j = 0; j < g; j++) {
      for (int k = 0; k < categories.size(); k++) {
        double value = second[j + g * k].value();
        String to = categories.label(k);
        table.add(stressor, 2, groups.groups().label(j), to, value, Share.of(value, total));
      }
    }
    return table.build();
  }

  private double[] grouped(double[] values, SectorGroups groups) {
    int m = sectors.size();
    int g = groups.groups().size();
    CompensatedSum[] sums = sums(g * g * categories.size());
    for (int at = 0; at < values.length; at++) {
      int from = groups.groupOf(at % m);
      int to = groups.groupOf(at / m % m);
      sums[from + g * (to + g * (at / (m * m)))].add(values[at]);
    }
    return Arrays.stream(sums).mapToDouble(CompensatedSum::value).toArray();
  }

  private static CompensatedSum[] sums(int count) {
    CompensatedSum[] sums = new CompensatedSum[count];
    Arrays.setAll(sums, i -> new CompensatedSum());
    return sums;
  }

  private Table rows(TableSchema schema, String stressor, Axis nodes, double[] values) {
    Table.Builder table = Table.builder(schema);
    double total = CompensatedSum.of(values);
    int g = nodes.size();
    for (int i = 0; i < g; i++) {
      for (int j = 0; j < g; j++) {
        for (int k = 0; k < categories.size(); k++) {
          double value = values[i + g * (j + g * k)];
          table.add(
              stressor,
              nodes.label(i),
              nodes.label(j),
              categories.label(k),
              value,
              Share.of(value, total));
        }
      }
    }
    return table.build();
  }
}
