package org.tradewind.jobs.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.difference.IntervalDifference;
import org.tradewind.difference.IntervalDifference.Sampling;
import org.tradewind.difference.IntervalDifference.Way;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.jobs.folders.RunTables;
import org.tradewind.jobs.folders.Version;
import org.tradewind.jobs.run.RunModel;
import org.tradewind.jobs.run.UncertaintyRun;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.draws.QuantityDraws;
import org.tradewind.uncertainty.draws.QuantityDraws.Name;
import org.tradewind.uncertainty.outputs.CiTable;
import org.tradewind.uncertainty.statistics.RunningStatistics;
import org.tradewind.uncertainty.statistics.Statistics;

/**
 * Numbers with intervals in two runs: whose means moved, and by more than Monte Carlo error. Draws
 * of one seed are paired: those of both runs are computed again from the runs' own inputs, some
 * numbers in all draws at a time.
 */
final class DrawnDifference {
  private static final String SOBOL = "sobol";

  /** Numbers that are paired at once, and room for their statistics. */
  private static final int TOGETHER = 4096;

  private static final long BYTES = 64L << 20;

  /** What draws that are computed again may differ from those of the run, as a share: rounding. */
  private static final double TOLERANCE = 1e-9;

  private final RunFolder a;
  private final RunFolder b;
  private final Sampling sampling;
  private final int draws;
  private final List<IntervalDifference> differences = new ArrayList<>();
  private Optional<String> hindrance = Optional.empty();

  DrawnDifference(RunFolder a, RunFolder b) {
    this.a = a;
    this.b = b;
    this.draws = Math.min(draws(a), draws(b));
    this.sampling =
        new Sampling(
            seed(a).equals(seed(b)) && sampler(a).equals(sampler(b)),
            sampler(a).equals(SOBOL) || sampler(b).equals(SOBOL));
  }

  private static String seed(RunFolder run) {
    return run.keys().getOrDefault("uncertainty.seed", "?");
  }

  private static String sampler(RunFolder run) {
    return run.keys().getOrDefault("uncertainty.sampler", "random");
  }

  private static int draws(RunFolder run) {
    return run.says(UncertaintyRun.DRAWS).path("draws").asInt();
  }

  /** Adds the numbers of a table of intervals that moved in any way. */
  void add(TableSchema of, Table inA, Table inB, double tolerance) {
    differences.addAll(IntervalDifference.of(of, inA, inB, sampling, tolerance));
  }

  /** All that were added, paired where the draws of both runs can be computed again. */
  List<IntervalDifference> differences() {
    if (sampling.same() && !differences.isEmpty()) {
      try {
        pair(open(a), open(b));
      } catch (UserError e) {
        hindrance = Optional.of(e.getMessage());
      }
    }
    return differences;
  }

  /** The draws of a run, if computed again they are those that it had. */
  private static QuantityDraws open(RunFolder run) {
    QuantityDraws again = RunModel.open(run).draws();
    TableSchema of = CiTable.schema(AccountTables.NATIONAL_TOTAL);
    Table totals = run.table(of.without(run.lacking(of)));
    int[] rows = totals.where("quantity", "value");
    int[] positions =
        again.find(
            Arrays.stream(rows)
                .mapToObj(
                    row -> new Name(AccountTables.NATIONAL_TOTAL.name(), "value", key(totals, row)))
                .toList());
    Statistics[] found = again.statistics(positions, draws(run));
    for (int i = 0; i < rows.length; i++) {
      double mean = totals.doubles("mean")[rows[i]];
      if (!(Math.abs(found[i].mean() - mean) <= TOLERANCE * Math.abs(mean))) {
        throw new UserError(
            "run " + run.folder(),
            "other draws than this version computes: mean of national_total, "
                + key(totals, rows[i])
                + ", "
                + mean
                + " in the run, "
                + found[i].mean()
                + " now",
            "a run of this version (" + Version.current() + ")",
            "");
      }
    }
    return again;
  }

  private static String key(Table totals, int row) {
    return AccountTables.NATIONAL_TOTAL.keyText(
        totals.strings("stressor")[row], totals.strings("total")[row]);
  }

  private void pair(QuantityDraws inA, QuantityDraws inB) {
    List<Name> names = differences.stream().map(DrawnDifference::name).toList();
    int[] ofA = inA.find(names);
    int[] ofB = inB.find(names);
    int[] both =
        IntStream.range(0, ofA.length)
            .filter(i -> ofA[i] >= 0 && ofB[i] >= 0)
            .boxed()
            .sorted(Comparator.comparingInt(i -> ofA[i]))
            .mapToInt(i -> i)
            .toArray();
    int some = (int) Math.max(1, Math.min(TOGETHER, BYTES / RunningStatistics.bytes(draws)));
    IntStream.range(0, (both.length + some - 1) / some)
        .parallel()
        .mapToObj(t -> Arrays.copyOfRange(both, t * some, Math.min(both.length, (t + 1) * some)))
        .forEach(
            these -> {
              Statistics[] moves = inA.moves(at(ofA, these), inB, at(ofB, these), draws);
              for (int i = 0; i < these.length; i++) {
                differences.set(
                    these[i], differences.get(these[i]).paired(moves[i], sampling.evenly()));
              }
            });
  }

  private static Name name(IntervalDifference of) {
    String table = RunTables.base(of.table()).orElseThrow().name();
    return new Name(table, of.quantity(), of.key());
  }

  private static int[] at(int[] positions, int[] these) {
    return Arrays.stream(these).map(i -> positions[i]).toArray();
  }

  /** A sentence on how this comparison separates real moves from Monte Carlo error. */
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
    if (hindrance.isPresent()) {
      return "Seed "
          + seed(a)
          + " in both, but not paired; beyond is |move| > 2 (mcA + mcB), an upper bound. Why: "
          + hindrance.get();
    }
    TreeSet<String> others = new TreeSet<>();
    differences.stream().filter(d -> d.way() != Way.PAIRED).forEach(d -> others.add(d.table()));
    long paired = differences.stream().filter(d -> d.way() == Way.PAIRED).count();
    return "Seed "
        + seed(a)
        + " in both: the first "
        + draws
        + " draws of "
        + paired
        + " numbers, computed again from the inputs of both runs, are paired one by one"
        + (others.isEmpty()
            ? ""
            : "; "
                + (differences.size() - paired)
                + " numbers of "
                + Names.some(List.copyOf(others))
                + " have the bound 2 (mcA + mcB)");
  }
}
