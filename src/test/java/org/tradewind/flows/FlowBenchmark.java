package org.tradewind.flows;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.tables.StudyTables;

/**
 * How long the flows of a table of China's size take (31 regions x 42 sectors, 16 stressors), for
 * each backend: {@code java -cp ... org.tradewind.flows.FlowBenchmark [repetitions]}. Seconds are
 * CPU time of the one thread that computes, so that they hold on a busy machine too.
 */
final class FlowBenchmark {
  private static final Logger LOG = Logger.getLogger(FlowBenchmark.class.getName());
  private static final int REGIONS = 31;
  private static final int SECTORS = 42;
  private static final int STRESSORS = 16;

  private FlowBenchmark() {}

  public static void main(String[] args) {
    int repetitions = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    StudyTables tables = RandomWorld.of(1, REGIONS, SECTORS).tables();
    Axis names = Axis.of("stressor", IntStream.range(0, STRESSORS).mapToObj(k -> "s" + k).toList());
    double[] values = new Random(2).doubles(REGIONS * SECTORS * STRESSORS).toArray();
    for (Backend backend : new Backend[] {Backend.NATIVE, Backend.JAVA}) {
      for (int i = 0; i < repetitions; i++) {
        long start = cpuNanos();
        Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
        long read = cpuNanos();
        LeontiefSolver solver = LeontiefSolver.of(mrio, backend);
        long factored = cpuNanos();
        FlowEngine engine =
            FlowEngine.of(
                mrio,
                solver,
                Stressors.of(
                    names,
                    mrio.regions(),
                    mrio.sectors(),
                    values,
                    new double[REGIONS * STRESSORS]));
        long solved = cpuNanos();
        engine.account();
        engine.flowPair();
        engine.embodiedTrade();
        long accounted = cpuNanos();
        engine.ledger();
        long closed = cpuNanos();
        int rows = 0;
        for (String view : FlowEngine.flowViews()) {
          for (int k = 0; k < STRESSORS; k++) {
            rows += engine.flow(view, k).rows();
          }
        }
        long written = cpuNanos();
        LOG.info(
            String.format(
                Locale.ROOT,
                "%s: check table %.3f s, factor %.3f, solve %.3f, accounts %.3f, ledger %.3f,"
                    + " %d flow rows %.3f",
                solver.backendName(),
                (read - start) / 1e9,
                (factored - read) / 1e9,
                (solved - factored) / 1e9,
                (accounted - solved) / 1e9,
                (closed - accounted) / 1e9,
                rows,
                (written - closed) / 1e9));
      }
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
