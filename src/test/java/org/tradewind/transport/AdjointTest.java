package org.tradewind.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LambertGrid.Definition;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.sample.SampleStudy;

/** Conservation of mass, and the transposed solution against the forward one and a dense matrix. */
class AdjointTest {
  private static final Grid SMALL =
      LambertGrid.of(
          new Definition(25, 40, 110, 110, 34, -320_000, -240_000, 80_000, 80_000, 8, 6));

  private static double[] random(int n, long seed) {
    return new SplittableRandom(seed).doubles(n).toArray();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  /** The weather that ships, air in a circle, in which no order of cells is downwind, and noise. */
  private static Map<String, SteadyState> worlds() {
    Grid china = SampleStudy.grid(120);
    TransportParameters parameters = TransportParameters.illustrative();
    return Map.of(
        "east asia",
        SteadyState.of(china, Meteorology.of(china, Meteorology.eastAsia()), parameters),
        "vortex",
        SteadyState.of(SMALL, Meteorology.of(SMALL, Weather.vortex(SMALL, 20, 2)), parameters),
        "noise",
        SteadyState.of(SMALL, Meteorology.of(SMALL, Weather.noise(SMALL, 10, 3)), parameters));
  }

  private static Map<String, double[]> emissions(int cells, long seed) {
    Map<String, double[]> emissions = new LinkedHashMap<>();
    for (String species : Species.POLLUTANTS) {
      emissions.put(species, random(cells, seed + species.hashCode()));
    }
    return emissions;
  }

  @Test
  void massIsConservedInEveryMonth() {
    worlds()
        .forEach(
            (name, world) -> {
              for (int m = 0; m < Months.COUNT; m++) {
                MonthlyPlumes plumes = world.month(m).plumes(emissions(world.cells(), m));
                assertThat(plumes.budgets()).hasSize(Tracers.ALL.size());
                for (MassBudget budget : plumes.budgets()) {
                  assertThat(budget.relativeGap()).as(name + budget).isLessThan(1e-12);
                  assertThat(budget.exportedTonnes()).as(name + budget).isPositive();
                }
                assertThat(Arrays.stream(plumes.pm25UgM3()).min().orElseThrow()).isPositive();
              }
            });
  }

  @Test
  void whatFormsIsTheStatedShareOfWhatConverts() {
    SteadyState world = worlds().get("east asia");
    Map<String, MassBudget> budgets = new LinkedHashMap<>();
    world
        .month(0)
        .plumes(emissions(world.cells(), 3))
        .budgets()
        .forEach(b -> budgets.put(b.tracer(), b));
    TransportParameters p = TransportParameters.illustrative();
    for (Tracers.Reaction r : Tracers.REACTIONS) {
      double formed =
          budgets.get(r.gas()).convertedTonnes()
              * p.conversions().get(r.gas()).particleShare().get(0)
              * r.massRatio();
      assertThat(budgets.get(r.particle()).inTonnes()).isCloseTo(formed, within(1e-10 * formed));
    }
  }

  /** sum over cells of lambda E = sum over cells of dJ/dz z(E), in every month and world. */
  @Test
  void adjointIsExact() {
    worlds()
        .forEach(
            (name, world) -> {
              for (int m = 0; m < Months.COUNT; m++) {
                MonthlyTransport month = world.month(m);
                double[] forcing = random(world.cells(), 100 + m);
                Map<String, double[][]> lambda = month.sensitivities(new double[][] {forcing});
                for (String species : Species.POLLUTANTS) {
                  double[] tonnes = random(world.cells(), 200 + m);
                  double[] rise = month.plumes(Map.of(species, tonnes)).pm25UgM3();
                  double forward = dot(rise, forcing) * Months.DAYS.get(m) / 365;
                  assertThat(dot(tonnes, lambda.get(species)[0]))
                      .as(name + ", " + species + ", month " + m)
                      .isCloseTo(forward, within(1e-11 * forward));
                }
              }
            });
  }

  @Test
  void anEvenWindIsSweptAtOnceAndAVortexHasLaggedFaces() {
    GridGeometry small = GridGeometry.of(SMALL);
    Meteorology vortex = Meteorology.of(SMALL, Weather.vortex(SMALL, 20, 2));
    assertThat(WindStreams.of(small, vortex, 0).lagged()).isPositive();
    Meteorology even = Meteorology.of(SMALL, Weather.uniform(0, 0, 4, 800, 50));
    assertThat(WindStreams.of(small, even, 0).lagged()).isZero();
  }

  /** The same physics written out as one dense matrix over cells and streams, and solved by LU. */
  @Test
  void agreesWithADenseSolution() {
    Meteorology weather = Meteorology.of(SMALL, Weather.vortex(SMALL, 12, 3));
    TransportParameters parameters = Weather.parameters(10, 0.003, 0.05, 1, 1);
    double[] tonnes = random(SMALL.cells(), 9);
    double[] forcing = random(SMALL.cells(), 10);
    MonthlyTransport month = SteadyState.of(SMALL, weather, parameters).month(0);
    double[] sparse = month.plumes(Map.of(Species.OC, tonnes)).concentrationUgM3().get(Species.OC);
    double[] lambda = month.sensitivities(new double[][] {forcing}).get(Species.OC)[0];
    Array2DRowRealMatrix dense = dense(weather, 10 * 3600, 0.003 / 800 + 0.05 * 50 / 2_678_400);
    LUDecomposition lu = new LUDecomposition(dense);
    LUDecomposition transposed = new LUDecomposition(dense.transpose());
    int n = SMALL.cells();
    double[] source = new double[12 * n];
    double[] adjointSource = new double[12 * n];
    for (int i = 0; i < source.length; i++) {
      source[i] = tonnes[i % n] / 2_678_400 / 12;
      adjointSource[i] = forcing[i % n] * 1e12 / 800;
    }
    double[] masses = lu.getSolver().solve(new ArrayRealVector(source)).toArray();
    double[] adjoint = transposed.getSolver().solve(new ArrayRealVector(adjointSource)).toArray();
    for (int g = 0; g < n; g++) {
      double column = 0;
      double perRate = 0;
      for (int s = 0; s < 12; s++) {
        column += masses[s * n + g];
        perRate += adjoint[s * n + g] / 12;
      }
      assertThat(sparse[g]).isCloseTo(column * 1e12 / 800, within(1e-10 * sparse[g]));
      assertThat(lambda[g]).isCloseTo(perRate / 31_536_000, within(1e-10 * lambda[g]));
    }
  }

  private static Array2DRowRealMatrix dense(Meteorology weather, double timeS, double loss) {
    int n = SMALL.cells();
    Array2DRowRealMatrix a = new Array2DRowRealMatrix(12 * n, 12 * n);
    for (int s = 0; s < 12; s++) {
      double angle = (2 * s + 1) * Math.PI / 12;
      for (int g = 0; g < n; g++) {
        double area = SMALL.areaKm2(g) * 1e6;
        a.addToEntry(s * n + g, s * n + g, area * (loss + 1 / timeS));
        for (int other = 0; other < 12; other++) {
          a.addToEntry(s * n + g, other * n + g, -area / timeS / 12);
        }
        double u =
            weather.windAlongColumnsMs(0)[g]
                + Math.sqrt(2) * weather.windSdMs(0)[g] * Math.cos(angle);
        double v =
            weather.windAlongRowsMs(0)[g] + Math.sqrt(2) * weather.windSdMs(0)[g] * Math.sin(angle);
        int col = SMALL.col(g);
        int row = SMALL.row(g);
        for (int[] step : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
          double own = step[0] * u + step[1] * v;
          double length = step[0] != 0 ? SMALL.heightM(g) : SMALL.widthM(g);
          int toCol = col + step[0];
          int toRow = row + step[1];
          boolean inside = toCol >= 0 && toCol < 8 && toRow >= 0 && toRow < 6;
          if (inside) {
            int to = SMALL.cell(toCol, toRow);
            double uTo =
                weather.windAlongColumnsMs(0)[to]
                    + Math.sqrt(2) * weather.windSdMs(0)[to] * Math.cos(angle);
            double vTo =
                weather.windAlongRowsMs(0)[to]
                    + Math.sqrt(2) * weather.windSdMs(0)[to] * Math.sin(angle);
            own = (own + step[0] * uTo + step[1] * vTo) / 2;
            length = (length + (step[0] != 0 ? SMALL.heightM(to) : SMALL.widthM(to))) / 2;
            if (own > 0) {
              a.addToEntry(s * n + to, s * n + g, -own * length);
            }
          }
          if (own > 0) {
            a.addToEntry(s * n + g, s * n + g, own * length);
          }
        }
      }
    }
    return a;
  }

  @Test
  void severalQuantitiesAtOnceAreTheSameAsOneByOne() {
    SteadyState world = worlds().get("east asia");
    double[][] forcings = new double[6][];
    Arrays.setAll(forcings, q -> random(world.cells(), q));
    Map<String, double[][]> together = world.month(5).sensitivities(forcings);
    Map<String, double[][]> alone = world.month(5).sensitivities(new double[][] {forcings[4]});
    for (String species : Species.POLLUTANTS) {
      double most = Arrays.stream(alone.get(species)[0]).max().orElseThrow();
      for (int g = 0; g < world.cells(); g++) {
        assertThat(together.get(species)[4][g])
            .isCloseTo(alone.get(species)[0][g], within(1e-12 * most));
      }
    }
  }

  @Test
  void peopleDownwindAreTheOnesHarmed() {
    MonthlyTransport west =
        SteadyState.of(
                SMALL,
                Meteorology.of(SMALL, Weather.uniform(4, 0, 3, 800, 50)),
                TransportParameters.illustrative())
            .month(0);
    double[] people = new double[SMALL.cells()];
    people[SMALL.cell(4, 3)] = 1;
    double[] lambda = west.sensitivities(new double[][] {people}).get(Species.SO2)[0];
    assertThat(lambda[SMALL.cell(1, 3)]).isGreaterThan(2 * lambda[SMALL.cell(7, 3)]);
  }
}
