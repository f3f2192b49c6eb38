/**
 * Source files to the tables of a study: {@link Importers} lists the importers, one class per
 * source.
 */
package org.tradewind.importers;
