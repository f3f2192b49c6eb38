package org.tradewind.uncertainty.outputs;

import java.util.List;
import java.util.Optional;
import org.tradewind.axes.Axis;
import org.tradewind.flows.FlowEngine;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Sum;
import org.tradewind.uncertainty.kernels.Combination;

/**
 * Accounts of final producers and consumers, some products j of one stressor. With G_sj,i = L_i,sj
 * / x_i the multiplier of a draw is M_sj = sum over i of G_sj,i F_i; the final producer's account
 * is M_sj y_sj, that of consumer t is sum over s of M_sj Y_sj,t. All multipliers are one matrix
 * product.
 */
final class ProductAccounts implements DrawFormula {
  private static final long serialVersionUID = 1L;

  private final int stressor;
  private final double[][] multipliers;

  /** What each number takes of the multipliers: positions, and how much of each. */
  private final int[][] parts;

  private final double[][] amounts;

  /**
   * The formula of some rows of table account.
   *
   * @param columns G by product of the table, N x N
   * @param products first sector j and the one after the last
   */
  ProductAccounts(
      DrawModel model,
      FlowEngine flows,
      double[][] columns,
      Table table,
      List<Integer> rows,
      int stressor,
      int[] products) {
    this.stressor = stressor;
    int regions = model.regions().size();
    int sectors = model.sectors().size();
    int some = products[1] - products[0];
    this.multipliers = new double[regions * some][];
    for (int s = 0; s < regions; s++) {
      for (int j = 0; j < some; j++) {
        multipliers[s * some + j] = columns[s * sectors + products[0] + j];
      }
    }
    Axis destinations = flows.accountRegions(Vocabulary.FINAL_CONSUMER);
    this.parts = new int[rows.size()][];
    this.amounts = new double[rows.size()][];
    for (int f = 0; f < parts.length; f++) {
      int row = rows.get(f);
      String region = table.strings("region")[row];
      int j = model.sectors().find(table.strings("sector")[row]);
      boolean producer = table.strings("view")[row].equals(Vocabulary.FINAL_PRODUCER);
      int first = producer ? model.regions().find(region) : 0;
      int count = producer ? 1 : regions;
      parts[f] = new int[count];
      amounts[f] = new double[count];
      for (int s = 0; s < count; s++) {
        int sj = (first + s) * sectors + j;
        parts[f][s] = (first + s) * some + j - products[0];
        amounts[f][s] =
            producer
                ? flows.products()[sj]
                : flows.purchases()[sj + destinations.find(region) * regions * sectors];
      }
    }
  }

  @Override
  public int stressor(int number) {
    return stressor;
  }

  @Override
  public Optional<Sum> linear(int number) {
    double[] weights = new double[multipliers[0].length];
    for (int s = 0; s < parts[number].length; s++) {
      double[] multiplier = multipliers[parts[number][s]];
      for (int row = 0; row < weights.length; row++) {
        weights[row] += amounts[number][s] * multiplier[row];
      }
    }
    return Optional.of(Sum.of(stressor, weights));
  }

  @Override
  public void into(AccountDraws draws, int from, double[][] into) {
    double[][] m =
        draws.shared(
            this, () -> Combination.product(multipliers, draws.values(stressor), draws.draws()));
    for (int f = 0; f < into.length; f++) {
      Combination.sum(into[f], amounts[from + f], m, parts[from + f], draws.draws());
    }
  }
}
