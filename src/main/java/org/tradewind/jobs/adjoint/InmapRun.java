package org.tradewind.jobs.adjoint;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.ModelParameters;
import org.tradewind.StudyModel;
import org.tradewind.adjoint.InmapFile;
import org.tradewind.adjoint.InmapGrid;
import org.tradewind.adjoint.InmapOverlap;
import org.tradewind.adjoint.InmapParameters;
import org.tradewind.adjoint.SourceSensitivity;
import org.tradewind.axes.Grid;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.emissions.CellEmissions;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.health.Burden;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.folders.Manifest;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.pages.Summary;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.screen.Progress;
import org.tradewind.jobs.stages.CellEmissionsJob;
import org.tradewind.jobs.stages.RunContext;
import org.tradewind.recipes.Recipes;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Deaths per tonne from a source-receptor file of InMAP and the study's own dJ/dz: the job
 * 'sensitivities' with the key inmap.file. The result is the study's folder of inputs with the
 * table sensitivity.
 */
public final class InmapRun {
  private static final int STEPS = 4;

  /** Files up to so many bytes are hashed; that of the USA has 165 GB. */
  private static final long MOST_HASHED = 1L << 28;

  private final Study study;
  private final InmapParameters parameters;
  private final Spark spark;
  private final Configuration conf;
  private final Progress progress;
  private final List<String> species;

  /** The study laid on the file's grid. */
  private record Laid(
      InmapOverlap sources,
      InmapOverlap receptors,
      InmapBlock rows,
      int count,
      Optional<double[]> people) {}

  public InmapRun(Study study, Spark spark, PrintStream log) {
    this.study = study;
    this.parameters =
        study.inmap().orElseThrow(() -> new IllegalArgumentException("no file of InMAP"));
    this.spark = spark;
    this.conf = spark.hadoopConfiguration();
    this.progress = new Progress(log, STEPS, spark);
    this.species = Species.POLLUTANTS.stream().filter(study.species()::contains).toList();
  }

  /**
   * Reads the file and writes the tables.
   *
   * @param path folder of the results; must not be there yet
   */
  public StudyRun.Result run(String path) {
    requireAllReceptors();
    return OutputFolder.fill(path, conf, study.csvMaxRows(), this::run);
  }

  private void requireAllReceptors() {
    if (study.receptors().toldApart()) {
      throw new UserError(
          "key receptors",
          study.receptors().chosen().toString(),
          "no receptors: the table sensitivity says nothing of where deaths fall",
          "Leave receptors empty where deaths per tonne come from a file of InMAP.");
    }
  }

  private StudyRun.Result run(OutputFolder out) {
    Manifest manifest = new Manifest("sensitivities", study, spark);
    InputFolder inputs =
        progress.step("inputs: " + study.inputs(), () -> InputFolder.of(study, out, conf));
    StudyTables tables = inputs.smallTables();
    Grid grid = GridTable.read(tables.require(Inputs.GRID));
    Table cell = tables.require(Inputs.CELL);
    GridTable.checkCells(cell, grid);
    Burden burden = burden(tables);
    Laid laid = progress.step("lay the study on the grid of " + name(), () -> laid(grid, cell));
    double[] marginal = laid.receptors().onto(burden.marginalDeaths());
    Map<String, InmapJob.Sources> rows =
        progress.step(
            laid.rows().sources().length + " sources x " + laid.rows().receptors() + " receptors",
            () -> rows(laid, marginal));
    InmapFindings findings =
        new InmapFindings(species, cell, laid.receptors(), laid.sources(), rows, laid.people());
    String summary =
        progress.step("write", () -> write(inputs, tables, grid, findings, burden, manifest, out));
    out.writeJson(RunLayout.MANIFEST, manifest.finished(out.rows(), progress.seconds()));
    return new StudyRun.Result(out.finish(), summary);
  }

  private String write(
      InputFolder inputs,
      StudyTables tables,
      Grid grid,
      InmapFindings findings,
      Burden burden,
      Manifest manifest,
      OutputFolder out) {
    Optional<CellEmissions> emissions = emissions(inputs, grid);
    List<String> remarks = new ArrayList<>(findings.remarks(parameters, burden, emissions));
    if (inputs.has(AirInputs.SENSITIVITY)) {
      remarks.add("it stands in place of a table sensitivity that the inputs had");
    }
    Provenance origin = origin(tables, remarks);
    write(inputs, tables, findings.table(), origin, out);
    manifest.inputs(inputs).computed(AirInputs.SENSITIVITY.name(), origin);
    String own = AirInputs.SENSITIVITY.name() + ": ";
    List<String> all = new ArrayList<>();
    inputs.remarks().stream().filter(r -> !r.startsWith(own)).forEach(all::add);
    remarks.forEach(r -> all.add(own + r));
    manifest.say("remarks", all);
    String summary =
        new Summary(study.name())
                .origin(manifest.illustrative(), manifest.estimated())
                .remarks(all)
                .text()
            + page(findings, emissions, burden);
    out.writeText(RunLayout.SUMMARY, summary);
    if (Recipes.has(study.inputs())) {
      // where the recipe's tables were written first
      out.discard(out.inside(RunLayout.INPUTS));
    }
    return summary;
  }

  private String name() {
    return parameters.file().getFileName().toString();
  }

  private Burden burden(StudyTables tables) {
    ModelParameters all = RunContext.parameters(study);
    return StudyModel.burden(tables, all)
        .orElseThrow(
            () ->
                new UserError(
                    "inputs " + study.inputs(),
                    "not the tables that dJ/dz is computed from",
                    "tables " + StudyModel.names(StudyModel.burdenTables(all)),
                    "Add what is missing; docs/tables.md lists their columns."));
  }

  private Laid laid(Grid grid, Table cell) {
    List<String> variables = variables();
    int[] cells = cell.ints("cell");
    try (InmapFile file = InmapFile.open(parameters.file())) {
      file.require(variables);
      int index = file.layerIndex(variables.get(0), parameters.layer());
      InmapGrid ground = file.receptors(variables.get(0));
      InmapGrid layer = file.sources(variables.get(0), parameters.layer());
      InmapOverlap receptors = InmapOverlap.of(grid, cells, ground, parameters);
      InmapOverlap sources = InmapOverlap.of(grid, cells, layer, parameters);
      InmapFindings.requireInside(cell, receptors, parameters);
      InmapBlock rows =
          new InmapBlock(
              parameters.file().toAbsolutePath().toString(),
              variables.get(0),
              index,
              ground.cells(),
              sources.touched());
      return new Laid(sources, receptors, rows, layer.cells(), file.people());
    }
  }

  private List<String> variables() {
    return species.stream().map(InmapFile::variable).distinct().toList();
  }

  private Map<String, InmapJob.Sources> rows(Laid laid, double[] marginal) {
    return new InmapJob(spark)
        .run(laid.rows(), variables(), laid.count(), new SourceSensitivity(marginal));
  }

  /** The study's emissions, where it has any, for the page alone. */
  private Optional<CellEmissions> emissions(InputFolder inputs, Grid grid) {
    if (!inputs.has(Inputs.EMISSION)) {
      return Optional.empty();
    }
    return Optional.of(new CellEmissionsJob(spark).run(inputs.gridded(Inputs.EMISSION), grid));
  }

  private String page(InmapFindings findings, Optional<CellEmissions> emissions, Burden burden) {
    return "Deaths per tonne from "
        + parameters.file()
        + ", through dJ/dz of this study\n\n"
        + String.join("\n", findings.lines(emissions, burden))
        + "\n"
        + findings.people();
  }

  private Provenance origin(StudyTables tables, List<String> remarks) {
    boolean madeUp =
        StudyModel.burdenTables(RunContext.parameters(study)).stream()
            .map(TableSchema::name)
            .anyMatch(t -> tables.provenance(t).status() == Provenance.Status.ILLUSTRATIVE);
    Map<String, String> particles = new LinkedHashMap<>();
    species.forEach(s -> particles.put(s, InmapFile.variable(s)));
    return new Provenance(
            madeUp ? Provenance.Status.ILLUSTRATIVE : Provenance.Status.ESTIMATED,
            "source-receptor file of InMAP "
                + name()
                + " ("
                + bytes(parameters.file())
                + " bytes), through dJ/dz of this study",
            "deaths per tonne = sum over receptors of dJ/dz x SR, exposure-response "
                + study.health().form()
                + ", emissions into layer "
                + parameters.layer()
                + "; species by variable of the file: "
                + particles,
            bytes(parameters.file()) <= MOST_HASHED
                ? List.of(SourceFiles.hashed(parameters.file()))
                : List.of())
        .remarking(remarks);
  }

  private static long bytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }

  /** The study's inputs, with these sensitivities in place of any it has. */
  private void write(
      InputFolder inputs, StudyTables tables, Table table, Provenance origin, OutputFolder out) {
    out.writeInputs(new StudyTables().putAll(tables).put(table, origin));
    for (TableSchema gridded : Inputs.GRIDDED) {
      if (gridded != AirInputs.SENSITIVITY && inputs.has(gridded)) {
        out.copyInput(inputs, gridded);
      }
    }
  }
}
