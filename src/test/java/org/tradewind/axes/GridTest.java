package org.tradewind.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridTest {
  private static final double R = LambertGrid.IOAPI_RADIUS_M;
  private static final LonLatGrid WORLD = new LonLatGrid(-180, -90, 2.5, 2, 144, 90, R);

  @Test
  void cellsOfTheWorldCoverTheSphere() {
    double area = IntStream.range(0, WORLD.cells()).mapToDouble(WORLD::areaKm2).sum();
    assertThat(area).isCloseTo(4 * Math.PI * R * R * 1e-6, within(1e-6));
  }

  @Test
  void pointsLieInTheCellThatHoldsThem() {
    assertThat(WORLD.cellAt(-180, -90)).isZero();
    assertThat(WORLD.cellAt(179.9, 89.9)).isEqualTo(WORLD.cells() - 1);
    assertThat(WORLD.cellAt(180, 0)).as("the same meridian as -180").isEqualTo(WORLD.cell(0, 45));
    assertThat(WORLD.cellAt(0, 91)).isEqualTo(-1);
    LonLatGrid pacific = new LonLatGrid(170, 0, 1, 1, 20, 10, R);
    assertThat(pacific.cellAt(-175.5, 3.5)).isEqualTo(pacific.cell(14, 3));
    assertThat(pacific.centre(pacific.cell(14, 3))).containsExactly(-175.5, 3.5);
    for (int cell = 0; cell < pacific.cells(); cell++) {
      assertThat(pacific.cellAt(pacific.lonOfCentre(cell), pacific.latOfCentre(cell)))
          .isEqualTo(cell);
    }
  }

  @Test
  void sizesAreThoseOnTheSphere() {
    double degree = Math.PI / 180 * R;
    assertThat(WORLD.widthM(WORLD.cell(0, 75))).isCloseTo(2.5 * degree * cos(61), within(1e-6));
    assertThat(WORLD.heightM(0)).isCloseTo(2 * degree, within(1e-6));
    LambertGrid china = LambertGrid.CHINA_36KM;
    int cell = china.cellAt(116.4, 39.9);
    assertThat(china.widthM(cell) * china.heightM(cell) * 1e-6)
        .isCloseTo(china.areaKm2(cell), within(1e-9));
  }

  @Test
  void eastLeansWithTheMeridians() {
    LambertGrid china = LambertGrid.CHINA_36KM;
    for (double lon : new double[] {80, 110, 131.7}) {
      int cell = china.cellAt(lon, 41);
      double[] centre = china.centre(cell);
      double[] west = china.project(centre[0] - 1e-4, centre[1]);
      double[] east = china.project(centre[0] + 1e-4, centre[1]);
      assertThat(china.eastAngle(cell))
          .isCloseTo(Math.atan2(east[1] - west[1], east[0] - west[0]), within(1e-7));
    }
    assertThat(WORLD.eastAngle(17)).isZero();
  }

  @Test
  void gridsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new LonLatGrid(0, 0, 1, 1, 361, 10, R))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("ncols");
    assertThatThrownBy(() -> new LonLatGrid(0, 80, 1, 1, 1, 11, R)).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> new LonLatGrid(0, 0, 0, 1, 1, 1, R)).isInstanceOf(UserError.class);
  }

  private static double cos(double degrees) {
    return Math.cos(Math.toRadians(degrees));
  }
}
