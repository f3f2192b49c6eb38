package org.tradewind.attribution;

import java.util.List;
import java.util.Optional;
import org.tradewind.axes.Species;
import org.tradewind.evaluation.ModelledConcentrations;
import org.tradewind.tables.Table;

/**
 * c_g, the annual mean of PM2.5 in each cell that the study's own emissions cause: of the
 * pollutants whose deaths count, each through the particles that it becomes. Sensitivities times
 * emissions are sum over g of dJ/dz_g c_g, by the adjoint of the transport model.
 */
public final class OwnConcentrations {
  private OwnConcentrations() {}

  /**
   * c_g, ug/m3, in the order of the table cell; 0 where the run has none.
   *
   * @param air table air_concentration that the run computed
   * @param species pollutants whose deaths count
   */
  public static double[] of(Table cell, Table air, List<String> species) {
    ModelledConcentrations modelled = ModelledConcentrations.of(cell, Optional.of(air));
    double[] own = new double[cell.rows()];
    for (int g = 0; g < own.length; g++) {
      for (String pollutant : species) {
        double mean = modelled.annualMean(Species.inAir(pollutant), cell.ints("cell")[g]);
        own[g] += Double.isNaN(mean) ? 0 : mean;
      }
    }
    return own;
  }
}
