package org.tradewind.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;
import org.tradewind.importers.grid.MapProjection;
import org.tradewind.importers.grid.MapRing;

/** Study cells on the rectangles of a variable grid. */
class InmapOverlapTest {
  private static final String USA =
      "+proj=lcc +lat_1=33.000000 +lat_2=45.000000 +lat_0=40.000000 +lon_0=-97.000000 +x_0=0 +y_0=0"
          + " +a=6370997.000000 +b=6370997.000000 +to_meter=1";

  /** Edges W, S, E, N. */
  static InmapGrid grid(double[]... cells) {
    double[][] edges = new double[4][cells.length];
    for (int r = 0; r < cells.length; r++) {
      for (int e = 0; e < 4; e++) {
        edges[e][r] = cells[r][e];
      }
    }
    return InmapGrid.of("a test", edges[0], edges[1], edges[2], edges[3]);
  }

  private static InmapOverlap overlap(Grid study, InmapGrid grid, String projection) {
    return InmapOverlap.of(
        study,
        IntStream.range(0, study.cells()).toArray(),
        grid,
        new InmapParameters(Path.of("sr.ncf"), projection, 0, 1));
  }

  /** Cells of different sizes split at random, over x and y from -size to size. */
  private static InmapGrid nested(double size, long seed) {
    Random random = new Random(seed);
    List<double[]> cells = new ArrayList<>();
    split(new double[] {-size, -size, size, size}, 5, random, cells);
    return grid(cells.toArray(double[][]::new));
  }

  private static void split(double[] cell, int most, Random random, List<double[]> into) {
    if (most == 0 || most < 3 && random.nextInt(3) == 0) {
      into.add(cell);
      return;
    }
    double x = (cell[0] + cell[2]) / 2;
    double y = (cell[1] + cell[3]) / 2;
    split(new double[] {cell[0], cell[1], x, y}, most - 1, random, into);
    split(new double[] {x, cell[1], cell[2], y}, most - 1, random, into);
    split(new double[] {cell[0], y, x, cell[3]}, most - 1, random, into);
    split(new double[] {x, y, cell[2], cell[3]}, most - 1, random, into);
  }

  static List<Grid> studies() {
    return List.of(
        new LonLatGrid(-101, 37, 0.5, 0.4, 7, 8, 6_370_000),
        // the projection of the map itself, and another one
        LambertGrid.of(
            new LambertGrid.Definition(
                33, 45, -97, -97, 40, -300_000, -250_000, 36_000, 36_000, 9, 8, 6_370_997)),
        LambertGrid.of(
            new LambertGrid.Definition(25, 60, -90, -95, 38, -300_000, 0, 27_000, 41_000, 9, 8)));
  }

  /** 2 x 2 study cells of one degree on four cells of three sizes. */
  @Test
  void sharesByHand() {
    InmapOverlap overlap =
        overlap(
            new LonLatGrid(100, 25, 1, 1, 2, 2, 6_370_000),
            grid(
                new double[] {100, 25, 100.5, 27},
                new double[] {100.5, 25, 102, 26},
                new double[] {100.5, 26, 101.5, 27},
                new double[] {101.5, 26, 102, 27}),
            "+proj=longlat");
    assertThat(overlap.onto(new double[] {2, 3, 5, 7}))
        .containsExactly(new double[] {1 + 2.5, 1 + 3, 2.5 + 3.5, 3.5}, within(1e-12));
    assertThat(overlap.meanIn(new double[] {10, 20, 40, 80}))
        .containsExactly(new double[] {15, 20, 25, 60}, within(1e-12));
    assertThat(IntStream.range(0, 4).mapToDouble(overlap::inside).toArray())
        .containsExactly(new double[] {1, 1, 1, 1}, within(1e-12));
  }

  /** A quarter in each of two cells and half outside, as in the documentation of the class. */
  @Test
  void whatLiesOutsideIsLostAndTheMeanIsOfTheRest() {
    InmapOverlap overlap =
        overlap(
            new LonLatGrid(0, 0, 1, 1, 3, 1, 6_370_000),
            grid(new double[] {-5, 0, 0.25, 1}, new double[] {0.25, 0, 0.5, 1}),
            "+proj=longlat +units=degrees");
    assertThat(overlap.onto(new double[] {8, 100, 100}))
        .containsExactly(new double[] {2, 2}, within(1e-12));
    double[] means = overlap.meanIn(new double[] {1, 2});
    assertThat(means[0]).isCloseTo(1.5, within(1e-12));
    assertThat(means[1]).isNaN();
    assertThat(overlap.inside(0)).isCloseTo(.5, within(1e-12));
    assertThat(overlap.inside(1)).isZero();
    assertThat(overlap.touched()).containsExactly(0, 1);
  }

  /** Every amount arrives, whatever the grids, and a uniform field has the same mean everywhere. */
  @ParameterizedTest
  @MethodSource("studies")
  void amountsAreConserved(Grid study) {
    InmapGrid map = nested(1_000_000, 3);
    InmapOverlap overlap = overlap(study, map, USA);
    Random random = new Random(5);
    double[] amounts = random.doubles(study.cells(), 0, 1e4).toArray();
    double all = Arrays.stream(amounts).sum();
    assertThat(Arrays.stream(overlap.onto(amounts)).sum()).isCloseTo(all, within(1e-11 * all));
    double[] means = overlap.meanIn(IntStream.range(0, map.cells()).mapToDouble(r -> 7).toArray());
    assertThat(means).hasSize(study.cells());
    for (double mean : means) {
      assertThat(mean).isCloseTo(7, within(1e-11));
    }
    assertThat(overlap.touched().length).isBetween(8, map.cells() - 1);
  }

  /** Emissions spread over the file's cells meet its values as the means meet the emissions. */
  @ParameterizedTest
  @MethodSource("studies")
  void spreadingAndMeanAreAdjoint(Grid study) {
    // so small that the study reaches beyond it
    InmapGrid map = nested(200_000, 4);
    InmapOverlap overlap = overlap(study, map, USA);
    Random random = new Random(6);
    double[] values = random.doubles(map.cells()).toArray();
    double[] emissions = random.doubles(study.cells()).toArray();
    double[] within = new double[emissions.length];
    double adjoint = 0;
    double[] means = overlap.meanIn(values);
    for (int i = 0; i < emissions.length; i++) {
      if (overlap.inside(i) > 0) {
        // spread over that part of the cell which the file covers
        within[i] = emissions[i] / overlap.inside(i);
        adjoint += means[i] * emissions[i];
      }
    }
    double[] spread = overlap.onto(within);
    double forward = 0;
    for (int r = 0; r < values.length; r++) {
      forward += values[r] * spread[r];
    }
    assertThat(forward).isPositive().isCloseTo(adjoint, within(1e-12 * adjoint));
    assertThat(IntStream.range(0, emissions.length).filter(i -> overlap.inside(i) < .999).count())
        .isPositive();
  }

  /** The areas of cut rings against those that JTS finds. */
  @Test
  void cutRingsAgainstJts() {
    Random random = new Random(7);
    GeometryFactory factory = new GeometryFactory();
    for (int trial = 0; trial < 200; trial++) {
      int points = 3 + random.nextInt(20);
      double[] xs = new double[points];
      double[] ys = new double[points];
      Coordinate[] ring = new Coordinate[points + 1];
      for (int k = 0; k < points; k++) {
        // a star: not convex, and it does not cross itself
        double angle = 2 * Math.PI * k / points;
        double radius = 1 + 3 * random.nextDouble();
        xs[k] = radius * Math.cos(angle);
        ys[k] = radius * Math.sin(angle);
        ring[k] = new Coordinate(xs[k], ys[k]);
      }
      ring[points] = ring[0];
      double x = 4 * random.nextDouble() - 2;
      double y = 4 * random.nextDouble() - 2;
      Envelope box = new Envelope(x, x + 2 * random.nextDouble(), y, y + 2 * random.nextDouble());
      double expected = factory.createPolygon(ring).intersection(factory.toGeometry(box)).getArea();
      assertThat(
              new MapRing(xs, ys)
                  .areaIn(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()))
          .isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void aStudyOutsideTheGridIsRefusedWithBothExtents() {
    LonLatGrid china = new LonLatGrid(100, 25, 1, 1, 2, 2, 6_370_000);
    assertThatThrownBy(
            () -> overlap(china, grid(new double[] {-20, 30, 40.5, 70}), "+proj=longlat"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("x from 100 to 102, y from 25 to 27")
        .hasMessageContaining("x from -20 to 40.5, y from 30 to 70")
        .hasMessageContaining("sr.ncf");
    assertThatThrownBy(() -> overlap(china, nested(1_000_000, 3), USA))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("x from -1000000 to 1000000");
  }

  /** Degrees 100 to 102 would lie within a grid that reaches 1,000 km either way. */
  @Test
  void metresAreNotTakenForDegrees() {
    LonLatGrid china = new LonLatGrid(100, 25, 1, 1, 2, 2, 6_370_000);
    assertThatThrownBy(() -> overlap(china, nested(1_000_000, 3), "+proj=longlat"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("inmap.projection")
        .hasMessageContaining("in metres");
  }

  @Test
  void cellsThatLieOnEachOtherAreRefused() {
    LonLatGrid study = new LonLatGrid(0, 0, 1, 1, 1, 1, 6_370_000);
    InmapGrid twice = grid(new double[] {0, 0, 1, 1}, new double[] {0, 0, 1, .5});
    assertThatThrownBy(() -> overlap(study, twice, "+proj=longlat"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("1.500 times the area of study cell 0");
  }

  @Test
  void aProjectionThatIsNotOneIsRefused() {
    LonLatGrid study = new LonLatGrid(0, 0, 1, 1, 1, 1, 6_370_000);
    for (String words : List.of("none", "EPSG:4326", "+proj=nothing", "+proj=lcc +lat_1=x")) {
      assertThatThrownBy(() -> overlap(study, nested(1, 1), words))
          .as(words)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("inmap.projection")
          .hasMessageContaining("GridProj");
    }
  }

  /** The map's own Lambert projection in its words against the one of IOAPI grids. */
  @Test
  void theWordsOfTheUsaAreItsLambertProjection() {
    LambertGrid grid =
        LambertGrid.of(
            new LambertGrid.Definition(33, 45, -97, -97, 40, 0, 0, 1000, 1000, 1, 1, 6_370_997));
    double[] a = MapProjection.of(USA, "here").project(-77.03, 38.9);
    assertThat(a).containsExactly(grid.project(-77.03, 38.9), within(1e-6));
    assertThat(a[0]).isBetween(1.6e6, 1.8e6);
  }
}
