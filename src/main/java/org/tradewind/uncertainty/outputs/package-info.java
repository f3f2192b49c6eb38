/**
 * What each output table declares to be drawn: its column, its rows, and the expression or formula
 * of each number. One class for each stage of the model; StudyFigures lists them.
 */
package org.tradewind.uncertainty.outputs;
