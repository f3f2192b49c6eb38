package org.tradewind.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.TinyStudy;
import org.tradewind.config.Study;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.folders.OutputFolder;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.stages.Extent;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** When Spark starts, and that nothing depends on it. */
class SparkTest {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final long PAUSE = 30_000_000;

  @TempDir Path folder;

  @Test
  void flowsInThisJvmStartNoSparkAndAreThoseOfSpark() throws IOException {
    StudyTables tables = TinyStudy.tables();
    TinyStudy.put(tables, TinyStudy.rows(MrioInputs.STRESSOR).add("N", "P", "water", 100));
    Path inputs = RunFixture.write(tables, folder.resolve("inputs"));
    Study study = RunFixture.study(inputs, "");
    Spark lazy = RunFixture.session("local[2]", 2);
    run(study, Extent.FLOWS, lazy, "without");
    assertThat(lazy.begun()).isFalse();
    assertThat(SparkEnv.get()).isNull();
    lazy.stop();
    Spark begun = RunFixture.session("local[2]", 2).begin();
    try {
      run(study, Extent.FLOWS, begun, "with");
      assertThat(SparkEnv.get()).isNotNull();
    } finally {
      begun.stop();
    }
    assertThat(tables("without"))
        .containsKeys("csv/flow.csv", "tables/flow/part-00000.parquet")
        .isEqualTo(tables("with"));
  }

  /** A job that starts no Spark keeps to the threads that the master asks for. */
  @Test
  void partsThatAreWrittenHereKeepToTheThreadsOfTheMaster() {
    Map.of("local", 1, "local[3]", 3, "local[2,4]", 2, "local[*]", CORES, "local[*,4]", CORES)
        .forEach(
            (master, threads) ->
                assertThat(Sessions.open("test", Optional.of(master)).threads())
                    .as(master)
                    .isEqualTo(threads));
    for (int threads : new int[] {1, 3}) {
      AtomicInteger now = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      OutputFolder.fill(
          folder.resolve("of" + threads).toString(),
          LocalFiles.configuration(),
          0,
          out -> {
            out.writeHere(
                FlowTables.FLOW_PAIR,
                12,
                threads,
                part -> {
                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  LockSupport.parkNanos(PAUSE);
                  now.decrementAndGet();
                  return Table.builder(FlowTables.FLOW_PAIR).build();
                });
            return out.finish();
          });
      assertThat(most.get()).isEqualTo(threads);
    }
  }

  @Test
  void aStudyWithAGridStartsSpark() throws IOException {
    Path inputs = RunFixture.write(TinyStudy.tables(), folder.resolve("inputs"));
    Spark spark = RunFixture.session("local[1]", 1);
    try {
      run(RunFixture.study(inputs, "health: {closure: raw}"), Extent.ATTRIBUTE, spark, "grid");
      assertThat(spark.begun()).isTrue();
      assertThat(spark.sparkContext().master()).isEqualTo("local[1]");
    } finally {
      spark.stop();
    }
  }

  private void run(Study study, Extent extent, Spark spark, String out) {
    new StudyRun(study, extent, spark, RunFixture.SILENT).run(folder.resolve(out).toString());
  }

  /** Bytes of tables by file. */
  private Map<String, String> tables(String run) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    for (String part : new String[] {"csv", "tables"}) {
      try (Stream<Path> files = Files.walk(folder.resolve(run).resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          bytes.put(
              folder.resolve(run).relativize(file).toString(),
              HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return bytes;
  }
}
