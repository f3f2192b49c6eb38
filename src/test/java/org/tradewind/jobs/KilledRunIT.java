package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.JobProcess;
import org.tradewind.SampleRun;

/** A run killed in its midst leaves no half-made results, and does not hinder the next one. */
class KilledRunIT {
  @TempDir Path here;

  @Test
  void aKilledRunIsRunAgainWithTheSameArguments() throws Exception {
    List<String> arguments = new ArrayList<>(JobProcess.SMALL_SAMPLE);
    arguments.addAll(List.of("--out", "results"));
    Path partial = here.resolve(".results.partial");

    JobProcess.Started started = JobProcess.launcher(here, "run", arguments).start();
    while (!holdsFiles(partial)) {
      assertThat(started.process().isAlive()).as(Files.readString(started.err())).isTrue();
      Thread.sleep(20);
    }
    started.process().destroyForcibly();
    assertThat(started.end().code()).isNotZero();
    assertThat(here.resolve("results")).doesNotExist();
    assertThat(partial).exists();

    JobProcess.launcher(here, "run", arguments).run().done();
    assertThat(JobProcess.csvHashes(here.resolve("results"))).isEqualTo(SampleRun.get().csvs());
    assertThat(JobProcess.content(here)).noneMatch(f -> f.contains(".partial"));
  }

  private static boolean holdsFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(Files::isRegularFile);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException | UncheckedIOException e) {
      // A file was renamed while we looked; look again.
      return false;
    }
  }
}
