package org.tradewind.health;

import java.util.List;
import org.tradewind.axes.UserError;

/**
 * How much more often people die of a cause where the annual mean PM2.5 is z (ug/m3): the relative
 * risk RR(z), the attributable fraction AF = 1 - 1/RR, and its slope. RR is 1 at and below the
 * counterfactual concentration and never falls.
 */
public sealed interface ExposureResponse permits Ier, InverseIer, Gemm, LogLinear, Tabulated {
  /** The forms that a study may choose. */
  List<String> FORMS = List.of(Ier.FORM, Gemm.FORM, LogLinear.FORM, Tabulated.FORM);

  /** RR(z), at least 1. */
  double rr(double z);

  /** 1 - 1/RR(z): the share of deaths that would not occur without the exposure, in [0, 1). */
  double attributableFraction(double z);

  /** d(AF)/dz = RR'(z) / RR(z)^2, per ug/m3. */
  double slope(double z);

  /** Whether the slope at z was taken at the floor because it diverges below it. */
  boolean floored(double z);

  /** The concentration at and below which RR = 1, ug/m3. */
  double counterfactual();

  /**
   * The function of a row of the table exposure_response.
   *
   * @param where table and row named in errors
   * @param parameters form, reading and floor
   * @param p1 first to fourth parameter of the form; NaN where the row has none
   */
  static ExposureResponse of(
      String where, HealthParameters parameters, double p1, double p2, double p3, double p4) {
    return switch (parameters.form()) {
      case Ier.FORM ->
          switch (parameters.reading()) {
            case R1 -> Ier.of(where, p1, p2, p3, p4, parameters.floor());
            case R2 -> InverseIer.of(where, p1, p2, p3, p4, parameters.floor());
          };
      case Gemm.FORM -> Gemm.of(where, p1, p2, p3, p4);
      case LogLinear.FORM -> LogLinear.of(where, p1, p2);
      default -> throw UserError.unknown(where, "form", parameters.form(), FORMS);
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
