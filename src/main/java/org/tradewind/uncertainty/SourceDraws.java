package org.tradewind.uncertainty;

import java.util.Arrays;
import java.util.HashMap;
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
  private final Map<Integer, double[]> kept = new HashMap<>();
  private final Map<Integer, Long> knownAt = new HashMap<>();
  private final Map<SourceSum, double[]> shared = new IdentityHashMap<>();
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
    shared.clear();
    psi = null;
  }

  int draws() {
    return n;
  }

  /** A sum in each draw. */
  double[] of(SourceSum sum) {
    double[] out = new double[n];
    double[][] x = new double[sum.positions().length][];
    for (int i = 0; i < x.length; i++) {
      x[i] = deviation(sum.positions()[i]);
    }
    Combination.add(out, sum.amounts(), x, 0, n);
    for (int d = 0; d < n; d++) {
      out[d] += sum.central();
    }
    return out;
  }

  /** A sum that several figures use, worked once for these draws; only to be read. */
  double[] shared(SourceSum sum) {
    return shared.computeIfAbsent(sum, this::of);
  }

  private double[] deviation(int position) {
    double[] room = kept.computeIfAbsent(position, p -> new double[n]);
    Long at = knownAt.put(position, first);
    if (at == null || at != first) {
      fill(position, room);
    }
    return room;
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
