package org.tradewind.recipes.china;

/**
 * One entry of a fuel-wise CO2 inventory.
 *
 * @param region region of the study
 * @param row row of the inventory, e.g. "Coal Mining and Dressing"
 * @param fuel column of the inventory: a fuel, or "Process"
 * @param tonnes t CO2 a year
 */
record FuelCo2(String region, String row, String fuel, double tonnes) {}
