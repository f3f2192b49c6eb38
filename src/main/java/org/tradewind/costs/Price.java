package org.tradewind.costs;

import org.tradewind.axes.UserError;

/**
 * What a death or a tonne of CO2 costs. Where incomes and an elasticity are given, it is
 * transferred from one income to another:
 *
 * <pre>
 *   value = base (income / baseIncome)^elasticity
 * </pre>
 *
 * @param quantity VSL or SCC
 * @param variant its name
 * @param base value at {@code baseIncome}, or the value itself
 * @param baseIncome income per person; NaN for none
 * @param income income per person of the study; NaN for none
 * @param elasticity income elasticity; NaN for none
 * @param source where the numbers come from
 */
public record Price(
    String quantity,
    String variant,
    double base,
    double baseIncome,
    double income,
    double elasticity,
    String source) {

  /** Elasticities that are accepted end here; estimates lie between 0 and about 2. */
  public static final double LARGEST_ELASTICITY = 3;

  /** A price as it stands, without incomes. */
  static Price given(String quantity, String variant, double value, String source) {
    return new Price(quantity, variant, value, Double.NaN, Double.NaN, Double.NaN, source);
  }

  /** Whether the price is transferred by income. */
  public boolean isTransferred() {
    return !Double.isNaN(income);
  }

  /** The price itself. */
  public double value() {
    return isTransferred() ? base * StrictMath.pow(income / baseIncome, elasticity) : base;
  }

  /**
   * Checks a price: incomes above 0 and an elasticity from 0 to {@link #LARGEST_ELASTICITY}, all
   * three or none, and a base above 0, or of at least 0 for carbon.
   *
   * @param where row or keys, for the message
   * @param mayBeZero whether the price may be 0
   */
  Price checked(String where, boolean mayBeZero) {
    if (!(base > 0 || mayBeZero && base == 0) || Double.isInfinite(base)) {
      String expected = mayBeZero ? "a number of at least 0" : "a number above 0";
      throw new UserError(where, "value " + base, expected, "Correct it.");
    }
    boolean none = Double.isNaN(baseIncome) && Double.isNaN(income) && Double.isNaN(elasticity);
    if (none) {
      return this;
    }
    requireIncome(where, "base_income", baseIncome);
    requireIncome(where, "income", income);
    if (!(elasticity >= 0 && elasticity <= LARGEST_ELASTICITY)) {
      throw new UserError(
          where,
          Double.isNaN(elasticity) ? "incomes without an elasticity" : "elasticity " + elasticity,
          "an elasticity from 0 to " + LARGEST_ELASTICITY,
          "Give base_income, income and elasticity, or none of them.");
    }
    return this;
  }

  private static void requireIncome(String where, String which, double income) {
    if (!(income > 0) || Double.isInfinite(income)) {
      throw new UserError(
          where,
          Double.isNaN(income) ? "no " + which : which + " " + income,
          "an income above 0",
          "Give base_income, income and elasticity, or none of them.");
    }
  }
}
