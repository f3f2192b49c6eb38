/** Measured concentrations at stations. */
package org.tradewind.importers.observation;
