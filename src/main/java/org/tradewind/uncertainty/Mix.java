package org.tradewind.uncertainty;

/**
 * Sum of other expressions, each times a number. The parts are worked out once for all that mix
 * them.
 */
public record Mix(Expression[] parts, double[] coefficients) implements Expression {
  @Override
  public double[] of(AccountDraws draws) {
    double[][] values = new double[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      values[i] = draws.shared(parts[i]);
    }
    double[] sum = new double[draws.draws()];
    Combination.add(sum, coefficients, values, 0, sum.length);
    return sum;
  }
}
