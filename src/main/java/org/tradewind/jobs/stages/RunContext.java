package org.tradewind.jobs.stages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.ModelParameters;
import org.tradewind.SourceStages;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.Manifest;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.pages.Summary;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.TradeTables;

/**
 * What all stages of a run share: the study, where tables go, and what there is to say of them.
 *
 * @param parameters what the model wants to know of the study
 * @param out takes the tables
 * @param ledger takes totals that agree
 * @param leftOut takes stages and tables that the study lacks the inputs of
 * @param remarks takes what was ignored, mended or assumed; on the page and in the manifest
 */
public record RunContext(
    Study study,
    Extent extent,
    ModelParameters parameters,
    Spark spark,
    OutputFolder out,
    Manifest manifest,
    Summary summary,
    Ledger ledger,
    List<String> leftOut,
    List<String> remarks) {

  /** At the start of a run. */
  public static RunContext of(
      Study study, Extent extent, Spark spark, OutputFolder out, Manifest manifest) {
    return new RunContext(
        study,
        extent,
        parameters(study),
        spark,
        out,
        manifest,
        new Summary(study.name()),
        new Ledger(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** What the model wants to know of a study. */
  public static ModelParameters parameters(Study study) {
    return new ModelParameters(
        study.species(),
        study.health(),
        study.closure(),
        study.receptors(),
        study.mrio(),
        study.indices(),
        study.paths(),
        study.blocks(),
        study.scenarios(),
        study.emissions(),
        new SourceStages.Parameters(
            study.costs(), study.cities(), study.whatif(), study.info().currency()));
  }

  Configuration conf() {
    return spark.hadoopConfiguration();
  }

  public boolean wants(Extent.Stage stage) {
    return extent.has(stage);
  }

  public boolean wantsDraws() {
    return wants(Extent.Stage.DRAWS) && study.uncertainty().draws() > 0;
  }

  /** Whether the tables of a stage are there; where not, it is left out. */
  public boolean hasAll(String stage, List<TableSchema> needed, Predicate<TableSchema> there) {
    List<String> missing = needed.stream().filter(there.negate()).map(TableSchema::name).toList();
    if (!missing.isEmpty()) {
      leftOut.add(stage + ", for want of " + String.join(", ", missing));
    }
    return missing.isEmpty();
  }

  /** Leaves something out after the page has said what else is. */
  public void leftOutLate(String what) {
    leftOut.add(what);
    summary.leftOut(List.of(what));
  }

  /** The mistake of a study that lacks what is asked of it, with all that was left out. */
  public UserError lacking(String expected) {
    return new UserError(
        "inputs " + study.inputs(),
        String.join("; ", leftOut),
        expected,
        "Add them; docs/tables.md lists their columns.");
  }

  /** The study's currency in place of words for it, where it is known. */
  UnaryOperator<String> inCurrency(StudyTables tables) {
    String currency = study.info().over(StudyInfo.of(tables)).currency().orElse(TradeTables.UNIT);
    return unit -> unit.equals(TradeTables.UNIT) ? currency : unit;
  }

  /** Tables that the run has written so far, by name. */
  public Map<String, Table> written(List<TableSchema> wanted) {
    Map<String, Table> found = new HashMap<>();
    for (TableSchema schema : wanted) {
      if (out.rows().containsKey(schema.name())) {
        found.put(schema.name(), ParquetFiles.read(schema, out.table(schema), conf()));
      }
    }
    return found;
  }
}
