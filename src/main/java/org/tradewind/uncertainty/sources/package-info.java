/**
 * Intervals of what follows from emission sources without the supply chain: damage by region, cell
 * and receptor, contributions, costs and what-ifs.
 */
package org.tradewind.uncertainty.sources;
