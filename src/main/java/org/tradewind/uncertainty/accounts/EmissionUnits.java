package org.tradewind.uncertainty.accounts;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.tradewind.attribution.Damage;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.emissions.Concordance;
import org.tradewind.flows.Stressors;
import org.tradewind.tables.Vocabulary;

/**
 * What the accounts of a study are summed from: by region and unit (subsector of the grid, or
 * sector where stressors are given) an amount for each input that has a factor of its own, and the
 * unit's shares of the MRIO sectors and of households.
 */
public final class EmissionUnits implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * An amount of one stressor that goes with one species.
   *
   * @param stressor position among the drawn stressors
   * @param species position in {@link #species}
   * @param ofDeaths whether it is deaths by the species rather than its tonnes
   * @param value in the unit of the stressor
   */
  record Amount(int stressor, int species, boolean ofDeaths, double value)
      implements Serializable {}

  /**
   * A unit of a region.
   *
   * @param unit label of the subsector or sector
   * @param amounts what it emits and causes
   * @param sectors MRIO sectors it belongs to
   * @param shares of these sectors
   * @param household share of households
   */
  public record Unit(
      int region, String unit, Amount[] amounts, int[] sectors, double[] shares, double household)
      implements Serializable {}

  private final Axis stressors;
  private final List<String> species;
  private final boolean ofGrid;
  private final List<Unit> units = new ArrayList<>();

  private EmissionUnits(Axis stressors, List<String> species, boolean ofGrid) {
    this.stressors = stressors;
    this.species = species;
    this.ofGrid = ofGrid;
  }

  /**
   * The sources of gridded damage.
   *
   * @param drawn the stressors to be drawn; those that are not of the grid have no amounts
   * @param species the study's pollutants
   */
  public static EmissionUnits of(
      Damage damage, Concordance concordance, List<String> species, Axis drawn) {
    List<String> all = new ArrayList<>(List.of(Species.CO2));
    all.addAll(species);
    EmissionUnits sources = new EmissionUnits(drawn, List.copyOf(all), true);
    for (int r = 0; r < damage.regions().size(); r++) {
      for (int h = 0; h < damage.subsectors().size(); h++) {
        Amount[] amounts = sources.amounts(damage, r, h);
        if (amounts.length > 0) {
          sources.units.add(
              unit(r, damage.subsectors().label(h), amounts, concordance.shares(r, h)));
        }
      }
    }
    return sources;
  }

  /** The sources of gridded damage that goes into no accounts; their shares are of no sector. */
  static EmissionUnits of(Damage damage, List<String> species, Axis drawn) {
    List<String> all = new ArrayList<>(List.of(Species.CO2));
    all.addAll(species);
    EmissionUnits sources = new EmissionUnits(drawn, List.copyOf(all), true);
    for (int r = 0; r < damage.regions().size(); r++) {
      for (int h = 0; h < damage.subsectors().size(); h++) {
        Amount[] amounts = sources.amounts(damage, r, h);
        if (amounts.length > 0) {
          sources.units.add(
              new Unit(r, damage.subsectors().label(h), amounts, new int[0], new double[0], 0));
        }
      }
    }
    return sources;
  }

  private Amount[] amounts(Damage damage, int r, int h) {
    List<Amount> amounts = new ArrayList<>();
    for (int s = 0; s < species.size(); s++) {
      int p = Species.ALL.indexOf(species.get(s));
      add(amounts, species.get(s), s, false, damage.tonnes(r, h, p));
      if (s > 0) {
        add(amounts, Vocabulary.DEATHS, s, true, damage.deaths(r, h, p));
        add(amounts, Vocabulary.deathsOf(species.get(s)), s, true, damage.deaths(r, h, p));
      }
    }
    return amounts.toArray(Amount[]::new);
  }

  private void add(List<Amount> to, String stressor, int species, boolean ofDeaths, double value) {
    int k = stressors.find(stressor);
    if (k >= 0 && value != 0) {
      to.add(new Amount(k, species, ofDeaths, value));
    }
  }

  private static Unit unit(int region, String unit, Amount[] amounts, double[] shares) {
    int last = shares.length - 1;
    int[] sectors = java.util.stream.IntStream.range(0, last).filter(i -> shares[i] != 0).toArray();
    return new Unit(
        region,
        unit,
        amounts,
        sectors,
        java.util.Arrays.stream(sectors).mapToDouble(i -> shares[i]).toArray(),
        shares[last]);
  }

  /** The sources of stressors that are given: each sector of a region is a unit of its own. */
  public static EmissionUnits of(Stressors given, Axis drawn) {
    EmissionUnits sources = new EmissionUnits(drawn, given.names().labels(), false);
    int sectors = given.sectors().size();
    for (int r = 0; r < given.regions().size(); r++) {
      for (int i = 0; i < sectors; i++) {
        List<Amount> amounts = new ArrayList<>();
        for (int k = 0; k < given.names().size(); k++) {
          String name = given.names().label(k);
          sources.add(amounts, name, k, ofDeaths(name), given.of(k)[r * sectors + i]);
        }
        if (!amounts.isEmpty()) {
          sources.units.add(
              new Unit(
                  r,
                  given.sectors().label(i),
                  amounts.toArray(Amount[]::new),
                  new int[] {i},
                  new double[] {1},
                  0));
        }
      }
      sources.addHousehold(given, r);
    }
    return sources;
  }

  private void addHousehold(Stressors given, int r) {
    List<Amount> amounts = new ArrayList<>();
    for (int k = 0; k < given.names().size(); k++) {
      String name = given.names().label(k);
      add(amounts, name, k, ofDeaths(name), given.household(r, k));
    }
    if (!amounts.isEmpty()) {
      units.add(
          new Unit(
              r,
              org.tradewind.tables.Inputs.HOUSEHOLD,
              amounts.toArray(Amount[]::new),
              new int[0],
              new double[0],
              1));
    }
  }

  /** Whether a stressor is deaths, which follow the exposure-response. */
  public static boolean ofDeaths(String stressor) {
    return stressor.equals(Vocabulary.DEATHS)
        || Species.POLLUTANTS.stream().anyMatch(p -> stressor.equals(Vocabulary.deathsOf(p)));
  }

  Axis stressors() {
    return stressors;
  }

  /** Whether deaths are sensitivities times emissions, not given as they are. */
  boolean ofGrid() {
    return ofGrid;
  }

  public List<String> species() {
    return species;
  }

  public List<Unit> units() {
    return units;
  }
}
