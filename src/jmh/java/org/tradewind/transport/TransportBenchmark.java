package org.tradewind.transport;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.Species;

/** One month on the 36 km grid over China (172 x 127 cells) on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TransportBenchmark {
  private static final int RECEPTORS = 31;

  private SteadyState transport;
  private MonthlyTransport january;
  private double[][] one;
  private double[][] receptors;
  private final Map<String, double[]> emissions = new LinkedHashMap<>();

  @Setup(Level.Trial)
  public void setUp() {
    LambertGrid grid = LambertGrid.CHINA_36KM;
    transport =
        SteadyState.of(
            grid, Meteorology.of(grid, Meteorology.eastAsia()), TransportParameters.illustrative());
    january = transport.month(0);
    SplittableRandom random = new SplittableRandom(1);
    one = new double[][] {random.doubles(grid.cells()).toArray()};
    receptors = new double[RECEPTORS][];
    for (int q = 0; q < RECEPTORS; q++) {
      receptors[q] = random.doubles(grid.cells()).toArray();
    }
    Species.POLLUTANTS.forEach(s -> emissions.put(s, random.doubles(grid.cells()).toArray()));
  }

  /** Fluxes and the order of cells. */
  @Benchmark
  public MonthlyTransport makeReady() {
    return transport.month(0);
  }

  /** Sensitivities of one quantity to seven species. */
  @Benchmark
  public Map<String, double[][]> sensitivities() {
    return january.sensitivities(one);
  }

  /** Sensitivities of the deaths in each of 31 regions. */
  @Benchmark
  public Map<String, double[][]> sensitivitiesOfReceptors() {
    return january.sensitivities(receptors);
  }

  /** Concentrations of seven particles. */
  @Benchmark
  public MonthlyPlumes plumes() {
    return january.plumes(emissions);
  }
}
