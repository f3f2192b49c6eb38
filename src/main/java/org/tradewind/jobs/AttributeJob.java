package org.tradewind.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.DamageBlock;
import org.tradewind.attribution.DamageEngine;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableFiles;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Damage = sensitivity x emission over the whole grid: joins the two month-wide tables by cell and
 * species, gives every executor whole blocks of cells in order, and merges the blocks in their
 * order.
 */
public final class AttributeJob {
  /**
   * What the job gives back.
   *
   * @param damage damage as booked
   * @param firstOrderDeaths sum(lambda E) of all cells, before any closure
   * @param deathsFactor what deaths were multiplied with
   * @param spans lowest and highest sensitivity of each species
   */
  public record Result(
      Damage damage, double firstOrderDeaths, double deathsFactor, List<Span> spans) {}

  /**
   * The lowest and the highest sensitivity of a species in any month, deaths/t, with their cells.
   */
  public record Span(String species, double low, int lowCell, double high, int highCell) {}

  private static final String LAMBDA = "lambda_";

  private final SparkSession spark;
  private final DamageEngine engine;
  private final int lastCell;

  /**
   * @param lastCell largest cell number that lies in a region; decides how blocks are spread, not
   *     what comes out
   */
  public AttributeJob(SparkSession spark, DamageEngine engine, int lastCell) {
    this.spark = spark;
    this.engine = engine;
    this.lastCell = lastCell;
  }

  /**
   * Runs the job and writes damage_cell, damage_cell_total and damage_region, and
   * damage_cell_species where the engine tells species.
   *
   * @param emission files of the emission table
   * @param sensitivity files of the sensitivity table
   * @param closure what first-order deaths are multiplied with
   */
  public Result run(
      TableFiles emission, TableFiles sensitivity, Closure closure, OutputFolder out) {
    Dataset<Row> lambda = sensitivity(sensitivity);
    List<Span> spans = checkSensitivity(lambda);
    spark.sparkContext().setJobDescription("damage = sensitivity x emission, by blocks of cells");
    JavaRDD<DamageBlock> blocks =
        blocks(GriddedTable.read(spark, Inputs.EMISSION, emission, "species", "subsector"), lambda)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<DamageBlock> regional = blocks.map(DamageBlock::withoutCells).collect();
      Damage raw = engine.merge(regional);
      double firstOrder = raw.deathsOfAllCells();
      double factor = closure.factor(firstOrder);
      Damage damage = raw.withDeathsTimes(factor);
      JavaRDD<Table> cells = blocks.map(b -> b.cellTable(factor));
      out.write(Outputs.DAMAGE_CELL, cells, spark);
      JavaRDD<Table> totals = blocks.map(b -> b.totalTable(factor));
      out.write(Outputs.DAMAGE_CELL_TOTAL, totals, spark);
      if (engine.tellsSpecies()) {
        JavaRDD<Table> species = blocks.map(b -> b.cellSpeciesTable(factor));
        out.write(Outputs.DAMAGE_CELL_SPECIES, species, spark);
      }
      out.write(damage.table());
      return new Result(damage, firstOrder, factor, spans);
    } finally {
      blocks.unpersist();
    }
  }

  private Dataset<Row> sensitivity(TableFiles files) {
    Dataset<Row> rows = GriddedTable.read(spark, Inputs.SENSITIVITY, files, "species");
    for (String month : Months.COLUMNS) {
      rows = rows.withColumnRenamed(month, LAMBDA + month);
    }
    return rows;
  }

  /**
   * One pass over the sensitivities: each key once, every number finite, every species of the study
   * present. Its lowest and highest numbers come out of the same pass.
   */
  private List<Span> checkSensitivity(Dataset<Row> lambda) {
    spark.sparkContext().setJobDescription("check sensitivities");
    Column infinite = lit(false);
    for (String month : Months.COLUMNS) {
      Column value = col(LAMBDA + month);
      infinite = infinite.or(value.isNull()).or(value.isNaN()).or(value.multiply(0).isNaN());
    }
    Column bad = col("n").gt(1).or(col("infinite"));
    List<Row> bySpecies =
        lambda
            .withColumn("infinite", infinite)
            .withColumn("low", least(months()))
            .withColumn("high", greatest(months()))
            .groupBy("cell", "species")
            .agg(
                count(lit(1)).as("n"),
                max(col("infinite")).as("infinite"),
                min(col("low")).as("low"),
                max(col("high")).as("high"))
            .groupBy("species")
            .agg(
                min(when(bad, struct(col("cell"), col("n")))).as("first_bad"),
                min(struct(col("low"), col("cell"))).as("lowest"),
                max(struct(col("high"), col("cell"))).as("highest"))
            .sort("species")
            .collectAsList();
    for (Row row : bySpecies) {
      if (!row.isNullAt(1)) {
        Row first = row.getStruct(1);
        boolean twice = first.getLong(1) > 1;
        throw new UserError(
            "table sensitivity, cell " + first.getInt(0) + ", species " + row.getString(0),
            twice
                ? "duplicate key, in " + first.getLong(1) + " rows"
                : "a month that is not a finite number",
            twice ? "each (cell, species) once" : "twelve finite numbers of deaths per tonne",
            "Correct the table and run again.");
      }
    }
    List<String> present = bySpecies.stream().map(r -> r.getString(0)).toList();
    for (String s : engine.species()) {
      if (!present.contains(s)) {
        throw DamageEngine.withoutSensitivity(s, present);
      }
    }
    return bySpecies.stream().map(AttributeJob::span).toList();
  }

  private static Span span(Row row) {
    Row low = row.getStruct(2);
    Row high = row.getStruct(3);
    return new Span(
        row.getString(0), low.getDouble(0), low.getInt(1), high.getDouble(0), high.getInt(1));
  }

  private static Column[] months() {
    return Months.COLUMNS.stream().map(m -> col(LAMBDA + m)).toArray(Column[]::new);
  }

  private JavaRDD<DamageBlock> blocks(Dataset<Row> emission, Dataset<Row> lambda) {
    CellBlocks blocks = CellBlocks.of(spark, engine.cellsPerBlock(), engine.block(lastCell));
    Dataset<Row> joined =
        blocks.ordered(
            emission.join(
                lambda, CollectionConverters.asScala(List.of("cell", "species")).toSeq(), "left"),
            "subsector");
    DamageEngine shared = engine;
    return joined
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(rows -> new BlockIterator(rows, shared));
  }

  /** Cuts the ordered rows of a partition into blocks and feeds each to the engine. */
  private static final class BlockIterator implements Iterator<DamageBlock> {
    private static final int FIRST_MONTH = 3;
    private static final int FIRST_LAMBDA = FIRST_MONTH + Months.COUNT;

    private final Iterator<InternalRow> rows;
    private final DamageEngine engine;
    private final double[] tonnes = new double[Months.COUNT];
    private final double[] lambda = new double[Months.COUNT];
    private final Label species = new Label();
    private final Label subsector = new Label();
    private InternalRow pending;

    BlockIterator(Iterator<InternalRow> rows, DamageEngine engine) {
      this.rows = rows;
      this.engine = engine;
      advance();
    }

    private void advance() {
      pending = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return pending != null;
    }

    @Override
    public DamageBlock next() {
      if (pending == null) {
        throw new NoSuchElementException();
      }
      int number = engine.block(pending.getInt(0));
      DamageBlock block = engine.start(number);
      try {
        while (pending != null && engine.block(pending.getInt(0)) == number) {
          feed(block, pending);
          advance();
        }
        return block.finish();
      } catch (UserError mistake) {
        pending = null;
        return block.fail(mistake);
      }
    }

    private void feed(DamageBlock block, InternalRow row) {
      for (int key = 0; key < FIRST_MONTH; key++) {
        if (row.isNullAt(key)) {
          throw new UserError(
              "table emission",
              "a row without " + Inputs.EMISSION.key().get(key),
              "cell, species and subsector in every row",
              "Fill the key in and run again.");
        }
      }
      boolean has = !row.isNullAt(FIRST_LAMBDA);
      for (int m = 0; m < Months.COUNT; m++) {
        tonnes[m] = row.isNullAt(FIRST_MONTH + m) ? Double.NaN : row.getDouble(FIRST_MONTH + m);
        lambda[m] = has ? row.getDouble(FIRST_LAMBDA + m) : 0;
      }
      block.accept(
          row.getInt(0),
          species.of(row.getUTF8String(1)),
          subsector.of(row.getUTF8String(2)),
          tonnes,
          has ? lambda : null);
    }
  }
}
