/**
 * Draws all declared numbers, some of them in all draws to a task, and tells their statistics. When
 * draws have settled is decided by national totals.
 */
package org.tradewind.uncertainty.draws;
