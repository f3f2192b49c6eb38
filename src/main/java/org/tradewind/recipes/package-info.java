/**
 * Studies that the software knows by name: the bundled one, and two made from public files. A
 * recipe joins importers and estimates into the input tables, each with its provenance;
 * docs/estimates.md says how.
 */
package org.tradewind.recipes;
