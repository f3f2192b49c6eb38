package org.tradewind.health;

import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/**
 * The choices of the health room.
 *
 * @param form exposure-response function, one of {@link ExposureResponse#FORMS}
 * @param reading how the parameters of the IER are read
 * @param floor floor of the excess concentration in slopes of the IER, ug/m3
 */
public record HealthParameters(String form, IerReading reading, double floor) {
  /** IER, first reading, with a floor of 0.1 ug/m3. */
  public static final HealthParameters DEFAULT = of(Ier.FORM);

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

  /** A form with the first reading and a floor of 0.1 ug/m3. */
  public static HealthParameters of(String form) {
    return new HealthParameters(form, IerReading.R1, Ier.DEFAULT_FLOOR);
  }
}
