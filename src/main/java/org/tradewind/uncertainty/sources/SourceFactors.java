package org.tradewind.uncertainty.sources;

import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.DrawnSources;
import org.tradewind.uncertainty.accounts.EmissionUnits;
import org.tradewind.uncertainty.accounts.SourceTerms;
import org.tradewind.uncertainty.accounts.UnitFactors;
import org.tradewind.uncertainty.inputs.Deviations;
import org.tradewind.uncertainty.statistics.SharedFactor;

/**
 * What the sources of the grid are multiplied with in the first draws, those of {@link DrawModel}:
 * by region and subsector the factor of CO2's tonnes, phi, and those of the deaths by each species,
 * phi psi (psi alone in the mode published).
 *
 * <p>Factors of a region are drawn when they are first asked for, and stay for the other tasks of
 * the process as long as there is room.
 */
final class SourceFactors implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Names the factor of a source, which is drawn only when it is needed.
   *
   * @param key the same for what has the same factor, wherever it is
   * @param unit position among the sources
   * @param species 0 for the tonnes of CO2, then the deaths by each of the study's species
   */
  record Term(int key, int unit, int species) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final DrawnSources model;
  private final int draws;
  private final List<Map<String, Term[]>> terms = new ArrayList<>();
  private transient Map<Integer, SoftReference<Map<Integer, SharedFactor>>> known;

  /**
   * @param model whose first part is the grid
   * @param regions number of regions
   */
  SourceFactors(DrawnSources model, int regions, int draws) {
    this.model = model;
    this.draws = draws;
    EmissionUnits sources = model.units().parts().get(0);
    Map<Object, Integer> keys = new HashMap<>();
    for (int r = 0; r < regions; r++) {
      terms.add(new HashMap<>());
    }
    for (int u = 0; u < sources.units().size(); u++) {
      Term[] ofUnit = new Term[sources.species().size()];
      for (int s = 0; s < ofUnit.length; s++) {
        int next = keys.size();
        ofUnit[s] = new Term(keys.computeIfAbsent(name(u, s), name -> next), u, s);
      }
      EmissionUnits.Unit unit = sources.units().get(u);
      terms.get(unit.region()).put(unit.unit(), ofUnit);
    }
  }

  int draws() {
    return draws;
  }

  /**
   * The factors of a region's subsectors: that of CO2, then one for each of the study's species.
   * Subsectors without any damage there have none.
   */
  Map<String, Term[]> of(int region) {
    return terms.get(region);
  }

  private synchronized Map<Integer, SoftReference<Map<Integer, SharedFactor>>> known() {
    if (known == null) {
      known = new ConcurrentHashMap<>();
    }
    return known;
  }

  /** A factor in all draws. */
  SharedFactor factor(Term term) {
    List<Map<Integer, SharedFactor>> found = new ArrayList<>();
    known()
        .compute(
            model.units().parts().get(0).units().get(term.unit()).region(),
            (region, before) -> {
              Map<Integer, SharedFactor> there = before == null ? null : before.get();
              found.add(there == null ? draw(region) : there);
              return there == null ? new SoftReference<>(found.get(0)) : before;
            });
    return found.get(0).get(term.key());
  }

  private Map<Integer, SharedFactor> draw(int region) {
    Deviations deviations = model.factors().asked(draws);
    double[] psi = model.deaths().health().psi(deviations, draws);
    Map<Integer, SharedFactor> all = new HashMap<>();
    for (Term[] ofUnit : terms.get(region).values()) {
      for (Term term : ofUnit) {
        all.computeIfAbsent(term.key(), k -> factor(term, deviations, psi));
      }
    }
    return all;
  }

  private SourceTerms.FactorProduct product(int unit, int species) {
    return model.units().product(0, unit, species, species > 0);
  }

  private boolean hasPsiAlone(int species) {
    return species > 0 && model.units().deathsApart();
  }

  /** Equal for equal factors: those of tonnes or deaths, and which they are. */
  private Object name(int unit, int species) {
    return hasPsiAlone(species) ? "psi" : List.of(species > 0, product(unit, species));
  }

  private SharedFactor factor(Term term, Deviations deviations, double[] psi) {
    double[] factor = new double[draws];
    if (!hasPsiAlone(term.species())) {
      double[] phi = UnitFactors.phi(deviations, product(term.unit(), term.species()), factor);
      factor = phi == factor ? factor : phi.clone();
    }
    for (int d = 0; term.species() > 0 && d < draws; d++) {
      factor[d] = factor[d] + psi[d] + factor[d] * psi[d];
    }
    return new SharedFactor(factor);
  }
}
