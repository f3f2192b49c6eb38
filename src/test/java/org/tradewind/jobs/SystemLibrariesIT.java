package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.DecoyLibraries;
import org.tradewind.JobProcess;
import org.tradewind.SampleRun;

/** The launcher on a machine where a broken BLAS and LAPACK come first for the system's loader. */
class SystemLibrariesIT {
  @TempDir Path here;

  @Test
  void aRunBesideOtherLibrariesGivesTheSameTablesAndBackend() throws IOException {
    Path decoys = DecoyLibraries.hollow(Files.createDirectories(here.resolve("decoys")));
    List<String> arguments = new ArrayList<>(JobProcess.SMALL_SAMPLE);
    arguments.addAll(0, List.of(JobProcess.file("conf/sample.yaml").toString()));
    arguments.addAll(List.of("--out", "beside"));
    JobProcess.launcher(here, "run", arguments)
        .with("LD_LIBRARY_PATH", decoys.toString())
        .run()
        .done();
    SampleRun undisturbed = SampleRun.get();
    assertThat(JobProcess.csvHashes(here.resolve("beside"))).isEqualTo(undisturbed.csvs());
    assertThat(backend(here.resolve("beside"))).isEqualTo(backend(undisturbed.folder()));
  }

  private static String backend(Path run) throws IOException {
    return Files.readString(run.resolve("manifest.json"))
        .lines()
        .filter(line -> line.contains("\"numeric_backend\""))
        .findFirst()
        .orElseThrow();
  }
}
