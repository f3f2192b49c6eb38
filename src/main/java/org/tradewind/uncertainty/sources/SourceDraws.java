package org.tradewind.uncertainty.sources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceSum;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.DrawnSources;
import org.tradewind.uncertainty.accounts.EmissionUnits;
import org.tradewind.uncertainty.accounts.SourceTerms;
import org.tradewind.uncertainty.accounts.UnitFactors;
import org.tradewind.uncertainty.inputs.Factors;
import org.tradewind.uncertainty.inputs.PriceFactors;
import org.tradewind.uncertainty.kernels.Combination;

/**
 * Some draws of sums over sources. With f the factor of a position, phi of tonnes and phi psi of
 * deaths ({@link DrawModel}; psi alone in the mode published), or that of a price:
 *
 * <pre>
 *   draw = central + sum over positions of amount (f - 1)
 * </pre>
 *
 * so that a sum that no factor moves is its central value to the last bit. Regions are visited in
 * the order of their positions, so that the deviations of one stay in the processor's cache; sums
 * over several regions grow as they are visited. Not safe for use by several threads.
 */
final class SourceDraws {
  private final DrawnSources sources;
  private final SourceAxis axis;
  private final PriceFactors prices;
  private final int n;
  private final int[] unit;
  private final Factors.Asked factors;

  /** Deviations of the positions of the region at hand. */
  private final double[][] deviations;

  /** The visit at which each of them was filled. */
  private final long[] filled;

  /** Those of the sum at hand, one after the other. */
  private final double[][] terms;

  private final Map<SourceSum, double[]> kept = new HashMap<>();

  /** Parts of the kept sums, by region; those of prices last. */
  private final List<List<Part>> parts = new ArrayList<>();

  /** Places of the positions of these parts, by region. */
  private final List<BitSet> needed = new ArrayList<>();

  private double[] psi;
  private long first;
  private long visit;

  /** First position of the region at hand. */
  private int start;

  /**
   * What one region adds to a sum.
   *
   * @param deviations of its positions, the arrays that are filled at each visit
   * @param begins whether it is the first part
   * @param ends whether it is the last part, after which the central value is added
   */
  private record Part(
      double[] amounts,
      double[][] deviations,
      double[] sum,
      boolean begins,
      boolean ends,
      double central) {}

  /**
   * @param sources whose first part is the grid
   * @param store of the factors of these sources
   * @param keep sums that are there when all their regions were visited; equal ones once
   */
  SourceDraws(
      DrawnSources sources,
      SourceAxis axis,
      PriceFactors prices,
      Factors.Store store,
      Collection<SourceSum> keep) {
    this.sources = sources;
    this.axis = axis;
    this.prices = prices;
    this.n = store.draws();
    this.factors = sources.factors().asked(store);
    int most = Math.max(axis.ofRegion(), SourceAxis.PRICES.size());
    this.deviations = new double[most][n];
    this.filled = new long[most];
    this.terms = new double[most][];
    this.unit = new int[axis.regions().size() * axis.subsectors().size()];
    Arrays.fill(unit, -1);
    List<EmissionUnits.Unit> units = sources.units().parts().get(0).units();
    for (int u = 0; u < units.size(); u++) {
      int h = axis.subsectors().find(units.get(u).unit());
      unit[units.get(u).region() * axis.subsectors().size() + h] = u;
    }
    for (int r = 0; r < regions(); r++) {
      parts.add(new ArrayList<>());
      needed.add(new BitSet());
    }
    keep.forEach(sum -> kept.computeIfAbsent(sum, this::keep));
  }

  private double[] keep(SourceSum sum) {
    double[] draws = new double[n];
    int[] positions = sum.positions();
    int to;
    for (int from = 0; from < positions.length; from = to) {
      int region = positions[from] / axis.ofRegion();
      List<double[]> terms = new ArrayList<>();
      for (to = from; to < positions.length && positions[to] / axis.ofRegion() == region; to++) {
        int at = positions[to] - region * axis.ofRegion();
        terms.add(deviations[at]);
        needed.get(region).set(at);
      }
      boolean whole = terms.size() == positions.length;
      parts
          .get(region)
          .add(
              new Part(
                  whole ? sum.amounts() : Arrays.copyOfRange(sum.amounts(), from, to),
                  terms.toArray(double[][]::new),
                  draws,
                  from == 0,
                  to == positions.length,
                  sum.central()));
    }
    return draws;
  }

  /** Number of regions to visit, the prices as the last one. */
  int regions() {
    return axis.regions().size() + 1;
  }

  /** Goes to the draws from {@code first} on. */
  void to(long draw) {
    first = draw;
    factors.to(draw);
    psi = null;
  }

  /** Visits a region and adds its parts to the kept sums. */
  void visit(int region) {
    visit++;
    start = region * axis.ofRegion();
    needed.get(region).stream().forEach(at -> deviation(start + at));
    for (Part part : parts.get(region)) {
      if (part.begins) {
        Arrays.fill(part.sum, 0);
      }
      Combination.add(part.sum, part.amounts, part.deviations, 0, n);
      if (part.ends) {
        plus(part.sum, part.central);
      }
    }
  }

  /** Visits all regions. */
  void visitAll() {
    for (int region = 0; region < regions(); region++) {
      visit(region);
    }
  }

  /** Draws of a kept sum, in an array that each draw fills again; only to be read. */
  double[] kept(SourceSum sum) {
    return kept.get(sum);
  }

  /** Draws a sum over sources of the region that is visited. */
  void into(SourceSum sum, double[] out) {
    int[] positions = sum.positions();
    for (int i = 0; i < positions.length; i++) {
      terms[i] = deviation(positions[i]);
    }
    Arrays.fill(out, 0);
    Combination.add(out, sum.amounts(), terms, 0, n);
    plus(out, sum.central());
  }

  private static void plus(double[] out, double central) {
    for (int d = 0; d < out.length; d++) {
      out[d] += central;
    }
  }

  private double[] deviation(int position) {
    int at = position - start;
    if (filled[at] != visit) {
      fill(position, deviations[at]);
      filled[at] = visit;
    }
    return deviations[at];
  }

  private void fill(int position, double[] out) {
    SourceAxis.Kind kind = axis.kind(position);
    if (kind == SourceAxis.Kind.PRICE) {
      System.arraycopy(prices.deviations(axis.price(position), first, n), 0, out, 0, n);
      return;
    }
    boolean deaths = kind == SourceAxis.Kind.DEATHS;
    int u = unit[axis.region(position) * axis.subsectors().size() + axis.subsector(position)];
    Arrays.fill(out, 0);
    if (u >= 0 && !(deaths && sources.units().deathsApart())) {
      int species = kind == SourceAxis.Kind.CO2 ? 0 : 1 + axis.pollutant(position);
      SourceTerms.FactorProduct product = sources.units().product(0, u, species, deaths);
      double[] phi = UnitFactors.phi(factors, product, out);
      if (phi != out) {
        System.arraycopy(phi, 0, out, 0, n);
      }
    }
    if (deaths) {
      double[] response = psi();
      for (int d = 0; d < n; d++) {
        out[d] = out[d] + response[d] + out[d] * response[d];
      }
    }
  }

  private double[] psi() {
    psi = psi == null ? sources.deaths().health().psi(factors, n) : psi;
    return psi;
  }
}
