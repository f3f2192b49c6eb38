/**
 * Labelled tables as pymrio saves them, in text, Parquet or a zip archive (Stadler 2021, Journal of
 * Open Research Software 9:8).
 */
package org.tradewind.formats.pymrio;
