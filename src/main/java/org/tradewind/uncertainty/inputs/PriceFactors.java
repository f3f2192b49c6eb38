package org.tradewind.uncertainty.inputs;

import java.io.Serializable;
import java.util.Map;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Sampler;

/**
 * The factors of the prices, by rows of kind price in the table uncertainty; a price without one is
 * exact. They come from streams of pseudo-random numbers with every sampler, and depend on no other
 * input.
 */
public final class PriceFactors implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Factors factors;
  private final int[] ofPrice = new int[SourceAxis.PRICES.size()];

  private PriceFactors(UncertainInputs inputs, UncertaintyParameters how) {
    for (int i = 0; i < ofPrice.length; i++) {
      ofPrice[i] =
          inputs.find(UncertainInputs.PRICE, SourceAxis.PRICES.get(i), Inputs.ANY, Inputs.ANY);
    }
    this.factors =
        inputs.factors(
            new UncertaintyParameters(
                how.mode(), how.draws(), how.seed(), how.block(), how.stressors(), Sampler.RANDOM),
            Map.of());
  }

  /** The prices of a study with a table uncertainty. */
  public static PriceFactors of(StudyTables inputs, UncertaintyParameters how) {
    return new PriceFactors(UncertainInputs.of(inputs), how);
  }

  /** Whether a price varies. */
  public boolean varies(String price) {
    return ofPrice[SourceAxis.PRICES.indexOf(price)] >= 0;
  }

  /** A price's factors minus 1 in some draws; zeros for one that is exact. */
  public double[] deviations(int price, long first, int n) {
    if (ofPrice[price] < 0) {
      return new double[n];
    }
    boolean[] wanted = new boolean[factors.size()];
    wanted[ofPrice[price]] = true;
    return factors.deviations(first, n, wanted)[ofPrice[price]];
  }
}
