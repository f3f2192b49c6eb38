package org.tradewind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.fs.FileUtil;

/**
 * The bundled study run once by its launcher, undisturbed; other ways of running it are compared
 * with this one.
 *
 * @param ended what it said
 * @param folder where the launcher put the tables without being told
 * @param csvs its tables, name -> SHA-256
 */
public record SampleRun(JobProcess.Ended ended, Path folder, Map<String, String> csvs) {
  private static SampleRun once;

  /** The run, made at the first call. */
  public static synchronized SampleRun get() {
    if (once == null) {
      try {
        // Left in place for a look at it, until the next run of the tests.
        Path working = JobProcess.file("target/it/sample");
        FileUtil.fullyDelete(working.toFile());
        Files.createDirectories(working);
        JobProcess.Ended ended =
            JobProcess.launcher(working, "run", JobProcess.SMALL_SAMPLE).run().done();
        Path folder = working.resolve("out/sample");
        once = new SampleRun(ended, folder, JobProcess.csvHashes(folder));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return once;
  }
}
