/**
 * Modelled against measured concentrations: {@code MB = (1/n) sum (M - O)} and the other statistics
 * of model evaluation, with published benchmarks.
 */
package org.tradewind.evaluation;
