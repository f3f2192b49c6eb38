/** Importers run from the command line, and what they report. */
package org.tradewind.jobs.imports;
