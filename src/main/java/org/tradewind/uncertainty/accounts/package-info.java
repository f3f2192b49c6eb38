/**
 * Emission units are drawn from the factors: e_u = central x product of its factors. Accounts F are
 * sums over units, and flows T = (W / x) F follow from them. Expressions are sums and quotients of
 * accounts.
 */
package org.tradewind.uncertainty.accounts;
