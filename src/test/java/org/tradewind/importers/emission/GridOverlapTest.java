package org.tradewind.importers.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;

class GridOverlapTest {
  private static final double RADIUS = 6_371_007.2;

  @TempDir Path folder;

  private SourceCells source(double[] lon, double[] lat) {
    Path file =
        new GeneratedGridded(lon, lat, 0)
            .variable("SO2", "t/yr", new double[lon.length * lat.length])
            .write(folder.resolve("s.nc"));
    try (GriddedFile open = GriddedFile.open(file, RADIUS)) {
      return open.cells();
    }
  }

  private static GridOverlap all(Grid study, SourceCells source) {
    return GridOverlap.of(study, IntStream.range(0, study.cells()).toArray(), source);
  }

  private static LambertGrid lambert(double size, int columns, int rows) {
    return LambertGrid.of(
        new LambertGrid.Definition(
            25,
            40,
            110,
            110,
            34,
            -size * columns / 2,
            -size * rows / 2,
            size,
            size,
            columns,
            rows));
  }

  /**
   * Rows of a half degree in a cell of one degree do not have halves of its area: by hand, the
   * southern half of 60 to 61 N has (sin 60.5 - sin 60) / (sin 61 - sin 60) = 0.503856 of it.
   */
  @Test
  void sharesAreOfTheSphereAndNotOfDegrees() {
    SourceCells source = source(new double[] {10.5, 11.5}, new double[] {60.5, 61.5});
    GridOverlap overlap = all(new LonLatGrid(10, 60, 1, 0.5, 1, 2, 6_370_000), source);
    double[] spread = overlap.spread(new double[] {100, 0, 0, 0});
    assertThat(spread[0]).isCloseTo(50.3856, offset(1e-4));
    assertThat(spread[1]).isCloseTo(49.6144, offset(1e-4));
    assertThat(overlap.coverage(new boolean[] {true, true})).isCloseTo(1, offset(1e-12));
  }

  /** Against places counted: a source cell over four Lambert cells, at a million places. */
  @Test
  void sharesOfLambertCellsAreThoseOfPlacesCounted() {
    SourceCells source = source(new double[] {109.9, 110.5}, new double[] {34.1, 33.5});
    LambertGrid grid = lambert(100_000, 2, 2);
    double[] spread = all(grid, source).spread(new double[] {1, 0, 0, 0});
    double[] counted = new double[4];
    int n = 1000;
    double south = Math.sin(Math.toRadians(33.8));
    double north = Math.sin(Math.toRadians(34.4));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        // no row or column of places lies along an edge
        double right = (i + 0.618034 * j % 1) / n;
        double up = (j + 0.414214 * i % 1) / n;
        double lon = 109.6 + 0.6 * right;
        double lat = Math.toDegrees(Math.asin(south + (north - south) * up));
        counted[grid.cellAt(lon, lat)] += 1.0 / n / n;
      }
    }
    for (int c = 0; c < 4; c++) {
      assertThat(spread[c]).as("cell " + c).isCloseTo(counted[c], offset(1e-4));
      assertThat(counted[c]).isPositive();
    }
  }

  /** An IOAPI file on the study's own grid is not interpolated. */
  @Test
  void theSameLambertGridKeepsEveryCell() {
    LambertGrid grid = lambert(36_000, 3, 2);
    double[] amounts = {1, 2, 3, 4, 5, 6};
    assertThat(all(grid, SourceCells.lambert(grid)).spread(amounts))
        .containsExactly(amounts, offset(1e-9));
    // a cell of 72 km about the same centre holds four quarters of 36 km and no more
    LambertGrid wide = lambert(72_000, 1, 1);
    LambertGrid narrow = lambert(36_000, 2, 2);
    GridOverlap overlap = all(wide, SourceCells.lambert(narrow));
    assertThat(overlap.spread(new double[] {1, 2, 3, 4}))
        .containsExactly(new double[] {10}, offset(1e-9));
  }

  /**
   * The sum in cells and outside is that of the source, on random grids: descending latitudes,
   * longitudes from 0 to 360 and from -180 to 180, grids in longitude and latitude and Lambert.
   */
  @Test
  void massIsConserved() {
    Random random = new Random(17);
    for (int trial = 0; trial < 60; trial++) {
      boolean global = trial % 3 == 0;
      double[] lon = axis(global ? 0 : 60, global ? 360 : 160, 5 + random.nextInt(40));
      if (trial % 2 == 0) {
        lon = Arrays.stream(lon).map(l -> l > 180 ? l - 360 : l).sorted().toArray();
      }
      double[] lat = axis(global ? -90 : 5, global ? 90 : 70, 4 + random.nextInt(30));
      if (trial % 4 < 2) {
        lat = IntStream.range(0, lat.length).mapToDouble(reversed(lat)).toArray();
      }
      Grid study =
          trial % 5 < 2
              ? new LonLatGrid(
                  -180 + 300 * random.nextDouble(),
                  -80 + 100 * random.nextDouble(),
                  0.3 + random.nextDouble() * 6,
                  0.3 + random.nextDouble() * 4,
                  1 + random.nextInt(9),
                  1 + random.nextInt(9),
                  6_370_000)
              : lambert(20_000 + 200_000 * random.nextDouble(), 1 + random.nextInt(9), 7);
      SourceCells source = source(lon, lat);
      double[] amounts = random.doubles(source.size(), 0, 1000).toArray();
      int[] some = IntStream.range(0, study.cells()).filter(c -> c % 3 != 1).toArray();
      GridOverlap overlap = GridOverlap.of(study, some, source);
      double total = CompensatedSum.of(amounts);
      double inside = CompensatedSum.of(overlap.spread(amounts));
      double elsewhere = overlap.elsewhere(amounts);
      double outside = overlap.outside(amounts);
      assertThat(inside + elsewhere + outside)
          .as("trial " + trial)
          .isCloseTo(total, offset(1e-9 * total));
      assertThat(outside).as("trial " + trial).isNotNegative();
      // what is not outside comes from the area that the grid and the source share
      if (study instanceof LonLatGrid g && global) {
        double[] even = new double[source.size()];
        Arrays.setAll(even, source::areaM2);
        double area = IntStream.range(0, g.cells()).mapToDouble(g::areaKm2).sum() * 1e6;
        double onSphere = area * Math.pow(RADIUS / 6_370_000, 2);
        assertThat(CompensatedSum.of(overlap.spread(even)) + overlap.elsewhere(even))
            .as("trial " + trial)
            .isCloseTo(onSphere, offset(1e-9 * onSphere));
      }
    }
  }

  private static java.util.function.IntToDoubleFunction reversed(double[] values) {
    return i -> values[values.length - 1 - i];
  }

  /** Centres of equal cells between two ends. */
  private static double[] axis(double least, double greatest, int cells) {
    double step = (greatest - least) / cells;
    return IntStream.range(0, cells).mapToDouble(i -> least + step * (i + 0.5)).toArray();
  }
}
