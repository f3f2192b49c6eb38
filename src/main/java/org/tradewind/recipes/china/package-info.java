/**
 * China 2017 from public files: provinces, CO2 from CEADs' inventory, pollutants {@code E_prh =
 * f_ph Q_rh} from factors and heat of fuel, regional tables for the MRIO.
 */
package org.tradewind.recipes.china;
