package org.tradewind.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.MonthRows;
import org.tradewind.tables.ParquetFiles;
import org.tradewind.tables.PlainParquet;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableFiles;
import org.tradewind.tables.TextEncoding;

/** A table is spread in the order of its keys, however it lies and whichever way it is read. */
class GriddedTableTest {
  private static final int CELLS = 45_000;
  private static final List<String> SPECIES = List.of("OC", "SO2", "中", "\uD83D\uDE00", "\uFF21");
  private static Spark spark;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    spark = RunFixture.session("local[2]", 5);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Object[] row(int cell, String species, double first) {
    Object[] row = new Object[14];
    row[0] = cell;
    row[1] = species;
    for (int m = 0; m < 12; m++) {
      row[2 + m] = first + m;
    }
    return row;
  }

  private static Table table(List<Object[]> rows) {
    Table.Builder table = Table.builder(AirInputs.SENSITIVITY);
    rows.forEach(table::add);
    return table.build();
  }

  private static List<Object[]> rows(int cells) {
    List<Object[]> rows = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      rows.add(row(cell, SPECIES.get(cell % SPECIES.size()), cell));
    }
    return rows;
  }

  private TableFiles write(Table... parts) {
    for (int p = 0; p < parts.length; p++) {
      ParquetFiles.writeFile(
          parts[p], RunFixture.hadoop(folder.resolve("t/part-" + p + ".parquet")), conf());
    }
    return TableFiles.of(RunFixture.hadoop(folder.resolve("t")), conf(), TextEncoding.DEFAULT);
  }

  private static Configuration conf() {
    return LocalFiles.configuration();
  }

  private static List<MonthRows> read(TableFiles files) {
    List<MonthRows> parts = read(files, 1_000_000);
    // dealt out or not
    List<MonthRows> dealt = read(files, -1_000_000_000);
    for (int p = 0; p < parts.size(); p++) {
      assertThat(dealt.get(p).rows()).isEqualTo(parts.get(p).rows());
      assertThat(months(dealt.get(p))).isEqualTo(months(parts.get(p)));
    }
    return parts;
  }

  private static double[] months(MonthRows rows) {
    return Arrays.copyOfRange(rows.months(), rows.at(0), rows.at(rows.rows()));
  }

  private static List<MonthRows> read(TableFiles files, long readInVain) {
    CellBlocks blocks = CellBlocks.of(spark, 1_000, CELLS / 1_000 - 1);
    return new GriddedTable(spark, blocks, readInVain)
        .read(AirInputs.SENSITIVITY, files, "species")
        .collect();
  }

  private static void inOrder(List<MonthRows> parts, int cells) {
    assertThat(parts).hasSize(5);
    int expected = 0;
    for (MonthRows part : parts) {
      for (int row = 0; row < part.rows(); row++, expected++) {
        assertThat(part.cell(row)).isEqualTo(expected);
        assertThat(part.label(0, row)).isEqualTo(SPECIES.get(expected % SPECIES.size()));
        assertThat(part.months()[part.at(row) + 11]).isEqualTo(expected + 11);
      }
    }
    assertThat(expected).isEqualTo(cells);
    assertThat(parts.get(0).rows()).isEqualTo(Math.min(cells, CELLS / 5));
  }

  @Test
  void tasksReadPagesOfTheirOwnCells() {
    TableFiles files = write(table(rows(CELLS)));
    List<PlainParquet.Group> groups =
        PlainParquet.groups(AirInputs.SENSITIVITY, files, conf()).orElseThrow();
    assertThat(groups).hasSize(1);
    assertThat(groups.get(0).rows()).isEqualTo(CELLS);
    // pages of 20,000, 20,000 and 5,000 rows, of which a fifth of the cells needs one or two
    assertThat(groups.get(0).rows(0, CELLS / 5)).isEqualTo(20_000);
    assertThat(groups.get(0).rows(2 * CELLS / 5, 3 * CELLS / 5)).isEqualTo(40_000);
    assertThat(groups.get(0).rows(4 * CELLS / 5, CELLS)).isEqualTo(25_000);
    inOrder(read(files), CELLS);
  }

  @Test
  void rowsInAnyOrderComeByCellAndTheBytesOfTheirLabels() {
    int cells = 2_000;
    List<Object[]> rows = rows(cells);
    for (int copies = 1; copies < 5; copies++) {
      for (int cell = 0; cell < cells; cell++) {
        rows.add(row(cell, SPECIES.get((cell + copies) % SPECIES.size()), -copies * cell));
      }
    }
    Collections.shuffle(rows, new Random(1));
    List<MonthRows> parts =
        read(write(table(rows.subList(0, 4_000)), table(rows.subList(4_000, rows.size()))));
    int cell = 0;
    for (MonthRows part : parts) {
      for (int row = 0; row < part.rows(); row += SPECIES.size(), cell++) {
        for (int s = 0; s < SPECIES.size(); s++) {
          assertThat(part.cell(row + s)).isEqualTo(cell);
        }
        // by the bytes of UTF-8, in which the last but one of the list comes last
        assertThat(IntStream.range(row, row + SPECIES.size()).mapToObj(r -> part.label(0, r)))
            .containsExactly("OC", "SO2", "中", "\uFF21", "\uD83D\uDE00");
      }
    }
    assertThat(cell).isEqualTo(cells);
  }

  @Test
  void filesOutOfOrderAndSmallTables() {
    List<Object[]> rows = rows(100);
    inOrder(read(write(table(rows.subList(40, 100)), table(rows.subList(0, 40)))), 100);
  }

  @Test
  void cellsBeyondTheRegionsAndBelowZeroGoToTheEnds() {
    List<Object[]> rows = rows(10);
    rows.add(row(5 * CELLS, "OC", 1));
    rows.add(0, row(-3, "OC", 1));
    List<MonthRows> parts = read(write(table(rows)));
    assertThat(parts.get(0).cell(0)).isEqualTo(-3);
    assertThat(parts.get(4).cell(0)).isEqualTo(5 * CELLS);
  }

  @Test
  void partitionsMeetWithoutGaps() {
    for (int partitions : new int[] {1, 3, 7, 64}) {
      CellBlocks blocks = new CellBlocks(partitions, 10, 29);
      for (int cell = -20; cell < 400; cell++) {
        int p = blocks.partitionOfCell(cell);
        assertThat((long) cell).isBetween(blocks.firstCell(p), blocks.firstCell(p + 1) - 1);
      }
    }
  }

  @Test
  void oneEmptyTable() {
    assertThat(read(write(table(List.of()))).stream().mapToInt(MonthRows::rows).sum()).isZero();
  }
}
