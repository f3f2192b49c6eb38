package org.tradewind.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/** Worlds so small that their air can be computed by hand. */
class SteadyStateTest {
  private static final double JANUARY_S = 31 * 86_400.0;

  private static final double YEAR_S = 365 * 86_400.0;

  private static Grid grid(int ncols, int nrows) {
    return new LonLatGrid(110, 0, 0.36, 0.36, ncols, nrows, 6_370_000);
  }

  private static MonthlyTransport january(
      Grid grid, double u, double v, double sd, TransportParameters parameters) {
    return SteadyState.of(
            grid, Meteorology.of(grid, Weather.uniform(u, v, sd, 500, 62)), parameters)
        .month(0);
  }

  private static double[] only(int cells, int cell, double value) {
    double[] values = new double[cells];
    values[cell] = value;
    return values;
  }

  @Test
  void inABoxWithoutWindEmissionEqualsDeposition() {
    Grid grid = grid(1, 1);
    MonthlyTransport box = january(grid, 0, 0, 0, Weather.parameters(24, 0.002, 0, 3.6, 0.5));
    double area = grid.areaKm2(0) * 1e6;
    MonthlyPlumes plumes =
        box.plumes(Map.of(Species.PM_OTHER, new double[] {1000}, Species.SO2, new double[] {1000}));
    // E = A v c: what is emitted falls down
    double primary = 1e12 * 1000 / JANUARY_S / (area * 0.002);
    assertThat(plumes.concentrationUgM3().get("PM_OTHER")[0])
        .isCloseTo(primary, within(1e-12 * primary));
    // of SO2, 1e-3 of 1e-3 + 0.002/500 converts, half of it to particles, 96 t for 64
    double sulphate = primary * 1e-3 / (1e-3 + 4e-6) * 0.5 * 1.5;
    assertThat(plumes.concentrationUgM3().get("SO4")[0])
        .isCloseTo(sulphate, within(1e-12 * sulphate));
    assertThat(plumes.pm25UgM3()[0]).isCloseTo(primary + sulphate, within(1e-9 * primary));
  }

  /** By hand: what is vented from a mixing layer of 500 m is mixed through 2,000 m. */
  @Test
  void inABoxWhatIsVentedIsInTheDeepColumn() {
    Grid grid = grid(1, 1);
    double area = grid.areaKm2(0) * 1e6;
    MonthlyTransport box =
        january(grid, 0, 0, 0, Weather.vented(36, 2000, 24, 0.002, 0.05, 0.01, 0.5));
    MonthlyPlumes plumes = box.plumes(Map.of(Species.SO2, new double[] {1000}));
    double wet = 0.05 * 62 / JANUARY_S;
    double shallow = 0.002 / 500 + wet;
    double deep = 0.002 / 2000 + wet;
    double turn = 0.01 / 3600;
    double vent = 1 / (36 * 3600.0);
    double gas = 1000 / JANUARY_S / area / (shallow + turn + vent);
    double gasAbove = gas * vent / (deep + turn);
    double sulphate = gas * turn * 0.5 * 1.5 / (shallow + vent);
    double above = (sulphate * vent + gasAbove * turn * 0.5 * 1.5) / deep;
    double expected = 1e12 * (sulphate / 500 + above / 2000);
    assertThat(plumes.concentrationUgM3().get("SO4")[0])
        .isCloseTo(expected, within(1e-12 * expected));
    MassBudget budget =
        plumes.budgets().stream().filter(b -> b.tracer().equals("SO2")).findFirst().orElseThrow();
    assertThat(budget.ventedTonnes())
        .isCloseTo(1000 * vent / (shallow + turn + vent), within(1e-9));
    assertThat(budget.relativeGap()).isLessThan(1e-12);
  }

  /** By hand: nitrate is nitric acid for half of the time, and then deposits as that does. */
  @Test
  void nitrateDepositsAsNitricAcidWhileItIsOne() {
    Grid grid = grid(1, 1);
    TransportParameters alike = Weather.parameters(24, 0.002, 0, 3.6, 0.5);
    Map<String, TransportParameters.Removal> removals = new LinkedHashMap<>(alike.removals());
    removals.put(
        Tracers.HNO3, new TransportParameters.Removal(Weather.year(0.02), Weather.year(0.1)));
    MonthlyTransport box =
        january(
            grid,
            0,
            0,
            0,
            new TransportParameters(
                alike.lagrangianHours(),
                alike.ventingHours(),
                alike.deepMixingM(),
                removals,
                alike.conversions()));
    double converted = 1e-3 / (1e-3 + 4e-6) / JANUARY_S / (grid.areaKm2(0) * 1e6);
    double loss = 0.5 * 0.002 / 500 + 0.5 * (0.02 / 500 + 0.1 * 62 / JANUARY_S);
    double expected = 1e12 * 1000 * converted * 0.5 * 62 / 46 / loss / 500;
    Map<String, double[]> c =
        box.plumes(Map.of(Species.NOX, new double[] {1000}, Species.SO2, new double[] {1000}))
            .concentrationUgM3();
    assertThat(c.get("NO3")[0]).isCloseTo(expected, within(1e-12 * expected));
    double sulphate = 1e12 * 1000 * converted * 0.5 * 1.5 / 0.002;
    assertThat(c.get("SO4")[0]).isCloseTo(sulphate, within(1e-12 * sulphate));
  }

  @Test
  void deathsPerTonneInABox() {
    Grid grid = grid(1, 1);
    MonthlyTransport box = january(grid, 0, 0, 0, Weather.parameters(24, 0.002, 0, 3.6, 0.5));
    // a tonne in January makes 1e12 / (A v 31 d) ug/m3 in January, 31/365 of it in the annual mean
    double perTonne = 7 * 1e12 / (grid.areaKm2(0) * 1e6 * 0.002) / JANUARY_S * 31 / 365;
    Map<String, double[][]> lambda = box.sensitivities(new double[][] {{7}});
    assertThat(lambda.keySet()).containsExactlyElementsOf(Species.POLLUTANTS);
    assertThat(lambda.get("EC")[0][0]).isCloseTo(perTonne, within(1e-12 * perTonne));
    assertThat(lambda.get("NOX")[0][0])
        .isCloseTo(perTonne * 1e-3 / (1e-3 + 4e-6) * 0.5 * 62 / 46, within(1e-12 * perTonne));
  }

  @Test
  void rainWashesOutEvenlyOverTheMonth() {
    Grid grid = grid(1, 1);
    double area = grid.areaKm2(0) * 1e6;
    MonthlyTransport box = january(grid, 0, 0, 0, Weather.parameters(24, 0.002, 0.05, 1, 1));
    MonthlyPlumes plumes = box.plumes(Map.of(Species.OC, new double[] {1000}));
    double loss = 0.002 / 500 + 0.05 * 62 / JANUARY_S;
    double expected = 1e12 * 1000 / JANUARY_S / (area * loss * 500);
    assertThat(plumes.concentrationUgM3().get("OC")[0])
        .isCloseTo(expected, within(1e-12 * expected));
    MassBudget budget =
        plumes.budgets().stream().filter(b -> b.tracer().equals("OC")).findFirst().orElseThrow();
    assertThat(budget.inTonnes()).isCloseTo(1000, within(1e-9));
    assertThat(budget.wetDepositedTonnes() / budget.dryDepositedTonnes())
        .isCloseTo(0.05 * 62 / JANUARY_S / 4e-6, within(1e-9));
  }

  @Test
  void aSteadyWindCarriesThroughThreeCells() {
    Grid grid = grid(3, 1);
    double area = grid.areaKm2(0) * 1e6;
    double flux = 2 * grid.heightM(0);
    double loss = area * 0.002 / 500;
    MonthlyTransport row = january(grid, 2, 0, 0, Weather.parameters(24, 0.002, 0, 1, 1));
    MonthlyPlumes plumes = row.plumes(Map.of(Species.EC, only(3, 1, 1000)));
    double rate = 1000 / JANUARY_S;
    double second = rate / (flux + loss);
    double third = second * flux / (flux + loss);
    double[] c = plumes.concentrationUgM3().get("EC");
    assertThat(c[0]).isZero();
    assertThat(c[1]).isCloseTo(1e12 * second / 500, within(1e-12 * c[1]));
    assertThat(c[2]).isCloseTo(1e12 * third / 500, within(1e-12 * c[1]));
    MassBudget budget =
        plumes.budgets().stream().filter(b -> b.tracer().equals("EC")).findFirst().orElseThrow();
    assertThat(budget.exportedTonnes())
        .isCloseTo(third * flux * JANUARY_S, within(1e-9 * budget.inTonnes()));
    // the adjoint looks upwind: people in the third cell, emission in any
    double[] lambda = row.sensitivities(new double[][] {only(3, 2, 1)}).get("EC")[0];
    double last = 1e12 / 500 / (flux + loss) / YEAR_S;
    double share = flux / (flux + loss);
    assertThat(lambda[2]).isCloseTo(last, within(1e-12 * last));
    assertThat(lambda[1]).isCloseTo(last * share, within(1e-12 * last));
    assertThat(lambda[0]).isCloseTo(last * share * share, within(1e-12 * last));
  }

  @Test
  void inOneCellWindsThatTurnCarryOutWhatTheirStreamsDo() {
    Grid grid = grid(1, 1);
    double area = grid.areaKm2(0) * 1e6;
    MonthlyTransport cell = january(grid, 1, 0, 3, Weather.parameters(24, 0.002, 0, 1, 1));
    double mean = 0;
    for (int s = 0; s < 12; s++) {
      double angle = (2 * s + 1) * Math.PI / 12;
      double out =
          Math.abs(1 + 3 * Math.sqrt(2) * Math.cos(angle)) * grid.heightM(0)
              + Math.abs(3 * Math.sqrt(2) * Math.sin(angle)) * grid.widthM(0);
      mean += 1 / (out + area * 4e-6 + area / 86_400) / 12;
    }
    double column = mean * 1000 / JANUARY_S / (1 - mean * area / 86_400);
    double[] c = cell.plumes(Map.of(Species.OC, new double[] {1000})).concentrationUgM3().get("OC");
    assertThat(c[0]).isCloseTo(1e12 * column / 500, within(1e-12 * c[0]));
  }

  /**
   * The plume of a point source, over ages that are exponential with the mean 1/l: the mean wind
   * carries it by u/l, and it widens by Taylor's 2 sd^2 T (1/l - T/(1 + l T)) about the mean wind's
   * own u^2/l^2, and by d |w| / l through the steps of upwind fluxes.
   */
  @Test
  void aPlumeWidensAsTaylorSays() {
    int n = 161;
    LonLatGrid grid = new LonLatGrid(0, -0.0805, 0.001, 0.001, n, n, 6_370_000);
    double u = 0.5;
    double sd = 0.5;
    double timeS = 360;
    MonthlyTransport plain =
        SteadyState.of(
                grid,
                Meteorology.of(grid, Weather.uniform(u, 0, sd, 300, 0)),
                Weather.parameters(timeS / 3600, 1, 0, 1, 1))
            .month(0);
    double life = 300; // h / v, s
    double[] c =
        plain
            .plumes(Map.of(Species.EC, only(n * n, grid.cell(80, 80), 1)))
            .concentrationUgM3()
            .get("EC");
    double d = grid.widthM(0);
    double[] moments = new double[4];
    for (int g = 0; g < c.length; g++) {
      double x = (grid.col(g) - 80) * d;
      double y = (grid.row(g) - 80) * d;
      moments[0] += c[g];
      moments[1] += c[g] * x;
      moments[2] += c[g] * x * x;
      moments[3] += c[g] * y * y;
    }
    double stepsX = 0;
    double stepsY = 0;
    for (int s = 0; s < 12; s++) {
      double angle = (2 * s + 1) * Math.PI / 12;
      stepsX += Math.abs(u + sd * Math.sqrt(2) * Math.cos(angle)) / 12;
      stepsY += Math.abs(sd * Math.sqrt(2) * Math.sin(angle)) / 12;
    }
    double taylor = 2 * sd * sd * timeS * (life - timeS / (1 + timeS / life));
    assertThat(moments[1] / moments[0]).isCloseTo(u * life, within(1e-4 * u * life));
    // ages t: mean of (u t)^2 is 2 (u life)^2
    double alongWind = taylor + 2 * u * u * life * life + d * stepsX * life;
    assertThat(moments[2] / moments[0]).isCloseTo(alongWind, within(1e-3 * alongWind));
    double across = taylor + d * stepsY * life;
    assertThat(moments[3] / moments[0]).isCloseTo(across, within(1e-3 * across));
  }

  @Test
  void travelsToOtherMachines() throws IOException, ClassNotFoundException {
    Grid grid = grid(4, 3);
    SteadyState here =
        SteadyState.of(
            grid,
            Meteorology.of(grid, Weather.uniform(1, 2, 3, 500, 62)),
            TransportParameters.illustrative());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(here);
    }
    SteadyState there;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      there = (SteadyState) in.readObject();
    }
    double[][] forcing = {only(12, 5, 1)};
    assertThat(there.month(3).sensitivities(forcing).get("NH3")[0])
        .containsExactly(here.month(3).sensitivities(forcing).get("NH3")[0]);
  }

  @Test
  void theTableHasEverySpeciesAndMonthInTheOrderOfTheCells() {
    Grid grid = grid(4, 3);
    SteadyState transport =
        SteadyState.of(
            grid,
            Meteorology.of(grid, Weather.uniform(1, 2, 3, 500, 62)),
            TransportParameters.illustrative());
    Table.Builder cell = Table.builder(Inputs.CELL);
    for (int c : new int[] {7, 2}) {
      cell.add(
          c, grid.col(c), grid.row(c), 0.0, 0.0, grid.areaKm2(c), 0.0, Double.NaN, Double.NaN, "");
    }
    Table table = Sensitivities.of(transport, cell.build(), new double[] {3, 5}).validated("test");
    assertThat(table.ints("cell")).startsWith(7).endsWith(2).hasSize(14);
    assertThat(table.strings("species")[8]).isEqualTo("EC");
    double[] forcing = new double[12];
    forcing[7] = 3;
    forcing[2] = 5;
    double[][] july = transport.month(6).sensitivities(new double[][] {forcing}).get("NOX");
    assertThat(table.strings("species")[4]).isEqualTo("NOX");
    assertThat(table.doubles("m07")[4]).isEqualTo(july[0][7]).isPositive();
    assertThat(table.doubles("m07")[11]).isEqualTo(july[0][2]).isNotEqualTo(july[0][7]);
    assertThat(table.doubles("m01")[4]).isNotEqualTo(july[0][7]);
  }

  @Test
  void whatCannotBeIsRefused() {
    Grid grid = grid(2, 2);
    SteadyState transport =
        SteadyState.of(
            grid,
            Meteorology.of(grid, Weather.uniform(1, 2, 3, 500, 62)),
            TransportParameters.illustrative());
    assertThatThrownBy(() -> transport.field(new int[] {1, 4}, new double[2]))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 2")
        .hasMessageContaining("0 to 3");
    assertThatThrownBy(() -> transport.month(12)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> transport.month(0).sensitivities(new double[][] {{1}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 values for the 4 cells");
    assertThatThrownBy(() -> transport.month(0).plumes(Map.of("S02", new double[4])))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("expected one of (OC, EC, PM_OTHER, SO2, NOX, NH3, VOC)");
  }
}
