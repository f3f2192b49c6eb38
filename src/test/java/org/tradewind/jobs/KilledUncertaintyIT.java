package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.JobProcess;
import org.tradewind.TinyStudy;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;

/**
 * The job 'uncertainty' as a process: killed among its draws, first in a run, then extending it.
 */
class KilledUncertaintyIT {
  private static final int BLOCKS = 60;

  @TempDir Path here;

  /** Blocks of ten draws of the MRIO, more than a process works before it is killed. */
  private static final int SOLVED = 100;

  private static final List<String> COEFFICIENTS =
      List.of("--set", "uncertainty.mrio_draws=" + 10 * SOLVED);

  private static List<String> arguments(int blocks, String out) {
    return new ArrayList<>(
        List.of(
            "study.yaml",
            "--draws",
            String.valueOf(blocks * 100),
            "--out",
            out,
            "--master",
            "local[1]"));
  }

  @Test
  void aKilledRunAndAKilledExtensionGoOnToTheSameNumbers() throws Exception {
    Table uncertainty =
        Table.builder(Inputs.UNCERTAINTY)
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
    List<String> whole = arguments(2 * BLOCKS, "whole");
    whole.addAll(COEFFICIENTS);
    JobProcess.launcher(here, "uncertainty", whole).run().done();

    kill(here.resolve(".killed.draws"), 1, arguments(BLOCKS, "killed"));
    assertThat(here.resolve("killed")).doesNotExist();
    int kept = finished(here.resolve(".killed.draws"));
    JobProcess.Ended again =
        JobProcess.launcher(here, "uncertainty", arguments(BLOCKS, "killed")).run().done();
    assertThat(again.err())
        .contains((BLOCKS - kept) + " blocks drawn, " + kept + " kept from before");

    kill(here.resolve("killed/draws"), BLOCKS + 1, arguments(2 * BLOCKS, "killed"));
    int extended = finished(here.resolve("killed/draws"));
    // without a study file: the run's own study
    List<String> rest = arguments(2 * BLOCKS, "killed").subList(1, 7);
    JobProcess.Ended last = JobProcess.launcher(here, "uncertainty", rest).run().done();
    assertThat(last.err())
        .contains((2 * BLOCKS - extended) + " blocks drawn, " + extended + " kept from before");

    List<String> coefficients = new ArrayList<>(rest);
    coefficients.addAll(COEFFICIENTS);
    kill(here.resolve("killed/draws_mrio"), 2, coefficients);
    int solved = finished(here.resolve("killed/draws_mrio"));
    assertThat(solved).isLessThan(SOLVED);
    JobProcess.Ended solvedAll =
        JobProcess.launcher(here, "uncertainty", coefficients).run().done();
    assertThat(solvedAll.err())
        .contains((SOLVED - solved) + " blocks drawn, " + solved + " kept from before");
    assertThat(JobProcess.csvs(here.resolve("killed")))
        .isEqualTo(JobProcess.csvs(here.resolve("whole")));
    assertThat(JobProcess.content(here))
        .noneMatch(f -> f.startsWith(".") || f.contains(".partial"))
        .noneMatch(f -> f.matches(".*draws(_mrio)?/_[0-9a-f-]{36}.*"));

    List<String> none = new ArrayList<>(rest);
    none.set(1, "0");
    JobProcess.Ended refused = JobProcess.launcher(here, "uncertainty", none).run();
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--draws", "at least 1 draw").doesNotContain("\tat ");
  }

  private void kill(Path draws, int blocks, List<String> arguments) throws Exception {
    JobProcess.Started started = JobProcess.launcher(here, "uncertainty", arguments).start();
    while (finished(draws) < blocks) {
      assertThat(started.process().isAlive()).as(Files.readString(started.err())).isTrue();
      Thread.sleep(1);
    }
    started.process().destroyForcibly();
    assertThat(started.end().code()).isNotZero();
    assertThat(finished(draws)).isLessThan(2 * BLOCKS);
  }

  private static int finished(Path draws) {
    File[] blocks = draws.toFile().listFiles((folder, name) -> name.startsWith("block="));
    return blocks == null ? 0 : blocks.length;
  }
}
