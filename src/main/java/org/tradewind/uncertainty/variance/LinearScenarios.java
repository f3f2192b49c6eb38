package org.tradewind.uncertainty.variance;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.scenarios.Coordination;
import org.tradewind.scenarios.Savings;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.SourceTerms;
import org.tradewind.uncertainty.accounts.Sum;
import org.tradewind.uncertainty.accounts.UnitWeights;
import org.tradewind.uncertainty.outputs.DrawnScenarios;

/**
 * National figures of coordination scenarios that are weighted sums of accounts: what is saved, of
 * what, and how much more than by another scenario. Shares are quotients and not among them.
 */
final class LinearScenarios {
  /** Before the name of a base: the flows that the share of a saving is taken of. */
  static final String BASE = "base_";

  private static final String SAVING = "saving";
  private static final String THAN = " - ";

  private final UnitWeights weights;
  private final Savings savings;
  private final DrawnScenarios sums;
  private final List<LinearQuantity> figures = new ArrayList<>();

  private LinearScenarios(DrawModel model, SourceTerms terms, Savings savings) {
    this.weights = new UnitWeights(model, terms);
    this.savings = savings;
    this.sums = new DrawnScenarios(model, savings);
  }

  /** Those of the drawn stressors of which something is saved. */
  static List<LinearQuantity> of(DrawModel model, SourceTerms terms, Savings savings) {
    LinearScenarios all = new LinearScenarios(model, terms, savings);
    for (int c = 0; c < savings.coordinations().size(); c++) {
      for (int at = 0; at < savings.stressors().size(); at++) {
        int k = model.stressors().find(savings.stressors().label(at));
        if (k >= 0) {
          all.totals(c, at, k);
          all.differences(c, at, k);
        }
      }
    }
    return List.copyOf(all.figures);
  }

  private void totals(int c, int at, int k) {
    Coordination scenario = savings.coordinations().get(c);
    String table = ScenarioTables.SCENARIO_TOTAL.name();
    for (String base : List.of(Savings.SECTORS_TRADE, Savings.ALL_TRADE)) {
      double central = savings.national(c, at, base).base();
      add(table, BASE + base, code(c), k, central, sums.base(scenario, base, k));
    }
    double central = savings.sum(c, at, -1, -1, -1).saving();
    add(table, SAVING, code(c), k, central, sums.saving(scenario, k));
  }

  private void differences(int c, int at, int k) {
    for (int than = c + 1; than < savings.coordinations().size(); than++) {
      double central =
          savings.sum(c, at, -1, -1, -1).saving() - savings.sum(than, at, -1, -1, -1).saving();
      Sum sum =
          sums.difference(savings.coordinations().get(c), savings.coordinations().get(than), k);
      String pair = code(c) + THAN + code(than);
      add(ScenarioTables.SCENARIO_DIFFERENCE.name(), SAVING, pair, k, central, sum);
    }
  }

  private String code(int scenario) {
    return savings.coordinations().get(scenario).scenario().code();
  }

  private void add(String table, String quantity, String scenario, int k, double central, Sum of) {
    UnitWeights.Weighed weighed = weights.of(of);
    figures.add(
        new LinearQuantity(
            table,
            quantity,
            Vocabulary.FINAL_PRODUCER,
            k,
            Inputs.ANY,
            Inputs.ANY,
            Inputs.ANY,
            scenario,
            central,
            weighed.units(),
            weighed.coefficients()));
  }
}
