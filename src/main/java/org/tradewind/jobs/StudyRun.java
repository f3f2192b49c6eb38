package org.tradewind.jobs;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.tradewind.Pipeline;
import org.tradewind.attribution.CellRegions;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.DamageEngine;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.flows.FlowEngine;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Runs a study from its inputs to its output folder: the stages whose tables are there, in the
 * order in which the data flows.
 */
public final class StudyRun {
  /** How far a run goes. */
  public enum Extent {
    /** Damage only. */
    ATTRIBUTE,
    /** Accounts and flows only, of stressors that are given. */
    FLOWS,
    /** All stages whose tables are there. */
    ALL
  }

  /**
   * What a run leaves behind.
   *
   * @param folder where the tables lie
   * @param summary the page for the terminal
   */
  public record Result(String folder, String summary) {}

  private static final int STEPS = 4;

  private final Study study;
  private final Extent extent;
  private final SparkSession spark;
  private final Configuration conf;
  private final Progress progress;
  private final Ledger ledger = new Ledger();
  private final List<String> leftOut = new ArrayList<>();

  public StudyRun(Study study, Extent extent, SparkSession spark, PrintStream log) {
    this.study = study;
    this.extent = extent;
    this.spark = spark;
    this.conf = spark.sparkContext().hadoopConfiguration();
    this.progress = new Progress(log, STEPS);
  }

  /**
   * Runs the study.
   *
   * @param out folder of the results; must not be there yet
   */
  public Result run(String out) {
    OutputFolder folder = OutputFolder.create(out, conf, study.csvMaxRows());
    boolean finished = false;
    try {
      Result result = run(folder);
      finished = true;
      return result;
    } finally {
      // Not a catch: Spark throws checked exceptions that it does not declare.
      if (!finished) {
        folder.abandon();
      }
    }
  }

  private Result run(OutputFolder out) {
    Manifest manifest =
        new Manifest(extent.name().toLowerCase(java.util.Locale.ROOT), study, spark);
    InputFolder inputs =
        progress.step("inputs: " + study.inputs(), () -> InputFolder.of(study, out, conf));
    StudyTables tables = progress.step("read and check tables", inputs::smallTables);
    manifest.inputs(inputs);
    boolean withDamage = extent != Extent.FLOWS && stage("damage", Pipeline.DAMAGE_TABLES, inputs);
    boolean withFlows =
        extent != Extent.ATTRIBUTE && stage("accounts and flows", Pipeline.FLOW_TABLES, inputs);
    if (!withDamage && !withFlows) {
      throw new UserError(
          "inputs " + study.inputs(),
          String.join("; ", leftOut),
          "the tables of a stage",
          "Add them; docs/tables.md lists their columns.");
    }
    if (withDamage && withFlows && !inputs.has(Inputs.CONCORDANCE)) {
      leftOut.add("CO2 and deaths of the grid in accounts and flows, for want of concordance");
    }
    Pipeline.Parameters parameters =
        new Pipeline.Parameters(
            study.species(), study.health(), study.closure(), study.mrio(), study.blocks());
    Summary summary = new Summary(study.name());
    summary.origin(manifest.illustrative(), manifest.estimated()).leftOut(leftOut);
    Optional<Damage> damage =
        progress.step(
            "damage = sensitivity x emission",
            () ->
                withDamage
                    ? Optional.of(damage(inputs, tables, parameters, out, manifest, summary))
                    : Optional.empty());
    progress.step(
        "accounts and flows",
        () -> {
          if (withFlows) {
            flows(tables, damage, parameters, out, manifest, summary);
          }
        });
    closeLedger(out);
    summary.ledger(ledger);
    manifest.leftOut(leftOut);
    out.writeText("summary.txt", summary.text());
    out.writeJson("manifest.json", manifest.finished(out.rows(), progress.seconds()));
    return new Result(out.finish(), summary.text());
  }

  private boolean stage(String stage, List<TableSchema> needed, InputFolder inputs) {
    List<String> missing =
        needed.stream().filter(s -> !inputs.has(s)).map(TableSchema::name).toList();
    if (!missing.isEmpty()) {
      leftOut.add(stage + ", for want of " + String.join(", ", missing));
    }
    return missing.isEmpty();
  }

  private Damage damage(
      InputFolder inputs,
      StudyTables tables,
      Pipeline.Parameters parameters,
      OutputFolder out,
      Manifest manifest,
      Summary summary) {
    DamageEngine engine = Pipeline.damageEngine(tables, parameters);
    Path work = out.inside("work");
    CellRegions cells = engine.cellRegions();
    Closure closure = Pipeline.closure(Pipeline.burden(tables, parameters), parameters);
    AttributeJob.Result result =
        new AttributeJob(spark, engine, cells.lastCell())
            .run(
                inputs.griddedParquet(Inputs.EMISSION, work),
                inputs.griddedParquet(Inputs.SENSITIVITY, work),
                closure,
                out);
    out.discard(work);
    ledger.addAll(result.damage().ledger());
    manifest.closure(closure, result.firstOrderDeaths());
    summary.closure(closure, result.firstOrderDeaths());
    return result.damage();
  }

  private void flows(
      StudyTables tables,
      Optional<Damage> damage,
      Pipeline.Parameters parameters,
      OutputFolder out,
      Manifest manifest,
      Summary summary) {
    FlowEngine flows = Pipeline.flows(tables, damage, parameters, ledger);
    manifest.backend(flows.backendName());
    ledger.addAll(flows.ledger());
    new FlowsJob(spark, flows).write(out);
    Table embodied = flows.embodiedTrade();
    summary.totals(flows).flows(flows).indices(embodied, flows.stressors());
  }

  /** Writes the ledger; totals that do not agree are a bug of ours, so nothing is put in place. */
  private void closeLedger(OutputFolder out) {
    out.writeJson("ledger.json", LedgerFile.of(ledger));
    if (!ledger.open().isEmpty()) {
      throw new IllegalStateException("totals that do not agree: " + ledger.open());
    }
  }
}
