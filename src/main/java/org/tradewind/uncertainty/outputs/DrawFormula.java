package org.tradewind.uncertainty.outputs;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.Expression;
import org.tradewind.uncertainty.accounts.Sum;

/** Several numbers as functions of the accounts. */
public interface DrawFormula extends Serializable {
  /**
   * Computes the numbers from one position on in each draw, as many as there is room for.
   *
   * @param into numbers x draws or more; what was there before is written over
   */
  void into(AccountDraws draws, int from, double[][] into);

  /** The number at a position as a weighted sum of accounts, where it is one. */
  default Optional<Sum> linear(int number) {
    return Optional.empty();
  }

  /** The stressor of a number, or the first of several. */
  default int stressor(int number) {
    return 0;
  }

  /** Numbers that stand each for itself. */
  static DrawFormula of(List<Expression> expressions) {
    return new Expressions(expressions.toArray(Expression[]::new));
  }

  /** Numbers by their expressions. */
  record Expressions(Expression[] all) implements DrawFormula {
    @Override
    public void into(AccountDraws draws, int from, double[][] into) {
      for (int i = 0; i < into.length; i++) {
        all[from + i].into(draws, into[i]);
      }
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
