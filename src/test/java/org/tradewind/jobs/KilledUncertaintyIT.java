package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.JobProcess;
import org.tradewind.TinyStudy;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;

/**
 * The job 'uncertainty' as a process: killed among its slices, first in a run, then on a finished
 * run, then among draws of the MRIO; and killed at any moment.
 */
class KilledUncertaintyIT {
  private static final int KILLS = 8;

  private static final String FEW = "5000";
  private static final String MANY = "8000";

  @TempDir Path here;

  /** Blocks of ten draws of the MRIO, more than a process draws before it is killed. */
  private static final int SOLVED = 100;

  private static final List<String> COEFFICIENTS =
      List.of("--set", "uncertainty.mrio_draws=" + 10 * SOLVED);

  private static List<String> arguments(String draws, String out) {
    return new ArrayList<>(
        List.of("study.yaml", "--draws", draws, "--out", out, "--master", "local[1]"));
  }

  @BeforeEach
  void study() throws IOException {
    Table uncertainty =
        Table.builder(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", 0.2, "")
            .add("*", "*", "*", "emission_factor", "lognormal", 0.5, "")
            .build();
    RunFixture.write(
        TinyStudy.tables()
            .put(uncertainty, Provenance.of(Provenance.Status.ILLUSTRATIVE, "test", "")),
        here.resolve("inputs"));
    Files.writeString(
        here.resolve("study.yaml"),
        "study: tiny\nspecies: [SO2]\ninputs: inputs\nmrio: {backend: java}\nuncertainty: {block: 100}\n");
  }

  @Test
  void whatIsKilledGoesOnToTheSameNumbers() throws Exception {
    List<String> whole = arguments(MANY, "whole");
    whole.addAll(COEFFICIENTS);
    JobProcess.launcher(here, "uncertainty", whole).run().done();

    killed(arguments(FEW, "killed"), 1, " slices, 1 of them taken up");
    // on the finished run, without a study file: the run's own study
    List<String> more = arguments(MANY, "killed");
    more.remove(0);
    killed(more, 1, " slices, 1 of them taken up");
    List<String> coefficients = new ArrayList<>(more);
    coefficients.addAll(COEFFICIENTS);
    killed(coefficients, 12, " blocks taken up");
    assertThat(JobProcess.csvs(here.resolve("killed")))
        .isEqualTo(JobProcess.csvs(here.resolve("whole")));
    assertNothingIsLeft();

    List<String> none = new ArrayList<>(more);
    none.set(1, "0");
    JobProcess.Ended refused = JobProcess.launcher(here, "uncertainty", none).run();
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--draws", "at least 1 draw").doesNotContain("\tat ");
  }

  /** Eight times at a random moment, from its start to its end, and each time started again. */
  @Test
  void whenItIsKilledDoesNotMatter() throws Exception {
    long start = System.nanoTime();
    JobProcess.launcher(here, "uncertainty", arguments(FEW, "whole")).run().done();
    long millis = (System.nanoTime() - start) / 1_000_000;
    Map<String, String> whole = JobProcess.csvs(here.resolve("whole"));
    Path killed = here.resolve("killed");
    Random random = new Random(19);
    int kills = 0;
    while (kills < KILLS) {
      JobProcess.Started started =
          JobProcess.launcher(here, "uncertainty", arguments(FEW, "killed")).start();
      long moment = random.nextLong(millis);
      if (started.process().waitFor(moment, TimeUnit.MILLISECONDS)) {
        // what was taken up made it so quick that it was whole before: from the start again
        started.end().done();
      } else {
        started.process().destroyForcibly();
        started.end();
        kills++;
      }
      if (Files.exists(killed)) {
        assertThat(JobProcess.csvs(killed)).isEqualTo(whole);
        FileUtil.fullyDelete(killed.toFile());
      }
    }
    JobProcess.launcher(here, "uncertainty", arguments(FEW, "killed")).run().done();
    assertThat(JobProcess.csvs(killed)).isEqualTo(whole);
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() {
    assertThat(JobProcess.content(here))
        .noneMatch(f -> f.startsWith(".") || f.contains(".partial"));
  }

  /** Kills a process when some pieces are finished, and runs it again. */
  private void killed(List<String> arguments, int pieces, String says) throws Exception {
    JobProcess.Started started = JobProcess.launcher(here, "uncertainty", arguments).start();
    while (finished() < pieces) {
      assertThat(started.process().isAlive()).as(Files.readString(started.err())).isTrue();
      Thread.sleep(1);
    }
    started.process().destroyForcibly();
    assertThat(started.end().code()).isNotZero();
    int left = finished();
    String taken = pieces > 1 ? says : says.replace("1 of", left + " of");
    assertThat(JobProcess.launcher(here, "uncertainty", arguments).run().done().err())
        .contains(taken);
  }

  private int finished() {
    File[] pieces =
        here.resolve(".killed.work")
            .toFile()
            .listFiles((d, n) -> !n.startsWith("_") && !n.startsWith("."));
    return pieces == null ? 0 : pieces.length;
  }
}
