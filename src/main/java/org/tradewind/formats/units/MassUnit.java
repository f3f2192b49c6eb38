package org.tradewind.formats.units;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Units of the mass of one species, as publishers of stressors write them: Gg CO2, million tonnes,
 * 1,000 t.
 */
public final class MassUnit {
  public static final String TONNE = "t";

  /** A number of units in words, or with a comma between thousands. */
  private static final Pattern MULTIPLE =
      Pattern.compile(
          "(?:(?<thousand>1,?000|thousand)|million|mio\\.?|mill\\.?) (?<unit>.+)",
          Pattern.CASE_INSENSITIVE);

  private MassUnit() {}

  /**
   * The conversion of a unit, after which the name of what is weighed may stand, to tonnes.
   *
   * @param text as the source writes it
   * @param species code of what is weighed
   * @return empty where it is not a unit of mass, or not of this species alone (kg CO2-eq)
   */
  public static Optional<UnitConversion> toTonnes(String text, String species) {
    String unit = text.strip().replaceAll("\\s+", " ");
    int space = unit.lastIndexOf(' ');
    if (space > 0
        && SpeciesName.exact(unit.substring(space + 1)).filter(species::equals).isPresent()) {
      unit = unit.substring(0, space).replaceFirst(" of$", "");
    }
    Matcher multiple = MULTIPLE.matcher(unit);
    if (!multiple.matches()) {
      return UnitConversion.find(unit, TONNE);
    }
    double number = multiple.group("thousand") == null ? 1e6 : 1e3;
    return UnitConversion.find(multiple.group("unit"), TONNE)
        .map(one -> new UnitConversion(text, TONNE, one.factor() * number, 0));
  }
}
