package org.tradewind.reproduction;

import java.util.List;
import java.util.Optional;
import org.tradewind.tables.TableSchema;

/**
 * A number that depends on how many deaths there are, but not in proportion: a count above a limit,
 * a sum of health and climate costs, a rank. It is computed from the run's deaths times a factor,
 * so that it can stand raw and closed.
 */
interface OfDeaths extends Formula {
  /**
   * The number.
   *
   * @param factor what the run's deaths are multiplied with, above 0
   */
  double value(FinishedRun run, double factor);

  @Override
  default double value(FinishedRun run) {
    return value(run, 1);
  }

  /** The same number with the interval of the row that holds it for the run's own deaths. */
  default OfDeaths within(Reading row) {
    OfDeaths formula = this;
    return new OfDeaths() {
      @Override
      public double value(FinishedRun run, double factor) {
        return formula.value(run, factor);
      }

      @Override
      public Optional<Range> interval(FinishedRun run) {
        return row.interval(run);
      }

      @Override
      public List<TableSchema> tables() {
        return row.tables();
      }
    };
  }
}
