package org.tradewind.health;

import java.util.List;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/**
 * How much more often people die of a cause where the annual mean PM2.5 is z (ug/m3): the relative
 * risk RR(z), the attributable fraction AF = 1 - 1/RR, and its slope.
 */
public sealed interface ExposureResponse permits Ier, Gemm {
  /** The forms that a table of parameters may name. */
  List<String> FORMS = List.of(Ier.FORM, Gemm.FORM);

  /** RR(z), at least 1. */
  double rr(double z);

  /** d(AF)/dz = RR'(z) / RR(z)^2, per ug/m3. */
  double slope(double z);

  /** Whether the slope at z was taken at the floor because it diverges below it. */
  boolean floored(double z);

  /** 1 - 1/RR(z): the share of deaths that would not occur without the exposure. */
  default double attributableFraction(double z) {
    return 1 - 1 / rr(z);
  }

  /**
   * The function of a row of the table exposure_response.
   *
   * @param where table and row named in errors
   * @param floor floor of the excess concentration in slopes, ug/m3 (IER only)
   */
  static ExposureResponse of(
      String where, String form, double p1, double p2, double p3, double p4, double floor) {
    return switch (form) {
      case Ier.FORM -> Ier.of(where, p1, p2, p3, p4, floor);
      case Gemm.FORM -> Gemm.of(where, p1, p2, p3, p4);
      default ->
          throw new UserError(
              where,
              "form '" + form + "'",
              "one of " + Names.some(FORMS),
              Names.didYouMean(form, FORMS));
    };
  }

  /** Refuses parameters with which the function would not be a rising relative risk. */
  static void require(boolean holds, String where, String name, double found, String expected) {
    if (!holds) {
      throw new UserError(
          where,
          name + " = " + found,
          expected,
          "Correct the parameter; others make attributable deaths negative or undefined.");
    }
  }
}
