/**
 * Mean, standard deviation and quantiles of the draws of a number, in one pass and without holding
 * them all. Blocks of draws enter in their order, so that the bits do not depend on how the work is
 * cut.
 */
package org.tradewind.uncertainty.statistics;
