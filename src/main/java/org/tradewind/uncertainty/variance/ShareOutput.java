package org.tradewind.uncertainty.variance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.tradewind.flows.EmbodiedTrade;
import org.tradewind.flows.FlowEngine;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.kernels.Combination;

/**
 * An output whose variance is shared out.
 *
 * @param stressor position among the drawn stressors
 * @param view producer for the national total of accounts; a view of flows
 * @param quantity {@link #VALUE}, or {@link #INDEX} of a region's trade
 * @param region emitting region, or that of the index; * for all
 * @param toRegion destination; * for all other regions
 */
record ShareOutput(int stressor, String view, String quantity, String region, String toRegion)
    implements Serializable {
  /** A total, or a flow. */
  static final String VALUE = "value";

  /** (imports - exports) / (imports + exports), which no weighted sum of accounts is. */
  static final String INDEX = "index";

  /** An index lies between -1 and 1; one factor of all flows moves it by less than this. */
  private static final double ROUNDING = 1e-12;

  private static final String ANY = Inputs.ANY;

  /** The output that a linear figure is, if it is one. */
  static boolean is(LinearQuantity figure) {
    return figure.table().equals(FlowTables.FLOW_PAIR.name())
        || figure.table().equals(LinearQuantities.NATIONAL)
            && (figure.quantity().equals(LinearQuantities.SUPPLY_CHAIN)
                || figure.quantity().startsWith(LinearQuantities.BETWEEN));
  }

  /** See {@link #is}. */
  static ShareOutput of(LinearQuantity figure) {
    String view = figure.view();
    if (figure.quantity().equals(LinearQuantities.SUPPLY_CHAIN)) {
      view = Vocabulary.PRODUCER;
    } else if (figure.quantity().startsWith(LinearQuantities.BETWEEN)) {
      view = figure.quantity().substring(LinearQuantities.BETWEEN.length());
    }
    return new ShareOutput(figure.stressor(), view, VALUE, figure.region(), figure.toRegion());
  }

  /** All outputs of a model, in the order of {@link #draws}. */
  static List<ShareOutput> all(DrawModel model) {
    List<ShareOutput> all = new ArrayList<>();
    for (int k = 0; k < model.stressors().size(); k++) {
      all.add(new ShareOutput(k, Vocabulary.PRODUCER, VALUE, ANY, ANY));
      for (String view : FlowEngine.flowViews()) {
        all.add(new ShareOutput(k, view, VALUE, ANY, ANY));
        for (String to : model.requirements(view).destinations().labels()) {
          for (String region : model.regions().labels()) {
            all.add(new ShareOutput(k, view, VALUE, region, to));
          }
        }
        for (String region : model.regions().labels()) {
          all.add(new ShareOutput(k, view, INDEX, region, ANY));
        }
      }
    }
    return all;
  }

  /** All outputs in some draws, less their central values: outputs x draws. */
  static double[][] draws(AccountDraws draws) {
    DrawModel model = draws.model();
    int regions = model.regions().size();
    List<double[]> all = new ArrayList<>();
    for (int k = 0; k < model.stressors().size(); k++) {
      double[] national = new double[draws.draws()];
      for (double[] row : draws.deviations(k)) {
        Combination.add(national, 1, row, national.length);
      }
      all.add(national);
      for (String view : FlowEngine.flowViews()) {
        double[] between = new double[draws.draws()];
        all.add(between);
        double[][] pairs = draws.pairs(view, k);
        double[] central = model.pairs(view, k).values();
        for (int pair = 0; pair < pairs.length; pair++) {
          double[] deviation = pairs[pair].clone();
          double base = central[pair];
          for (int d = 0; d < deviation.length; d++) {
            deviation[d] -= base;
          }
          all.add(deviation);
          int to = pair / regions;
          if (to < regions && to != pair % regions) {
            Combination.add(between, 1, deviation, deviation.length);
          }
        }
        for (int r = 0; r < regions; r++) {
          double base = EmbodiedTrade.of(model.pairs(view, k), r).index();
          all.add(index(draws.trade(view, k).indices()[r], base));
        }
      }
    }
    return all.toArray(double[][]::new);
  }

  /** An index less its central value; what only rounding moves has no variance to share out. */
  private static double[] index(double[] drawn, double base) {
    double[] deviation = drawn.clone();
    for (int d = 0; d < deviation.length; d++) {
      double moved = drawn[d] - base;
      deviation[d] = Math.abs(moved) < ROUNDING ? 0 : moved;
    }
    return deviation;
  }

  /** Where the output stands in a table: stressor, view, quantity, region, to_region. */
  Object[] key(DrawModel model) {
    return new Object[] {model.stressors().label(stressor), view, quantity, region, toRegion};
  }
}
