/**
 * Loops over many draws at once: sums of products, lowest and highest, moments. By the Vector API
 * where the processor has wide registers, else plain; both give the same bits.
 */
package org.tradewind.uncertainty.kernels;
