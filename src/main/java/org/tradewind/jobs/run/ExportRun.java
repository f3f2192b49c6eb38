package org.tradewind.jobs.run;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.axes.Axis;
import org.tradewind.config.Study;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.PymrioAccounts;
import org.tradewind.flows.PymrioSystem;
import org.tradewind.formats.pymrio.PymrioMetadata;
import org.tradewind.formats.pymrio.PymrioTable;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.LedgerFile;
import org.tradewind.jobs.folders.Manifest;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.folders.Version;
import org.tradewind.jobs.stages.Extent;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;

/**
 * Writes the supply chain of a study as the folder that pymrio's save_all makes in text: the core
 * with its metadata, and one extension with all stressors in a subfolder. A stage that a stressor
 * stands on, damage of the grid, is run first; its tables are not kept.
 */
public final class ExportRun {
  private static final String EXTENSION = "stressors";

  private final Study study;
  private final Spark spark;
  private final PrintStream log;
  private final Configuration conf;

  public ExportRun(Study study, Spark spark, PrintStream log) {
    this.study = study;
    this.spark = spark;
    this.log = log;
    this.conf = spark.hadoopConfiguration();
  }

  /**
   * Writes the folder.
   *
   * @param to where it shall stand; must not be there yet
   * @return what was written, for the terminal
   */
  public String run(String to) {
    return OutputFolder.fill("--to", to, conf, 0, this::run);
  }

  private String run(OutputFolder out) {
    Manifest manifest = new Manifest("export", study, spark);
    OutputFolder scratch = OutputFolder.create(out.inside("work/run").toString(), conf, 0);
    StudyRun.SupplyChain chain =
        new StudyRun(study, Extent.EXPORT, spark, log).supplyChain(scratch, manifest);
    FlowEngine flows = chain.flows();
    PymrioAccounts accounts = PymrioAccounts.of(flows);
    Ledger ledger = chain.ledger().addAll(accounts.ledger());
    PymrioSystem system = PymrioSystem.of(flows, accounts);
    Optional<double[]> people = population(chain.tables());
    StudyInfo info = chain.names().study();
    write(out, "", "IOSystem", system.core(info.currency().orElse("currency not given"), people));
    write(out, EXTENSION, "Extension", system.extension(chain.names().stressors()::unit, people));
    out.writeJson(PymrioMetadata.FILE, metadata(manifest, chain));
    LedgerFile.close(ledger, out);
    out.writeJson(RunLayout.MANIFEST, manifest.finished(out.rows(), Map.of()));
    scratch.abandon();
    out.discard(out.inside("work"));
    return told(system, flows, manifest) + "written to " + out.finish() + "\n";
  }

  private static void write(
      OutputFolder out, String folder, String systemType, List<PymrioTable> tables) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    Map<String, Object> files = new LinkedHashMap<>();
    for (PymrioTable table : tables) {
      out.writeFile(prefix + table.fileName(), table::write);
      files.put(table.name(), table.parameters());
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("files", files);
    parameters.put("systemtype", systemType);
    if (!folder.isEmpty()) {
      parameters.put("name", folder);
    }
    out.writeJson(prefix + "file_parameters.json", parameters);
  }

  /** People of each region, where all are known. */
  private static Optional<double[]> population(StudyTables tables) {
    double[] people = tables.require(Inputs.REGION).doubles("population_persons");
    return Arrays.stream(people).allMatch(p -> p > 0) ? Optional.of(people) : Optional.empty();
  }

  /**
   * metadata.json, in which pymrio keeps the history of a system; status and source stay in it when
   * pymrio loads and saves it.
   */
  private Map<String, Object> metadata(Manifest manifest, StudyRun.SupplyChain chain) {
    return PymrioMetadata.content(
        chain.names().study().title()
            + ". Exported by Tradewind "
            + Version.current()
            + ". "
            + status(manifest),
        study.name(),
        status(manifest.status(), chain),
        "study "
            + study.name()
            + " (Tradewind "
            + Version.current()
            + "), from: "
            + String.join("; ", manifest.sources()));
  }

  /** Stressors that a run computes from the grid are no published data, whatever the inputs are. */
  private static Provenance.Status status(Provenance.Status ofInputs, StudyRun.SupplyChain chain) {
    StudyTables tables = chain.tables();
    List<String> given =
        tables.has(MrioInputs.STRESSOR)
            ? Arrays.asList(tables.require(MrioInputs.STRESSOR).strings("stressor"))
            : List.of();
    boolean computed = !given.containsAll(chain.flows().stressors().labels());
    return computed && ofInputs == Provenance.Status.REAL ? Provenance.Status.ESTIMATED : ofInputs;
  }

  private static String status(Manifest manifest) {
    return manifest.illustrative().isEmpty()
        ? "Sources and status of every input: manifest.json."
        : "ILLUSTRATIVE, do not cite: made up are " + String.join(", ", manifest.illustrative());
  }

  private static String told(PymrioSystem system, FlowEngine flows, Manifest manifest) {
    Axis regions = flows.source().regions();
    Axis sectors = flows.source().sectors();
    int n = regions.size() * sectors.size();
    String text =
        String.format(
            Locale.ROOT,
            "%d regions x %d sectors, extension '%s' with %s%n%s%n",
            regions.size(),
            sectors.size(),
            EXTENSION,
            String.join(", ", flows.stressors().labels()),
            status(manifest));
    return system.hasL()
        ? text
        : text
            + String.format(
                Locale.ROOT,
                "Left out: L, of %d rows (at most %d); calc_all computes it%n",
                n,
                PymrioSystem.LARGEST_L);
  }
}
