/**
 * What every importer shares: the interface {@code Importer}, its settings, the origin that the
 * user states, and the accounting identities that a source must meet.
 */
package org.tradewind.importers.source;
