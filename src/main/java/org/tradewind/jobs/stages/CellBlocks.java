package org.tradewind.jobs.stages;

import java.io.Serializable;
import org.tradewind.jobs.cluster.Spark;

/**
 * How the rows of cells are spread: a block of cells goes to one partition, and partitions follow
 * the order of blocks.
 *
 * @param partitions number of partitions
 * @param cellsPerBlock cells in a block
 * @param lastBlock block up to which blocks are spread evenly; those beyond go to the last
 *     partition
 */
public record CellBlocks(int partitions, int cellsPerBlock, int lastBlock) implements Serializable {
  /** Over as many partitions as Spark shuffles into. */
  static CellBlocks of(Spark spark, int cellsPerBlock, int lastBlock) {
    int partitions = spark.shufflePartitions();
    return new CellBlocks(partitions, cellsPerBlock, Math.max(0, lastBlock));
  }

  /** The partition of a block. */
  int partition(int block) {
    return (int)
        Math.max(0, Math.min((long) block * partitions / (lastBlock + 1L), partitions - 1));
  }

  int partitionOfCell(int cell) {
    return partition(cell / cellsPerBlock);
  }

  /** The first cell of a partition; that of the one after the last is beyond all cells. */
  long firstCell(int partition) {
    if (partition == 0) {
      return Integer.MIN_VALUE;
    }
    if (partition == partitions) {
      return 1L + Integer.MAX_VALUE;
    }
    long block = ((long) partition * (lastBlock + 1L) + partitions - 1) / partitions;
    return Math.min(block * cellsPerBlock, 1L + Integer.MAX_VALUE);
  }
}
