package org.tradewind.jobs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.tradewind.RunFiles;
import org.tradewind.config.Study;
import org.tradewind.config.StudyFile;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Sessions;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.jobs.folders.InputFolder;
import org.tradewind.jobs.run.StudyRun;
import org.tradewind.jobs.stages.Extent;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TableSchema;

/** Runs studies in this JVM as the commands do, on a session of the wished size. */
public final class RunFixture {
  /** Takes what a job reports, and forgets it. */
  public static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream());

  private RunFixture() {}

  /** Spark of that size; the one before must have been stopped. */
  public static Spark session(String master, int partitions) {
    try {
      // Tests of tables ask with plain configurations, and Hadoop keeps what it gave first.
      FileSystem.closeAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Spark(
        Sessions.conf("test", Optional.of(master))
            .set("spark.sql.shuffle.partitions", Integer.toString(partitions)));
  }

  public static Path write(StudyTables tables, Path folder) {
    InputFolder.write(tables, hadoop(folder), LocalFiles.configuration());
    return folder;
  }

  public static Study study(Path inputs, String more) {
    String yaml =
        "study: test\n"
            + "species: [SO2]\n"
            + "report: off\n"
            + "mrio: {backend: java}\n"
            + "attribution: {blocks: 2}\n"
            + more
            + "\ninputs: "
            + inputs
            + "\n";
    return StudyFile.parse(yaml, "test.yaml", Map.of());
  }

  public static StudyRun.Result run(Spark spark, Study study, Path out) {
    PrintStream quiet = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new StudyRun(study, Extent.ALL, spark, quiet).run(out.toString());
  }

  public static org.apache.hadoop.fs.Path hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri());
  }

  /** The files of a table of inputs. */
  public static TableFiles files(Path inputs, TableSchema schema) {
    return new InputFolder(inputs.toString(), LocalFiles.configuration()).files(schema);
  }

  /** An output table as its Parquet files hold it. */
  public static Table parquet(TableSchema schema, Path run) {
    return ParquetFiles.read(
        schema, hadoop(RunFiles.table(run, schema.name())), LocalFiles.configuration());
  }

  /** A table of inputs that a job wrote at the top of its folder. */
  public static Table input(TableSchema schema, Path folder) {
    return ParquetFiles.read(
        schema, hadoop(folder.resolve(schema.name())), LocalFiles.configuration());
  }

  /** Writes an output table of a run again without some columns, as an earlier version had it. */
  public static void withoutColumns(TableSchema schema, List<String> columns, Path run) {
    TableSchema before = schema.without(columns);
    Path there = RunFiles.table(run, schema.name());
    Table table = ParquetFiles.read(before, hadoop(there), LocalFiles.configuration());
    try {
      for (Path file : Files.list(there).toList()) {
        Files.delete(file);
      }
      ParquetFiles.write(table, hadoop(there), LocalFiles.configuration());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every CSV of a run, name -> content. */
  public static Map<String, String> csvs(Path run) {
    return RunFiles.csvs(run);
  }
}
