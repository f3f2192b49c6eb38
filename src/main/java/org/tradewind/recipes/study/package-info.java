/**
 * What every recipe shares: the interface {@code Recipe}, what it is given, and public files found
 * in the study's data folder.
 */
package org.tradewind.recipes.study;
