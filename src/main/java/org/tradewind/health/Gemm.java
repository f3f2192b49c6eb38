package org.tradewind.health;

/**
 * The Global Exposure Mortality Model (Burnett et al., PNAS 115, 9592-9597, 2018): HR(z) =
 * exp(theta ln(1 + u/alpha) w(u)) with u = max(z - 2.4, 0) and w(u) = 1 / (1 + exp(-(u - mu)/nu)).
 *
 * <p>With h = ln HR: h' = theta (w / (alpha + u) + ln(1 + u/alpha) w (1 - w) / nu), AF' = h' / HR
 * for u > 0, and 0 at and below the counterfactual.
 *
 * @param theta effect size, at least 0
 * @param alpha above 0, ug/m3
 * @param mu ug/m3
 * @param nu above 0, ug/m3
 */
public record Gemm(double theta, double alpha, double mu, double nu) implements ExposureResponse {
  /** Name of the form in tables. */
  public static final String FORM = "gemm";

  /** Counterfactual concentration of all causes, ug/m3. */
  public static final double COUNTERFACTUAL = 2.4;

  public Gemm {
    check("GEMM", theta, alpha, mu, nu);
  }

  /** As the constructor; the error for wrong parameters names their table and row. */
  public static Gemm of(String where, double theta, double alpha, double mu, double nu) {
    check(where, theta, alpha, mu, nu);
    return new Gemm(theta, alpha, mu, nu);
  }

  private static void check(String where, double theta, double alpha, double mu, double nu) {
    ExposureResponse.require(
        theta >= 0 && theta <= Double.MAX_VALUE,
        where,
        "theta (p1)",
        theta,
        "a number of at least 0");
    ExposureResponse.require(
        alpha > 0 && alpha <= Double.MAX_VALUE, where, "alpha (p2)", alpha, "above 0 ug/m3");
    ExposureResponse.require(Double.isFinite(mu), where, "mu (p3)", mu, "a finite number");
    ExposureResponse.require(
        nu > 0 && nu <= Double.MAX_VALUE, where, "nu (p4)", nu, "above 0 ug/m3");
  }

  @Override
  public double rr(double z) {
    return Math.exp(logRisk(z));
  }

  @Override
  public double attributableFraction(double z) {
    return -Math.expm1(-logRisk(z));
  }

  private double logRisk(double z) {
    double u = Math.max(z - COUNTERFACTUAL, 0);
    return theta * Math.log1p(u / alpha) * weight(u);
  }

  @Override
  public double slope(double z) {
    double u = z - COUNTERFACTUAL;
    if (u <= 0) {
      return 0;
    }
    double w = weight(u);
    double logSlope = theta * (w / (alpha + u) + Math.log1p(u / alpha) * w * (1 - w) / nu);
    return logSlope / rr(z);
  }

  private double weight(double u) {
    return 1 / (1 + Math.exp(-(u - mu) / nu));
  }

  @Override
  public boolean floored(double z) {
    return false;
  }

  @Override
  public double counterfactual() {
    return COUNTERFACTUAL;
  }
}
