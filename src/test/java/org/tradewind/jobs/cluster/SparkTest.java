package org.tradewind.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.TinyStudy;
import org.tradewind.config.Study;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.stages.Extent;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;

/** When Spark starts, and that nothing depends on it. */
class SparkTest {
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
