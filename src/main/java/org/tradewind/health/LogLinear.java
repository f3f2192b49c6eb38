package org.tradewind.health;

/**
 * The log-linear function RR(z) = exp(beta u) with u = max(z - zcf, 0).
 *
 * <p>AF = 1 - exp(-beta u), AF' = beta exp(-beta u) for u > 0, and 0 at and below the
 * counterfactual.
 *
 * @param beta rise of ln RR, at least 0, per ug/m3
 * @param zcf counterfactual concentration, ug/m3
 */
public record LogLinear(double beta, double zcf) implements ExposureResponse {
  /** Name of the form in tables. */
  public static final String FORM = "log-linear";

  public LogLinear {
    check("log-linear function", beta, zcf);
  }

  /** As the constructor; the error for wrong parameters names their table and row. */
  public static LogLinear of(String where, double beta, double zcf) {
    check(where, beta, zcf);
    return new LogLinear(beta, zcf);
  }

  private static void check(String where, double beta, double zcf) {
    ExposureResponse.require(
        beta >= 0 && beta <= Double.MAX_VALUE,
        where,
        "beta (p1)",
        beta,
        "a number of at least 0 per ug/m3");
    ExposureResponse.require(
        zcf >= 0 && zcf <= Double.MAX_VALUE, where, "zcf (p2)", zcf, "at least 0 ug/m3");
  }

  @Override
  public double rr(double z) {
    return Math.exp(beta * Math.max(z - zcf, 0));
  }

  @Override
  public double attributableFraction(double z) {
    return -Math.expm1(-beta * Math.max(z - zcf, 0));
  }

  @Override
  public double slope(double z) {
    return z <= zcf ? 0 : beta * Math.exp(-beta * (z - zcf));
  }

  @Override
  public boolean floored(double z) {
    return false;
  }

  @Override
  public double counterfactual() {
    return zcf;
  }
}
