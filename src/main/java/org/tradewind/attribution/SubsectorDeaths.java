package org.tradewind.attribution;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Table;

/**
 * {@link ReceptorDeaths} by subsector h, since subsectors are uncertain each by itself:
 *
 * <pre>
 *   D_hp^{rq} = sum over months m, cells g of share(g, r) E_{p,g,m,h} lambda^q_{p,g,m}
 * </pre>
 *
 * deaths of the people of q by what h emits in region r. What cells outside every region emit has
 * no factors and is left aside. A mergeable partial result: months are accepted, parts combined in
 * the order of months.
 */
public final class SubsectorDeaths implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Axis regions;
  private final Axis subsectors;
  private final List<String> receptors;
  private final List<String> species;
  private final CellRegions cells;

  /** Values at ((region * H + subsector) * P + species) * Q + receptor. */
  private final double[] values;

  // lambda of the last row by receptor: rows of a cell and species mostly follow each other
  private transient double[] lambda;
  private transient double[][] lambdaOf;
  private transient int lambdaCell;

  /**
   * @param receptors regions whose people count
   * @param species the study's pollutants
   */
  SubsectorDeaths(
      Axis regions,
      Axis subsectors,
      List<String> receptors,
      List<String> species,
      CellRegions cells) {
    this.regions = regions;
    this.subsectors = subsectors;
    this.receptors = List.copyOf(receptors);
    this.species = List.copyOf(species);
    this.cells = cells;
    this.values =
        new double[regions.size() * receptors.size() * subsectors.size() * species.size()];
  }

  /** The same question, nothing counted yet. */
  SubsectorDeaths empty() {
    return new SubsectorDeaths(regions, subsectors, receptors, species, cells);
  }

  /**
   * Adds what a subsector emits in a cell in a month.
   *
   * @param deathsPerTonne lambda^q of the species by receptor and cell
   */
  void accept(
      int cell, String ofSpecies, String subsector, double tonnes, double[][] deathsPerTonne) {
    int slot = cells.slot(cell);
    if (slot < 0 || tonnes == 0) {
      return;
    }
    int p = species.indexOf(ofSpecies);
    int h = subsectors.find(subsector);
    if (lambdaOf != deathsPerTonne || lambdaCell != cell) {
      lambda = new double[deathsPerTonne.length];
      Arrays.setAll(lambda, q -> deathsPerTonne[q][cell]);
      lambdaOf = deathsPerTonne;
      lambdaCell = cell;
    }
    for (int entry = cells.from(slot); entry < cells.to(slot); entry++) {
      double emitted = cells.share(entry) * tonnes;
      int at = at(cells.region(entry), 0, h, p);
      for (int q = 0; q < lambda.length; q++) {
        values[at + q] += emitted * lambda[q];
      }
    }
  }

  private int at(int region, int receptor, int subsector, int p) {
    return ((region * subsectors.size() + subsector) * species.size() + p) * receptors.size()
        + receptor;
  }

  /** Adds another part of the same question. */
  SubsectorDeaths combine(SubsectorDeaths other) {
    for (int i = 0; i < values.length; i++) {
      values[i] += other.values[i];
    }
    return this;
  }

  /**
   * The table death_pair_subsector.
   *
   * @param deathsFactor what deaths are multiplied with, as {@link Closure} asks
   */
  public Table table(double deathsFactor) {
    Table.Builder table = Table.builder(DamageTables.DEATH_PAIR_SUBSECTOR);
    for (int r = 0; r < regions.size(); r++) {
      for (int q = 0; q < receptors.size(); q++) {
        for (int h = 0; h < subsectors.size(); h++) {
          for (int p = 0; p < species.size(); p++) {
            double deaths = values[at(r, q, h, p)] * deathsFactor;
            if (deaths != 0) {
              table.add(
                  regions.label(r), receptors.get(q), subsectors.label(h), species.get(p), deaths);
            }
          }
        }
      }
    }
    return table.build();
  }
}
