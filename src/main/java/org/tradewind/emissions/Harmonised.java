package org.tradewind.emissions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;

/**
 * Shares and factors of a study, which make rows of emission from those of inventory_grid, and what
 * is known of them before.
 */
public final class Harmonised implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How the ledger's names of unallocated mass begin. */
  public static final String UNALLOCATED = "unallocated ";

  final HarmonisedShares shares;

  // what the report needs; it is made where the shares were
  final transient InventoryParameters parameters;
  final transient Axis regions;
  final transient DetailedInventory detailed;
  final transient GriddedTotals gridded;
  final transient List<Unallocated> unallocated;
  final transient Map<String, Co2Placement.Placed> co2;

  Harmonised(
      InventoryParameters parameters,
      Axis regions,
      SubsectorCategories categories,
      DetailedInventory detailed,
      GriddedTotals gridded,
      InventoryGrid grid,
      CellPeople people) {
    this.parameters = parameters;
    this.regions = regions;
    this.detailed = detailed;
    this.gridded = gridded;
    PollutantShares pollutants =
        new PollutantShares(parameters.rule(), regions, categories, detailed, gridded);
    Co2Placement co2Placed =
        new Co2Placement(
            regions,
            categories,
            detailed,
            gridded,
            pollutants.shares(),
            parameters,
            people.byRegion(grid.cellRegions(), regions.size()));
    this.unallocated = new ArrayList<>(pollutants.unallocated());
    this.unallocated.addAll(co2Placed.unallocated());
    this.co2 = co2Placed.ways();
    this.shares =
        new HarmonisedShares(
            grid,
            categories,
            pollutants.shares(),
            co2Placed.perTonne(),
            co2Placed.perPerson(),
            people);
  }

  /** The rows of emission of a block, and their sums. */
  public HarmonisedBlock rows(InventoryBlock block) {
    return HarmonisedBlock.of(block, shares, true);
  }

  /** The sums of the rows of emission of a block alone. */
  public HarmonisedBlock sums(InventoryBlock block) {
    return HarmonisedBlock.of(block, shares, false);
  }

  /**
   * Tables and totals that say how the table emission came about.
   *
   * @param blocks sums of all blocks, in their order
   */
  public HarmonisedReport report(List<HarmonisedBlock> blocks) {
    return HarmonisedReport.of(this, blocks);
  }
}
