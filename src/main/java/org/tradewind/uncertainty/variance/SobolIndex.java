package org.tradewind.uncertainty.variance;

/**
 * What a group of inputs has to do with the variance of an output; all 0 where there is none.
 *
 * @param first share of the variance that would go if the group were known (first order)
 * @param total share that would stay if all others were known: with all it does together with them
 * @param firstError standard error by draws; 0 where exact
 * @param totalError standard error by draws; 0 where exact
 */
public record SobolIndex(double first, double total, double firstError, double totalError) {}
