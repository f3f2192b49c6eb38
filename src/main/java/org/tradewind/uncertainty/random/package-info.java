/**
 * Random numbers as functions of (seed, name of a stream, draw): Philox 4x64-10 counters, normal
 * numbers by the inverse of the distribution function, and scrambled points of Sobol's sequence.
 */
package org.tradewind.uncertainty.random;
