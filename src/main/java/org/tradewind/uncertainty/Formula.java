package org.tradewind.uncertainty;

import java.io.Serializable;
import java.util.List;

/** Several numbers as functions of the accounts. */
public interface Formula extends Serializable {
  /** The numbers from one position up to another in each draw, numbers x draws. */
  double[][] of(AccountDraws draws, int from, int to);

  /** Numbers that stand each for itself. */
  static Formula of(List<Expression> expressions) {
    Expression[] all = expressions.toArray(Expression[]::new);
    return (draws, from, to) -> {
      double[][] values = new double[to - from][];
      for (int i = from; i < to; i++) {
        values[i - from] = all[i].of(draws);
      }
      return values;
    };
  }
}
