package org.tradewind.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * How the rows of cells are spread: a block of cells goes to one partition, partitions follow the
 * order of blocks, and rows within one are in the order of their keys.
 *
 * @param partitions number of partitions
 * @param cellsPerBlock cells in a block
 * @param lastBlock block up to which blocks are spread evenly; those beyond go to the last
 *     partition
 */
record CellBlocks(int partitions, int cellsPerBlock, int lastBlock) implements Serializable {
  private static final String PARTITION = "partition_id";

  /** Over as many partitions as a session shuffles into. */
  static CellBlocks of(SparkSession spark, int cellsPerBlock, int lastBlock) {
    int partitions = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
    return new CellBlocks(partitions, cellsPerBlock, Math.max(0, lastBlock));
  }

  /**
   * Rows of cells and species in their order, with a last column of no further use.
   *
   * @param label key column after cell and species
   */
  Dataset<Row> ordered(Dataset<Row> rows, String label) {
    Column block = col("cell").cast("long").divide(cellsPerBlock).cast("long");
    Column partition =
        least(block.multiply(partitions).divide(lastBlock + 1L).cast("int"), lit(partitions - 1));
    return rows.withColumn(PARTITION, partition)
        .repartitionById(partitions, col(PARTITION))
        .sortWithinPartitions("cell", "species", label);
  }

  /** The partition of a block. */
  int partition(int block) {
    return (int) Math.min((double) ((long) block * partitions) / (lastBlock + 1L), partitions - 1);
  }
}
