package org.tradewind.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.difference.IntervalDifference;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** Numbers with intervals in two runs: whose means moved, and by more than Monte Carlo error. */
final class DrawnDifference {
  private static final String SEED = "uncertainty.seed";

  /** A number that moved, with its place among the draws of the first run. */
  private record Kept(int figure, int other, IntervalDifference difference) {}

  private final RunFolder a;
  private final RunFolder b;
  private final Configuration conf;
  private final boolean sameSeed;
  private final Optional<String> hindrance;
  private final List<IntervalDifference> differences = new ArrayList<>();

  DrawnDifference(RunFolder a, RunFolder b, Configuration conf) {
    this.a = a;
    this.b = b;
    this.conf = conf;
    this.sameSeed = seed(a).equals(seed(b));
    this.hindrance =
        sameSeed
            ? DrawnRun.hindrance(a, conf).or(() -> DrawnRun.hindrance(b, conf))
            : Optional.empty();
  }

  private static String seed(RunFolder run) {
    return run.says("draws").path("identity").path(SEED).asText(run.keys().getOrDefault(SEED, "?"));
  }

  private static int draws(RunFolder run) {
    return run.says("draws").path("draws").asInt();
  }

  /** In words: how moves are told from Monte Carlo error. */
  String pairing() {
    if (!sameSeed) {
      return "Seeds "
          + seed(a)
          + " and "
          + seed(b)
          + ": independent draws; beyond is |move| > 2 sqrt(mcA^2 + mcB^2), which chance alone exceeds for one number in twenty";
    }
    return hindrance.isPresent()
        ? "Seed "
            + seed(a)
            + " in both, but "
            + hindrance.get()
            + ": not paired; beyond is |move| > 2 (mcA + mcB), an upper bound"
        : "Seed "
            + seed(a)
            + " in both: the first "
            + Math.min(draws(a), draws(b))
            + " draws are paired one by one; figures whose draws are not kept (unpaired) have the bound 2 (mcA + mcB)";
  }

  /** Adds the numbers of a table of intervals that moved in any way. */
  void add(TableSchema of, Table inA, Table inB, double tolerance) {
    differences.addAll(IntervalDifference.of(of, inA, inB, sameSeed, tolerance));
  }

  /** All that were added, those whose draws both runs kept paired. */
  List<IntervalDifference> differences() {
    if (!sameSeed || hindrance.isPresent() || differences.isEmpty()) {
      return differences;
    }
    int draws = Math.min(draws(a), draws(b));
    DrawnRun first = DrawnRun.open(a, draws, conf);
    DrawnRun second = DrawnRun.open(b, draws, conf);
    List<IntervalDifference> all = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    for (IntervalDifference difference : differences) {
      String table = RunTables.base(difference.table()).orElseThrow().name();
      Optional<Integer> inA = first.figure(table, difference.quantity(), difference.key());
      Optional<Integer> inB = second.figure(table, difference.quantity(), difference.key());
      if (inA.isPresent() && inB.isPresent()) {
        kept.add(new Kept(inA.get(), inB.get(), difference));
      } else {
        all.add(difference);
      }
    }
    // in the order of the first run's files, each of which is then read once
    kept.sort(Comparator.comparingInt(Kept::figure));
    for (Kept one : kept) {
      all.add(one.difference().paired(first.draws(one.figure()), second.draws(one.other())));
    }
    return all;
  }
}
