package org.tradewind.emissions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Months;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Makes the table emission from a gridded inventory by coarse category and a detailed one by
 * subsector. Totals, place and months of pollutants are those of the gridded inventory, the shares
 * of subsectors those of the detailed one ({@link PollutantShares}); CO2 is the detailed inventory
 * as it is, placed by the grid's patterns ({@link Co2Placement}).
 *
 * <p>The rows of the gridded inventory are read in blocks of cells. A first pass adds them up by
 * species, category and region; a second one turns them into rows of emission.
 */
public final class Harmonisation {
  /** What it needs next to the gridded inventory. */
  public static final List<TableSchema> TABLES =
      List.of(Inputs.REGION, Inputs.SUBSECTOR, Inputs.CELL_REGION, InventoryTables.INVENTORY);

  private final InventoryParameters parameters;
  private final Axis regions;
  private final SubsectorCategories categories;
  private final DetailedInventory detailed;
  private final CellPeople people;
  private final InventoryGrid grid;

  private Harmonisation(StudyTables tables, InventoryParameters parameters, int blocks) {
    this.parameters = parameters;
    this.regions =
        Axis.of("region", Arrays.asList(tables.require(Inputs.REGION).strings("region")));
    this.categories = SubsectorCategories.of(tables.require(Inputs.SUBSECTOR));
    this.detailed =
        DetailedInventory.of(
            tables.require(InventoryTables.INVENTORY),
            regions,
            categories.subsectors(),
            parameters.rule());
    this.people =
        CellPeople.of(
            tables.has(Inputs.CELL)
                ? Optional.of(tables.require(Inputs.CELL))
                : Optional.<Table>empty());
    CellRegions cellRegions = CellRegions.of(tables.require(Inputs.CELL_REGION), regions);
    this.grid = new InventoryGrid(cellRegions, regions.size(), people, blocks);
  }

  /** Whether a study has the two inventories, and what goes with them, and no table emission. */
  public static boolean applies(Predicate<TableSchema> has) {
    return !has.test(Inputs.EMISSION)
        && has.test(InventoryTables.INVENTORY_GRID)
        && TABLES.stream().allMatch(has);
  }

  /**
   * Reads and checks the tables that fit in memory.
   *
   * @param blocks blocks of cells, summed one after the other
   */
  public static Harmonisation of(StudyTables tables, InventoryParameters parameters, int blocks) {
    return new Harmonisation(tables, parameters, blocks);
  }

  /** How the rows of the gridded inventory are processed. */
  public InventoryGrid grid() {
    return grid;
  }

  /** Where the table emission comes from. */
  public Provenance provenance(Provenance gridded, Provenance subsectors) {
    Provenance both = gridded.completedBy(subsectors);
    boolean real = both.status() == Provenance.Status.REAL;
    return new Provenance(
        real ? Provenance.Status.ESTIMATED : both.status(),
        gridded.source().equals(subsectors.source())
            ? gridded.source()
            : "inventory_grid: " + gridded.source() + "; inventory: " + subsectors.source(),
        "inventory_grid shared out among subsectors by inventory, rule "
            + parameters.rule().name().toLowerCase(java.util.Locale.ROOT)
            + "; CO2 of inventory placed by the patterns of inventory_grid",
        both.files());
  }

  /**
   * Shares and factors from the sums of the first pass.
   *
   * @param totals of all blocks
   */
  public Harmonised harmonised(GriddedTotals totals) {
    return new Harmonised(parameters, regions, categories, detailed, totals, grid, people);
  }

  /** The same of a gridded inventory in memory, with its rows of emission. */
  public Made of(Table inventoryGrid) {
    List<InventoryBlock> blocks = blocks(inventoryGrid);
    GriddedTotals totals = new GriddedTotals();
    blocks.forEach(block -> totals.merge(grid.totals(block)));
    Harmonised harmonised = harmonised(totals);
    Table.Builder emission = Table.builder(Inputs.EMISSION);
    List<HarmonisedBlock> made = new ArrayList<>();
    for (InventoryBlock block : blocks) {
      HarmonisedBlock ofBlock = harmonised.rows(block);
      emission.addAll(ofBlock.emission());
      made.add(ofBlock);
    }
    return new Made(emission.build(), harmonised.report(made));
  }

  /**
   * What is made in memory.
   *
   * @param emission table emission
   * @param report tables and totals that say how
   */
  public record Made(Table emission, HarmonisedReport report) {}

  private List<InventoryBlock> blocks(Table table) {
    int[] cell = table.ints("cell");
    String[] species = table.strings("species");
    String[] category = table.strings("category");
    double[][] months = Months.COLUMNS.stream().map(table::doubles).toArray(double[][]::new);
    Integer[] order = new Integer[table.rows()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingInt(i -> cell[i])
            .thenComparing(i -> species[i])
            .thenComparing(i -> category[i]));
    List<InventoryBlock> blocks = new ArrayList<>();
    double[] tonnes = new double[Months.COUNT];
    int[] always = grid.always();
    int next = 0;
    int extra = 0;
    while (next < order.length || extra < always.length) {
      int ofRow = next < order.length ? grid.block(cell[order[next]]) : Integer.MAX_VALUE;
      int number = extra < always.length ? Math.min(ofRow, always[extra]) : ofRow;
      InventoryBlock block = grid.start(number);
      while (next < order.length && grid.block(cell[order[next]]) == number) {
        int i = order[next++];
        for (int m = 0; m < Months.COUNT; m++) {
          tonnes[m] = months[m][i];
        }
        block.accept(cell[i], species[i], category[i], tonnes);
      }
      extra += extra < always.length && always[extra] == number ? 1 : 0;
      blocks.add(block.finish());
    }
    return blocks;
  }
}
