package org.tradewind.formats.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.NetcdfAttributes;
import ucar.units.ConversionException;
import ucar.units.LogarithmicUnit;
import ucar.units.Unit;

/**
 * How a value in the unit that a file declares becomes one in the unit of a table: value * factor +
 * offset. Units are in the syntax of UDUNITS, with the spellings of {@code facts/unit_aliases.csv}.
 *
 * <p>Only units of the same dimension convert: a person is one, and neither reciprocals (s to Hz)
 * nor logarithms do, although the library would take them.
 *
 * @param from unit as the file has it
 * @param to unit of the table
 * @param factor what a value is multiplied with
 * @param offset what is added then
 */
public record UnitConversion(String from, String to, double factor, double offset) {
  private static final Map<String, Optional<UnitConversion>> KNOWN = new ConcurrentHashMap<>();
  // a factor this near to one of so few digits is that one: published definitions have no more
  private static final int DIGITS = 11;
  private static final double NOISE = 1e-12;

  /**
   * The conversion between two units, if they have the same dimension.
   *
   * @param from any text; blanks and zeros that pad it do not count
   * @param to unit of a table, such as ug/m3, t, m/s, persons
   */
  public static Optional<UnitConversion> find(String from, String to) {
    String plain = NetcdfAttributes.unpadded(from);
    if (plain.length() > UnitText.LONGEST) {
      return Optional.empty();
    }
    return KNOWN.computeIfAbsent(plain + '\n' + to, key -> computed(plain, to));
  }

  /**
   * As {@link #find}; a unit that does not convert is refused.
   *
   * @param where file and variable, or table and column
   * @param quantity what the values are, for the message: PM2.5
   */
  public static UnitConversion require(String where, String quantity, String from, String to) {
    return find(from, to)
        .orElseThrow(
            () -> {
              String meanings = UnitText.ambiguity(from, to);
              return new UserError(
                  where,
                  quantity + " in '" + NetcdfAttributes.unpadded(from) + "'",
                  meanings.isEmpty()
                      ? "a unit that converts to " + to
                      : "a unit that converts to " + to + "; this may be " + meanings,
                  "Correct the unit, convert the values, or take another variable.");
            });
  }

  private static Optional<UnitConversion> computed(String from, String to) {
    Unit target = UnitText.parsed(to).orElseThrow(() -> new IllegalArgumentException("unit " + to));
    return UnitText.readings(from, to).stream()
        .flatMap(reading -> UnitText.parsed(reading).stream())
        .flatMap(source -> between(source, target, from, to).stream())
        .findFirst();
  }

  private static Optional<UnitConversion> between(
      Unit source, Unit target, String from, String to) {
    if (source instanceof LogarithmicUnit
        || !source.getDerivedUnit().getDimension().equals(target.getDerivedUnit().getDimension())) {
      return Optional.empty();
    }
    try {
      double offset = source.convertTo(0.0, target);
      double factor = source.convertTo(1.0, target) - offset;
      return Optional.of(new UnitConversion(from, to, decimal(factor), decimal(offset)));
    } catch (ConversionException e) {
      return Optional.empty();
    }
  }

  /** Without the library's rounding: 1e-9 / 1e-6 is 0.001 and not 0.0010000000000000002. */
  private static double decimal(double value) {
    double few = new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
    return Math.abs(few - value) <= NOISE * Math.abs(value) ? few : value;
  }

  /** A value in the unit of the table; NaN stays NaN. */
  public double apply(double value) {
    // 1e-3 is not a double and 1000 is: a quotient is rounded once
    double parts = Math.rint(1 / factor);
    return (parts > 1 && 1 / parts == factor ? value / parts : value * factor) + offset;
  }

  /** Whether another conversion gives the same values. */
  public boolean sameAs(UnitConversion other) {
    return factor == other.factor && offset == other.offset;
  }

  /** Converts values in their place. */
  public double[] applyTo(double[] values) {
    if (changes()) {
      for (int i = 0; i < values.length; i++) {
        values[i] = apply(values[i]);
      }
    }
    return values;
  }

  /** Whether values change. */
  public boolean changes() {
    return factor != 1 || offset != 0;
  }
}
