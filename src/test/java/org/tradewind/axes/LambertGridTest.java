package org.tradewind.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tradewind.axes.LambertGrid.Definition;

class LambertGridTest {
  private static final LambertGrid CHINA = LambertGrid.CHINA_36KM;

  /** Snyder's spherical formulas, written out independently of the projection library. */
  private static double[] snyder(Definition d, double lon, double lat) {
    double p1 = Math.toRadians(d.alp());
    double p2 = Math.toRadians(d.bet());
    double n =
        Math.log(Math.cos(p1) / Math.cos(p2))
            / Math.log(Math.tan(Math.PI / 4 + p2 / 2) / Math.tan(Math.PI / 4 + p1 / 2));
    double f = Math.cos(p1) * Math.pow(Math.tan(Math.PI / 4 + p1 / 2), n) / n;
    double rho = d.radius() * f / Math.pow(Math.tan(Math.PI / 4 + Math.toRadians(lat) / 2), n);
    double rho0 =
        d.radius() * f / Math.pow(Math.tan(Math.PI / 4 + Math.toRadians(d.ycent()) / 2), n);
    double theta = n * Math.toRadians(lon - d.gam());
    return new double[] {rho * Math.sin(theta), rho0 - rho * Math.cos(theta)};
  }

  @Test
  void projectionAgreesWithTheClosedFormToAMillimetre() {
    for (double lon = 70; lon <= 140; lon += 3.7) {
      for (double lat = 5; lat <= 58; lat += 2.9) {
        double[] expected = snyder(CHINA.definition(), lon, lat);
        double[] found = CHINA.project(lon, lat);
        assertThat(found[0]).isCloseTo(expected[0], within(1e-3));
        assertThat(found[1]).isCloseTo(expected[1], within(1e-3));
        double[] back = CHINA.unproject(found[0], found[1]);
        assertThat(back[0]).isCloseTo(lon, within(1e-9));
        assertThat(back[1]).isCloseTo(lat, within(1e-9));
      }
    }
  }

  @Test
  void originIsAtTheCentreEvenWhereItIsNotOnTheCentralMeridian() {
    double[] centre = CHINA.project(110, 34);
    assertThat(centre[0]).isCloseTo(0, within(1e-6));
    assertThat(centre[1]).isCloseTo(0, within(1e-6));
    LambertGrid shifted =
        LambertGrid.of(new Definition(25, 40, 110, 105, 30, 0, 0, 1000, 1000, 3, 3));
    assertThat(shifted.project(105, 30)[0]).isCloseTo(0, within(1e-6));
    assertThat(shifted.project(105, 30)[1]).isCloseTo(0, within(1e-6));
    // the two differ by a translation only
    double[] a = CHINA.project(105, 30);
    double[] b = CHINA.project(116.4, 39.9);
    double[] c = shifted.project(116.4, 39.9);
    assertThat(c[0]).isCloseTo(b[0] - a[0], within(1e-6));
    assertThat(c[1]).isCloseTo(b[1] - a[1], within(1e-6));
  }

  @Test
  void everyCellHoldsItsOwnCentre() {
    assertThat(CHINA.cells()).isEqualTo(21_844);
    for (int cell = 0; cell < CHINA.cells(); cell++) {
      assertThat(CHINA.cellAt(CHINA.lonOfCentre(cell), CHINA.latOfCentre(cell))).isEqualTo(cell);
      assertThat(CHINA.cell(CHINA.col(cell), CHINA.row(cell))).isEqualTo(cell);
    }
  }

  @Test
  void numberingIsByRowFromTheSouthWest() {
    assertThat(CHINA.cell(5, 2)).isEqualTo(2 * 172 + 5);
    assertThat(CHINA.cellAtProjected(-3_096_000, -2_286_000)).isZero();
    assertThat(CHINA.cellAtProjected(-3_096_000.001, -2_286_000)).isEqualTo(-1);
    assertThat(CHINA.cellAtProjected(3_096_000, 0)).isEqualTo(-1);
    assertThat(CHINA.cellAt(-75, 40)).isEqualTo(-1);
    assertThat(CHINA.latOfCentre(0)).isLessThan(CHINA.latOfCentre(172));
    assertThat(CHINA.lonOfCentre(0)).isLessThan(CHINA.lonOfCentre(1));
    assertThatThrownBy(() -> CHINA.cell(172, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> CHINA.col(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void areaIsThatOnTheSphere() {
    assertThat(CHINA.mapAreaKm2()).isEqualTo(1296);
    assertThat(CHINA.scaleFactor(25)).isCloseTo(1, within(1e-12));
    assertThat(CHINA.scaleFactor(40)).isCloseTo(1, within(1e-12));
    assertThat(CHINA.scaleFactor(33)).isLessThan(1);
    // the cells between two rows fill the spherical polygon they cover: shoelace in (lon, sin lat)
    int cell = CHINA.cellAt(87.6, 43.8);
    double area = 0;
    int steps = 200;
    double[][] corner = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
    for (int side = 0; side < 4; side++) {
      for (int i = 0; i < steps; i++) {
        double[] a = edge(cell, corner[side], corner[side + 1], (double) i / steps);
        double[] b = edge(cell, corner[side], corner[side + 1], (i + 1.0) / steps);
        area += (a[0] * b[1] - b[0] * a[1]) / 2;
      }
    }
    assertThat(CHINA.areaKm2(cell)).isCloseTo(area * 6370 * 6370, within(1296 * 1e-4));
  }

  private static double[] edge(int cell, double[] from, double[] to, double t) {
    double fx = from[0] + t * (to[0] - from[0]);
    double fy = from[1] + t * (to[1] - from[1]);
    double[] p = CHINA.unproject(CHINA.west(cell) + fx * 36_000, CHINA.south(cell) + fy * 36_000);
    return new double[] {Math.toRadians(p[0]), Math.sin(Math.toRadians(p[1]))};
  }

  @Test
  void impossibleGridsAreRefusedByName() {
    assertThatThrownBy(
            () ->
                LambertGrid.of(
                    new Definition(25, -40, 110, 110, 34, 0, 0, 1, 1, 1, 1), "file F.nc"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("file F.nc")
        .hasMessageContaining("bet = -40.0")
        .hasMessageContaining("same side of the equator");
    assertThatThrownBy(
            () -> LambertGrid.of(new Definition(25, 40, 110, 110, 34, 0, 0, Double.NaN, 1, 1, 1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("xcell = NaN");
    assertThatThrownBy(() -> LambertGrid.of(new Definition(25, 40, 110, 110, 34, 0, 0, 1, 1, 1, 0)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nrows = 0");
  }
}
