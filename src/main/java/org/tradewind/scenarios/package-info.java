/**
 * What coordination of energy intensities along supply chains would save (Du et al., equations 3 to
 * 5): a supplier comes nearer to the intensity of the region it supplies.
 *
 * <p>Notation: r upstream (emitting) region, s downstream (final-producing) region, m sector of the
 * scenario, w energy intensity, w' adjusted intensity of r in what it makes for s, q percentile of
 * w over the regions, E flow of a stressor in the final-producer view, g cell, h subsector.
 */
package org.tradewind.scenarios;
