package org.tradewind;

import java.util.List;
import org.tradewind.attribution.Closure;
import org.tradewind.emissions.InventoryParameters;
import org.tradewind.flows.IndexParameters;
import org.tradewind.flows.PathParameters;
import org.tradewind.health.HealthParameters;
import org.tradewind.health.Receptors;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.scenarios.ScenarioParameters;

/**
 * What the model wants to know beside its tables.
 *
 * @param species pollutants whose deaths count
 * @param health form of the exposure-response
 * @param closure whether first-order deaths are booked as they are or rescaled to J
 * @param receptors whose deaths count
 * @param mrio how the MRIO is read and solved
 * @param indices how concentration, relocation and zones are computed
 * @param paths how far supply paths are followed
 * @param blocks blocks of cells, summed one after the other
 * @param scenarios which coordination scenarios
 * @param emissions how the table emission is made from inventories
 * @param sources settings of cities, costs and what-ifs
 */
public record ModelParameters(
    List<String> species,
    HealthParameters health,
    Closure.Rule closure,
    Receptors receptors,
    MrioParameters mrio,
    IndexParameters indices,
    PathParameters paths,
    int blocks,
    ScenarioParameters scenarios,
    InventoryParameters emissions,
    SourceStages.Parameters sources) {
  /**
   * With the defaults of emissions and sources: no what-ifs, prices as table valuation has them.
   */
  public ModelParameters(
      List<String> species,
      HealthParameters health,
      Closure.Rule closure,
      Receptors receptors,
      MrioParameters mrio,
      IndexParameters indices,
      PathParameters paths,
      int blocks,
      ScenarioParameters scenarios) {
    this(
        species,
        health,
        closure,
        receptors,
        mrio,
        indices,
        paths,
        blocks,
        scenarios,
        InventoryParameters.DEFAULT,
        SourceStages.Parameters.DEFAULT);
  }
}
