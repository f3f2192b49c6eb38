package org.tradewind.health;

import java.util.List;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/**
 * The choices of the health room.
 *
 * @param form exposure-response function, one of {@link ExposureResponse#FORMS}
 * @param reading how the parameters of the IER are read
 * @param floor floor of the excess concentration in slopes of the IER, ug/m3
 * @param causes causes of death that count; empty for {@link Endpoints#ALL_CAUSES} where the form
 *     has functions of it, and for all causes of the form otherwise
 * @param release release of death rates and age shares, or {@link #AUTO}
 * @param ages how draws of the ages of one cause go together
 */
public record HealthParameters(
    String form,
    IerReading reading,
    double floor,
    List<String> causes,
    String release,
    DrawnAges ages) {
  /** The release that goes with the form, as {@link BaselineDeaths} has it. */
  public static final String AUTO = "auto";

  /** IER, first reading, with a floor of 0.1 ug/m3. */
  public static final HealthParameters DEFAULT = of(Ier.FORM);

  public HealthParameters {
    causes = List.copyOf(causes);
    if (!ExposureResponse.FORMS.contains(form)) {
      throw UserError.unknown("study key health.form", "", form, ExposureResponse.FORMS);
    }
    if (!(floor > 0 && floor <= Double.MAX_VALUE)) {
      throw new UserError(
          "study key health.floor", String.valueOf(floor), "above 0 ug/m3", "Use 0.1.");
    }
    if (causes.contains(Endpoints.ALL_CAUSES) && causes.size() > 1) {
      throw new UserError(
          "study key health.causes",
          Names.some(causes),
          Endpoints.ALL_CAUSES + " alone, or causes without it",
          "It holds all the others, which would count twice. Name one or the other.");
    }
  }

  /** The causes and the release that go with the form; draws of ages aligned. */
  public HealthParameters(String form, IerReading reading, double floor) {
    this(form, reading, floor, List.of(), AUTO, DrawnAges.ALIGNED);
  }

  /** A form with the first reading and a floor of 0.1 ug/m3. */
  public static HealthParameters of(String form) {
    return new HealthParameters(form, IerReading.R1, Ier.DEFAULT_FLOOR);
  }

  /** The same with other causes. */
  public HealthParameters counting(List<String> some) {
    return new HealthParameters(form, reading, floor, some, release, ages);
  }

  /** The same with another release. */
  public HealthParameters ofRelease(String name) {
    return new HealthParameters(form, reading, floor, causes, name, ages);
  }

  /** The same with draws of ages together in another way. */
  public HealthParameters drawing(DrawnAges together) {
    return new HealthParameters(form, reading, floor, causes, release, together);
  }
}
