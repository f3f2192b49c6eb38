package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.Hashes;
import org.tradewind.JobProcess;
import org.tradewind.adjoint.AdjointParameters.Label;
import org.tradewind.adjoint.GeneratedAdjoint.Shape;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** The job 'sensitivities' as a process: killed in its midst, it goes on from what is finished. */
class KilledSensitivitiesIT {
  private static final String DIGEST = "\"content\" : \"[0-9a-f]{64}\"";

  /** Blocks of half a month: 12 x 2, times four species. */
  private static final int BLOCKS = 96;

  @TempDir Path here;

  @Test
  void aKilledRunGoesOnToTheSameNumbers() throws Exception {
    AdjointCase year =
        new AdjointCase(here.resolve("adj"), new Shape(40, 30, 4, 3, 24, false, Label.START))
            .write();
    JobProcess.launcher(here, "sensitivities", arguments(year, "whole")).run().done();

    Path work = here.resolve(".killed.work");
    JobProcess.Started started =
        JobProcess.launcher(here, "sensitivities", arguments(year, "killed")).start();
    while (finished(work) == 0) {
      assertThat(started.process().isAlive()).as(Files.readString(started.err())).isTrue();
      Thread.sleep(1);
    }
    started.process().destroyForcibly();
    assertThat(started.end().code()).isNotZero();
    assertThat(here.resolve("killed")).doesNotExist();
    int kept = finished(work);
    assertThat(kept).isBetween(1, BLOCKS);

    JobProcess.Ended again =
        JobProcess.launcher(here, "sensitivities", arguments(year, "killed")).run().done();
    assertThat(again.err()).contains(BLOCKS + " blocks, " + kept + " of them worked before");
    assertThat(again.out()).contains("30 days read", "PM_OTHER", here.resolve("killed").toString());
    assertThat(tables(here.resolve("killed"))).isEqualTo(tables(here.resolve("whole")));
    assertThat(JobProcess.content(here)).noneMatch(f -> f.startsWith("."));
  }

  private static List<String> arguments(AdjointCase year, String out) {
    List<String> arguments = new ArrayList<>(List.of("--out", out, "--master", "local[1]"));
    year.keys().forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return arguments;
  }

  private static int finished(Path work) {
    File[] files = work.toFile().listFiles((folder, name) -> !name.startsWith("_"));
    return files == null ? 0 : files.length;
  }

  /**
   * Every number of the tables, in order, as text that reads back to the same bits. Parquet's own
   * bytes differ from process to process, in the order of a footer's encodings.
   */
  private static Map<String, String> tables(Path run) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (TableSchema schema :
        List.of(AirInputs.SENSITIVITY, Inputs.GRID, DamageTables.SENSITIVITY_DAY)) {
      Table table =
          schema == DamageTables.SENSITIVITY_DAY
              ? RunFixture.parquet(schema, run)
              : RunFixture.input(schema, run);
      StringBuilder text = new StringBuilder();
      for (int row = 0; row < table.rows(); row++) {
        for (int column = 0; column < schema.columns().size(); column++) {
          text.append(table.value(row, column)).append(',');
        }
      }
      texts.put(schema.name(), Hashes.sha256(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
    for (String file :
        List.of("csv/sensitivity_day.csv", "summary.txt", "catalog.csv", "catalog.sql")) {
      texts.put(file, Files.readString(run.resolve(file)));
    }
    // the digests are of those bytes
    String origin = Files.readString(run.resolve("provenance.json"));
    assertThat(origin).containsPattern(DIGEST);
    texts.put("provenance.json", origin.replaceAll(DIGEST, ""));
    return texts;
  }
}
