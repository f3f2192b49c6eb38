/**
 * Input-output tables of a nation and of its provinces, and trade between provinces: what a run
 * builds an MRIO from. Products balance by {@code sum_j Z_ij + FU + EX + OF + ERR = GO + IM + IF}.
 */
package org.tradewind.importers.regional;
