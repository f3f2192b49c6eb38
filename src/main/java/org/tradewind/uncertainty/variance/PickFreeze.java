package org.tradewind.uncertainty.variance;

import java.io.Serializable;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.Factors;

/**
 * Draws for shares of variance: two independent sets of draws of all factors, and for each group
 * the first set with the group's factors taken from the second. Costs 2 + groups draws of all
 * accounts and flows for each of its own. Linearity is not made use of.
 */
public final class PickFreeze implements Serializable {
  private static final long serialVersionUID = 1L;

  private final DrawModel model;
  private final InputGroups groups;

  public PickFreeze(DrawModel model, InputGroups groups) {
    this.model = model;
    this.groups = groups;
  }

  /** Sums over some draws. */
  public SobolSums sums(long first, int n) {
    Factors factors = model.factors();
    double[][] a = factors.deviations(first, n);
    double[][] b = factors.others(first, n);
    double[][] ofA = ShareOutput.draws(model.draw(a, n));
    double[][] ofB = ShareOutput.draws(model.draw(b, n));
    SobolSums sums = new SobolSums(ofA.length, groups.size());
    sums.add(ofA, ofB, n);
    for (int g = 0; g < groups.size(); g++) {
      double[][] ab = a.clone();
      for (int f = 0; f < ab.length; f++) {
        ab[f] = groups.of(f) == g ? b[f] : a[f];
      }
      sums.add(g, ofA, ofB, ShareOutput.draws(model.draw(ab, n)), n);
    }
    return sums;
  }
}
