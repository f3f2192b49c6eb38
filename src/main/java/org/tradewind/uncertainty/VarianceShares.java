package org.tradewind.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Table;

/**
 * Shares of the variance of national totals, of flows between regions and of trade indices, by
 * groups of inputs (Sobol indices). Exact for weighted sums of accounts, which indices are not:
 * with V(G) the variance where the factors of G are free and all others held at their means,
 *
 * <pre>
 *   first order  V(G) / V(all),  total  1 - V(all but G) / V(all)
 * </pre>
 *
 * as for independent groups E(X | G) is X with the others at their means.
 */
public final class VarianceShares {
  /** By {@link LinearMoments}. */
  public static final String EXACT = "exact";

  /** By {@link PickFreeze}. */
  public static final String DRAWN = "draws";

  private final DrawModel model;
  private final InputGroups groups;
  private final Table.Builder rows = Table.builder(DrawTables.VARIANCE_SHARE);

  public VarianceShares(DrawModel model, InputGroups groups) {
    this.model = model;
    this.groups = groups;
  }

  /** Adds the exact shares. */
  public VarianceShares add(ExactMoments exact) {
    LinearMoments all = exact.where(f -> true);
    List<LinearMoments> alone = new ArrayList<>();
    List<LinearMoments> without = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      int group = g;
      alone.add(exact.where(f -> groups.of(f) == group));
      without.add(exact.where(f -> groups.of(f) != group));
    }
    for (LinearFigure figure : exact.figures()) {
      if (ShareOutput.is(figure)) {
        double variance = all.of(figure).variance();
        for (int g = 0; g < groups.size(); g++) {
          double first = alone.get(g).of(figure).variance();
          double others = without.get(g).of(figure).variance();
          SobolIndex index =
              variance == 0
                  ? new SobolIndex(0, 0, 0, 0)
                  : new SobolIndex(first / variance, 1 - others / variance, 0, 0);
          add(ShareOutput.of(figure), g, EXACT, index);
        }
      }
    }
    return this;
  }

  /** Adds shares by draws, which may have been worked in several parts; added up in their order. */
  public VarianceShares add(List<SobolSums> parts) {
    List<ShareOutput> outputs = ShareOutput.all(model);
    SobolSums sums = new SobolSums(outputs.size(), groups.size());
    parts.forEach(sums::add);
    for (int f = 0; f < outputs.size(); f++) {
      for (int g = 0; g < groups.size(); g++) {
        add(outputs.get(f), g, DRAWN, sums.of(f, g));
      }
    }
    return this;
  }

  private void add(ShareOutput output, int group, String method, SobolIndex index) {
    Object[] key = output.key(model);
    Object[] row = Arrays.copyOf(key, key.length + 6);
    Object[] rest = {
      groups.names().get(group),
      method,
      index.first(),
      index.total(),
      index.firstError(),
      index.totalError()
    };
    System.arraycopy(rest, 0, row, key.length, rest.length);
    rows.add(row);
  }

  /** The table {@link DrawTables#VARIANCE_SHARE}. */
  public Table table() {
    return rows.build();
  }
}
