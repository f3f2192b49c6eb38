package org.tradewind.health;

/**
 * The integrated exposure-response function (Burnett et al., Environ. Health Perspect. 122,
 * 397-403, 2014), the first reading: RR(z) = 1 + a (1 - exp(-b u^c)) with u = max(z - zcf, 0).
 *
 * <p>AF' = a b c u^(c-1) exp(-b u^c) / RR^2 for u > 0, and 0 at u = 0. For c < 1 it grows without
 * bound as u falls to 0; where 0 < u < floor it is then taken at u = floor.
 *
 * @param a largest excess risk, at least 0
 * @param b above 0
 * @param c above 0
 * @param zcf counterfactual concentration, ug/m3
 * @param floor floor of u in the slope, ug/m3
 */
public record Ier(double a, double b, double c, double zcf, double floor)
    implements ExposureResponse {
  /** Name of the form in tables. */
  public static final String FORM = "ier";

  /** The floor of u in slopes unless a study says otherwise, ug/m3. */
  public static final double DEFAULT_FLOOR = 0.1;

  public Ier {
    check("IER", a, b, c, zcf, floor);
  }

  /** As the constructor; the error for wrong parameters names their table and row. */
  public static Ier of(String where, double a, double b, double c, double zcf, double floor) {
    check(where, a, b, c, zcf, floor);
    return new Ier(a, b, c, zcf, floor);
  }

  private static void check(String where, double a, double b, double c, double zcf, double floor) {
    ExposureResponse.require(
        a >= 0 && a <= Double.MAX_VALUE, where, "a (p1)", a, "a number of at least 0");
    checkShape(where, b, c, zcf, floor);
  }

  /** What both readings ask of the parameters other than a. */
  static void checkShape(String where, double b, double c, double zcf, double floor) {
    ExposureResponse.require(
        b > 0 && b <= Double.MAX_VALUE, where, "b (p2)", b, "a number above 0");
    ExposureResponse.require(
        c > 0 && c <= Double.MAX_VALUE, where, "c (p3)", c, "a number above 0");
    ExposureResponse.require(
        zcf >= 0 && zcf <= Double.MAX_VALUE, where, "zcf (p4)", zcf, "at least 0 ug/m3");
    ExposureResponse.require(
        floor > 0 && floor <= Double.MAX_VALUE, where, "floor", floor, "above 0 ug/m3");
  }

  @Override
  public double rr(double z) {
    double u = Math.max(z - zcf, 0);
    return 1 - a * Math.expm1(-b * Math.pow(u, c));
  }

  @Override
  public double attributableFraction(double z) {
    double u = Math.max(z - zcf, 0);
    double excess = -a * Math.expm1(-b * Math.pow(u, c));
    return excess / (1 + excess);
  }

  @Override
  public double slope(double z) {
    double excess = z - zcf;
    if (excess <= 0) {
      return 0;
    }
    double u = c < 1 ? Math.max(excess, floor) : excess;
    double decay = Math.exp(-b * Math.pow(u, c));
    double risk = 1 + a * (1 - decay);
    return a * b * c * Math.pow(u, c - 1) * decay / (risk * risk);
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
