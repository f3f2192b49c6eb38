package org.tradewind.jobs.stages;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.DamageBlock;
import org.tradewind.attribution.DamageCells;
import org.tradewind.attribution.DamageEngine;
import org.tradewind.attribution.DamagePart;
import org.tradewind.attribution.SensitivitySpans;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MonthRows;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableSchema;

/**
 * Damage = sensitivity x emission over the whole grid: every task joins the two month-wide tables
 * for its own blocks of cells in one pass, and the blocks are merged in their order. The damage of
 * cells stays where it is until the closure is known; then the same tasks write it.
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
      Damage damage,
      double firstOrderDeaths,
      double deathsFactor,
      List<SensitivitySpans.Span> spans) {}

  private final Spark spark;
  private final DamageEngine engine;
  private final int lastCell;

  /**
   * @param lastCell largest cell number that lies in a region; decides how blocks are spread, not
   *     what comes out
   */
  public AttributeJob(Spark spark, DamageEngine engine, int lastCell) {
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
    spark.sparkContext().setJobDescription("damage = sensitivity x emission, by blocks of cells");
    Broadcast<DamageEngine> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(engine);
    JavaRDD<DamagePart> parts =
        parts(emission, sensitivity, shared).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      SensitivitySpans spans = new SensitivitySpans();
      List<DamageBlock> blocks = new ArrayList<>();
      for (DamagePart part : parts.map(DamagePart::withoutCells).collect()) {
        spans.combine(part.spans());
        blocks.addAll(part.blocks());
      }
      List<SensitivitySpans.Span> checked = spans.checked(engine.species());
      Damage raw = engine.merge(blocks);
      double firstOrder = raw.deathsOfAllCells();
      double factor = closure.factor(firstOrder);
      Damage damage = raw.withDeathsTimes(factor);
      boolean apart = engine.tellsSpecies();
      out.write(schemas(apart), parts.map(part -> tables(part.cells(), factor, apart)), spark);
      out.write(damage.table());
      return new Result(damage, firstOrder, factor, checked);
    } finally {
      parts.unpersist();
      shared.destroy();
    }
  }

  private JavaRDD<DamagePart> parts(
      TableFiles emission, TableFiles sensitivity, Broadcast<DamageEngine> shared) {
    GriddedTable gridded =
        new GriddedTable(
            spark, CellBlocks.of(spark, engine.cellsPerBlock(), engine.block(lastCell)));
    JavaRDD<MonthRows> lambda = gridded.read(AirInputs.SENSITIVITY, sensitivity, "species");
    return gridded
        .read(Inputs.EMISSION, emission, "species", "subsector")
        .zipPartitions(
            lambda,
            (ofEmission, ofLambda) ->
                List.of(DamagePart.of(shared.value(), ofEmission.next(), ofLambda.next()))
                    .iterator());
  }

  private static List<TableSchema> schemas(boolean apart) {
    List<TableSchema> schemas =
        new ArrayList<>(List.of(DamageTables.DAMAGE_CELL, DamageTables.DAMAGE_CELL_TOTAL));
    if (apart) {
      schemas.add(DamageTables.DAMAGE_CELL_SPECIES);
    }
    return schemas;
  }

  private static List<Table> tables(DamageCells cells, double factor, boolean apart) {
    List<Table> tables =
        new ArrayList<>(List.of(cells.cellTable(factor), cells.totalTable(factor)));
    if (apart) {
      tables.add(cells.cellSpeciesTable(factor));
    }
    return tables;
  }
}
