/** Draws of the transactions of the MRIO: Z is drawn, rebalanced and solved again in each draw. */
package org.tradewind.uncertainty.coefficients;
