package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tradewind.flows.FlowEngine;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Vocabulary;

/**
 * An output whose variance is shared out.
 *
 * @param stressor position among the drawn stressors
 * @param view producer for the national total of accounts; a view of flows
 * @param region emitting region; * for all
 * @param toRegion destination; * for all other regions
 */
record ShareOutput(int stressor, String view, String region, String toRegion)
    implements Serializable {
  private static final String ANY = Inputs.ANY;

  /** The output that a linear figure is, if it is one. */
  static boolean is(LinearFigure figure) {
    return figure.table().equals(Outputs.FLOW_PAIR.name())
        || figure.table().equals(LinearFigures.NATIONAL)
            && (figure.quantity().equals(LinearFigures.SUPPLY_CHAIN)
                || figure.quantity().startsWith(LinearFigures.BETWEEN));
  }

  /** See {@link #is}. */
  static ShareOutput of(LinearFigure figure) {
    String view = figure.view();
    if (figure.quantity().equals(LinearFigures.SUPPLY_CHAIN)) {
      view = Vocabulary.PRODUCER;
    } else if (figure.quantity().startsWith(LinearFigures.BETWEEN)) {
      view = figure.quantity().substring(LinearFigures.BETWEEN.length());
    }
    return new ShareOutput(figure.stressor(), view, figure.region(), figure.toRegion());
  }

  /** All outputs of a model, in the order of {@link #draws}. */
  static List<ShareOutput> all(DrawModel model) {
    List<ShareOutput> all = new ArrayList<>();
    for (int k = 0; k < model.stressors().size(); k++) {
      all.add(new ShareOutput(k, Vocabulary.PRODUCER, ANY, ANY));
      for (String view : FlowEngine.flowViews()) {
        all.add(new ShareOutput(k, view, ANY, ANY));
        for (String to : model.requirements(view).destinations().labels()) {
          for (String region : model.regions().labels()) {
            all.add(new ShareOutput(k, view, region, to));
          }
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
      }
    }
    return all.toArray(double[][]::new);
  }

  /** Where the output stands in a table: stressor, view, region, to_region. */
  Object[] key(DrawModel model) {
    return Arrays.asList(model.stressors().label(stressor), view, region, toRegion).toArray();
  }
}
