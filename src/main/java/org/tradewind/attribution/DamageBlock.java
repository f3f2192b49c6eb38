package org.tradewind.attribution;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Table;

/**
 * The damage of one block of cells: a mergeable partial result. Rows are accepted in the order
 * (cell, species, subsector), then the block is finished.
 */
public final class DamageBlock implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Per (region, subsector, species): twelve months of tonnes, then twelve of deaths. */
  static final int WIDTH = 2 * Months.COUNT;

  private static final int CO2 = Species.ALL.indexOf(Species.CO2);

  private final int number;
  private final String[] subsectorLabels;
  private final Map<Integer, double[]> byRegion;

  /**
   * Tonnes by species: all rows; of species that the study leaves out; without a sensitivity;
   * outside every region.
   */
  final double[] emitted;

  final double[] leftOut;
  final double[] withoutSensitivity;
  final double[] outside;

  /** Tonnes a year of the largest row by species, and its cell. */
  final double[] largest;

  final int[] largestCell;
  double deaths;
  double deathsOutside;

  private int[] cells;
  private int[] cellSubsectors;
  private double[] cellDeaths;
  private double[] cellCo2;
  // deaths by species, where they are told; otherwise of length 0
  private double[][] cellSpecies;
  private int cellRows;

  private UserError failure;

  // Only while rows come in; a finished block does not carry them over the network.
  private transient DamageEngine engine;
  private transient double[] nowDeaths;
  private transient double[] nowCo2;
  private transient double[][] nowSpeciesDeaths;
  private transient boolean[] nowTouched;
  private transient int nowCell = -1;
  private transient int nowSlot;
  private transient String nowSpecies;
  private transient String nowSubsector;
  private transient int speciesIndex;

  DamageBlock(DamageEngine engine, int number) {
    this.engine = engine;
    this.number = number;
    this.subsectorLabels = engine.subsectors().labels().toArray(String[]::new);
    this.byRegion = new TreeMap<>();
    this.emitted = new double[Species.ALL.size()];
    this.leftOut = new double[Species.ALL.size()];
    this.withoutSensitivity = new double[Species.ALL.size()];
    this.outside = new double[Species.ALL.size()];
    this.largest = new double[Species.ALL.size()];
    this.largestCell = new int[Species.ALL.size()];
    this.cells = new int[64];
    this.cellSubsectors = new int[64];
    this.cellDeaths = new double[64];
    this.cellCo2 = new double[64];
    this.cellSpecies = new double[64][];
    this.nowDeaths = new double[subsectorLabels.length];
    this.nowCo2 = new double[subsectorLabels.length];
    this.nowTouched = new boolean[subsectorLabels.length];
    int told = engine.tellsSpecies() ? engine.species().size() : 0;
    this.nowSpeciesDeaths = new double[subsectorLabels.length][told];
  }

  /** Shares the sums of a finished block and leaves its cells behind. */
  private DamageBlock(DamageBlock whole) {
    this.number = whole.number;
    this.subsectorLabels = whole.subsectorLabels;
    this.byRegion = whole.byRegion;
    this.emitted = whole.emitted;
    this.leftOut = whole.leftOut;
    this.withoutSensitivity = whole.withoutSensitivity;
    this.outside = whole.outside;
    this.largest = whole.largest;
    this.largestCell = whole.largestCell;
    this.deaths = whole.deaths;
    this.deathsOutside = whole.deathsOutside;
    this.cellRows = whole.cellRows;
    this.failure = whole.failure;
  }

  public int number() {
    return number;
  }

  /**
   * Damage of this block by region: region position -> values at (subsector * species + species) *
   * 24.
   */
  Map<Integer, double[]> byRegion() {
    return byRegion;
  }

  /**
   * Adds one row of the emission table.
   *
   * @param tonnes twelve months, t
   * @param deathsPerTonne twelve months, deaths/t, or null where the cell and species have no
   *     sensitivity
   */
  public void accept(
      int cell, String species, String subsector, double[] tonnes, double[] deathsPerTonne) {
    checkRow(cell, species, subsector, tonnes);
    if (cell != nowCell) {
      flushCell();
      nowCell = cell;
      nowSlot = engine.cellRegions().slot(cell);
    }
    if (!species.equals(nowSpecies)) {
      speciesIndex = DamageEngine.speciesIndex(species, "table emission, cell " + cell);
    }
    nowSpecies = species;
    nowSubsector = subsector;
    int p = speciesIndex;
    double year = sum(tonnes);
    emitted[p] += year;
    if (year > largest[p]) {
      largest[p] = year;
      largestCell[p] = cell;
    }
    if (!engine.counts(p)) {
      leftOut[p] += year;
      return;
    }
    int h = engine.subsectors().require(subsector, "table emission, cell " + cell);
    double[] lambda = p == CO2 ? null : deathsPerTonne;
    if (p != CO2 && lambda == null) {
      withoutSensitivity[p] += year;
    }
    double died = lambda == null ? 0 : dot(tonnes, lambda);
    if (Double.isNaN(died) || Double.isInfinite(died)) {
      throw new UserError(
          "table sensitivity, cell " + cell + ", species " + species,
          Arrays.toString(deathsPerTonne),
          "twelve finite numbers of deaths per tonne",
          "Correct the row in the source and run again.");
    }
    deaths += died;
    nowTouched[h] = true;
    nowDeaths[h] += died;
    if (engine.tellsSpecies() && p != CO2) {
      nowSpeciesDeaths[h][engine.species().indexOf(species)] += died;
    }
    if (p == CO2) {
      nowCo2[h] += year;
    }
    if (nowSlot < 0) {
      outside[p] += year;
      deathsOutside += died;
      return;
    }
    book(h, p, tonnes, lambda);
  }

  private void book(int h, int p, double[] tonnes, double[] lambda) {
    int at = (h * Species.ALL.size() + p) * WIDTH;
    CellRegions where = engine.cellRegions();
    for (int entry = where.from(nowSlot); entry < where.to(nowSlot); entry++) {
      double[] sums =
          byRegion.computeIfAbsent(
              where.region(entry),
              r -> new double[subsectorLabels.length * Species.ALL.size() * WIDTH]);
      double share = where.share(entry);
      for (int m = 0; m < Months.COUNT; m++) {
        sums[at + m] += share * tonnes[m];
      }
      if (lambda != null) {
        for (int m = 0; m < Months.COUNT; m++) {
          sums[at + Months.COUNT + m] += share * tonnes[m] * lambda[m];
        }
      }
    }
  }

  private void checkRow(int cell, String species, String subsector, double[] tonnes) {
    if (cell < 0) {
      throw new UserError(
          "table emission, species " + species + ", subsector " + subsector,
          "cell " + cell,
          "a cell number of at least 0",
          "Number the cells as row * columns of the grid + column.");
    }
    if (cell == nowCell && species.equals(nowSpecies) && subsector.equals(nowSubsector)) {
      throw UserError.duplicateKey(
          "table emission, cell " + cell + ", species " + species + ", subsector " + subsector);
    }
    for (int m = 0; m < Months.COUNT; m++) {
      if (!(tonnes[m] >= 0 && tonnes[m] <= Double.MAX_VALUE)) {
        throw Table.wrongValue(
            "table emission (cell "
                + cell
                + ", species "
                + species
                + ", subsector "
                + subsector
                + ")",
            Inputs.EMISSION.column(Months.COLUMNS.get(m)),
            "",
            String.valueOf(tonnes[m]));
      }
    }
  }

  private void flushCell() {
    for (int h = 0; h < nowTouched.length; h++) {
      if (nowTouched[h]) {
        if (cellRows == cells.length) {
          cells = Arrays.copyOf(cells, cellRows * 2);
          cellSubsectors = Arrays.copyOf(cellSubsectors, cellRows * 2);
          cellDeaths = Arrays.copyOf(cellDeaths, cellRows * 2);
          cellCo2 = Arrays.copyOf(cellCo2, cellRows * 2);
          cellSpecies = Arrays.copyOf(cellSpecies, cellRows * 2);
        }
        cells[cellRows] = nowCell;
        cellSubsectors[cellRows] = h;
        cellDeaths[cellRows] = nowDeaths[h];
        cellSpecies[cellRows] = nowSpeciesDeaths[h].clone();
        cellCo2[cellRows++] = nowCo2[h];
        nowTouched[h] = false;
        nowDeaths[h] = 0;
        Arrays.fill(nowSpeciesDeaths[h], 0);
        nowCo2[h] = 0;
      }
    }
  }

  /** Ends the block; it then accepts no more rows and is small enough to travel. */
  public DamageBlock finish() {
    flushCell();
    engine = null;
    nowDeaths = null;
    nowCo2 = null;
    nowSpeciesDeaths = null;
    nowTouched = null;
    return this;
  }

  /**
   * Ends the block with a mistake found in its rows. It travels with the block, so that of several
   * mistakes the first in the order of cells is told, and not the one whose executor was fastest.
   */
  public DamageBlock fail(UserError mistake) {
    finish();
    failure = mistake;
    return this;
  }

  UserError failure() {
    return failure;
  }

  /** Rows of damage_cell in this block. */
  public int cellRows() {
    return cellRows;
  }

  /**
   * The block's part of the table damage_cell, ordered by cell and subsector.
   *
   * @param deathsFactor what deaths are multiplied with, as {@link Closure} asks
   */
  public Table cellTable(double deathsFactor) {
    Table.Builder table = Table.builder(Outputs.DAMAGE_CELL);
    for (int i = 0; i < cellRows; i++) {
      table.add(
          cells[i], subsectorLabels[cellSubsectors[i]], cellDeaths[i] * deathsFactor, cellCo2[i]);
    }
    return table.build();
  }

  /** The block's part of the table damage_cell_total: rows of {@link #cellTable} in their order. */
  public Table totalTable(double deathsFactor) {
    Table.Builder table = Table.builder(Outputs.DAMAGE_CELL_TOTAL);
    double deathsOfCell = 0;
    double co2OfCell = 0;
    for (int i = 0; i < cellRows; i++) {
      deathsOfCell += cellDeaths[i] * deathsFactor;
      co2OfCell += cellCo2[i];
      if (i == cellRows - 1 || cells[i + 1] != cells[i]) {
        table.add(cells[i], deathsOfCell, co2OfCell);
        deathsOfCell = 0;
        co2OfCell = 0;
      }
    }
    return table.build();
  }

  /** The same part of the table damage_cell_species, of an engine that tells species. */
  public Table cellSpeciesTable(double deathsFactor) {
    Table.Builder table = Table.builder(Outputs.DAMAGE_CELL_SPECIES);
    for (int i = 0; i < cellRows; i++) {
      double[] bySpecies = Arrays.stream(cellSpecies[i]).map(d -> d * deathsFactor).toArray();
      table.add(
          cells[i],
          subsectorLabels[cellSubsectors[i]],
          cellDeaths[i] * deathsFactor,
          cellCo2[i],
          bySpecies);
    }
    return table.build();
  }

  /**
   * The same block without its cells, to be sent to the driver; the number of its cell rows stays
   * known.
   */
  public DamageBlock withoutCells() {
    return new DamageBlock(this);
  }

  private static double sum(double[] months) {
    double sum = 0;
    for (int m = 0; m < Months.COUNT; m++) {
      sum += months[m];
    }
    return sum;
  }

  private static double dot(double[] tonnes, double[] lambda) {
    double sum = 0;
    for (int m = 0; m < Months.COUNT; m++) {
      sum += tonnes[m] * lambda[m];
    }
    return sum;
  }
}
