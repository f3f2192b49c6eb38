/**
 * Units and names of species as files write them. A value converts by {@code value * factor +
 * offset}; units are in the syntax of UDUNITS.
 */
package org.tradewind.formats.units;
