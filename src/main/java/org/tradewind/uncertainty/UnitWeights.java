package org.tradewind.uncertainty;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What units weigh in sums over accounts, by what they have of each account. */
final class UnitWeights {
  private final List<SourceTerms.Unit> units;
  private final int sectors;
  private final int rows;
  private final int[][] ofRegion;

  /** Weight of each row of the sum at hand, else 0. */
  private final double[] weights;

  UnitWeights(DrawModel model, SourceTerms terms) {
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

  /** Positions in {@link SourceTerms#units} of all units of the regions that a sum is over. */
  int[] units(Sum sum) {
    return IntStream.of(sum.rows())
        .map(row -> row < rows ? row / sectors : row - rows)
        .distinct()
        .sorted()
        .flatMap(region -> IntStream.of(ofRegion[region]))
        .toArray();
  }

  /** The weights of {@link #units}: the sum over i of share_iu a_i. */
  double[] coefficients(Sum sum) {
    for (int i = 0; i < sum.rows().length; i++) {
      weights[sum.rows()[i]] = sum.coefficients()[i];
    }
    double[] coefficients =
        IntStream.of(units(sum)).mapToDouble(u -> coefficient(units.get(u).source())).toArray();
    for (int row : sum.rows()) {
      weights[row] = 0;
    }
    return coefficients;
  }

  private double coefficient(Sources.Unit source) {
    double sum = source.household() * weights[rows + source.region()];
    for (int i = 0; i < source.sectors().length; i++) {
      sum += source.shares()[i] * weights[source.region() * sectors + source.sectors()[i]];
    }
    return sum;
  }
}
