package org.tradewind.attribution;

import java.io.Serializable;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * Where the deaths fall that a region's emissions cause:
 *
 * <pre>
 *   D_p^{rq} = sum over months m, cells g of share(g, r) E_{p,g,m} lambda^q_{p,g,m}
 * </pre>
 *
 * emitted in r, suffered in q, where lambda^q = dJ_q/dE is the sensitivity of the deaths of the
 * people of q. What cells outside every region emit stands as region OUTSIDE. A mergeable partial
 * result: months are accepted, parts combined in the order of months.
 */
public final class ReceptorDeaths implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Axis regions;
  private final List<String> receptors;
  private final List<String> species;
  private final CellRegions cells;

  /** Values at ((region * Q + receptor) * P + species), OUTSIDE as the last region. */
  private final double[] values;

  /**
   * @param regions emitting regions
   * @param receptors regions whose people count
   * @param species the study's pollutants
   */
  public ReceptorDeaths(
      Axis regions, List<String> receptors, List<String> species, CellRegions cells) {
    this.regions = regions;
    this.receptors = List.copyOf(receptors);
    this.species = List.copyOf(species);
    this.cells = cells;
    this.values = new double[(regions.size() + 1) * receptors.size() * species.size()];
  }

  /** The same question, nothing counted yet. */
  public ReceptorDeaths empty() {
    return new ReceptorDeaths(regions, receptors, species, cells);
  }

  /** The same question by subsector, nothing counted yet. */
  SubsectorDeaths bySubsector(Axis subsectors) {
    return new SubsectorDeaths(regions, subsectors, receptors, species, cells);
  }

  /**
   * Adds a month of one species.
   *
   * @param tonnes emitted in the month by cell
   * @param deathsPerTonne lambda^q by receptor and cell
   */
  public ReceptorDeaths accept(String ofSpecies, double[] tonnes, double[][] deathsPerTonne) {
    int p = species.indexOf(ofSpecies);
    for (int g = 0; g < tonnes.length; g++) {
      if (tonnes[g] == 0) {
        continue;
      }
      int slot = cells.slot(g);
      if (slot < 0) {
        add(regions.size(), p, g, tonnes[g], deathsPerTonne);
        continue;
      }
      for (int entry = cells.from(slot); entry < cells.to(slot); entry++) {
        add(cells.region(entry), p, g, cells.share(entry) * tonnes[g], deathsPerTonne);
      }
    }
    return this;
  }

  private void add(int region, int p, int g, double tonnes, double[][] deathsPerTonne) {
    for (int q = 0; q < deathsPerTonne.length; q++) {
      values[at(region, q, p)] += tonnes * deathsPerTonne[q][g];
    }
  }

  private int at(int region, int receptor, int p) {
    return (region * receptors.size() + receptor) * species.size() + p;
  }

  /** Adds another part of the same question. */
  public ReceptorDeaths combine(ReceptorDeaths other) {
    for (int i = 0; i < values.length; i++) {
      values[i] += other.values[i];
    }
    return this;
  }

  /** All deaths counted. */
  public double total() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * That every death of the attribution is booked with one of the receptors.
   *
   * @param firstOrderDeaths of all cells, before any closure
   */
  public Ledger ledger(double firstOrderDeaths) {
    return new Ledger()
        .equal("deaths: cells = pairs of emitting and receptor regions", firstOrderDeaths, total());
  }

  /**
   * The table death_pair; what cells outside every region emit only where there is any.
   *
   * @param deathsFactor what deaths are multiplied with, as {@link Closure} asks
   */
  public Table table(double deathsFactor) {
    Table.Builder table = Table.builder(DamageTables.DEATH_PAIR);
    for (int r = 0; r <= regions.size(); r++) {
      if (r == regions.size() && !any(r)) {
        break;
      }
      String region = r < regions.size() ? regions.label(r) : Vocabulary.OUTSIDE;
      for (int q = 0; q < receptors.size(); q++) {
        for (int p = 0; p < species.size(); p++) {
          table.add(region, receptors.get(q), species.get(p), values[at(r, q, p)] * deathsFactor);
        }
      }
    }
    return table.build();
  }

  private boolean any(int region) {
    for (int i = at(region, 0, 0); i < at(region + 1, 0, 0); i++) {
      if (values[i] != 0) {
        return true;
      }
    }
    return false;
  }
}
