/**
 * What deaths and CO2 cost, and how costs order their sources (Chen et al. 2024, monetized
 * assessment and integrated costs):
 *
 * <pre>
 *   VSL = VSL_base (Y / Y_base)^e                 USD per death
 *   I_x = VSL M_x + SCC C_x                       USD a year
 * </pre>
 *
 * <p>Notation: VSL value of a statistical life, SCC social cost of carbon, Y income per person, e
 * income elasticity, M deaths, C tonnes of CO2, I integrated cost, x any group of sources. All
 * figures are declared as functions of sums over sources, so that draws vary them with everything
 * else, and with the prices where these are uncertain.
 */
package org.tradewind.costs;
