package org.tradewind.adjoint;

import java.io.Serializable;
import java.util.stream.IntStream;
import org.tradewind.axes.CompensatedSum;

/**
 * Deaths per tonne emitted by a source, from what it does to the annual mean PM2.5 of receptors:
 *
 * <pre>
 *   lambda_s = k * sum over receptors r of F_r SR(s, r)      deaths per tonne
 *   k        = 1e12 ug/t / 31,536,000 s/a = 31,709.79... (ug/s) per (t/a)
 * </pre>
 *
 * with F_r = dJ/dz_r in deaths a year per ug/m3 and SR in ug/m3 per ug/s. By hand: one receptor
 * with F = 100 deaths a year per ug/m3 and SR = 1e-6 has 100 * 1e-6 * 31,709.79 = 3.1710 deaths a
 * year from one tonne a year. A year has 365 days. The mean is annual, so that a tonne counts alike
 * whenever in the year it is emitted.
 */
public final class SourceSensitivity implements Serializable {
  private static final long serialVersionUID = 1L;

  /** ug/s for each tonne a year. */
  public static final double UG_S_PER_TONNE_YEAR = 1e12 / (365 * 86_400.0);

  private final int[] receptors;
  private final double[] forcing;

  /**
   * @param forcing dJ/dz of every receptor, deaths a year per ug/m3
   */
  public SourceSensitivity(double[] forcing) {
    receptors = IntStream.range(0, forcing.length).filter(r -> forcing[r] != 0).toArray();
    this.forcing = IntStream.of(receptors).mapToDouble(r -> forcing[r]).toArray();
  }

  /**
   * Deaths per tonne.
   *
   * @param row SR of one source and all receptors, ug/m3 per ug/s
   */
  public double perTonne(float[] row) {
    CompensatedSum deaths = new CompensatedSum();
    for (int k = 0; k < receptors.length; k++) {
      deaths.add(forcing[k] * row[receptors[k]]);
    }
    return UG_S_PER_TONNE_YEAR * deaths.value();
  }
}
