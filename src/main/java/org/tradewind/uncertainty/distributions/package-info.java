/**
 * Distributions of uncertain inputs: each gives a value from a standard normal number, its mean and
 * its variance. Covariance of two of them follows from the correlation of their normal numbers.
 */
package org.tradewind.uncertainty.distributions;
