package org.tradewind.uncertainty.accounts;

/**
 * A quotient. What stands under it is worked out once for all that have it there.
 *
 * @param without the value where it is 0
 */
public record Quotient(Expression over, Expression under, double without) implements Expression {
  /** A share: 0 where there is no whole. */
  public static Quotient share(Expression part, Expression whole) {
    return new Quotient(part, whole, 0);
  }

  @Override
  public int stressor() {
    return over.stressor();
  }

  @Override
  public void into(AccountDraws draws, double[] out) {
    over.into(draws, out);
    double[] whole = draws.shared(under);
    for (int d = 0; d < draws.draws(); d++) {
      out[d] = whole[d] == 0 ? without : out[d] / whole[d];
    }
  }
}
