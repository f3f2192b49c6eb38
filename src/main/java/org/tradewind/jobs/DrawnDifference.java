package org.tradewind.jobs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.difference.IntervalDifference;
import org.tradewind.difference.IntervalDifference.Sampling;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** Numbers with intervals in two runs: whose means moved, and by more than Monte Carlo error. */
final class DrawnDifference {
  private static final String SEED = "uncertainty.seed";
  private static final String SOBOL = "sobol";
  private static final String SAMPLER = "uncertainty.sampler";

  /** A number that moved, with its place among the draws of the first run. */
  private record Kept(int figure, int other, IntervalDifference difference) {}

  private final RunFolder a;
  private final RunFolder b;
  private final Configuration conf;
  private final Sampling sampling;
  private final Optional<String> hindrance;
  private final List<IntervalDifference> differences = new ArrayList<>();

  DrawnDifference(RunFolder a, RunFolder b, Configuration conf) {
    this.a = a;
    this.b = b;
    this.conf = conf;
    this.sampling =
        new Sampling(
            seed(a).equals(seed(b)) && sampler(a).equals(sampler(b)),
            sampler(a).equals(SOBOL) || sampler(b).equals(SOBOL));
    this.hindrance =
        sampling.same()
            ? DrawnRun.hindrance(a, conf).or(() -> DrawnRun.hindrance(b, conf))
            : Optional.empty();
  }

  private static String seed(RunFolder run) {
    return identity(run, SEED, "?");
  }

  private static String sampler(RunFolder run) {
    return identity(run, SAMPLER, "random");
  }

  /** What decided the draws of a run, else what its study says of them. */
  private static String identity(RunFolder run, String key, String without) {
    return run.says(UncertaintyRun.DRAWS)
        .path("identity")
        .path(key)
        .asText(run.keys().getOrDefault(key, without));
  }

  private static int draws(RunFolder run) {
    return run.says(UncertaintyRun.DRAWS).path("draws").asInt();
  }

  /** In words: how moves are told from Monte Carlo error. */
  String pairing() {
    return drawsOfBoth()
        + (sampling.evenly()
            ? "; errors of Sobol's points are told as those of as many random draws, as a rule an upper bound"
            : "");
  }

  private String drawsOfBoth() {
    if (!sampling.same()) {
      String differ =
          seed(a).equals(seed(b))
              ? "Samplers " + sampler(a) + " and " + sampler(b)
              : "Seeds " + seed(a) + " and " + seed(b);
      return differ
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
            + " draws are paired one by one; figures whose draws are not kept, and those of the MRIO (unpaired), have the bound 2 (mcA + mcB)";
  }

  /** Adds the numbers of a table of intervals that moved in any way. */
  void add(TableSchema of, Table inA, Table inB, double tolerance) {
    differences.addAll(IntervalDifference.of(of, inA, inB, sampling, tolerance));
  }

  /** All that were added, those whose draws both runs kept paired. */
  List<IntervalDifference> differences() {
    if (!sampling.same() || hindrance.isPresent() || differences.isEmpty()) {
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
      all.add(
          one.difference()
              .paired(first.draws(one.figure()), second.draws(one.other()), sampling.evenly()));
    }
    return all;
  }
}
