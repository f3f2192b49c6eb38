package org.tradewind.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.attribution.CitiesOfAStudy;
import org.tradewind.attribution.CityAmounts;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.StudyCities;
import org.tradewind.axes.Species;
import org.tradewind.jobs.RunFixture;
import org.tradewind.jobs.cluster.LocalFiles;
import org.tradewind.jobs.cluster.Spark;
import org.tradewind.tables.ParquetFiles;

/** Amounts of cities from files, however the table was cut into these. */
class CitiesJobTest {
  private static final SourceAxis AXIS =
      new SourceAxis(
          CitiesOfAStudy.REGIONS, CitiesOfAStudy.SUBSECTORS, List.of(Species.SO2, Species.NOX));

  @TempDir java.nio.file.Path folder;

  private Path written(String name, int[]... files) {
    Configuration conf = LocalFiles.configuration();
    Path path = new Path(folder.resolve(name).toUri());
    for (int i = 0; i < files.length; i++) {
      ParquetFiles.writeFile(
          CitiesOfAStudy.damage(files[i]), new Path(path, "part-0000" + i + ".parquet"), conf);
    }
    return path;
  }

  @Test
  void filesAreAddedUpAsTheTableIs() {
    StudyCities cities = CitiesOfAStudy.cities();
    CityAmounts expected =
        new CityAmounts(AXIS, 3).accept(cities, CitiesOfAStudy.damage(1, 2, 3, 4, 5));
    Spark spark = RunFixture.session("local[2]", 2);
    try {
      for (Path damage :
          List.of(
              written("one", new int[] {1, 2, 3, 4, 5}),
              written("three", new int[] {1, 2}, new int[] {3}, new int[] {4, 5}))) {
        CityAmounts found = new CitiesJob(spark).amounts(cities, AXIS, damage);
        for (int c = 0; c < 3; c++) {
          assertThat(found.deaths(c).amounts()).isEqualTo(expected.deaths(c).amounts());
          assertThat(found.deaths(c).positions()).isEqualTo(expected.deaths(c).positions());
          assertThat(found.co2(c).amounts()).isEqualTo(expected.co2(c).amounts());
        }
        assertThat(found.remarks(cities)).isEqualTo(expected.remarks(cities));
      }
    } finally {
      spark.stop();
    }
  }
}
