package org.tradewind.health;

import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/**
 * The choices of the health room.
 *
 * @param form exposure-response function, ier or gemm
 * @param floor floor of the excess concentration in slopes of the IER, ug/m3
 */
public record HealthParameters(String form, double floor) {
  /** IER with a floor of 0.1 ug/m3. */
  public static final HealthParameters DEFAULT = new HealthParameters(Ier.FORM, Ier.DEFAULT_FLOOR);

  public HealthParameters {
    if (!ExposureResponse.FORMS.contains(form)) {
      throw new UserError(
          "study key health.form",
          "'" + form + "'",
          "one of " + Names.some(ExposureResponse.FORMS),
          Names.didYouMean(form, ExposureResponse.FORMS));
    }
    if (!(floor > 0 && floor <= Double.MAX_VALUE)) {
      throw new UserError(
          "study key health.floor", String.valueOf(floor), "above 0 ug/m3", "Use 0.1.");
    }
  }
}
