package org.tradewind.uncertainty.outputs;

import java.util.List;
import org.tradewind.axes.Species;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TierTables;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Expression;

/**
 * Which way each node of the three tiers leans: whether its share of CO2 is larger than its share
 * of deaths, both in one draw.
 *
 * @param keys tier and name of each node
 * @param co2 share of CO2 of each node
 * @param deaths share of deaths of each node
 */
record LeanQuantities(
    DrawModel model, Object[][] keys, List<Expression> co2, List<Expression> deaths)
    implements Categories {
  /** Shares lie between 0 and 1; the order of their terms moves them by less than this. */
  private static final double ROUNDING = 1e-12;

  private static final List<String> KINDS = List.of(Species.CO2, Vocabulary.DEATHS, "NONE");

  @Override
  public TableSchema table() {
    return TierTables.TIER_LEAN;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public int kinds() {
    return KINDS.size();
  }

  @Override
  public Object label(int kind) {
    return KINDS.get(kind);
  }

  @Override
  public Object[] key(int figure) {
    return keys[figure];
  }

  @Override
  public double central(int figure) {
    double[][] kinds = new double[size()][1];
    draw(model.centralDraw(), kinds);
    return kinds[figure][0];
  }

  @Override
  public void draw(AccountDraws draws, int from, double[][] into) {
    double[][] ofCo2 = new double[into.length][draws.draws()];
    double[][] ofDeaths = new double[into.length][draws.draws()];
    DrawFormula.of(co2).into(draws, from, ofCo2);
    DrawFormula.of(deaths).into(draws, from, ofDeaths);
    for (int node = 0; node < into.length; node++) {
      for (int d = 0; d < draws.draws(); d++) {
        double more = ofCo2[node][d] - ofDeaths[node][d];
        into[node][d] = Math.abs(more) < ROUNDING ? 2 : more > 0 ? 0 : 1;
      }
    }
  }
}
