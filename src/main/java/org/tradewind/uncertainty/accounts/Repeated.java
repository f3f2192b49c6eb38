package org.tradewind.uncertainty.accounts;

import java.util.Optional;

/** A number that stands in several tables and is worked out once for all of them. */
public record Repeated(Expression of) implements Expression {
  /** Sums of fewer terms are as quickly added again as read. */
  private static final int TERMS = 8;

  /** An expression that is used again, where that saves work. */
  public static Expression where(Expression of) {
    return of instanceof Sum sum && sum.rows().length < TERMS ? of : new Repeated(of);
  }

  @Override
  public void into(AccountDraws draws, double[] out) {
    System.arraycopy(draws.shared(of), 0, out, 0, draws.draws());
  }

  @Override
  public int stressor() {
    return of.stressor();
  }

  @Override
  public Optional<Sum> linear() {
    return of.linear();
  }
}
