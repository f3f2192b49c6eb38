package org.tradewind.uncertainty.accounts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tradewind.uncertainty.inputs.UncertainInputs;

/**
 * The accounts as sums: by unit and stressor, amounts that each go with a product of factors
 * (common, activity, emission factor, sensitivity). Amounts that go with the same product share a
 * slot.
 */
public final class SourceTerms {
  /**
   * A product of factors; {@link UncertainInputs#EXACT} for one that is not there.
   *
   * @param common position of what the region's inputs have in common
   * @param activity position of the activity
   * @param emissionFactor position of the emission factor
   * @param sensitivity position of the sensitivity, of deaths alone
   */
  public record FactorProduct(int common, int activity, int emissionFactor, int sensitivity) {
    /** All four. */
    public int[] factors() {
      return new int[] {common, activity, emissionFactor, sensitivity};
    }

    boolean isExact() {
      return IntStream.of(factors()).allMatch(f -> f < 0);
    }
  }

  /**
   * A unit of a region.
   *
   * @param source shares of sectors and households
   * @param products by stressor, the slots its amounts go with
   * @param values by stressor, the amounts
   */
  public record Unit(EmissionUnits.Unit source, int[][] products, double[][] values) {}

  private final List<FactorProduct> products = new ArrayList<>();
  private final List<Unit> units = new ArrayList<>();

  public SourceTerms(DrawModel model) {
    Map<FactorProduct, Integer> known = new LinkedHashMap<>();
    List<EmissionUnits> parts = model.units().parts();
    for (int p = 0; p < parts.size(); p++) {
      for (int u = 0; u < parts.get(p).units().size(); u++) {
        units.add(unit(model, p, u, known));
      }
    }
    products.addAll(known.keySet());
  }

  private static Unit unit(DrawModel model, int p, int u, Map<FactorProduct, Integer> known) {
    UnitFactors factors = model.units();
    EmissionUnits.Unit unit = factors.parts().get(p).units().get(u);
    int stressors = model.stressors().size();
    int[][] products = new int[stressors][];
    double[][] values = new double[stressors][];
    for (int k = 0; k < stressors; k++) {
      Map<Integer, Double> sums = new LinkedHashMap<>();
      for (EmissionUnits.Amount amount : unit.amounts()) {
        FactorProduct product = factors.product(p, u, amount.species(), amount.ofDeaths());
        if (amount.stressor() == k && factors.moves(amount) && !product.isExact()) {
          int at = known.computeIfAbsent(product, s -> known.size());
          sums.merge(at, amount.value(), Double::sum);
        }
      }
      products[k] = sums.keySet().stream().mapToInt(Integer::intValue).toArray();
      values[k] = sums.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
    return new Unit(unit, products, values);
  }

  public List<FactorProduct> products() {
    return products;
  }

  public List<Unit> units() {
    return units;
  }
}
