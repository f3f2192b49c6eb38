/**
 * Where and when emissions are: inventories by subsector placed in cells so that {@code sum_g e_g
 * s_gr = T_r} for every region, spread over months, and the concordance of subsectors to sectors.
 */
package org.tradewind.emissions;
