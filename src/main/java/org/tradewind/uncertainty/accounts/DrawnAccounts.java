package org.tradewind.uncertainty.accounts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tradewind.uncertainty.inputs.Deviations;
import org.tradewind.uncertainty.kernels.Combination;

/**
 * Draws of what units emit of a stressor, region by region when they are asked for, and of the
 * accounts and flows that are summed from it as {@link DrawModel} says. What one region needs stays
 * in the processor's cache.
 */
public final class DrawnAccounts {
  private final DrawModel model;
  private final Deviations deviations;
  private final int n;
  private final double[] buffers;

  /** By stressor and region, units x draws: what a unit emits less that in the central run. */
  private final double[][][][] units;

  private final boolean[][] drawn;

  /** By stressor and region, what {@link #units} are drawn from. */
  private final Term[][][] terms;

  /** Sums over units by sector, of the region whose flows are worked. */
  private final double[][] ofSectors;

  /** By stressor, whether it follows the exposure-response. */
  private final boolean[] responds;

  /** What others have drawn, too, where draws are used more than once. */
  private Map<Tile, double[][]> kept;

  private long first;

  private double[] psi;

  /** Some draws of a region's units, from the first on. */
  public record Tile(int stressor, int region, long first) {}

  /**
   * An amount that goes with a product of factors.
   *
   * @param begins whether it is the first of its unit
   * @param factors positions; null where they are those of the amount before
   */
  private record Term(boolean begins, int[] factors, double amount) {}

  /**
   * @param deviations the factors minus 1, over n draws
   */
  DrawnAccounts(DrawModel model, Deviations deviations, int n) {
    this(model, deviations, n, null);
  }

  /**
   * @param kept what units emit by stressor, region and first draw, and psi; null to keep nothing
   */
  DrawnAccounts(DrawModel model, Deviations deviations, int n, Map<Tile, double[][]> kept) {
    this.kept = kept;
    this.model = model;
    this.deviations = deviations;
    this.n = n;
    this.buffers = new double[n];
    int regions = model.regions().size();
    this.units = new double[model.stressors().size()][regions][][];
    this.drawn = new boolean[units.length][regions];
    this.terms = new Term[units.length][regions][];
    this.responds = new boolean[units.length];
    for (int k = 0; k < responds.length; k++) {
      responds[k] = model.responds(k);
    }
    this.ofSectors = new double[model.sectors().size()][n];
  }

  int draws() {
    return n;
  }

  /**
   * Goes to the draws from {@code first} on, which are kept elsewhere than those before.
   *
   * @param tiles what units emit, as others have drawn it or need it, too
   */
  void to(long draw, Map<Tile, double[][]> tiles) {
    if (kept != tiles) {
      kept = tiles;
      for (double[][][] ofStressor : units) {
        Arrays.fill(ofStressor, null);
      }
    }
    to(draw);
  }

  /** Draws the units of all regions. */
  void units(int stressor) {
    for (int r = 0; r < units[stressor].length; r++) {
      draw(stressor, r);
    }
  }

  /** Goes to the draws from {@code first} on. */
  void to(long draw) {
    first = draw;
    deviations.to(draw);
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
    if (responds[stressor]) {
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
    double[] base = flows.base(stressor, region);
    double[] start = responds[stressor] ? new double[base.length] : base;
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
    if (responds[stressor]) {
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
    if (responds[stressor]) {
      psi = psi == null ? psi() : psi;
    }
    if (kept != null) {
      Tile at = new Tile(stressor, region, first);
      double[][] known = kept.get(at);
      units[stressor][region] =
          known != null
              ? known
              : kept.computeIfAbsent(at, tile -> drawn(stressor, region, buffers(tile)));
    } else {
      double[][] before = units[stressor][region];
      units[stressor][region] =
          drawn(
              stressor,
              region,
              before == null ? buffers(new Tile(stressor, region, first)) : before);
    }
    drawn[stressor][region] = true;
  }

  private double[] psi() {
    return kept == null
        ? model.health().psi(deviations, n)
        : kept.computeIfAbsent(
                new Tile(-1, -1, first),
                tile -> new double[][] {model.health().psi(deviations, n)})[0];
  }

  private double[][] buffers(Tile tile) {
    return new double[model.shares(tile.stressor(), tile.region()).units()][n];
  }

  private double[][] drawn(int stressor, int region, double[][] into) {
    if (terms[stressor][region] == null) {
      terms[stressor][region] = terms(stressor, region);
    }
    double[] phi = buffers;
    int unit = -1;
    for (Term term : terms[stressor][region]) {
      phi = term.factors() == null ? phi : UnitFactors.phi(deviations, term.factors(), buffers);
      if (term.begins()) {
        Combination.of(into[++unit], term.amount(), phi, n);
      } else {
        Combination.add(into[unit], term.amount(), phi, n);
      }
    }
    return into;
  }

  /** The amounts of a stressor in a region that factors move, unit by unit. */
  private Term[] terms(int stressor, int region) {
    UnitFactors factors = model.units();
    List<Term> found = new ArrayList<>();
    for (int part = 0; part < factors.parts().size(); part++) {
      for (int u : factors.units(part, region)) {
        SourceTerms.FactorProduct filled = null;
        for (EmissionUnits.Amount amount : factors.parts().get(part).units().get(u).amounts()) {
          if (amount.stressor() == stressor && factors.moves(amount)) {
            SourceTerms.FactorProduct product =
                factors.product(part, u, amount.species(), amount.ofDeaths());
            int[] own = product.equals(filled) ? null : product.factors();
            found.add(new Term(filled == null, own, amount.value()));
            filled = product;
          }
        }
      }
    }
    return found.toArray(Term[]::new);
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
