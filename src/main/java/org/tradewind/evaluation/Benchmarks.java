package org.tradewind.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;

/**
 * What a model of PM2.5 can be expected to reach, from facts/evaluation/benchmarks.csv, where the
 * sources stand.
 */
final class Benchmarks {
  /** Verdicts in the table evaluation. */
  static final String GOAL = "goal";

  static final String CRITERION = "criterion";
  static final String NEITHER = "neither";

  private final Map<List<String>, Benchmark> values = new HashMap<>();

  /**
   * The two levels of one statistic.
   *
   * @param goal about the best that can be expected
   * @param criterion still acceptable
   */
  record Benchmark(double goal, double criterion) {
    /** A correlation must be above; a bias, whatever its sign, or an error must not be. */
    String verdict(double value) {
      if (Double.isNaN(value)) {
        return "";
      }
      return reaches(value, goal) ? GOAL : reaches(value, criterion) ? CRITERION : NEITHER;
    }

    private boolean reaches(double value, double level) {
      return goal > criterion ? value >= level : Math.abs(value) <= level;
    }
  }

  Benchmarks() {
    Csv facts = Csv.fact("evaluation/benchmarks");
    for (int row = 0; row < facts.rows(); row++) {
      values.put(
          List.of(facts.text(row, "species"), facts.text(row, "statistic")),
          new Benchmark(facts.number(row, "goal"), facts.number(row, "criterion")));
    }
  }

  /** The levels for a statistic of a species, where any were proposed. */
  Optional<Benchmark> of(String species, String statistic) {
    Benchmark own = values.get(List.of(species, statistic));
    return Optional.ofNullable(own == null ? values.get(List.of(Inputs.ANY, statistic)) : own);
  }
}
