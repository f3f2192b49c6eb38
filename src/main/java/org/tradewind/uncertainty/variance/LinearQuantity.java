package org.tradewind.uncertainty.variance;

import org.tradewind.uncertainty.accounts.SourceTerms;

/**
 * A number of an output table that is a weighted sum of one stressor's accounts: central + sum over
 * units u, amounts v of c_u v (phi - 1), times psi for deaths.
 *
 * @param table output table it stands in
 * @param quantity column, or which of several sums
 * @param view view, * where the table has none
 * @param stressor position among the drawn stressors
 * @param region region, * for all
 * @param sector sector, * for all
 * @param toRegion destination, * for all
 * @param scenario scenario, * where there is none
 * @param central value of the central run
 * @param units positions in {@link SourceTerms#units}
 * @param coefficients c_u of these units, 1
 */
record LinearQuantity(
    String table,
    String quantity,
    String view,
    int stressor,
    String region,
    String sector,
    String toRegion,
    String scenario,
    double central,
    int[] units,
    double[] coefficients) {

  LinearMoments.Weighted weighted() {
    return new LinearMoments.Weighted(stressor, central, units, coefficients);
  }
}
