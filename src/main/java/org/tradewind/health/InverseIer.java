package org.tradewind.health;

/**
 * The second reading of the IER as printed in Chen et al. 2024 (eq. 2), with the sign of a turned:
 * 1/RR(z) = 1 - a (1 - exp(-b u^c)) with u = max(z - zcf, 0), so AF = a (1 - exp(-b u^c)).
 *
 * <p>AF' = a b c u^(c-1) exp(-b u^c) for u > 0, and 0 at u = 0. For c < 1 it grows without bound as
 * u falls to 0; where 0 < u < floor it is then taken at u = floor. Parameters fitted to the first
 * reading ({@link Ier}) do not serve here.
 *
 * @param a largest attributable fraction, at least 0 and below 1
 * @param b above 0
 * @param c above 0
 * @param zcf counterfactual concentration, ug/m3
 * @param floor floor of u in the slope, ug/m3
 */
public record InverseIer(double a, double b, double c, double zcf, double floor)
    implements ExposureResponse {

  public InverseIer {
    check("IER, reading r2", a, b, c, zcf, floor);
  }

  /** As the constructor; the error for wrong parameters names their table and row. */
  public static InverseIer of(
      String where, double a, double b, double c, double zcf, double floor) {
    check(where, a, b, c, zcf, floor);
    return new InverseIer(a, b, c, zcf, floor);
  }

  private static void check(String where, double a, double b, double c, double zcf, double floor) {
    ExposureResponse.require(
        a >= 0 && a < 1, where, "a (p1)", a, "0 to below 1, as health.reading is r2");
    Ier.checkShape(where, b, c, zcf, floor);
  }

  @Override
  public double rr(double z) {
    return 1 / (1 - attributableFraction(z));
  }

  @Override
  public double attributableFraction(double z) {
    double u = Math.max(z - zcf, 0);
    return -a * Math.expm1(-b * Math.pow(u, c));
  }

  @Override
  public double slope(double z) {
    double excess = z - zcf;
    if (excess <= 0) {
      return 0;
    }
    double u = c < 1 ? Math.max(excess, floor) : excess;
    return a * b * c * Math.pow(u, c - 1) * Math.exp(-b * Math.pow(u, c));
  }

  @Override
  public boolean floored(double z) {
    return c < 1 && z > zcf && z - zcf < floor;
  }

  @Override
  public double counterfactual() {
    return zcf;
  }
}
