package org.tradewind.uncertainty.outputs;

import java.util.List;
import org.tradewind.uncertainty.accounts.AccountDraws;

/** A column of table concentration, draw by draw. */
record ConcentrationFormula(DrawnConcentration concentration, String quantity)
    implements DrawFormula {
  /** The columns that are drawn. */
  static final List<String> QUANTITIES = List.of("share_of_flows", "flows", "counted");

  @Override
  public int stressor(int number) {
    return concentration.stressor();
  }

  @Override
  public void into(AccountDraws draws, int from, double[][] into) {
    DrawnConcentration.Drawn drawn = concentration.of(draws);
    for (int f = 0; f < into.length; f++) {
      for (int d = 0; d < draws.draws(); d++) {
        double counted = drawn.counted()[d];
        double flows = drawn.flows()[from + f][d];
        into[f][d] =
            switch (quantity) {
              case "counted" -> counted;
              case "flows" -> flows;
              default -> counted == 0 ? 0 : flows / counted;
            };
      }
    }
  }
}
