package org.tradewind.uncertainty;

import java.util.Arrays;

/**
 * Draws of what units emit of a stressor, region by region when they are asked for, and of the
 * accounts and flows that are summed from it as {@link DrawModel} says. What one region needs stays
 * in the processor's cache.
 */
final class DrawnAccounts {
  private final DrawModel model;
  private final Deviations deviations;
  private final int n;
  private final double[] room;

  /** By stressor and region, units x draws: what a unit emits less that in the central run. */
  private final double[][][][] units;

  private final boolean[][] drawn;

  /** Sums over units by sector, of the region whose flows are worked. */
  private final double[][] ofSectors;

  private double[] psi;

  /**
   * @param deviations the factors minus 1, over n draws
   */
  DrawnAccounts(DrawModel model, Deviations deviations, int n) {
    this.model = model;
    this.deviations = deviations;
    this.n = n;
    this.room = new double[n];
    int regions = model.regions().size();
    this.units = new double[model.stressors().size()][regions][][];
    this.drawn = new boolean[units.length][regions];
    this.ofSectors = new double[model.sectors().size()][n];
  }

  int draws() {
    return n;
  }

  /** Goes to the draws from {@code first} on. */
  void to(long first) {
    deviations.to(first);
    psi = null;
    for (boolean[] ofStressor : drawn) {
      Arrays.fill(ofStressor, false);
    }
  }

  /**
   * The account of a sector, or of households after the last one, less that of the central run.
   *
   * @param base of the central run
   */
  void account(int stressor, int region, int sector, double base, double[] out) {
    draw(stressor, region);
    model.shares(stressor, region).sum(sector, units[stressor][region], out, n);
    if (model.responds(stressor)) {
      respond(out, base);
    }
  }

  /**
   * T from one region.
   *
   * @param out destinations x draws
   */
  void flows(LinearFlows flows, int stressor, int region, double[][] out) {
    draw(stressor, region);
    boolean responds = model.responds(stressor);
    double[] base = flows.base(stressor, region);
    double[] start = responds ? new double[base.length] : base;
    double[][] perUnit = flows.perUnit(stressor, region);
    if (perUnit != null) {
      Combination.of(out, start, perUnit, units[stressor][region], 0, n);
    } else {
      UnitShares shares = model.shares(stressor, region);
      for (int i = 0; i < ofSectors.length; i++) {
        shares.sum(i, units[stressor][region], ofSectors[i], n);
      }
      Combination.of(out, start, flows.perSector(region), ofSectors, 0, n);
    }
    if (responds) {
      for (int s = 0; s < out.length; s++) {
        respond(out[s], base[s]);
        plus(out[s], base[s]);
      }
    }
  }

  private void draw(int stressor, int region) {
    if (drawn[stressor][region]) {
      return;
    }
    if (model.responds(stressor)) {
      psi = psi == null ? model.health().psi(deviations, n) : psi;
    }
    if (units[stressor][region] == null) {
      units[stressor][region] = new double[model.shares(stressor, region).units()][n];
    }
    int next = 0;
    for (int part = 0; part < model.units().parts().size(); part++) {
      for (int unit : model.units().units(part, region)) {
        if (draw(part, unit, stressor, units[stressor][region], next)) {
          next++;
        }
      }
    }
    drawn[stressor][region] = true;
  }

  /** Draws what a unit emits of a stressor, if it does, into the next row. */
  private boolean draw(int part, int u, int stressor, double[][] into, int next) {
    boolean begun = false;
    SourceTerms.Slot filled = null;
    double[] phi = room;
    UnitFactors factors = model.units();
    for (Sources.Amount amount : factors.parts().get(part).units().get(u).amounts()) {
      if (amount.stressor() != stressor || !factors.moves(amount)) {
        continue;
      }
      SourceTerms.Slot slot = factors.slot(part, u, amount.species(), amount.ofDeaths());
      if (!slot.equals(filled)) {
        phi = UnitFactors.phi(deviations, slot, room);
        filled = slot;
      }
      if (begun) {
        Combination.add(into[next], amount.value(), phi, n);
      } else {
        Combination.of(into[next], amount.value(), phi, n);
        begun = true;
      }
    }
    return begun;
  }

  /** delta becomes (1 + psi) delta + psi F. */
  private void respond(double[] delta, double base) {
    double[] psi = this.psi;
    for (int d = 0; d < delta.length; d++) {
      delta[d] = delta[d] + psi[d] * delta[d] + psi[d] * base;
    }
  }

  private static void plus(double[] deviations, double base) {
    for (int d = 0; d < deviations.length; d++) {
      deviations[d] += base;
    }
  }
}
