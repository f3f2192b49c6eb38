/** A finished run read back as tables, for the page, the report and the ledger of reproduction. */
package org.tradewind.jobs.finished;
