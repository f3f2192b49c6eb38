/**
 * The interface to adjoint models: deaths per unit of concentration out, {@code phi_g = (1/N)
 * dJ/dz_g}, sensitivities dJ/dE in. CMAQ Adjoint gives daily files; InMAP gives source-receptor
 * rows, {@code lambda_s = k * sum over r of F_r SR(s, r)}.
 */
package org.tradewind.adjoint;
