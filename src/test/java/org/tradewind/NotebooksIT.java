package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** Runs the notebooks from top to bottom as Jupyter does, with the kernel that users get. */
class NotebooksIT {
  private static final Path WORK = JobProcess.file("target/it/notebooks");

  /**
   * Kernel 3.0.1 now and then never answers: LoopThread.start() marks its thread as running only
   * after the thread may have looked. Such a start is tried again.
   */
  private static final int STARTS = 5;

  private static Path run;

  @BeforeAll
  static void kernelAndRun() throws IOException {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "jupyter-nbconvert")));
    assumeTrue(there, "skipped: no jupyter-nbconvert (Debian: apt-get install jupyter-nbconvert)");
    FileUtil.fullyDelete(WORK.toFile());
    Files.createDirectories(WORK);
    execute(
        List.of("bash", JobProcess.file("notebooks/kernel").toString(), WORK.toString()),
        Map.of("TRADEWIND_HEAP", "1500m"));
    // A copy: one notebook adds draws.
    run = WORK.resolve("sample");
    FileUtils.copyDirectory(SampleRun.get().folder().toFile(), run.toFile());
  }

  @Test
  void tour() throws IOException {
    String printed = notebook("tour", Map.of("TRADEWIND_RUN", run.toString()));
    Table totals = csv(AccountTables.NATIONAL_TOTAL, run);
    // the notebook shows intervals, so the stressors that are drawn
    for (String stressor : List.of("CO2", "deaths")) {
      int[] rows = totals.where("total", "supply_chain", "stressor", stressor);
      assertThat(rows).as(stressor).hasSize(1);
      assertThat(printed).contains(spaced(totals.doubles("value")[rows[0]]));
    }
    Table pairs = csv(FlowTables.FLOW_PAIR, run);
    double largest = 0;
    for (int row : pairs.where("view", "final_producer", "stressor", "CO2")) {
      if (!pairs.strings("region")[row].equals(pairs.strings("to_region")[row])) {
        largest = Math.max(largest, pairs.doubles("value")[row]);
      }
    }
    assertThat(printed).contains(spaced(largest) + " t");
    assertThat(Files.readString(done("tour"))).contains("<svg");
  }

  @Test
  void uncertainty() throws IOException {
    String printed =
        notebook("uncertainty", Map.of("TRADEWIND_RUN", run.toString(), "TRADEWIND_DRAWS", "150"));
    assertThat(printed).contains("exit code 0, draws now 150").contains("outcome 100 of 100");
    assertThat(Files.readString(done("uncertainty"))).contains("<svg");
  }

  @Test
  void yourOwnData() throws IOException {
    Path folder = WORK.resolve("own");
    String printed = notebook("your-own-data", Map.of("TRADEWIND_WORK", folder.toString()));
    assertThat(printed).contains("exit code 0", "report.html: true");
    Table pairs = csv(FlowTables.FLOW_PAIR, folder.resolve("results"));
    int[] rows = pairs.where("view", "final_producer", "stressor", "CO2");
    assertThat(rows).hasSize(4);
    for (int row : rows) {
      assertThat(printed)
          .contains(
              String.format(
                  Locale.ROOT,
                  "%s -> %s %.6f t",
                  pairs.strings("region")[row],
                  pairs.strings("to_region")[row],
                  pairs.doubles("value")[row]));
    }
  }

  private static String spaced(double number) {
    return String.format(Locale.ROOT, " %,.1f", number);
  }

  private static Table csv(TableSchema schema, Path run) {
    return CsvTables.read(
        schema,
        new org.apache.hadoop.fs.Path(RunFiles.csv(run, schema.name()).toUri()),
        new Configuration());
  }

  private static Path done(String name) {
    return WORK.resolve("done/" + name + ".ipynb");
  }

  /** Executes a notebook and gives what its cells printed. */
  private static String notebook(String name, Map<String, String> environment) throws IOException {
    List<String> command =
        List.of(
            "jupyter-nbconvert",
            "--to",
            "notebook",
            "--execute",
            "--ExecutePreprocessor.startup_timeout=60",
            "--ExecutePreprocessor.timeout=600",
            "--output-dir",
            WORK.resolve("done").toString(),
            JobProcess.file("notebooks/" + name + ".ipynb").toString());
    execute(command, environment);
    StringBuilder printed = new StringBuilder();
    for (JsonNode cell : new ObjectMapper().readTree(done(name).toFile()).get("cells")) {
      for (JsonNode output : cell.path("outputs")) {
        assertThat(output.get("output_type").asText())
            .as("%s: %s", name, output)
            .isNotEqualTo("error");
        if (output.path("name").asText().equals("stdout")) {
          JsonNode text = output.get("text");
          if (text.isArray()) {
            text.forEach(line -> printed.append(line.asText()));
          } else {
            printed.append(text.asText());
          }
        }
      }
    }
    return printed.toString();
  }

  private static void execute(List<String> command, Map<String, String> environment)
      throws IOException {
    List<String> said = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      Path log = WORK.resolve("log.txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().put("JUPYTER_DATA_DIR", WORK.toString());
      builder.environment().put("JUPYTER_PATH", WORK.toString());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      try {
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
          process.destroyForcibly();
        }
        String text = Files.readString(log);
        if (process.waitFor() == 0) {
          return;
        }
        said.add(text);
        assertThat(text).as("%s", command).contains("Kernel didn't respond in");
      } catch (InterruptedException e) {
        process.destroyForcibly();
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError(command + " ended in error: " + said);
  }
}
