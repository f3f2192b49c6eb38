package org.tradewind.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.tradewind.difference.Cause;
import org.tradewind.difference.RunDifference;
import org.tradewind.difference.TableDifference;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Sessions;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.compare.DiffRun;
import org.tradewind.jobs.compare.SwapRuns;
import org.tradewind.jobs.pages.JobEnd;
import org.tradewind.jobs.screen.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The job 'diff'. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionProvider.class,
    description =
        "What differs between two finished runs: inputs, every table by key and column, means of"
            + " draws next to their Monte Carlo error, and on request which input moved the"
            + " headline figures. Neither run is changed.")
final class DiffCommand implements Runnable {
  @Parameters(index = "0", paramLabel = "RUN_A", description = "folder of a finished run")
  private String first;

  @Parameters(index = "1", paramLabel = "RUN_B", description = "folder of another")
  private String second;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "folder for the differences as tables, not there yet")
  private String to;

  @Option(
      names = "--why",
      description =
          "runs the study of RUN_A with one changed table or key of RUN_B at a time and tells what"
              + " share of the moves each explains")
  private boolean why;

  @Option(
      names = "--tolerance",
      paramLabel = "R",
      defaultValue = "0",
      description = "relative difference up to which a number counts as equal; default 0")
  private double tolerance;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "3",
      description = "moves to show of a column; default 3")
  private int top;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master, for --why; without one this JVM (local[*])")
  private String master;

  @Mixin private Manners manners;

  @Override
  public void run() {
    manners.begin();
    DiffRun job = new DiffRun(first, second, tolerance, top, LocalFiles.configuration());
    if (to != null) {
      job.requireApart(to);
    }
    Progress progress = new Progress(manners.log(), to == null ? 1 : 2);
    RunDifference compared = progress.step("compare the tables of both runs", job::compare);
    RunDifference difference = why ? compared.because(causes(job, compared)) : compared;
    String page = job.page(difference);
    if (to == null) {
      manners.print(end(difference, page));
    } else {
      String tables = progress.step("write the tables", () -> job.write(difference, to));
      manners.print(end(difference, page + "Tables: " + tables + "\n"));
    }
  }

  private JobEnd end(RunDifference difference, String text) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("a", difference.runs().a());
    members.put("b", difference.runs().b());
    members.put("nothing_moved", difference.nothingMoved());
    members.put(
        "tables_moved",
        difference.tables().stream()
            .filter(table -> !table.nothingMoved())
            .map(TableDifference::table)
            .toList());
    members.put("only_a", difference.onlyA());
    members.put("only_b", difference.onlyB());
    members.put("tables_of_unknown_columns", difference.unknown());
    members.put("causes", difference.causes());
    members.put("folder", to);
    return new JobEnd("diff", text, members);
  }

  private List<Cause> causes(DiffRun job, RunDifference difference) {
    Spark spark = Sessions.open("diff", Optional.ofNullable(master));
    try {
      return new SwapRuns(job, spark, manners.log(), work()).causes(difference.inputs());
    } finally {
      spark.stop();
    }
  }

  /** Beside the tables, where every executor reaches it, or in this machine's folder for that. */
  private String work() {
    if (to != null) {
      Path tables = new Path(to);
      return new Path(
              tables.getParent() == null ? new Path(".") : tables.getParent(),
              "." + tables.getName() + ".why")
          .toString();
    }
    try {
      return Files.createTempDirectory("tradewind-diff").toUri().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
