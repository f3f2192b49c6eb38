/**
 * Delimited text, row by row: RFC 4180 with the encodings, empty rows and marks of missing values
 * that published files have.
 */
package org.tradewind.formats.csv;
