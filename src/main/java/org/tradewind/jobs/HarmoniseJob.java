package org.tradewind.jobs;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
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
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
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

  private final SparkSession spark;

  HarmoniseJob(SparkSession spark) {
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
    Dataset<Row> rows =
        blocks.ordered(
            GriddedTable.read(spark, InventoryTables.INVENTORY_GRID, files, "species", "category"),
            "category");
    return rows.queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitionsWithIndex(
            (partition, ofPartition) ->
                new BlockIterator(
                    ofPartition,
                    grid.value(),
                    Arrays.stream(grid.value().always())
                        .filter(b -> blocks.partition(b) == partition)
                        .toArray()),
            false);
  }

  /** Cuts the ordered rows of a partition into blocks, with those that have no rows but people. */
  private static final class BlockIterator implements Iterator<InventoryBlock> {
    private static final int FIRST_MONTH = 3;

    private final Iterator<InternalRow> rows;
    private final InventoryGrid grid;
    private final int[] always;
    private final double[] tonnes = new double[Months.COUNT];
    private final Label species = new Label();
    private final Label category = new Label();
    private InternalRow pending;
    private int nextAlways;

    BlockIterator(Iterator<InternalRow> rows, InventoryGrid grid, int[] always) {
      this.rows = rows;
      this.grid = grid;
      this.always = always;
      advance();
    }

    private void advance() {
      pending = rows.hasNext() ? rows.next() : null;
    }

    /** The block of the pending row; a row without a cell is reported with the block at hand. */
    private int ofRow() {
      return pending == null
          ? Integer.MAX_VALUE
          : pending.isNullAt(0) ? 0 : grid.block(pending.getInt(0));
    }

    @Override
    public boolean hasNext() {
      return pending != null || nextAlways < always.length;
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
        while (pending != null && ofRow() == number) {
          feed(block, pending);
          advance();
        }
        return block.finish();
      } catch (UserError mistake) {
        pending = null;
        nextAlways = always.length;
        return block.fail(mistake);
      }
    }

    private void feed(InventoryBlock block, InternalRow row) {
      for (int key = 0; key < FIRST_MONTH; key++) {
        if (row.isNullAt(key)) {
          throw new UserError(
              "table inventory_grid",
              "a row without " + InventoryTables.INVENTORY_GRID.key().get(key),
              "cell, species and category in every row",
              "Fill the key in and run again.");
        }
      }
      for (int m = 0; m < Months.COUNT; m++) {
        tonnes[m] = row.isNullAt(FIRST_MONTH + m) ? Double.NaN : row.getDouble(FIRST_MONTH + m);
      }
      block.accept(
          row.getInt(0),
          species.of(row.getUTF8String(1)),
          category.of(row.getUTF8String(2)),
          tonnes);
    }
  }
}
