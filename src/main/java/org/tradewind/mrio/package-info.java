/**
 * The multi-regional input-output table and the Leontief system it stands for: transactions Z,
 * final demand Y, gross output x, x = Z e + Y e; A = Z x^-1; L = (I - A)^-1. Also the way to such a
 * table from a national one.
 */
package org.tradewind.mrio;
