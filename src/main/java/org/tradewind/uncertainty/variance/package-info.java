/**
 * What needs no draws, or draws of another kind: exact means and variances of weighted sums of
 * accounts, and Sobol indices, the shares of variance by groups of inputs.
 */
package org.tradewind.uncertainty.variance;
