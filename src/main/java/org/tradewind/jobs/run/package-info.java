/**
 * Whole runs: a study from inputs to folder, a run drawn again with more draws, a supply chain for
 * an export.
 */
package org.tradewind.jobs.run;
