package org.tradewind.importers.mrio;

/**
 * A column of final demand in a table.
 *
 * @param column its position, from 0
 * @param region who buys
 * @param category what for
 */
record FinalDemandColumn(int column, String region, String category) {}
