/**
 * The reproduction ledger: what Du et al. printed, beside what a finished run gives for the same
 * quantity, and how far the two agree where they can be compared.
 *
 * <p>Nothing here feeds back into a run, so no number can be tuned from here.
 */
package org.tradewind.reproduction;
