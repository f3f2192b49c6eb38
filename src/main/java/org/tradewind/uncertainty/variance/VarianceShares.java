package org.tradewind.uncertainty.variance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tradewind.tables.DrawTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.DrawModel;

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
    // what is free: all, each group alone, all but each group
    List<LinearMoments> moments =
        IntStream.rangeClosed(0, 2 * groups.size())
            .parallel()
            .mapToObj(
                i ->
                    exact.where(f -> i == 0 || (groups.of(f) == (i - 1) / 2) == ((i - 1) % 2 == 0)))
            .toList();
    List<double[]> variances =
        exact.together(
            () -> moments.stream().map(LinearMoments::another).toList(), VarianceShares::variances);
    for (int f = 0; f < variances.size(); f++) {
      double[] of = variances.get(f);
      for (int g = 0; g < groups.size() && of.length > 0; g++) {
        SobolIndex index =
            of[0] == 0
                ? new SobolIndex(0, 0, 0, 0)
                : new SobolIndex(of[1 + 2 * g] / of[0], 1 - of[2 + 2 * g] / of[0], 0, 0);
        add(ShareOutput.of(exact.figures().get(f)), g, EXACT, index);
      }
    }
    return this;
  }

  /** Variances of figures whose variance is shared out, by what is free; empty for others. */
  private static List<double[]> variances(List<LinearMoments> free, List<LinearQuantity> figures) {
    List<double[]> all = new ArrayList<>();
    List<LinearMoments.Weighted> sums = new ArrayList<>();
    for (LinearQuantity figure : figures) {
      boolean is = ShareOutput.is(figure);
      all.add(new double[is ? free.size() : 0]);
      if (is) {
        sums.add(figure.weighted());
      }
    }
    for (int m = 0; m < free.size(); m++) {
      LinearMoments.Moment[] found = free.get(m).of(sums);
      int next = 0;
      for (double[] of : all) {
        if (of.length > 0) {
          of[m] = found[next++].variance();
        }
      }
    }
    return all;
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
