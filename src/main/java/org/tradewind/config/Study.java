package org.tradewind.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.adjoint.AdjointParameters;
import org.tradewind.adjoint.ForcingParameters;
import org.tradewind.adjoint.InmapParameters;
import org.tradewind.attribution.CityParameters;
import org.tradewind.attribution.Closure;
import org.tradewind.costs.CostParameters;
import org.tradewind.emissions.InventoryParameters;
import org.tradewind.flows.IndexParameters;
import org.tradewind.flows.PathParameters;
import org.tradewind.health.HealthParameters;
import org.tradewind.health.Receptors;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.plausibility.PlausibilityParameters;
import org.tradewind.recipes.study.RecipeParameters;
import org.tradewind.report.ReportParts;
import org.tradewind.scenarios.ScenarioParameters;
import org.tradewind.scenarios.WhatifParameters;
import org.tradewind.tables.StudyInfo;
import org.tradewind.uncertainty.inputs.AnalysisParameters;
import org.tradewind.uncertainty.inputs.CoefficientParameters;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;

/**
 * A study as read: every key with its value, typed and checked.
 *
 * @param name name of the study
 * @param info title, year, currency and word for a region, where the study file gives them
 * @param data folder of raw public files
 * @param inputs recipe, or folder of input tables
 * @param encoding of the CSV tables of that folder
 * @param species pollutants whose deaths count
 * @param health exposure-response of the burden
 * @param recipe what recipes want to know
 * @param closure whether deaths are rescaled to J
 * @param receptors whose deaths count
 * @param mrio how the MRIO is read and solved
 * @param requirements run whose requirements are read instead of solved, where one is named
 * @param indices how concentration, relocation and zones are computed
 * @param cities how cities are compared
 * @param paths how far supply paths are followed
 * @param adjoint files of an adjoint model, where the study has them
 * @param inmap source-receptor file of InMAP, where the study has one
 * @param emissions how the table emission is made from inventories
 * @param blocks blocks of cells, summed one after the other
 * @param csvMaxRows rows up to which a table also stands as CSV
 * @param forcing what the files are told that force an adjoint model
 * @param evaluation where an evaluation finds its two sides
 * @param scenarios which coordination scenarios
 * @param whatif which sources are scaled or removed, and by how much
 * @param uncertainty how often and with what figures are drawn
 * @param analysis what is told of the draws beside intervals, and when there are enough
 * @param coefficients how uncertain the transactions of the MRIO are, and how often they are drawn
 * @param costs how deaths and CO2 are priced
 * @param plausibility what happens to numbers far from what is known of the world
 * @param report what is made of the report at the end of a run
 * @param values every key as text, for the manifest
 */
public record Study(
    String name,
    StudyInfo info,
    String data,
    String inputs,
    String encoding,
    List<String> species,
    HealthParameters health,
    RecipeParameters recipe,
    Closure.Rule closure,
    Receptors receptors,
    MrioParameters mrio,
    Optional<String> requirements,
    IndexParameters indices,
    CityParameters cities,
    PathParameters paths,
    Optional<AdjointParameters> adjoint,
    Optional<InmapParameters> inmap,
    InventoryParameters emissions,
    int blocks,
    long csvMaxRows,
    ForcingParameters forcing,
    Evaluation evaluation,
    ScenarioParameters scenarios,
    WhatifParameters whatif,
    UncertaintyParameters uncertainty,
    AnalysisParameters analysis,
    CoefficientParameters coefficients,
    CostParameters costs,
    PlausibilityParameters plausibility,
    ReportParts report,
    Map<String, String> values) {

  /**
   * Where an evaluation finds its two sides.
   *
   * @param observations folder of the table observation, or {@link #OWN}
   * @param concentrations folder of the table air_concentration, or {@link #OWN}
   */
  public record Evaluation(String observations, String concentrations) {
    /** The study's own inputs. */
    public static final String OWN = "inputs";
  }

  public Study {
    species = List.copyOf(species);
  }
}
