package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A job in a process of its own, started as users start it, from a folder that is not ours. */
public final class JobProcess {
  /** Arguments that make the bundled study small enough for a test: wide cells, one species. */
  public static final List<String> SMALL_SAMPLE =
      List.of(
          "--set",
          "sample.cell_km=144",
          "--set",
          "species=[SO2]",
          "--set",
          "uncertainty.draws=100",
          "--set",
          "uncertainty.block=50",
          "--set",
          "output.csv_max_rows=2000000");

  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final long MINUTES = 10;

  private final List<String> command;
  private final Path workingFolder;
  private final Map<String, String> environment = new TreeMap<>();

  /**
   * How a process ended.
   *
   * @param code exit code
   * @param out all that it wrote to standard output
   * @param err all that it wrote to the error stream
   */
  public record Ended(int code, String out, String err) {
    /** Asserts that it did what it was asked. */
    public Ended done() {
      assertThat(code).as("exit code; error stream:%n%s", err).isZero();
      return this;
    }
  }

  /** A process under way, with the files that take what it writes. */
  public record Started(Process process, Path out, Path err) {
    /** Waits for its end. */
    public Ended end() {
      try {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly().waitFor();
          throw new AssertionError("no end within minutes: " + Files.readString(err));
        }
        Ended ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return ended;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        process.destroyForcibly();
        throw new IllegalStateException(e);
      }
    }
  }

  private JobProcess(List<String> command, Path workingFolder) {
    this.command = command;
    this.workingFolder = workingFolder;
  }

  /** A launcher of the folder jobs. */
  public static JobProcess launcher(Path workingFolder, String job, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("bash", ROOT.resolve("jobs/" + job).toString()));
    command.addAll(arguments);
    return new JobProcess(command, workingFolder).with("TRADEWIND_HEAP", "1g");
  }

  /** Lines that a user pastes into a shell; the first that fails ends them. */
  public static JobProcess shell(Path workingFolder, String lines) {
    return new JobProcess(List.of("bash", "-euo", "pipefail", "-c", lines), workingFolder)
        .with("TRADEWIND_HEAP", "1g");
  }

  /** Any other program. */
  public static JobProcess command(Path workingFolder, List<String> command) {
    return new JobProcess(command, workingFolder);
  }

  /** A JVM with the flags of all jobs. */
  public static JobProcess java(Path workingFolder, String classpath, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "@" + ROOT.resolve("conf/jvm.options"),
                "-Xmx1g",
                "-Xss8m",
                "-cp",
                classpath));
    command.addAll(arguments);
    return new JobProcess(command, workingFolder);
  }

  /** A file of the working tree. */
  public static Path file(String path) {
    return ROOT.resolve(path);
  }

  /** The application jar, which the build must have made. */
  public static Path jar() {
    Path jar = ROOT.resolve("target/tradewind.jar");
    assertThat(jar).as("made by mvn package").exists();
    return jar;
  }

  /** The jars that a Spark distribution would bring. */
  public static String sparkClasspath() {
    try {
      return Files.readString(ROOT.resolve("target/spark.classpath")).trim();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets a variable of the environment. */
  public JobProcess with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Starts it. */
  public Started start() {
    try {
      Path out = Files.createTempFile("tradewind", ".out");
      Path err = Files.createTempFile("tradewind", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(workingFolder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      // Whatever the developer has set must not decide how the job runs.
      builder.environment().keySet().removeIf(n -> n.startsWith("SPARK_") || n.startsWith("JAVA"));
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      return new Started(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it and waits for its end. */
  public Ended run() {
    return start().end();
  }

  /** Every CSV table of a run: name -> content. */
  public static Map<String, String> csvs(Path run) {
    return RunFiles.csvs(run);
  }

  /**
   * Every CSV table of a run: name -> SHA-256, for tables too long to be shown where they differ.
   */
  public static Map<String, String> csvHashes(Path run) {
    Map<String, String> hashes = new TreeMap<>();
    csvs(run)
        .forEach(
            (name, text) -> hashes.put(name, Hashes.sha256(text.getBytes(StandardCharsets.UTF_8))));
    return hashes;
  }

  /** Every file and folder below a folder, hidden ones too. */
  public static List<String> content(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(f -> folder.relativize(f).toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
