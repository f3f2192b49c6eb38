/**
 * Deaths attributable to PM2.5 and their slope: {@code J = sum over cells g, endpoints i of B_i(g)
 * pop_g AF_i(z_g)} with {@code AF = 1 - 1/RR}, and {@code dJ/dz_g}.
 */
package org.tradewind.health;
