/**
 * What stands where on a file system: inputs, a run's folder while it is written and afterwards,
 * finished pieces of a long step, manifest, ledger, catalog.
 */
package org.tradewind.jobs.folders;
