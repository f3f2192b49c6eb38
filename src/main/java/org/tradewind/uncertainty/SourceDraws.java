package org.tradewind.uncertainty;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceSum;

/**
 * Some draws of sums over sources. With f the factor of a position, phi of tonnes and phi psi of
 * deaths ({@link DrawModel}; psi alone in the mode published), or that of a price:
 *
 * <pre>
 *   draw = central + sum over positions of amount (f - 1)
 * </pre>
 *
 * so that a sum that no factor moves is its central value to the last bit. A factor is drawn when
 * it is first asked for. Not safe for use by several threads.
 */
final class SourceDraws {
  private final DrawnSources sources;
  private final SourceAxis axis;
  private final PriceFactors prices;
  private final int n;
  private final int[] unit;
  private final Factors.Asked factors;

  /** Deviations of positions, in arrays that are filled again for other draws. */
  private final double[][] kept;

  /** The draws, by the first of them, that those deviations are of. */
  private final long[] keptAt;

  private final Map<SourceSum, Shared> shared = new IdentityHashMap<>();
  private double[] psi;
  private long first = -1;

  /**
   * @param sources whose first part is the grid
   * @param n draws at once
   */
  SourceDraws(DrawnSources sources, SourceAxis axis, PriceFactors prices, int n) {
    this.sources = sources;
    this.axis = axis;
    this.prices = prices;
    this.n = n;
    int[] often = new int[sources.factors().size()];
    Arrays.fill(often, 2);
    this.factors = sources.factors().asked(n, often);
    this.kept = new double[axis.size()][];
    this.keptAt = new long[axis.size()];
    Arrays.fill(keptAt, -1);
    this.unit = new int[axis.regions().size() * axis.subsectors().size()];
    Arrays.fill(unit, -1);
    List<Sources.Unit> units = sources.units().parts().get(0).units();
    for (int u = 0; u < units.size(); u++) {
      int h = axis.subsectors().find(units.get(u).unit());
      unit[units.get(u).region() * axis.subsectors().size() + h] = u;
    }
  }

  /** Goes to the draws from {@code first} on. */
  void to(long draw) {
    first = draw;
    factors.to(draw);
    psi = null;
  }

  int draws() {
    return n;
  }

  /** A sum in each draw. */
  double[] of(SourceSum sum) {
    return into(sum, new double[n]);
  }

  /** The same in an array that is there. */
  double[] into(SourceSum sum, double[] out) {
    int[] positions = sum.positions();
    double[][] x = new double[positions.length][];
    for (int i = 0; i < x.length; i++) {
      x[i] = deviation(positions[i]);
    }
    Arrays.fill(out, 0);
    Combination.add(out, sum.amounts(), x, 0, n);
    double central = sum.central();
    for (int d = 0; d < n; d++) {
      out[d] += central;
    }
    return out;
  }

  /** A sum that several figures use, worked once for the draws at hand. */
  private static final class Shared {
    private final double[] draws;
    private long first = -1;

    Shared(int n) {
      this.draws = new double[n];
    }
  }

  /** A sum that several figures use, worked once for these draws; only to be read. */
  double[] shared(SourceSum sum) {
    Shared known = shared.computeIfAbsent(sum, s -> new Shared(n));
    if (known.first != first) {
      into(sum, known.draws);
      known.first = first;
    }
    return known.draws;
  }

  private double[] deviation(int position) {
    if (keptAt[position] != first) {
      kept[position] = kept[position] == null ? new double[n] : kept[position];
      fill(position, kept[position]);
      keptAt[position] = first;
    }
    return kept[position];
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
      SourceTerms.Slot slot = sources.units().slot(0, u, species, deaths);
      double[] phi = UnitFactors.phi(factors, slot, out);
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
