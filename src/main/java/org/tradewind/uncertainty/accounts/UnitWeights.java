package org.tradewind.uncertainty.accounts;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What units weigh in sums over accounts, by what they have of each account. */
public final class UnitWeights {
  private final List<SourceTerms.Unit> units;
  private final int sectors;
  private final int rows;
  private final int[][] ofRegion;

  /** Weight of each row of the sum at hand, else 0. */
  private final double[] weights;

  /** The units of some regions: the same array for the same regions. */
  private final Map<BitSet, int[]> together = new HashMap<>();

  public UnitWeights(DrawModel model, SourceTerms terms) {
    this.units = terms.units();
    this.sectors = model.sectors().size();
    this.rows = model.regions().size() * sectors;
    this.ofRegion = new int[model.regions().size()][];
    Arrays.setAll(
        ofRegion,
        r ->
            IntStream.range(0, units.size())
                .filter(u -> units.get(u).source().region() == r)
                .toArray());
    this.weights = new double[rows + ofRegion.length];
  }

  /**
   * What the units of the regions that a sum is over weigh in it.
   *
   * @param units positions in {@link SourceTerms#units}, ascending by region
   * @param coefficients of these units, the sum over i of share_iu a_i
   */
  public record Weighed(int[] units, double[] coefficients) {}

  public Weighed of(Sum sum) {
    BitSet met = new BitSet(ofRegion.length);
    for (int i = 0; i < sum.rows().length; i++) {
      int row = sum.rows()[i];
      int region = row < rows ? row / sectors : row - rows;
      weights[row] = sum.coefficients()[i];
      met.set(region);
    }
    int[] some =
        together.computeIfAbsent(
            met, regions -> regions.stream().flatMap(r -> IntStream.of(ofRegion[r])).toArray());
    double[] coefficients = new double[some.length];
    for (int i = 0; i < some.length; i++) {
      coefficients[i] = coefficient(units.get(some[i]).source());
    }
    for (int row : sum.rows()) {
      weights[row] = 0;
    }
    return new Weighed(some, coefficients);
  }

  private double coefficient(EmissionUnits.Unit source) {
    double sum = source.household() * weights[rows + source.region()];
    for (int i = 0; i < source.sectors().length; i++) {
      sum += source.shares()[i] * weights[source.region() * sectors + source.sectors()[i]];
    }
    return sum;
  }
}
