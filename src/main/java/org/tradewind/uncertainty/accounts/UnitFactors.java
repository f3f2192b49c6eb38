package org.tradewind.uncertainty.accounts;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.tables.Inputs;
import org.tradewind.uncertainty.inputs.Deviations;
import org.tradewind.uncertainty.inputs.UncertainInputs;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;

/**
 * Which factors move what the units of a study emit: phi is common x activity x emission factor
 * (bottom-up) or one factor per species; that of deaths on the grid has a sensitivity as well. In
 * mode published tonnes have the factor of their species, and no factor of a unit moves deaths.
 */
public final class UnitFactors implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ANY = Inputs.ANY;

  private final Mode mode;
  private final List<EmissionUnits> parts;

  /** By part and unit; {@link UncertainInputs#EXACT} for none. */
  private final int[][] commons;

  /** Likewise. */
  private final int[][] activities;

  /** By part, unit and species; {@link UncertainInputs#EXACT} for none. */
  private final int[][][] emissionFactors;

  /** By part and species; {@link UncertainInputs#EXACT} for none. */
  private final int[][] sensitivities;

  /** Numbers of units by part and region. */
  private final int[][][] unitsOf;

  /**
   * Finds the factors of all units.
   *
   * @param parts where accounts come from
   * @param inputs how uncertain what is
   */
  UnitFactors(List<EmissionUnits> parts, Axis regions, UncertainInputs inputs, Mode mode) {
    this.mode = mode;
    this.parts = parts;
    this.commons = new int[parts.size()][];
    this.activities = new int[parts.size()][];
    this.emissionFactors = new int[parts.size()][][];
    this.sensitivities = new int[parts.size()][];
    this.unitsOf = new int[parts.size()][regions.size()][];
    for (int p = 0; p < parts.size(); p++) {
      List<EmissionUnits.Unit> units = parts.get(p).units();
      for (int r = 0; r < regions.size(); r++) {
        int region = r;
        unitsOf[p][r] =
            IntStream.range(0, units.size()).filter(u -> units.get(u).region() == region).toArray();
      }
      commons[p] = new int[units.size()];
      activities[p] = new int[units.size()];
      emissionFactors[p] = new int[units.size()][parts.get(p).species().size()];
      for (int u = 0; u < units.size(); u++) {
        resolve(p, u, regions.label(units.get(u).region()), inputs);
      }
      sensitivities[p] = new int[parts.get(p).species().size()];
      Arrays.fill(sensitivities[p], UncertainInputs.EXACT);
      if (parts.get(p).ofGrid() && mode != Mode.PUBLISHED) {
        int[] ofPart = sensitivities[p];
        EmissionUnits grid = parts.get(p);
        units.forEach(u -> sensitivities(grid, u, ofPart, inputs));
      }
    }
  }

  private static void sensitivities(
      EmissionUnits grid, EmissionUnits.Unit unit, int[] found, UncertainInputs inputs) {
    for (EmissionUnits.Amount amount : unit.amounts()) {
      if (amount.ofDeaths()) {
        String species = grid.species().get(amount.species());
        found[amount.species()] = inputs.find(UncertainInputs.SENSITIVITY, species, ANY, ANY);
      }
    }
  }

  private void resolve(int p, int u, String region, UncertainInputs inputs) {
    EmissionUnits.Unit unit = parts.get(p).units().get(u);
    boolean bottomUp = mode == Mode.BOTTOM_UP;
    commons[p][u] = bottomUp ? inputs.findCommon(unit.unit(), region) : UncertainInputs.EXACT;
    activities[p][u] =
        bottomUp
            ? inputs.find(UncertainInputs.ACTIVITY, ANY, unit.unit(), region)
            : UncertainInputs.EXACT;
    int[] found = emissionFactors[p][u];
    Arrays.fill(found, UncertainInputs.EXACT);
    for (EmissionUnits.Amount amount : unit.amounts()) {
      String species = parts.get(p).species().get(amount.species());
      found[amount.species()] =
          switch (mode) {
            case BOTTOM_UP ->
                inputs.find(UncertainInputs.EMISSION_FACTOR, species, unit.unit(), region);
            case SPECIES -> inputs.find(UncertainInputs.SPECIES, species, ANY, ANY);
            case PUBLISHED ->
                amount.ofDeaths()
                    ? found[amount.species()]
                    : inputs.find(UncertainInputs.QUANTITY, species, ANY, ANY);
          };
    }
  }

  /** What the accounts are summed from. */
  public List<EmissionUnits> parts() {
    return parts;
  }

  /** Numbers of the units of a part that belong to a region. */
  public int[] units(int part, int region) {
    return unitsOf[part][region];
  }

  /**
   * The factors of a species of a unit, {@link UncertainInputs#EXACT} where there is none.
   *
   * @param ofDeaths whether of deaths, which have a sensitivity, rather than of tonnes
   */
  public SourceTerms.FactorProduct product(int part, int unit, int species, boolean ofDeaths) {
    return new SourceTerms.FactorProduct(
        commons[part][unit],
        activities[part][unit],
        emissionFactors[part][unit][species],
        ofDeaths ? sensitivities[part][species] : UncertainInputs.EXACT);
  }

  /** Whether deaths have no factor of emissions, but one of their own. */
  public boolean deathsApart() {
    return mode == Mode.PUBLISHED;
  }

  /** Whether factors of its unit move an amount. */
  boolean moves(EmissionUnits.Amount amount) {
    return !(amount.ofDeaths() && deathsApart());
  }

  /** The units of a region that draws of a stressor depend on, in their order. */
  List<EmissionUnits.Unit> moved(int stressor, int region) {
    List<EmissionUnits.Unit> moved = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      for (int u : unitsOf[p][region]) {
        EmissionUnits.Unit unit = parts.get(p).units().get(u);
        if (Arrays.stream(unit.amounts()).anyMatch(a -> a.stressor() == stressor && moves(a))) {
          moved.add(unit);
        }
      }
    }
    return moved;
  }

  /** Adds how often a draw of all accounts takes up each factor. */
  void count(int[] uses) {
    for (int p = 0; p < parts.size(); p++) {
      for (int u = 0; u < activities[p].length; u++) {
        SourceTerms.FactorProduct filled = null;
        int stressor = -1;
        for (EmissionUnits.Amount amount : parts.get(p).units().get(u).amounts()) {
          SourceTerms.FactorProduct product = product(p, u, amount.species(), amount.ofDeaths());
          if (moves(amount) && !(product.equals(filled) && amount.stressor() == stressor)) {
            filled = product;
            stressor = amount.stressor();
            for (int factor : product.factors()) {
              if (factor >= 0) {
                uses[factor]++;
              }
            }
          }
        }
      }
    }
  }

  /**
   * phi - 1 of some factors, (1 + a)(1 + e) ... - 1, one after the other.
   *
   * @param buffers for the product of several factors
   * @return the product, or what there is of a single factor, only to be read
   */
  public static double[] phi(
      Deviations deviations, SourceTerms.FactorProduct product, double[] buffers) {
    return phi(deviations, product.factors(), buffers);
  }

  /** The same by the positions of the factors. */
  static double[] phi(Deviations deviations, int[] factors, double[] buffers) {
    double[] phi = null;
    for (int factor : factors) {
      if (factor >= 0) {
        double[] x = deviations.of(factor);
        phi = phi == null ? x : product(phi, x, buffers);
      }
    }
    if (phi == null) {
      Arrays.fill(buffers, 0);
      return buffers;
    }
    return phi;
  }

  private static double[] product(double[] a, double[] e, double[] buffers) {
    for (int d = 0; d < buffers.length; d++) {
      buffers[d] = a[d] + e[d] + a[d] * e[d];
    }
    return buffers;
  }
}
