package org.tradewind.flows;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.tradewind.axes.Axis;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The supply chain of a table of China's size (31 regions x 42 sectors, N = 1302) for 16 stressors,
 * from tables in memory: check, factor, solve, accounts, pair flows, indices and ledger.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FlowBenchmark {
  private static final int REGIONS = 31;
  private static final int SECTORS = 42;
  private static final int GROUPS = 11;
  private static final int STRESSORS = 16;

  @Param({"NATIVE", "JAVA"})
  MrioParameters.Backend backend;

  private StudyTables tables;
  private Axis names;
  private double[] values;

  @Setup(Level.Trial)
  public void setUp() {
    tables = RandomWorld.of(1, REGIONS, SECTORS).tables();
    Table.Builder sectors = Table.builder(Inputs.SECTOR);
    for (String sector : tables.require(Inputs.SECTOR).strings("sector")) {
      sectors.add(sector, sector, "group " + sector.hashCode() % GROUPS);
    }
    tables.put(sectors.build(), tables.provenance(Inputs.SECTOR.name()));
    names = Axis.of("stressor", IntStream.range(0, STRESSORS).mapToObj(k -> "s" + k).toList());
    values = new Random(2).doubles((long) REGIONS * SECTORS * STRESSORS).toArray();
  }

  /** Everything but the long table of flows. */
  @Benchmark
  public Ledger accountsAndPairs() {
    FlowEngine engine = engine();
    engine.account();
    engine.flowPair();
    engine.embodiedTrade();
    return engine.ledger();
  }

  /** The long table of flows as well, 1.3 million rows. */
  @Benchmark
  public int allFlows() {
    FlowEngine engine = engine();
    int rows = 0;
    for (String view : FlowEngine.flowViews()) {
      for (int k = 0; k < STRESSORS; k++) {
        rows += engine.flow(view, k).rows();
      }
    }
    return rows;
  }

  /** Tiers, relocation, concentration and their ledger, in 11 groups. */
  @Benchmark
  public int patterns() {
    TradePatterns patterns = TradePatterns.of(engine(), tables, IndexParameters.DEFAULT);
    int rows = patterns.tierSectors().rows() + patterns.ledger().entries().size();
    for (Table table : patterns.tables()) {
      rows += table.rows();
    }
    return rows;
  }

  private FlowEngine engine() {
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
    Stressors stressors =
        Stressors.of(
            names, mrio.regions(), mrio.sectors(), values, new double[REGIONS * STRESSORS]);
    return FlowEngine.of(mrio, LeontiefSolver.of(mrio, backend), stressors);
  }
}
