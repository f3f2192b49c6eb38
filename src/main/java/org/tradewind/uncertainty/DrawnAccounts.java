package org.tradewind.uncertainty;

import java.util.Arrays;

/**
 * Draws of the accounts of one region after the other, summed from its units as {@link DrawModel}
 * says. What one region needs stays in the processor's cache.
 */
final class DrawnAccounts {
  private final DrawModel model;
  private final Deviations deviations;
  private final int n;
  private final double[] room;
  private final double[][] sums;
  private final boolean[] touched;
  private double[] psi;

  /**
   * @param deviations the factors minus 1, over n draws
   */
  DrawnAccounts(DrawModel model, Deviations deviations, int n) {
    this.model = model;
    this.deviations = deviations;
    this.n = n;
    this.room = new double[n];
    this.sums = new double[model.stressors().size()][n];
    this.touched = new boolean[sums.length];
  }

  int draws() {
    return n;
  }

  /** Goes to the draws from {@code first} on. */
  void to(long first) {
    deviations.to(first);
    psi = null;
  }

  /**
   * Fills the rows of a region with deviations from the central accounts.
   *
   * @param accounts of F, by stressor, rows x draws
   * @param households of F_Y, by stressor, regions x draws
   */
  void fill(int region, double[][][] accounts, double[][][] households) {
    int sectors = model.sectors().size();
    psi = psi == null ? model.health(deviations, n) : psi;
    for (int k = 0; k < accounts.length; k++) {
      for (int row = region * sectors; row < (region + 1) * sectors; row++) {
        Arrays.fill(accounts[k][row], 0);
      }
      Arrays.fill(households[k][region], 0);
    }
    for (int part = 0; part < model.parts().size(); part++) {
      for (int unit : model.units(part, region)) {
        add(part, unit, accounts, households);
      }
    }
    for (int k = 0; k < accounts.length; k++) {
      if (Sources.ofDeaths(model.stressors().label(k))) {
        for (int row = region * sectors; row < (region + 1) * sectors; row++) {
          respond(accounts[k][row], model.central(k)[row]);
        }
        respond(households[k][region], model.household(k)[region]);
      }
    }
  }

  private void add(int part, int u, double[][][] accounts, double[][][] households) {
    Sources.Unit unit = model.parts().get(part).units().get(u);
    Arrays.fill(touched, false);
    int filled = -1;
    double[] phi = room;
    for (Sources.Amount amount : unit.amounts()) {
      if (amount.ofDeaths() && model.deathsApart()) {
        continue;
      }
      if (filled != amount.species()) {
        int factor = model.emissionFactor(part, u, amount.species());
        phi = DrawModel.product(deviations, model.activity(part, u), factor, room);
        filled = amount.species();
      }
      int k = amount.stressor();
      if (touched[k]) {
        Combination.add(sums[k], amount.value(), phi, n);
      } else {
        Combination.of(sums[k], amount.value(), phi, n);
        touched[k] = true;
      }
    }
    for (int k = 0; k < sums.length; k++) {
      if (touched[k]) {
        scatter(unit, sums[k], accounts[k], households[k]);
      }
    }
  }

  private void scatter(Sources.Unit unit, double[] sum, double[][] account, double[][] household) {
    for (int i = 0; i < unit.sectors().length; i++) {
      int row = unit.region() * model.sectors().size() + unit.sectors()[i];
      Combination.add(account[row], unit.shares()[i], sum, n);
    }
    if (unit.household() != 0) {
      Combination.add(household[unit.region()], unit.household(), sum, n);
    }
  }

  /** delta becomes (1 + psi) delta + psi F. */
  private void respond(double[] delta, double base) {
    for (int d = 0; d < n; d++) {
      delta[d] = delta[d] + psi[d] * delta[d] + psi[d] * base;
    }
  }
}
