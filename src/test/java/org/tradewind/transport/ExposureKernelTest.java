package org.tradewind.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LambertGrid.Definition;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

class ExposureKernelTest {
  private static final LambertGrid GRID =
      LambertGrid.of(
          new Definition(25, 40, 110, 110, 34, -720_000, -540_000, 36_000, 36_000, 40, 30));

  private static KernelParameters parameters(double u, double v, double reachKm) {
    KernelParameters facts = KernelParameters.illustrative();
    return new KernelParameters(
        facts.mixingHeightM(),
        Collections.nCopies(Months.COUNT, u),
        Collections.nCopies(Months.COUNT, v),
        facts.windSd(),
        facts.lagrangianHours(),
        reachKm,
        facts.species());
  }

  private static Table cells(LambertGrid grid, int... numbers) {
    Table.Builder cell = Table.builder(Inputs.CELL);
    for (int c : numbers) {
      cell.add(
          c, grid.col(c), grid.row(c), 0.0, 0.0, grid.areaKm2(c), 0.0, Double.NaN, Double.NaN, "");
    }
    return cell.build();
  }

  private static double[] random(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, n).mapToDouble(i -> random.nextDouble()).toArray();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  @Test
  void adjointIsExact() {
    int[] some = IntStream.range(0, GRID.cells()).filter(c -> c % 7 != 3).toArray();
    for (double reachKm : new double[] {200, 5000}) {
      ExposureKernel kernel =
          ExposureKernel.of(GRID, parameters(2.5, -1.5, reachKm), cells(GRID, some));
      for (String species : Species.POLLUTANTS) {
        double[] tonnes = random(some.length, 1);
        double[] marginal = random(some.length, 2);
        double forward = dot(kernel.exposure(species, 4, tonnes), marginal);
        double backward = dot(tonnes, kernel.adjoint(species, 4, marginal));
        assertThat(backward).isCloseTo(forward, within(1e-12 * forward));
      }
    }
  }

  @Test
  void oneTonneMakesTheStatedBurden() {
    // A grid so wide that nothing leaves in 6 h of life
    LambertGrid wide =
        LambertGrid.of(
            new Definition(25, 40, 110, 110, 34, -1_080_000, -1_080_000, 36_000, 36_000, 61, 61));
    KernelParameters calm = parameters(0, 0, 5000);
    KernelParameters p =
        new KernelParameters(
            calm.mixingHeightM(),
            calm.windU(),
            calm.windV(),
            1,
            3,
            5000,
            Map.of("X", new SpeciesTransport(6, 1, 0.5)));
    Table cell = cells(wide, IntStream.range(0, wide.cells()).toArray());
    double[] tonnes = new double[wide.cells()];
    tonnes[wide.cell(30, 30)] = 2;
    double[] rise = ExposureKernel.of(wide, p, cell).exposure("X", 0, tonnes);
    double[] area = cell.doubles("area_km2");
    double burdenUg = 700 * 1e6 * dot(rise, area);
    // 2 t * 0.5 t/t * 6 h of 8760 h, in ug
    assertThat(burdenUg).isCloseTo(1e12 * 6 / 8760, within(1e12 * 6 / 8760 * 1e-12));
    // symmetrical without wind
    double[] mass = new double[rise.length];
    Arrays.setAll(mass, i -> rise[i] * area[i]);
    assertThat(mass[wide.cell(32, 31)])
        .isCloseTo(mass[wide.cell(28, 29)], within(1e-15 * burdenUg));
    assertThat(mass[wide.cell(31, 30)]).isLessThan(mass[wide.cell(30, 30)]);
  }

  @Test
  void weightsAreAtMostOneAndTheRestLiesBeyondTheReach() {
    SpeciesTransport sulphate = new SpeciesTransport(96, 24, 0.6);
    double near =
        Stencil.of(sulphate, 2, 1, parameters(0, 0, 500), 36_000, 36_000, 1000, 1000).mass();
    double far =
        Stencil.of(sulphate, 2, 1, parameters(0, 0, 2500), 36_000, 36_000, 1000, 1000).mass();
    double all =
        Stencil.of(sulphate, 2, 1, parameters(0, 0, 25_000), 36_000, 36_000, 1000, 1000).mass();
    assertThat(near).isLessThan(far);
    assertThat(far).isBetween(0.85, 1.0);
    assertThat(all).isCloseTo(1, within(1e-12));
  }

  @Test
  void theMeanWindCarriesTheMassByItsMeanAge() {
    SpeciesTransport path = new SpeciesTransport(48, 12, 1);
    Stencil stencil = Stencil.of(path, 3, -1, parameters(0, 0, 15_000), 36_000, 36_000, 400, 400);
    double x = 0;
    double y = 0;
    for (int dy = -400; dy <= 400; dy++) {
      for (int dx = -400; dx <= 400; dx++) {
        x += dx * stencil.weight(dx, dy);
        y += dy * stencil.weight(dx, dy);
      }
    }
    double meanAge = 0;
    for (int i = 0; i < Stencil.AGES; i++) {
      meanAge += (12 - 48 * Math.log(1 - (i + 0.5) / Stencil.AGES)) / Stencil.AGES;
    }
    assertThat(meanAge).isCloseTo(60, within(0.6));
    assertThat(x * 36_000).isCloseTo(3 * meanAge * 3600, within(10.0));
    assertThat(y * 36_000).isCloseTo(-1 * meanAge * 3600, within(10.0));
  }

  @Test
  void sourcesUpwindOfPeopleAreTheHarmfulOnes() {
    int[] row = IntStream.range(0, 40).map(c -> GRID.cell(c, 15)).toArray();
    double[] marginal = new double[40];
    marginal[20] = 100;
    double[] west =
        ExposureKernel.of(GRID, parameters(4, 0, 2500), cells(GRID, row))
            .adjoint("SO2", 0, marginal);
    assertThat(west[12]).isGreaterThan(2 * west[28]);
    double[] east =
        ExposureKernel.of(GRID, parameters(-4, 0, 2500), cells(GRID, row))
            .adjoint("SO2", 0, marginal);
    assertThat(east[28]).isGreaterThan(2 * east[12]);
  }

  @Test
  void sensitivitiesAreTheAdjointBySpeciesAndMonthInAnyOrderOfCells() {
    int[] some = IntStream.range(0, GRID.cells()).filter(c -> c % 3 == 0).toArray();
    double[] marginal = random(some.length, 5);
    KernelParameters p = KernelParameters.illustrative();
    ExposureKernel kernel = ExposureKernel.of(GRID, p, cells(GRID, some));
    Table table = kernel.sensitivities(marginal).validated("kernel");
    assertThat(table.rows()).isEqualTo(some.length * 7);
    for (int s = 0; s < 7; s++) {
      String species = Species.POLLUTANTS.get(s);
      double[] july = kernel.adjoint(species, 6, marginal);
      for (int g = 0; g < some.length; g += 11) {
        assertThat(table.ints("cell")[g * 7 + s]).isEqualTo(some[g]);
        assertThat(table.strings("species")[g * 7 + s]).isEqualTo(species);
        assertThat(table.doubles("m07")[g * 7 + s])
            .isCloseTo(july[g], within(1e-14 * july[g]))
            .isPositive();
      }
    }
    int n = some.length;
    int[] turned = IntStream.range(0, n).map(i -> some[n - 1 - i]).toArray();
    double[] turnedMarginal = IntStream.range(0, n).mapToDouble(i -> marginal[n - 1 - i]).toArray();
    Table other = ExposureKernel.of(GRID, p, cells(GRID, turned)).sensitivities(turnedMarginal);
    for (String month : Months.COLUMNS) {
      double[] straight = table.doubles(month);
      double[] reversed = other.doubles(month);
      for (int g = 0; g < n; g++) {
        for (int s = 0; s < 7; s++) {
          assertThat(reversed[(n - 1 - g) * 7 + s]).isEqualTo(straight[g * 7 + s]);
        }
      }
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(
            () ->
                ExposureKernel.of(
                    GRID,
                    KernelParameters.illustrative(),
                    cells(LambertGrid.CHINA_36KM, 5, 20_000)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 2 (cell 20000)")
        .hasMessageContaining("0 to 1199");
    assertThatThrownBy(() -> new SpeciesTransport(0, 0, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("lifetime");
    ExposureKernel kernel =
        ExposureKernel.of(GRID, KernelParameters.illustrative(), cells(GRID, 1, 2));
    assertThatThrownBy(() -> kernel.adjoint("S02", 0, new double[2]))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'SO2'?");
    assertThatThrownBy(() -> kernel.adjoint("SO2", 0, new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    KernelParameters facts = KernelParameters.illustrative();
    assertThatThrownBy(
            () ->
                new KernelParameters(
                    Collections.nCopies(12, -5.0),
                    facts.windU(),
                    facts.windV(),
                    4,
                    24,
                    2500,
                    facts.species()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("mixing_height of m01")
        .hasMessageContaining("-5.0");
    assertThat(List.copyOf(facts.species().keySet())).isEqualTo(Species.POLLUTANTS);
  }
}
