package org.tradewind.attribution;

import java.io.Serializable;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.CellRegions;

/**
 * The sums of one block of cells: a mergeable partial result. Rows are accepted in the order (cell,
 * species, subsector), then the block is finished.
 */
public final class DamageBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Per (region, subsector, species): twelve months of tonnes, then twelve of deaths. */
  static final int WIDTH = 2 * Months.COUNT;

  private static final int CO2 = Species.ALL.indexOf(Species.CO2);

  /**
   * By position of the region, values at (subsector * species + species) * 24; null where no cell
   * of the block lies.
   */
  final double[][] byRegion;

  /**
   * Tonnes by species: all rows; of species that the study leaves out; without a sensitivity;
   * outside every region.
   */
  final double[] emitted = new double[Species.ALL.size()];

  final double[] leftOut = new double[Species.ALL.size()];
  final double[] withoutSensitivity = new double[Species.ALL.size()];
  final double[] outside = new double[Species.ALL.size()];

  /** Tonnes a year of the largest row by species, and its cell. */
  final double[] largest = new double[Species.ALL.size()];

  final int[] largestCell = new int[Species.ALL.size()];
  double deaths;
  double deathsOutside;

  private UserError failure;

  // Only while rows come in; a finished block does not carry them over the network.
  private transient DamageEngine engine;
  private transient DamageCells cells;
  private transient double[] nowDeaths;
  private transient double[] nowCo2;
  private transient double[] nowSpeciesDeaths;
  private transient boolean[] nowTouched;
  private transient int nowCell = -1;
  private transient int nowSlot;

  /**
   * @param cells takes the damage of each cell
   */
  DamageBlock(DamageEngine engine, DamageCells cells) {
    this.engine = engine;
    this.cells = cells;
    this.byRegion = new double[engine.regions().size()][];
    int subsectors = engine.subsectors().size();
    this.nowDeaths = new double[subsectors];
    this.nowCo2 = new double[subsectors];
    this.nowTouched = new boolean[subsectors];
    this.nowSpeciesDeaths = new double[subsectors * engine.speciesApart()];
  }

  /**
   * Adds one row of the emission table, or finds it wrong.
   *
   * @param p position of the species in {@link Species#ALL}, -1 for an unknown one
   * @param h position of the subsector, -1 for an unknown one
   * @param tonnes holds twelve months, t
   * @param at where they begin
   * @param deathsPerTonne holds twelve months, deaths/t; null where the cell and species have no
   *     sensitivity
   * @param from where they begin
   * @return whether the row could be added; after one that could not, sums mean nothing
   */
  boolean accept(
      int cell, int p, int h, double[] tonnes, int at, double[] deathsPerTonne, int from) {
    double year = year(tonnes, at);
    if (!(year >= 0) || cell < 0 || p < 0) {
      return false;
    }
    if (cell != nowCell) {
      flushCell();
      nowCell = cell;
      nowSlot = engine.cellRegions().slot(cell);
    }
    emitted[p] += year;
    if (year > largest[p]) {
      largest[p] = year;
      largestCell[p] = cell;
    }
    if (!engine.counts(p)) {
      leftOut[p] += year;
      return true;
    }
    if (h < 0) {
      return false;
    }
    double[] lambda = p == CO2 ? null : deathsPerTonne;
    if (p != CO2 && lambda == null) {
      withoutSensitivity[p] += year;
    }
    double died = lambda == null ? 0 : dot(tonnes, at, lambda, from);
    if (!Double.isFinite(died)) {
      return false;
    }
    deaths += died;
    nowTouched[h] = true;
    nowDeaths[h] += died;
    if (p == CO2) {
      nowCo2[h] += year;
    } else if (engine.tellsSpecies()) {
      nowSpeciesDeaths[h * engine.speciesApart() + engine.positionInStudy(p)] += died;
    }
    if (nowSlot < 0) {
      outside[p] += year;
      deathsOutside += died;
    } else {
      book((h * Species.ALL.size() + p) * WIDTH, tonnes, at, lambda, from);
    }
    return true;
  }

  private void book(int into, double[] tonnes, int at, double[] lambda, int from) {
    CellRegions where = engine.cellRegions();
    for (int entry = where.from(nowSlot); entry < where.to(nowSlot); entry++) {
      double[] sums = room(where.region(entry));
      double share = where.share(entry);
      for (int m = 0; m < Months.COUNT; m++) {
        sums[into + m] += share * tonnes[at + m];
      }
      if (lambda != null) {
        for (int m = 0; m < Months.COUNT; m++) {
          sums[into + Months.COUNT + m] += share * tonnes[at + m] * lambda[from + m];
        }
      }
    }
  }

  private double[] room(int region) {
    if (byRegion[region] == null) {
      byRegion[region] = new double[engine.subsectors().size() * Species.ALL.size() * WIDTH];
    }
    return byRegion[region];
  }

  private void flushCell() {
    int apart = engine.speciesApart();
    for (int h = 0; h < nowTouched.length; h++) {
      if (nowTouched[h]) {
        cells.add(nowCell, h, nowDeaths[h], nowCo2[h], nowSpeciesDeaths, h * apart);
        nowTouched[h] = false;
        nowDeaths[h] = 0;
        nowCo2[h] = 0;
        java.util.Arrays.fill(nowSpeciesDeaths, h * apart, (h + 1) * apart, 0);
      }
    }
  }

  /** Ends the block; it then accepts no more rows and is small enough to travel. */
  DamageBlock finish() {
    flushCell();
    engine = null;
    cells = null;
    nowDeaths = null;
    nowCo2 = null;
    nowSpeciesDeaths = null;
    nowTouched = null;
    return this;
  }

  /**
   * Ends the block with a mistake found in its rows. It travels with the block, so that of several
   * mistakes the first in the order of cells is reported, and not the one whose executor was
   * fastest.
   */
  DamageBlock fail(UserError mistake) {
    finish();
    failure = mistake;
    return this;
  }

  UserError failure() {
    return failure;
  }

  /** Tonnes of all months; NaN where one of them is not a finite number of at least 0. */
  private static double year(double[] months, int at) {
    double sum = 0;
    boolean right = true;
    for (int m = at; m < at + Months.COUNT; m++) {
      sum += months[m];
      right &= months[m] >= 0 && months[m] <= Double.MAX_VALUE;
    }
    return right ? sum : Double.NaN;
  }

  private static double dot(double[] tonnes, int at, double[] lambda, int from) {
    double sum = 0;
    for (int m = 0; m < Months.COUNT; m++) {
      sum += tonnes[at + m] * lambda[from + m];
    }
    return sum;
  }
}
