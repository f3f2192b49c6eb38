package org.tradewind.jobs.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.UserError;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.cluster.BackgroundWriter;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** A recipe's tables from memory are those of the folder that holds them. */
class MadeTablesTest {
  @TempDir private Path temp;
  private final Configuration conf = LocalFiles.configuration();

  @Test
  void memoryAndFolderHaveTheSameTablesOriginsAndHashes() {
    Study study =
        StudyFile.parse("study: sample\ninputs: sample\nsample: {cell_km: 144}\n", "s", Map.of());
    OutputFolder out = OutputFolder.create(temp.resolve("run").toString(), conf, 0);
    InputFolder made = InputFolder.of(study, out, conf);
    StudyTables held = made.smallTables();
    out.writer().awaitAll();
    InputFolder there = new InputFolder(out.inside(RunLayout.INPUTS).toString(), conf);
    StudyTables read = there.smallTables();
    assertThat(held.tables().keySet()).isEqualTo(read.tables().keySet()).hasSizeGreaterThan(10);
    for (TableSchema schema : Inputs.ALL) {
      assertThat(made.has(schema)).isEqualTo(there.has(schema));
      if (made.has(schema)) {
        assertThat(made.provenance(schema)).isEqualTo(there.provenance(schema));
        assertThat(made.hashes(schema)).isEqualTo(there.hashes(schema));
      }
    }
    read.tables().values().forEach(table -> same(held.require(table.schema()), table));
    assertThat(made.remarks()).isEqualTo(there.remarks());
    // gridded tables are read from the folder
    same(made.table(Inputs.EMISSION), there.table(Inputs.EMISSION));
    out.abandon();
  }

  private static void same(Table a, Table b) {
    assertThat(a.rows()).isEqualTo(b.rows());
    for (int row = 0; row < a.rows(); row++) {
      for (int c = 0; c < a.schema().columns().size(); c++) {
        // an assertion a value would take longer than the rest
        if (!Objects.deepEquals(a.value(row, c), b.value(row, c))) {
          assertThat(a.value(row, c)).as(a.keyText(row)).isEqualTo(b.value(row, c));
        }
      }
    }
  }

  @Test
  void whatCannotBeWrittenIsToldWhereItIsWaitedForAndLeavesNothing() throws Exception {
    Table table = Table.builder(Inputs.REGION).build();
    OutputFolder out = OutputFolder.create(temp.resolve("run").toString(), conf, 10);
    Path partial = temp.resolve(".run.partial");
    // a file stands where the folder of tables must be
    Files.writeString(partial.resolve(RunLayout.TABLES), "");
    out.write(table);
    assertThatThrownBy(out::finish).isInstanceOf(UserError.class).hasMessageContaining("tables");
    out.abandon();
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left.toList()).isEmpty();
    }
  }

  @Test
  void filesAreWholeOnceTheyAreAwaited() throws Exception {
    BackgroundWriter writer = new BackgroundWriter();
    Path file = temp.resolve("slow");
    writer.start(
        "slow",
        () -> {
          Thread.sleep(50);
          return Files.writeString(file, "whole");
        });
    writer.await("slow");
    writer.await("nobody writes this");
    assertThat(Files.readString(file)).isEqualTo("whole");
    assertThat(List.of(file)).allMatch(Files::exists);
  }
}
