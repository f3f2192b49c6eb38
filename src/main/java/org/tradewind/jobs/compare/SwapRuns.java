package org.tradewind.jobs.compare;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.config.StudyFile;
import org.tradewind.difference.Cause;
import org.tradewind.difference.Causes;
import org.tradewind.difference.Headline;
import org.tradewind.difference.Headlines;
import org.tradewind.difference.InputChange;
import org.tradewind.difference.InputChange.Kind;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.run.UncertaintyRun;
import org.tradewind.jobs.screen.Progress;
import org.tradewind.jobs.stages.Extent;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Runs the study of one run with one changed input of another at a time, in a work folder, to see
 * which change moved the headline figures. Changes that do not run alone are tried together.
 */
public final class SwapRuns {
  private static final String UNCERTAINTY = "uncertainty";
  private static final String DRAWS = "uncertainty.draws";

  /** Keys that name things, or that no run of a study reads, or that the input tables show. */
  private static final List<String> NOT_TRIED =
      List.of(
          "study",
          "data",
          "inputs",
          "sample.",
          "adjoint.",
          "inmap.",
          "mrio.requirements",
          "forcing.",
          "evaluation.",
          "output.",
          "uncertainty.keep",
          "report");

  private final Spark spark;
  private final Configuration conf;
  private final PrintStream log;
  private final Path work;
  private final RunFolder a;
  private final RunFolder b;
  private final double tolerance;

  /** What became of a study that was run with some changes. */
  private record Outcome(List<Headline> figures, String refusal) {}

  /**
   * @param work folder to work in, which every executor reaches; it is removed in the end
   */
  public SwapRuns(DiffRun runs, Spark spark, PrintStream log, String work) {
    this.spark = spark;
    this.conf = spark.hadoopConfiguration();
    this.log = log;
    this.work = new Path(work);
    this.a = runs.a();
    this.b = runs.b();
    this.tolerance = runs.tolerance();
  }

  /**
   * The causes of the moves.
   *
   * @param inputs what differs in the inputs
   */
  public List<Cause> causes(List<InputChange> inputs) {
    try {
      return trials(inputs);
    } finally {
      discard(work);
    }
  }

  private List<Cause> trials(List<InputChange> inputs) {
    boolean drawn =
        drawn(a) && drawn(b) && inputs.stream().anyMatch(i -> i.changed() && ofDraws(i));
    List<InputChange> changes =
        inputs.stream()
            .filter(InputChange::changed)
            .filter(i -> i.kind() == Kind.TABLE || i.kind() == Kind.KEY)
            .filter(i -> NOT_TRIED.stream().noneMatch(k -> named(i, k)))
            .filter(i -> drawn || !ofDraws(i))
            .toList();
    List<Headline> inA = figures(a, drawn);
    List<Headline> inB = figures(b, drawn);
    extent();
    copyInputs(changes);
    Progress progress = new Progress(log, changes.size() + 1, spark);
    Outcome again = progress.step(Causes.SOFTWARE, () -> run(List.of(), drawn));
    if (!again.refusal().isEmpty()) {
      throw new UserError(
          "study of " + a.folder(),
          "that it does not run again: " + again.refusal(),
          "a study that this version runs",
          "Leave out --why, or compare runs of one version.");
    }
    List<Causes.Trial> trials = new ArrayList<>();
    List<InputChange> refused = new ArrayList<>();
    for (InputChange change : changes) {
      Outcome outcome =
          progress.step("A with " + change.label() + " of B", () -> run(List.of(change), drawn));
      if (!outcome.refusal().isEmpty()) {
        refused.add(change);
      }
      trials.add(trial(change.label(), outcome));
    }
    if (refused.size() > 1) {
      String all = refused.stream().map(InputChange::label).collect(Collectors.joining(" + "));
      log.println("      those that do not run alone, together");
      trials.add(trial(all, run(refused, drawn)));
    }
    return Causes.of(inA, inB, again.figures(), trials, tolerance);
  }

  private static boolean named(InputChange change, String key) {
    return change.kind() == Kind.KEY
        && (key.endsWith(".") ? change.name().startsWith(key) : change.name().equals(key));
  }

  private static boolean ofDraws(InputChange change) {
    return change.kind() == Kind.KEY && change.name().startsWith(UNCERTAINTY + ".")
        || change.kind() == Kind.TABLE && change.name().equals(UNCERTAINTY);
  }

  private static boolean drawn(RunFolder run) {
    return run.says(UncertaintyRun.DRAWS).has("draws");
  }

  private static Causes.Trial trial(String label, Outcome outcome) {
    String note = outcome.refusal().isEmpty() ? "" : "does not run alone: " + outcome.refusal();
    return new Causes.Trial(label, outcome.figures(), note);
  }

  private static List<Headline> figures(RunFolder run, boolean drawn) {
    List<TableSchema> wanted = new ArrayList<>(Headlines.TABLES);
    wanted.addAll(drawn ? Headlines.INTERVALS : List.of());
    Map<String, Table> tables = new HashMap<>();
    for (TableSchema schema : wanted) {
      if (run.tables().contains(schema.name())) {
        tables.put(schema.name(), run.table(schema));
      }
    }
    List<Headline> figures = Headlines.of(tables);
    if (figures.isEmpty()) {
      throw new UserError(
          "run " + run.folder(),
          "none of the tables "
              + Names.some(Headlines.TABLES.stream().map(TableSchema::name).toList()),
          "a run with accounts and flows",
          "Leave out --why.");
    }
    return figures;
  }

  private Extent extent() {
    String job = a.says("job").asText();
    return Arrays.stream(Extent.values())
        .filter(e -> e.name().toLowerCase(Locale.ROOT).equals(job))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "run " + a.folder(),
                    "the job '" + job + "'",
                    "a run of a study",
                    "Leave out --why."));
  }

  /** All tables of A, each as it was; those of B are checked before the first long run. */
  private void copyInputs(List<InputChange> changes) {
    for (TableSchema schema : Inputs.ALL) {
      if (!a.hashes(schema.name()).isEmpty()) {
        a.unchangedInputs(schema).copy(schema, inputs());
      }
    }
    changes.stream().filter(c -> c.kind() == Kind.TABLE).forEach(c -> b.unchangedInputs(schema(c)));
  }

  private Path inputs() {
    return new Path(work, RunLayout.INPUTS);
  }

  private static TableSchema schema(InputChange change) {
    return Inputs.ALL.stream()
        .filter(s -> s.name().equals(change.name()))
        .findFirst()
        .orElseThrow();
  }

  private Outcome run(List<InputChange> changes, boolean drawn) {
    Map<String, String> keys = a.keys();
    keys.put("inputs", inputs().toString());
    keys.put("output.csv_max_rows", "1");
    keys.put("report", "off");
    // those of another run serve its own MRIO alone
    keys.remove("mrio.requirements");
    List<InputChange> tables = changes.stream().filter(c -> c.kind() == Kind.TABLE).toList();
    for (InputChange change : changes) {
      if (change.kind() == Kind.KEY && change.b().isEmpty()) {
        keys.remove(change.name());
      } else if (change.kind() == Kind.KEY) {
        keys.put(change.name(), change.b());
      }
    }
    if (!drawn) {
      keys.put(DRAWS, "0");
    }
    tables.forEach(c -> b.inputs().copy(schema(c), inputs()));
    Path trial = new Path(work, "trial");
    String out = new Path(trial, "run").toString();
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    try {
      new StudyRun(StudyFile.parse("", "study of " + a.folder(), keys), extent(), spark, quiet)
          .run(out);
      return new Outcome(figures(new RunFolder(out, conf), drawn), "");
    } catch (Exception e) {
      // Spark throws exceptions that it does not declare, with the mistake inside
      if (mistake(e).isEmpty()) {
        throw e;
      }
      return new Outcome(List.of(), mistake(e).get().getMessage());
    } finally {
      discard(trial);
      tables.forEach(c -> a.inputs().copy(schema(c), inputs()));
    }
  }

  /** The mistake that an exception tells of, if it is one. */
  private static Optional<UserError> mistake(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserError error) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  private void discard(Path folder) {
    try {
      folder.getFileSystem(conf).delete(folder, true);
    } catch (IOException e) {
      throw new UserError(
          folder.toString(),
          e.getMessage(),
          "a folder that can be removed",
          "Check its permissions.",
          e);
    }
  }
}
