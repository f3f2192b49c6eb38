/**
 * Where people live, what they breathe and which region a cell lies in: people and PM2.5 on a grid,
 * polygons of regions, cities. The share of a region in a cell is its part of the cell's land,
 * {@code area(r, g) / sum over r of area(r, g)}; people are conserved.
 */
package org.tradewind.importers.grid;
