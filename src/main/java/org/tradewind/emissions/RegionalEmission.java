package org.tradewind.emissions;

/**
 * What one subsector of one region emits of one species in a year.
 *
 * @param region region of the study
 * @param subsector emission subsector
 * @param species species of the vocabulary
 * @param tonnes t a year
 */
public record RegionalEmission(String region, String subsector, String species, double tonnes) {}
