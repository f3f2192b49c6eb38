/**
 * What emitters release, followed through the supply chain to final producers and final consumers:
 * accounts, flows between regions, embodied trade, and the sums that prove that nothing got lost.
 *
 * <p>Notation: r, s, t emitting, final-producing and consuming region; i, j emitting sector and
 * sector of the final product; F stressor, f = F / x; L = (I - A)^-1; Y final demand by
 * destination, y = Y e.
 */
package org.tradewind.flows;
