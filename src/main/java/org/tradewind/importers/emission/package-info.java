/**
 * Emission inventories: CEADs workbooks, tables by region and subsector, and gridded files. A
 * gridded source reaches the study's cells with mass conserved, {@code E_g = sum over s of E_s a(s,
 * g) / a(s)}.
 */
package org.tradewind.importers.emission;
