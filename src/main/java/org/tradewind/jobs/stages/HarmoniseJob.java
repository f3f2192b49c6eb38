package org.tradewind.jobs.stages;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.GriddedTotals;
import org.tradewind.emissions.Harmonisation;
import org.tradewind.emissions.Harmonised;
import org.tradewind.emissions.HarmonisedBlock;
import org.tradewind.emissions.HarmonisedReport;
import org.tradewind.emissions.InventoryBlock;
import org.tradewind.emissions.InventoryGrid;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.MonthRows;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableFiles;

/**
 * Makes the table emission from the table inventory_grid: every task has whole blocks of cells in
 * order; sums of blocks are merged in their order, then the blocks become rows of emission.
 */
final class HarmoniseJob {
  /** Sums of a block's first pass, or the mistake found in it. */
  private record FirstPass(GriddedTotals totals, UserError mistake)
      implements java.io.Serializable {}

  private final Spark spark;

  HarmoniseJob(Spark spark) {
    this.spark = spark;
  }

  /** Writes the table emission and says how it came about. */
  HarmonisedReport run(Harmonisation harmonisation, TableFiles inventoryGrid, OutputFolder out) {
    spark.sparkContext().setJobDescription("sums of inventory_grid by category and region");
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<InventoryGrid> grid = context.broadcast(harmonisation.grid());
    JavaRDD<InventoryBlock> blocks =
        blocks(inventoryGrid, grid).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Harmonised harmonised = harmonisation.harmonised(totals(blocks, grid));
      spark.sparkContext().setJobDescription("sums of emission");
      Broadcast<Harmonised> shares = context.broadcast(harmonised);
      List<HarmonisedBlock> sums = blocks.map(b -> shares.value().sums(b)).collect();
      JavaRDD<Table> emission = blocks.map(b -> shares.value().rows(b).emission());
      out.write(Inputs.EMISSION, emission, spark);
      return harmonised.report(sums);
    } finally {
      blocks.unpersist();
    }
  }

  private static GriddedTotals totals(
      JavaRDD<InventoryBlock> blocks, Broadcast<InventoryGrid> grid) {
    List<FirstPass> sums =
        blocks.map(b -> new FirstPass(grid.value().totals(b), b.failure())).collect();
    GriddedTotals all = new GriddedTotals();
    for (FirstPass block : sums) {
      if (block.mistake() != null) {
        throw block.mistake();
      }
      all.merge(block.totals());
    }
    return all;
  }

  private JavaRDD<InventoryBlock> blocks(TableFiles files, Broadcast<InventoryGrid> grid) {
    InventoryGrid here = grid.value();
    CellBlocks blocks = CellBlocks.of(spark, here.cellsPerBlock(), here.lastBlock());
    return new GriddedTable(spark, blocks)
        .read(InventoryTables.INVENTORY_GRID, files, "species", "category")
        .mapPartitionsWithIndex(
            (partition, rows) ->
                new BlockIterator(
                    rows.next(),
                    grid.value(),
                    Arrays.stream(grid.value().always())
                        .filter(b -> blocks.partition(b) == partition)
                        .toArray()),
            false);
  }

  /** Cuts the ordered rows of a partition into blocks, with those that have no rows but people. */
  private static final class BlockIterator implements Iterator<InventoryBlock> {
    private final MonthRows rows;
    private final InventoryGrid grid;
    private final int[] always;
    private final double[] tonnes = new double[Months.COUNT];
    private int row;
    private int nextAlways;

    BlockIterator(MonthRows rows, InventoryGrid grid, int[] always) {
      this.rows = rows;
      this.grid = grid;
      this.always = always;
    }

    private int ofRow() {
      return row < rows.rows() ? grid.block(rows.cell(row)) : Integer.MAX_VALUE;
    }

    @Override
    public boolean hasNext() {
      return row < rows.rows() || nextAlways < always.length;
    }

    @Override
    public InventoryBlock next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int ofPeople = nextAlways < always.length ? always[nextAlways] : Integer.MAX_VALUE;
      int number = Math.min(ofRow(), ofPeople);
      if (ofPeople == number) {
        nextAlways++;
      }
      InventoryBlock block = grid.start(number);
      try {
        for (; row < rows.rows() && ofRow() == number; row++) {
          System.arraycopy(rows.months(), rows.at(row), tonnes, 0, Months.COUNT);
          block.accept(rows.cell(row), rows.label(0, row), rows.label(1, row), tonnes);
        }
        return block.finish();
      } catch (UserError mistake) {
        row = rows.rows();
        nextAlways = always.length;
        return block.fail(mistake);
      }
    }
  }
}
