package org.tradewind.attribution;

import java.io.Serializable;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
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
      counted[speciesIndex(s, "the study's species")] = true;
    }
    counted[Species.ALL.indexOf(Species.CO2)] = true;
    this.tellsSpecies = false;
  }

  private DamageEngine(DamageEngine like, boolean tellsSpecies) {
    this.regions = like.regions;
    this.subsectors = like.subsectors;
    this.species = like.species;
    this.counted = like.counted;
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

  /** Position of a species in {@link Species#ALL}; an unknown one is a {@link UserError}. */
  static int speciesIndex(String species, String where) {
    int index = Species.ALL.indexOf(species);
    if (index < 0) {
      // the axis words the error
      return Axis.of("species", Species.ALL).require(species, where);
    }
    return index;
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

  /** The error for a species of the study that has no sensitivities at all. */
  public static UserError withoutSensitivity(String species, List<String> present) {
    return new UserError(
        "table sensitivity",
        "no row for species " + species + " (it has " + present + ")",
        "sensitivities of every species of the study",
        "Add them, or take the species out of the study's key 'species'.");
  }

  /** The block of a cell. */
  public int block(int cell) {
    return cell / cellsPerBlock;
  }

  /** An empty block. */
  public DamageBlock start(int block) {
    return new DamageBlock(this, block);
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
