package org.tradewind.transport;

import java.util.List;
import java.util.Map;

/**
 * What the emissions of one month make of the air of that month.
 *
 * @param concentrationUgM3 monthly mean of each particle of {@link Tracers#PARTICLES} in every cell
 *     of the grid, ug/m3
 * @param budgets where the mass of each tracer went
 */
public record MonthlyPlumes(Map<String, double[]> concentrationUgM3, List<MassBudget> budgets) {

  /** The sum of all particles, monthly mean in every cell of the grid, ug/m3. */
  public double[] pm25UgM3() {
    double[] sum = new double[concentrationUgM3.values().iterator().next().length];
    for (double[] particle : concentrationUgM3.values()) {
      for (int g = 0; g < sum.length; g++) {
        sum[g] += particle[g];
      }
    }
    return sum;
  }
}
