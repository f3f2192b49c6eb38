package org.tradewind.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class MeteorologyTest {
  /** One cell whose centre is the point given. */
  private static Grid at(double lon, double lat) {
    return new LonLatGrid(lon - 0.5, lat - 0.5, 1, 1, 1, 1, 6_370_000);
  }

  /** Rain at points, everything else even. */
  private static Table rain(double[]... lonLatMm) {
    Table.Builder table = Table.builder(AirInputs.METEOROLOGY);
    for (Map.Entry<String, Double> e :
        Map.of("wind_u_ms", 1.0, "wind_v_ms", 2.0, "wind_sd_ms", 3.0, "mixing_height_m", 800.0)
            .entrySet()) {
      Weather.add(table, 0, 0, e.getKey(), e.getValue());
    }
    for (double[] p : lonLatMm) {
      Weather.add(table, p[0], p[1], "precipitation_mm", p[2]);
    }
    return table.build();
  }

  private static double mm(Grid grid, double[]... points) {
    return Meteorology.of(grid, rain(points)).precipitationMm(4)[0];
  }

  @Test
  void aLatticeIsReadBilinearlyAndBeyondItItsEdgeHolds() {
    double[][] lattice = {
      {100, 20, 1}, {110, 20, 5}, {130, 20, 9}, {100, 40, 3}, {110, 40, 7}, {130, 40, 2}
    };
    // a quarter of the way east, half way north
    assertThat(mm(at(102.5, 30), lattice))
        .isCloseTo(0.75 * (1 + 3) / 2 + 0.25 * (5 + 7) / 2, within(1e-12));
    assertThat(mm(at(120, 25), lattice))
        .isCloseTo(0.5 * (0.75 * 5 + 0.25 * 7) + 0.5 * (0.75 * 9 + 0.25 * 2), within(1e-12));
    assertThat(mm(at(100, 40), lattice)).isCloseTo(3, within(1e-12));
    assertThat(mm(at(80, 50), lattice)).isCloseTo(3, within(1e-12));
    assertThat(mm(at(140, 10), lattice)).isCloseTo(9, within(1e-12));
    // beyond the date line
    double[][] pacific = {{170, 0, 1}, {190, 0, 3}};
    assertThat(mm(at(-175, 0), pacific)).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void scatteredPointsWeighByTheSquareOfTheirDistance() {
    // on the equator, 1 and 2 degrees away: chords 2 sin(d/2)
    double near = 1 / Math.pow(Math.sin(Math.toRadians(0.5)), 2);
    double far = 1 / Math.pow(Math.sin(Math.toRadians(1)), 2);
    double expected = (near * 10 + near * 20 + far * 30) / (2 * near + far);
    assertThat(mm(at(0, 0), new double[][] {{1, 0, 10}, {0, 1, 20}, {-2, 0, 30}}))
        .isCloseTo(expected, within(1e-9));
    // the fifth point away is not heard
    double[][] five = {{1, 0, 10}, {0, 1, 10}, {-1, 0, 10}, {0, -1, 10}, {5, 5, 1000}};
    assertThat(mm(at(0, 0), five)).isCloseTo(10, within(1e-12));
    assertThat(mm(at(5, 5), five)).isEqualTo(1000);
  }

  @Test
  void windsTurnToTheAxesOfTheGrid() {
    Grid grid = LambertGrid.CHINA_36KM;
    Meteorology weather = Meteorology.of(grid, Weather.uniform(3, -1, 4, 800, 50));
    for (int cell : new int[] {0, grid.cell(86, 60), grid.cells() - 1}) {
      double angle = grid.eastAngle(cell);
      assertThat(weather.windAlongColumnsMs(0)[cell])
          .isCloseTo(3 * Math.cos(angle) + Math.sin(angle), within(1e-12));
      assertThat(weather.windAlongRowsMs(0)[cell])
          .isCloseTo(3 * Math.sin(angle) - Math.cos(angle), within(1e-12));
    }
  }

  @Test
  void theWeatherThatShipsHasTheMonsoon() {
    Table table = Meteorology.eastAsia().validated("facts");
    assertThat(table.rows()).isEqualTo(6 * 5 * 5);
    Grid shanghai = at(121.5, 31);
    Meteorology weather = Meteorology.of(shanghai, table);
    assertThat(weather.windAlongRowsMs(0)[0]).as("January").isNegative();
    assertThat(weather.windAlongRowsMs(6)[0]).as("July").isPositive();
    assertThat(weather.precipitationMm(6)[0]).isGreaterThan(2 * weather.precipitationMm(0)[0]);
  }

  @Test
  void whatIsMissingOrWrongIsNamed() {
    Grid grid = at(100, 30);
    Table.Builder some = Table.builder(AirInputs.METEOROLOGY);
    Weather.add(some, 0, 0, "wind_u_ms", 1);
    assertThatThrownBy(() -> Meteorology.of(grid, some.build()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no wind_v_ms");
    Table.Builder misspelt = Table.builder(AirInputs.METEOROLOGY);
    Weather.add(misspelt, 0, 0, "wind_w_ms", 1);
    assertThatThrownBy(() -> Meteorology.of(grid, misspelt.build()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 1")
        .hasMessageContaining("Did you mean");
    assertThatThrownBy(() -> mm(grid, new double[] {0, 0, -1}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("m01 = -1.0");
    assertThatThrownBy(() -> mm(grid, new double[] {0, 0, Double.NaN}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no value of m01")
        .hasMessageContaining("missing month");
    assertThatThrownBy(() -> Meteorology.of(grid, Weather.uniform(1, 1, 1, 2, 1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("mixing_height_m")
        .hasMessageContaining("m01 = 2.0");
  }

  @Test
  void rowsOfTheStudyReplaceShippedParameters() {
    StudyTables tables = new StudyTables();
    Table.Builder own = Table.builder(AirInputs.TRANSPORT_PARAMETER);
    Object[] row = new Object[2 + Months.COUNT];
    Arrays.fill(row, 0.3);
    row[0] = "particle_share";
    row[1] = "NOX";
    tables.put(own.add(row).build(), null);
    TransportParameters shipped = TransportParameters.illustrative();
    TransportParameters changed = TransportParameters.of(tables);
    assertThat(changed.conversions().get("NOX").particleShare()).containsOnly(0.3);
    assertThat(changed.conversions().get("NOX").perHour())
        .isEqualTo(shipped.conversions().get("NOX").perHour());
    assertThat(changed.removals()).isEqualTo(shipped.removals());
    assertThat(shipped.removals().keySet()).containsExactlyElementsOf(Tracers.REMOVED);
  }

  @Test
  void parametersThatCannotBeAreRefused() {
    assertThatThrownBy(() -> TransportParameters.of(given("particle_share", "NO", 0.3)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 1")
        .hasMessageContaining("Did you mean 'particle_share of NOX'?");
    assertThatThrownBy(() -> TransportParameters.of(given("particle_share", "NOX", 1.2)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("particle_share of NOX, m01: found 1.2");
    assertThatThrownBy(() -> TransportParameters.of(given("dry_deposition_ms", "SO4", 0)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("it never leaves");
    assertThatThrownBy(() -> TransportParameters.of(given("lagrangian_time_h", "*", 0)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("above 0 h");
    assertThatThrownBy(() -> TransportParameters.of(given("conversion_per_h", "SO2", Double.NaN)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("conversion_per_h of SO2");
  }

  private static StudyTables given(String parameter, String species, double value) {
    Table.Builder own = Table.builder(AirInputs.TRANSPORT_PARAMETER);
    Object[] row = new Object[2 + Months.COUNT];
    Arrays.fill(row, value);
    row[0] = parameter;
    row[1] = species;
    return new StudyTables().put(own.add(row).build(), null);
  }
}
