package org.tradewind.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.TinyStudy;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.Species;
import org.tradewind.emissions.CellEmissions;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;

class CellEmissionsJobTest {
  private static final int CELLS = 200;

  @TempDir Path folder;

  @Test
  void sumsAreThoseWithoutSparkToTheLastBit() {
    StudyTables tables = TinyStudy.uneven(CELLS, 5);
    LonLatGrid grid = new LonLatGrid(0, 0, 1, 1, 20, CELLS / 20, 6_370_000);
    Path inputs = RunFixture.write(tables, folder.resolve("inputs"));
    CellEmissions expected = CellEmissions.of(tables.require(Inputs.EMISSION), grid);
    for (int partitions : new int[] {1, 5}) {
      Spark spark = RunFixture.session("local[2]", partitions);
      try {
        CellEmissions found =
            new CellEmissionsJob(spark).run(RunFixture.files(inputs, Inputs.EMISSION), grid);
        for (String species : Species.POLLUTANTS) {
          for (int m = 0; m < 12; m++) {
            assertThat(found.tonnes(species, m)).isEqualTo(expected.tonnes(species, m));
          }
        }
      } finally {
        spark.stop();
      }
    }
    assertThat(expected.tonnes("SO2", 3)[0]).isPositive();
  }
}
