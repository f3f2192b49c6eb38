package org.tradewind.jobs.stages;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.tradewind.axes.Months;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.MonthRows;
import org.tradewind.tables.PlainParquet;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableSchema;
import scala.Tuple2;

/**
 * A month-wide table over cells for Spark: one {@link MonthRows} a partition, which has all rows of
 * its cells in the order of their keys.
 *
 * <p>Where the statistics of a table in plain Parquet show that its files, row groups or pages
 * follow the order of cells, each task reads what has its own cells. All other tables are read
 * once, a row group or file a task, and dealt out.
 */
public final class GriddedTable {
  /** Rows more than a table has that tasks may read in vain rather than have it dealt out. */
  private static final long READ_IN_VAIN = 1_000_000;

  private final JavaSparkContext context;
  private final CellBlocks blocks;
  private final long readInVain;

  public GriddedTable(Spark spark, CellBlocks blocks) {
    this(spark, blocks, READ_IN_VAIN);
  }

  /**
   * @param readInVain so many rows more than the table has may be read in vain
   */
  GriddedTable(Spark spark, CellBlocks blocks, long readInVain) {
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.blocks = blocks;
    this.readInVain = readInVain;
  }

  /**
   * The rows of a table.
   *
   * @param schema its columns
   * @param files where it lies
   * @param labels key columns next to cell
   */
  public JavaRDD<MonthRows> read(TableSchema schema, TableFiles files, String... labels) {
    List<String> names = new ArrayList<>(List.of("cell"));
    names.addAll(List.of(labels));
    names.addAll(Months.COLUMNS);
    TableSchema wanted =
        new TableSchema(
            schema.name(),
            schema.meaning(),
            names.stream().map(schema::column).toList(),
            List.of("cell"));
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    Optional<List<PlainParquet.Group>> plain =
        PlainParquet.groups(wanted, files, context.hadoopConfiguration());
    if (plain.filter(this::inOrder).isPresent()) {
      return own(wanted, plain.get(), hadoop);
    }
    Partition cells = new Partition(blocks);
    return pieces(wanted, files, plain, hadoop)
        .flatMapToPair(rows -> dealt(rows, cells.blocks))
        .partitionBy(cells)
        .mapPartitionsWithIndex(
            (p, parts) -> List.of(joined(p, parts, cells.blocks, labels.length)).iterator(), true);
  }

  /** Whether tasks that each read what has their cells read little in vain. */
  private boolean inOrder(List<PlainParquet.Group> groups) {
    long all = groups.stream().mapToLong(PlainParquet.Group::rows).sum();
    long read =
        IntStream.range(0, blocks.partitions())
            .mapToLong(
                p ->
                    groups.stream()
                        .mapToLong(g -> g.rows(blocks.firstCell(p), blocks.firstCell(p + 1)))
                        .sum())
            .sum();
    return read - all <= all + readInVain;
  }

  private JavaRDD<MonthRows> own(
      TableSchema wanted,
      List<PlainParquet.Group> groups,
      Broadcast<SerializableConfiguration> hadoop) {
    List<Share> shares =
        IntStream.range(0, blocks.partitions())
            .mapToObj(p -> Share.of(groups, blocks.firstCell(p), blocks.firstCell(p + 1)))
            .toList();
    return context
        .parallelize(shares, shares.size())
        .map(share -> share.read(wanted, hadoop.value().value()));
  }

  private JavaRDD<MonthRows> pieces(
      TableSchema wanted,
      TableFiles files,
      Optional<List<PlainParquet.Group>> plain,
      Broadcast<SerializableConfiguration> hadoop) {
    if (plain.isPresent()) {
      return context
          .parallelize(plain.get(), Math.max(1, plain.get().size()))
          .map(
              group ->
                  MonthRows.read(
                      wanted,
                      List.of(group),
                      Integer.MIN_VALUE,
                      1L + Integer.MAX_VALUE,
                      hadoop.value().value()));
    }
    String encoding = files.encoding();
    return context
        .parallelize(files.parts(), files.parts().size())
        .map(part -> MonthRows.read(wanted, part, encoding, hadoop.value().value()));
  }

  /**
   * What has a range of cells.
   *
   * @param groups row groups with some of them
   * @param from first cell
   * @param to one after the last cell
   */
  private record Share(List<PlainParquet.Group> groups, long from, long to)
      implements Serializable {
    static Share of(List<PlainParquet.Group> all, long from, long to) {
      return new Share(all.stream().filter(g -> g.rows(from, to) > 0).toList(), from, to);
    }

    MonthRows read(TableSchema wanted, Configuration conf) {
      return MonthRows.read(wanted, groups, from, to, conf).ordered(from, to);
    }
  }

  /** Partitions by number. */
  private static final class Partition extends Partitioner {
    private final CellBlocks blocks;

    Partition(CellBlocks blocks) {
      this.blocks = blocks;
    }

    @Override
    public int numPartitions() {
      return blocks.partitions();
    }

    @Override
    public int getPartition(Object key) {
      return (Integer) key;
    }
  }

  private static Iterator<Tuple2<Integer, MonthRows>> dealt(MonthRows rows, CellBlocks blocks) {
    MonthRows[] parts = rows.split(blocks.partitions(), blocks::partitionOfCell);
    return IntStream.range(0, parts.length)
        .filter(p -> parts[p].rows() > 0)
        .mapToObj(p -> new Tuple2<>(p, parts[p]))
        .iterator();
  }

  private static MonthRows joined(
      int partition, Iterator<Tuple2<Integer, MonthRows>> parts, CellBlocks blocks, int keys) {
    MonthRows.Builder all = new MonthRows.Builder(keys, 0);
    parts.forEachRemaining(part -> all.addAll(part._2()));
    return all.build().ordered(blocks.firstCell(partition), blocks.firstCell(partition + 1));
  }
}
