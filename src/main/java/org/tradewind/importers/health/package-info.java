/**
 * Death rates, ages and exposure-response parameters of the Global Burden of Disease and of
 * published functions.
 */
package org.tradewind.importers.health;
