/**
 * What is uncertain: rows of table uncertainty become factors, and a factor has a deviation in each
 * draw: value = central x (1 + deviation).
 */
package org.tradewind.uncertainty.inputs;
