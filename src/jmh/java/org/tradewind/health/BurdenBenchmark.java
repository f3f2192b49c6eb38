package org.tradewind.health;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * J of 1,000 draws of the IER for 33 endpoints over the 7,311 cells of a 36 km China with people
 * and PM2.5 at random, no two concentrations equal: from tables in memory, rules made anew each
 * time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class BurdenBenchmark {
  private static final int CELLS = 7311;
  private static final int ENDPOINTS = 33;
  private static final int DRAWS = 1000;

  /** Whether every region has rates of its own, so that every endpoint needs a rule of its own. */
  @Param({"false", "true"})
  boolean regionalRates;

  private StudyTables tables;

  @Setup(Level.Trial)
  public void setUp() {
    Random random = new Random(1);
    Table.Builder cell = Table.builder(Inputs.CELL);
    Table.Builder cellRegion = Table.builder(Inputs.CELL_REGION);
    for (int g = 0; g < CELLS; g++) {
      double people = 1e5 * Math.exp(2 * random.nextGaussian());
      double pm25 = 40 * Math.exp(.6 * random.nextGaussian());
      cell.add(g, g, 0, 110.0, 30.0, 1296.0, people, pm25, Double.NaN, "");
      cellRegion.add(g, "R" + g % 31, 1.0);
    }
    Table.Builder rate = Table.builder(AirInputs.MORTALITY_RATE);
    Table.Builder age = Table.builder(AirInputs.AGE_SHARE);
    Table.Builder ier = Table.builder(AirInputs.EXPOSURE_RESPONSE);
    for (int e = 0; e < ENDPOINTS; e++) {
      String group = String.valueOf(e);
      age.add(group, Inputs.ANY, .03);
      rate.add("IHD", group, Inputs.ANY, 100);
      for (int q = 0; regionalRates && q < 31; q++) {
        rate.add("IHD", group, "R" + q, 50 + 100 * random.nextDouble());
      }
      for (int d = 1; d <= DRAWS; d++) {
        double a = .5 * Math.exp(3 * random.nextDouble());
        double c = .2 + random.nextDouble();
        ier.add("ier", "IHD", group, d, a, .02, c, 2.4 + 3.5 * random.nextDouble());
      }
    }
    Provenance made = Provenance.of(Provenance.Status.ILLUSTRATIVE, "a benchmark", "random");
    tables = new StudyTables();
    for (Table.Builder table : List.of(cell, cellRegion, rate, age, ier)) {
      tables.put(table.build(), made);
    }
  }

  /** All draws by quadrature. */
  @Benchmark
  public double[] allDraws() {
    return DrawnBurden.of(tables, HealthParameters.DEFAULT).totals();
  }

  /** The central burden of every cell, as the mean over the draws, with its slopes. */
  @Benchmark
  public double[] cellsWithTheMeanOfAllDraws() {
    return Burden.of(tables, HealthParameters.DEFAULT).marginalDeaths();
  }
}
