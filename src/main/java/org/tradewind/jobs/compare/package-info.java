/** Runs held against each other and models against measurements. */
package org.tradewind.jobs.compare;
