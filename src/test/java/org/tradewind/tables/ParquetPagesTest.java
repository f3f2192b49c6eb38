package org.tradewind.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages, dictionaries and levels, read back by the readers of users' files. */
class ParquetPagesTest {
  private static final TableSchema SCHEMA =
      new TableSchema(
          "everything",
          "",
          List.of(
              Column.text("label", ""),
              Column.text("text", ""),
              Column.integer("cell", ""),
              Column.integer("wide", ""),
              Column.number("number", "", ""),
              Column.flag("flag", ""),
              Column.vector("vector", "", "")),
          List.of());

  @TempDir private Path temp;
  private final Configuration conf = new Configuration();

  @Test
  void everyValueComesBackOverPagesAndDictionaries() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    Table.Builder rows = Table.builder(SCHEMA);
    for (int r = 0; r < 45_001; r++) {
      double[] vector = random.doubles(r % 5 == 0 ? 0 : random.nextInt(9)).toArray();
      rows.add(
          "région " + r / 1000,
          "text " + random.nextLong(),
          r / 7 - 100,
          random.nextInt(),
          r % 3 == 0 ? Double.NaN : r % 3 == 1 ? -0.0 : random.nextDouble(),
          random.nextBoolean(),
          vector);
    }
    Table table = rows.build();
    org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(temp.toUri());
    Provenance.SourceFile file = ParquetFiles.writeHashed(table, folder, conf);
    Table read = ParquetFiles.read(SCHEMA, folder, conf);
    assertThat(read.rows()).isEqualTo(table.rows());
    for (int r = 0; r < table.rows(); r++) {
      for (int c = 0; c < SCHEMA.columns().size(); c++) {
        assertThat(read.value(r, c)).isEqualTo(table.value(r, c));
      }
    }
    byte[] bytes = java.nio.file.Files.readAllBytes(temp.resolve("part-00000.parquet"));
    assertThat(file.sha256())
        .isEqualTo(org.apache.commons.codec.digest.DigestUtils.sha256Hex(bytes));
  }

  @Test
  void aTableWithoutRowsHasAFile() throws Exception {
    org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(temp.toUri());
    ParquetFiles.write(Table.builder(SCHEMA).build(), folder, conf);
    assertThat(ParquetFiles.read(SCHEMA, folder, conf).rows()).isZero();
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(folder, "part-00000.parquet"), conf))) {
      assertThat(reader.getRecordCount()).isZero();
    }
  }
}
