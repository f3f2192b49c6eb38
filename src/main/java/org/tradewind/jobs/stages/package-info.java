/**
 * The stages of a run, a class for each, and the Spark jobs that spread their loops. All stages
 * share one RunContext.
 */
package org.tradewind.jobs.stages;
