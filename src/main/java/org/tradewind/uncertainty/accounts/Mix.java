package org.tradewind.uncertainty.accounts;

import java.util.Arrays;
import java.util.Optional;
import org.tradewind.uncertainty.kernels.Combination;

/**
 * Sum of other expressions, each times a number. The parts are worked out once for all that mix
 * them.
 */
public record Mix(Expression[] parts, double[] coefficients) implements Expression {
  @Override
  public int stressor() {
    return parts.length == 0 ? 0 : parts[0].stressor();
  }

  @Override
  public void into(AccountDraws draws, double[] out) {
    double[][] values = new double[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      values[i] = draws.shared(parts[i]);
    }
    Arrays.fill(out, 0, draws.draws(), 0);
    Combination.add(out, coefficients, values, 0, draws.draws());
  }

  @Override
  public Optional<Sum> linear() {
    Sum.Builder mixed = null;
    for (int i = 0; i < parts.length; i++) {
      Optional<Sum> part = parts[i].linear();
      if (part.isEmpty()) {
        return Optional.empty();
      }
      mixed = mixed == null ? new Sum.Builder(part.get().stressor()) : mixed;
      mixed.add(part.get(), coefficients[i]);
    }
    return Optional.ofNullable(mixed).map(Sum.Builder::build);
  }
}
