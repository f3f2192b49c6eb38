package org.tradewind.uncertainty.outputs;

import java.util.Arrays;
import java.util.List;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Expression;

/**
 * Ranks of the regions by one measure: one more than the number of regions that have more.
 *
 * @param measure as in the table
 * @param stressor position among the drawn ones
 * @param totals what is ranked, by region
 */
public record RankQuantities(DrawModel model, String measure, int stressor, Expression[] totals)
    implements Categories {
  @Override
  public TableSchema table() {
    return DisparityTables.RANK_PROBABILITY;
  }

  @Override
  public int size() {
    return totals.length;
  }

  @Override
  public int kinds() {
    return totals.length;
  }

  @Override
  public Object label(int kind) {
    return kind + 1;
  }

  @Override
  public Object[] key(int figure) {
    return new Object[] {measure, model.stressors().label(stressor), model.regions().label(figure)};
  }

  @Override
  public double central(int figure) {
    double[][] rank = new double[size()][1];
    draw(model.centralDraw(), rank);
    return rank[figure][0];
  }

  @Override
  public int stressor(int figure) {
    return stressor;
  }

  @Override
  public void draw(AccountDraws draws, int from, double[][] into) {
    double[][] values = new double[totals.length][draws.draws()];
    DrawFormula.of(List.of(totals)).into(draws, 0, values);
    for (int r = 0; r < into.length; r++) {
      Arrays.fill(into[r], 0, draws.draws(), 0);
      for (double[] other : values) {
        for (int d = 0; d < draws.draws(); d++) {
          into[r][d] += other[d] > values[from + r][d] ? 1 : 0;
        }
      }
    }
  }
}
