package org.tradewind.reproduction;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tradewind.tables.TableSchema;

/** How a run's tables give a number. Throws {@link NotInRun} where they lack something. */
interface Formula {
  /** The number of the central run, in the printed number's unit. */
  double value(FinishedRun run);

  /**
   * Its 95 % interval. Only a number that stands in one row of a table has one: bounds of several
   * rows do not add up to the bounds of their sum.
   */
  default Optional<Range> interval(FinishedRun run) {
    return Optional.empty();
  }

  /** The output tables whose intervals it reads. */
  default List<TableSchema> tables() {
    return List.of();
  }

  /** The formula on a run that must pass a check first. */
  default Formula after(UnaryOperator<FinishedRun> check) {
    Formula formula = this;
    return new Formula() {
      @Override
      public double value(FinishedRun run) {
        return formula.value(check.apply(run));
      }

      @Override
      public Optional<Range> interval(FinishedRun run) {
        return formula.interval(check.apply(run));
      }

      @Override
      public List<TableSchema> tables() {
        return formula.tables();
      }
    };
  }
}
