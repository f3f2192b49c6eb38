package org.tradewind.uncertainty.outputs;

import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Requirements;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Expression;
import org.tradewind.uncertainty.accounts.Quotient;
import org.tradewind.uncertainty.accounts.Sum;

/** The sums over accounts that figures of flows are made of. */
final class Sums {
  private final DrawModel model;
  private final int sectors;
  private final int rows;

  Sums(DrawModel model) {
    this.model = model;
    this.sectors = model.sectors().size();
    this.rows = model.regions().size() * sectors;
  }

  /** N. */
  int rows() {
    return rows;
  }

  Sum.Builder builder(int stressor) {
    return new Sum.Builder(stressor);
  }

  /** What a unit of F in a row makes of a number that is f times a requirement. */
  double per(int row, double requirement) {
    double output = model.output()[row];
    return output == 0 ? 0 : requirement / output;
  }

  /** W_row,destination / x_row. */
  double weight(String view, int row, int destination) {
    Requirements w = model.requirements(view);
    return per(row, w.output()[row + destination * rows]);
  }

  /** Producer account of a row, or what a region's households emit. */
  Expression account(int stressor, int row) {
    return builder(stressor).add(row, 1).build();
  }

  /** Emitted by a region's producers. */
  Expression region(int stressor, int region) {
    Sum.Builder sum = builder(stressor);
    for (int i = region * sectors; i < (region + 1) * sectors; i++) {
      sum.add(i, 1);
    }
    return sum.build();
  }

  /** T of a pair of regions. */
  Expression pair(String view, int stressor, int region, int destination) {
    Sum.Builder sum = builder(stressor);
    addPair(sum, view, region, destination);
    return sum.build();
  }

  void addPair(Sum.Builder sum, String view, int region, int destination) {
    for (int i = region * sectors; i < (region + 1) * sectors; i++) {
      sum.add(i, weight(view, i, destination));
    }
  }

  /** Emitted anywhere for a region, itself among them. */
  Expression destination(String view, int stressor, int region) {
    Sum.Builder sum = builder(stressor);
    for (int r = 0; r < model.regions().size(); r++) {
      addPair(sum, view, r, region);
    }
    return sum.build();
  }

  /** Emitted in other regions for a region. */
  Expression imports(String view, int stressor, int region) {
    Sum.Builder sum = builder(stressor);
    for (int r = 0; r < model.regions().size(); r++) {
      if (r != region) {
        addPair(sum, view, r, region);
      }
    }
    return sum.build();
  }

  /** Emitted in a region for other regions. */
  Expression exports(String view, int stressor, int region) {
    Sum.Builder sum = builder(stressor);
    for (int s = 0; s < model.regions().size(); s++) {
      if (s != region) {
        addPair(sum, view, region, s);
      }
    }
    return sum.build();
  }

  /** Flows between different regions. */
  Sum between(String view, int stressor) {
    Sum.Builder sum = builder(stressor);
    for (int r = 0; r < model.regions().size(); r++) {
      for (int s = 0; s < model.regions().size(); s++) {
        if (r != s) {
          addPair(sum, view, r, s);
        }
      }
    }
    return sum.build();
  }

  /** (imports - exports) / (imports + exports). */
  Expression index(String view, int stressor, int region) {
    Sum.Builder difference = builder(stressor);
    Sum.Builder trade = builder(stressor);
    for (int s = 0; s < model.regions().size(); s++) {
      for (int i = 0; i < sectors && s != region; i++) {
        int elsewhere = s * sectors + i;
        int here = region * sectors + i;
        double imported = weight(view, elsewhere, region);
        double exported = weight(view, here, s);
        difference.add(elsewhere, imported).add(here, -exported);
        trade.add(elsewhere, imported).add(here, exported);
      }
    }
    return new Quotient(difference.build(), trade.build(), 0);
  }

  static boolean isView(String view) {
    return FlowEngine.flowViews().contains(view);
  }
}
