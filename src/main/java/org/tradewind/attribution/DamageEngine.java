package org.tradewind.attribution;

import java.io.Serializable;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.emissions.CellRegions;

/**
 * Damage = sensitivity x emission: M_{g,m,h} = sum_p lambda_{p,g,m} E_{p,g,m,h} (Chen et al. 2024,
 * eq. 4), deaths, booked in the cell g where the emission happens.
 *
 * <p>Cells are worked in blocks of consecutive numbers. Within a block rows come in the order
 * (cell, species, subsector); blocks are merged in their order. So the sums do not depend on how
 * the blocks were spread over machines.
 */
public final class DamageEngine implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Axis regions;
  private final Axis subsectors;
  private final List<String> species;
  private final boolean[] counted;
  private final int[] inStudy;
  private final CellRegions cellRegions;
  private final int cellsPerBlock;
  private final boolean tellsSpecies;

  /**
   * @param species pollutants whose deaths count in this study; CO2 is always carried along
   * @param blocks into how many blocks the cells are cut at most; changing it may change the last
   *     bits of the sums
   */
  public DamageEngine(
      Axis regions, Axis subsectors, List<String> species, CellRegions cellRegions, int blocks) {
    this.regions = regions;
    this.subsectors = subsectors;
    this.cellRegions = cellRegions;
    this.cellsPerBlock = cellRegions.lastCell() / blocks + 1;
    this.species = List.copyOf(species);
    this.counted = new boolean[Species.ALL.size()];
    for (String s : species) {
      counted[Axis.of("species", Species.ALL).require(s, "the study's species")] = true;
    }
    this.inStudy = Species.ALL.stream().mapToInt(species::indexOf).toArray();
    counted[Species.ALL.indexOf(Species.CO2)] = true;
    this.tellsSpecies = false;
  }

  private DamageEngine(DamageEngine like, boolean tellsSpecies) {
    this.regions = like.regions;
    this.subsectors = like.subsectors;
    this.species = like.species;
    this.counted = like.counted;
    this.inStudy = like.inStudy;
    this.cellRegions = like.cellRegions;
    this.cellsPerBlock = like.cellsPerBlock;
    this.tellsSpecies = tellsSpecies;
  }

  /** The same engine, whose blocks also keep the deaths of their cells by species. */
  public DamageEngine tellingSpecies() {
    return new DamageEngine(this, true);
  }

  /** Whether blocks keep the deaths of their cells by species. */
  public boolean tellsSpecies() {
    return tellsSpecies;
  }

  /** How many species a block keeps the deaths of its cells apart by. */
  int speciesApart() {
    return tellsSpecies ? species.size() : 0;
  }

  /** Position of a species of {@link Species#ALL} among those of the study. */
  int positionInStudy(int p) {
    return inStudy[p];
  }

  public Axis regions() {
    return regions;
  }

  Axis subsectors() {
    return subsectors;
  }

  /** Which cell lies in which regions. */
  public CellRegions cellRegions() {
    return cellRegions;
  }

  /** Whether the study counts a species, by its position in {@link Species#ALL}. */
  boolean counts(int species) {
    return counted[species];
  }

  /** Cells in a block: so many that all cells with a region fill no more blocks than wished. */
  public int cellsPerBlock() {
    return cellsPerBlock;
  }

  /** The pollutants whose deaths count. */
  public List<String> species() {
    return species;
  }

  /** The block of a cell. */
  public int block(int cell) {
    return cell / cellsPerBlock;
  }

  /** Room for the damage of cells. */
  DamageCells cells() {
    return new DamageCells(subsectors.labels(), speciesApart());
  }

  /** An empty block that leaves the damage of its cells there. */
  DamageBlock start(DamageCells cells) {
    return new DamageBlock(this, cells);
  }

  /**
   * Puts finished blocks together; they must be given in block order. The first mistake found in
   * one is thrown.
   */
  public Damage merge(Iterable<DamageBlock> blocks) {
    Damage damage = new Damage(regions, subsectors);
    for (DamageBlock block : blocks) {
      if (block.failure() != null) {
        throw block.failure();
      }
      damage.add(block);
    }
    return damage;
  }
}
