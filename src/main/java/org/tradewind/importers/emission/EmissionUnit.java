package org.tradewind.importers.emission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.NetcdfAttributes;
import org.tradewind.formats.units.SpeciesName;
import org.tradewind.formats.units.UnitConversion;
import org.tradewind.formats.units.UnitText;

/**
 * The unit of a gridded emission. Its dimension says what a value is: of an area (kg m-2 s-1) or of
 * a cell (t/month), in a time or in the step of the file (kg). Months and years are those of the
 * calendar, not the mean ones of UDUNITS (30.44 and 365.24 days); an "a" by itself is a year. Words
 * for the cell ("t/cell/yr") and the name of the species ("kg CO2/m2/s") carry no dimension.
 *
 * @param text unit as it stands in the file or the setting
 * @param perArea whether values are of a square metre, after conversion
 * @param period the time in which the mass is emitted
 * @param tonnes factor that makes tonnes of a value: per m2 where perArea, per second where so
 */
record EmissionUnit(String text, boolean perArea, Period period, double tonnes) {
  /** The time that a value refers to. */
  enum Period {
    /** All of the file's step: a month or a year. */
    STEP,
    SECOND,
    MONTH,
    YEAR
  }

  private static final double GRAMS_PER_TONNE = 1e6;

  private static final Pattern CELL =
      Pattern.compile(
          "(?i)(\\s*/\\s*|\\s+per\\s+)((grid[ _-]?)?(cells?|box|pixel)|grid)\\b"
              + "|\\s(grid[ _-]?cell|grid|cell)(\\^|\\*\\*)?-1");

  private static final Map<Period, Pattern> CALENDAR =
      Map.of(
          Period.MONTH, Pattern.compile("(?i)\\b(months?|mon)\\b"),
          Period.YEAR, Pattern.compile("(?i)\\b(years?|yrs?|annum|a)\\b"));

  private static final Pattern WORD = Pattern.compile("\\(?\\b([A-Za-z][A-Za-z0-9]*)\\b\\)?");

  /** The dimensions that an emission can have, with t in place of mass. */
  private record Dimension(String unit, boolean perArea, boolean inTime) {}

  private static final List<Dimension> DIMENSIONS =
      List.of(
          new Dimension(" m-2 s-1", true, true),
          new Dimension(" s-1", false, true),
          new Dimension(" m-2", true, false),
          new Dimension("", false, false));

  /**
   * Reads a unit. Refuses units of other things than emissions, and moles without a molar mass.
   *
   * @param where file and variable, or the setting
   * @param species what is emitted
   * @param molarMasses g/mol by species, as the user gave them
   */
  static EmissionUnit of(
      String where, String text, String species, Map<String, Double> molarMasses) {
    return find(text, "t", species, 1)
        .or(() -> molar(where, text, species, molarMasses))
        .orElseThrow(() -> unknown(where, text, species));
  }

  private static Optional<EmissionUnit> molar(
      String where, String text, String species, Map<String, Double> molarMasses) {
    Optional<EmissionUnit> moles = find(text, "mol", species, 1 / GRAMS_PER_TONNE);
    if (moles.isEmpty() || molarMasses.containsKey(species)) {
      return moles.map(
          m -> new EmissionUnit(m.text, m.perArea, m.period, m.tonnes * molarMasses.get(species)));
    }
    throw new UserError(
        where,
        species + " in moles ('" + text + "')",
        "a unit of mass, or a molar mass",
        "Give the molar mass in g/mol: --set molar_mass=" + species + "=...; NOx counts as NO2.");
  }

  private static UserError unknown(String where, String text, String species) {
    String meanings = UnitText.ambiguity(plain(text, species), "t");
    return new UserError(
        where,
        "emissions of "
            + species
            + " in '"
            + Names.plain(text)
            + "'"
            + (meanings.isEmpty() ? "" : ", which may be " + meanings),
        "a unit of mass per area and time (kg m-2 s-1, g/km2/month), or per cell (t/month, kg/yr)",
        "Correct the unit, or give the right one: --set unit=kg m-2 s-1.");
  }

  private static Optional<EmissionUnit> find(
      String text, String amount, String species, double factor) {
    String plain = plain(text, species);
    Period period = Period.SECOND;
    for (Period calendar : List.of(Period.MONTH, Period.YEAR)) {
      Matcher word = CALENDAR.get(calendar).matcher(plain);
      if (word.find()) {
        if (period != Period.SECOND) {
          return Optional.empty();
        }
        period = calendar;
        plain = word.replaceAll("s");
      }
    }
    for (Dimension dimension : DIMENSIONS) {
      Optional<UnitConversion> found = UnitConversion.find(plain, amount + dimension.unit);
      boolean fits = dimension.inTime || period == Period.SECOND;
      if (found.isPresent() && fits && found.get().offset() == 0 && found.get().factor() > 0) {
        return Optional.of(
            new EmissionUnit(
                text,
                dimension.perArea,
                dimension.inTime ? period : Period.STEP,
                found.get().factor() * factor));
      }
    }
    return Optional.empty();
  }

  /** The text without words for the cell and the species. */
  private static String plain(String text, String species) {
    String unit = CELL.matcher(NetcdfAttributes.unpadded(text)).replaceAll("");
    if (unit.length() > UnitText.LONGEST) {
      return "";
    }
    return WORD.matcher(unit)
        .replaceAll(m -> isSpecies(m.group(1), species) ? "" : Matcher.quoteReplacement(m.group()))
        .strip();
  }

  private static boolean isSpecies(String word, String species) {
    return SpeciesName.exact(word).filter(species::equals).isPresent()
        || species.equals(Species.NOX) && word.equalsIgnoreCase("NO2");
  }

  /** Whether the length of months enters: the year must then be known. */
  boolean needsYear(boolean monthly) {
    return period == Period.SECOND || monthly && period == Period.YEAR;
  }

  /**
   * Factor that makes tonnes of a value, per m2 where so, for a month of the year.
   *
   * @param days days of the month
   * @param daysOfYear days of the year
   */
  double ofMonth(int days, int daysOfYear) {
    return switch (period) {
      case STEP, MONTH -> tonnes;
      case SECOND -> tonnes * days * SECONDS_PER_DAY;
      case YEAR -> tonnes * days / daysOfYear;
    };
  }

  /** As {@link #ofMonth}, for a whole year. */
  double ofYear(int daysOfYear) {
    return switch (period) {
      case STEP, YEAR -> tonnes;
      case SECOND -> tonnes * daysOfYear * SECONDS_PER_DAY;
      case MONTH -> tonnes * 12;
    };
  }

  private static final double SECONDS_PER_DAY = 86_400;
}
