/**
 * The report of a finished run: one page that opens offline, and its figures as files. Its tables
 * are selected and rounded here ({@link org.tradewind.report.PageData}); what is drawn from them is
 * the work of scripts (resources {@code report/js}), which run in the page and, for files, in this
 * JVM ({@link org.tradewind.report.FigureScripts}).
 */
package org.tradewind.report;
