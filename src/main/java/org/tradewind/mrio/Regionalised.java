package org.tradewind.mrio;

import org.tradewind.tables.StudyTables;

/**
 * A table of regions made from a national one.
 *
 * @param tables transactions, final_demand, output
 * @param imports international imports of each using (region, sector), length N
 * @param valueAdded value added of each (region, sector), length N
 * @param largestRowGap largest |sum Z + sum Y - x| / x, x of at least a billionth of the nation's
 *     largest
 * @param largestColumnGap largest |sum Z + imports + value added - x| / x, measured likewise
 */
public record Regionalised(
    StudyTables tables,
    double[] imports,
    double[] valueAdded,
    double largestRowGap,
    double largestColumnGap) {}
