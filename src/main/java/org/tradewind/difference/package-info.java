/**
 * How two runs differ: rows and numbers of their tables, intervals by Monte Carlo error, inputs,
 * and what share of a move each changed input explains alone.
 *
 * <p>Everything here compares tables that are in memory; folders are read by the jobs.
 */
package org.tradewind.difference;
