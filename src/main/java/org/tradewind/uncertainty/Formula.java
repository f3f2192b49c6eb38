package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Several numbers as functions of the accounts. */
public interface Formula extends Serializable {
  /** The numbers from one position up to another in each draw, numbers x draws. */
  double[][] of(AccountDraws draws, int from, int to);

  /** The number at a position as a weighted sum of accounts, where it is one. */
  default Optional<Sum> linear(int number) {
    return Optional.empty();
  }

  /** The stressor of a number, or the first of several. */
  default int stressor(int number) {
    return 0;
  }

  /** Numbers that stand each for itself. */
  static Formula of(List<Expression> expressions) {
    return new Expressions(expressions.toArray(Expression[]::new));
  }

  /** Numbers by their expressions. */
  record Expressions(Expression[] all) implements Formula {
    @Override
    public double[][] of(AccountDraws draws, int from, int to) {
      double[][] values = new double[to - from][];
      for (int i = from; i < to; i++) {
        values[i - from] = all[i].of(draws);
      }
      return values;
    }

    @Override
    public int stressor(int number) {
      return all[number].stressor();
    }

    @Override
    public Optional<Sum> linear(int number) {
      return all[number].linear();
    }
  }
}
