package org.tradewind.formats.netcdf;

import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.UserError;

/**
 * What the stored numbers of a variable stand for, by its attributes:
 *
 * <ul>
 *   <li>missing is what equals {@code _FillValue}, or without one the library's default fill of the
 *       type, or an element of {@code missing_value}; what lies outside {@code valid_range}, {@code
 *       valid_min} and {@code valid_max}; and NaN;
 *   <li>{@code _Unsigned}, or for bytes a valid range up to more than 127, makes signed integers
 *       unsigned;
 *   <li>the value is stored * {@code scale_factor} + {@code add_offset}, rounded to a 4-byte real
 *       where both are such reals and the stored type has no more digits.
 * </ul>
 *
 * <p>Limits of the valid range are in stored units unless the values are packed and the attribute's
 * type is wider than the stored one. A missing value that the stored type cannot hold is compared
 * after unpacking. Sources: NetCDF User's Guide, Appendix A (attribute conventions); CF conventions
 * 1.7, sections 2.2, 2.5.1 and 8.1 (the last as remembered, not re-read).
 */
final class NetcdfValues {
  private static final List<NetcdfType> BY_WIDTH =
      List.of(
          NetcdfType.BYTE,
          NetcdfType.UBYTE,
          NetcdfType.SHORT,
          NetcdfType.USHORT,
          NetcdfType.INT,
          NetcdfType.UINT,
          NetcdfType.INT64,
          NetcdfType.UINT64,
          NetcdfType.FLOAT,
          NetcdfType.DOUBLE);
  private static final double BYTE_MAX = 127;

  private final String where;
  private final NetcdfType type;
  private final NetcdfAttributes attributes;
  private final boolean packed;
  private final double scale;
  private final double offset;
  private final boolean toFloat;
  private final boolean unsigned;
  private final double[] missingStored;
  private final double[] missingUnpacked;
  private final Range stored;
  private final Range unpacked;

  /** Numbers from the least to the greatest that count, both included. */
  private record Range(double least, double greatest) {
    static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    boolean holds(double value) {
      return value >= least && value <= greatest;
    }
  }

  private NetcdfValues(String where, NetcdfVariable variable) {
    this.where = where;
    this.type = variable.type();
    this.attributes = variable.attributes();
    if (type == NetcdfType.CHAR) {
      throw new UserError(
          where, "text, or a type that is not a number", "numbers", "Name another variable.");
    }
    this.packed = has("scale_factor") || has("add_offset");
    this.scale = packing("scale_factor", 1);
    this.offset = packing("add_offset", 0);
    this.toFloat = packed && digitsOfFloat();
    this.unsigned = readsUnsigned();
    this.missingStored = missingStored();
    this.missingUnpacked =
        Arrays.stream(numbers("missing_value"))
            .filter(v -> !type.holds(v, unsigned))
            .map(this::unpackedPrecision)
            .toArray();
    this.stored = range(false);
    this.unpacked = range(true);
  }

  /**
   * Reads the attributes of a variable of numbers.
   *
   * @param where file and variable, for messages
   */
  static NetcdfValues of(String where, NetcdfVariable variable) {
    return new NetcdfValues(where, variable);
  }

  private boolean has(String name) {
    return numbers(name).length > 0;
  }

  /** An attribute as numbers, none where it is absent; one of text counts if it is a number. */
  private double[] numbers(String name) {
    double[] numbers = attributes.numbers().get(name);
    String text = attributes.texts().getOrDefault(name, "");
    if (numbers != null || text.isEmpty()) {
      return numbers == null ? new double[0] : numbers;
    }
    try {
      return new double[] {Double.parseDouble(text)};
    } catch (NumberFormatException e) {
      throw wrong(name, "the text '" + text + "'", "a number", e);
    }
  }

  private double packing(String name, double absent) {
    double[] found = numbers(name);
    if (found.length == 0) {
      return absent;
    }
    boolean zeroScale = absent == 1 && found[0] == 0;
    if (found.length > 1 || !Double.isFinite(found[0]) || zeroScale) {
      throw wrong(
          name,
          Arrays.toString(found),
          absent == 1 ? "one finite number other than 0" : "one finite number",
          null);
    }
    return found[0];
  }

  private UserError wrong(String attribute, String found, String expected, Throwable cause) {
    return new UserError(
        where + ", attribute " + attribute, found, expected, "Correct the attribute.", cause);
  }

  private boolean digitsOfFloat() {
    boolean floats =
        List.of("scale_factor", "add_offset").stream()
            .filter(this::has)
            .allMatch(name -> attributes.types().get(name) == NetcdfType.FLOAT);
    return floats && (type.size() < Integer.BYTES || type == NetcdfType.FLOAT);
  }

  private boolean readsUnsigned() {
    if (!type.isSigned()) {
      return false;
    }
    boolean declared = attributes.texts().getOrDefault("_Unsigned", "").equalsIgnoreCase("true");
    return declared
        || type == NetcdfType.BYTE
            && (!isUnpacked("valid_max") && limit("valid_max", 0, 0) > BYTE_MAX
                || !isUnpacked("valid_range") && limit("valid_range", 1, 0) > BYTE_MAX);
  }

  private double[] missingStored() {
    double[] fill = has("_FillValue") ? numbers("_FillValue") : new double[] {type.defaultFill()};
    double[] more =
        Arrays.stream(numbers("missing_value")).filter(v -> type.holds(v, unsigned)).toArray();
    double[] all = Arrays.copyOf(fill, fill.length + more.length);
    System.arraycopy(more, 0, all, fill.length, more.length);
    // NaN needs no comparison
    return Arrays.stream(all).filter(v -> !Double.isNaN(v)).map(this::asStored).toArray();
  }

  /** A number as the stored type holds it. */
  private double asStored(double value) {
    double signed = type == NetcdfType.FLOAT ? (float) value : value;
    return unsigned && signed < 0 ? signed + Math.scalb(1.0, Byte.SIZE * type.size()) : signed;
  }

  private double unpackedPrecision(double value) {
    return toFloat || !packed && type == NetcdfType.FLOAT ? (float) value : value;
  }

  private Range range(boolean ofUnpacked) {
    double least = Double.NEGATIVE_INFINITY;
    double greatest = Double.POSITIVE_INFINITY;
    if (isUnpacked("valid_range") == ofUnpacked) {
      requireTwo();
      least = limit("valid_range", 0, least);
      greatest = limit("valid_range", 1, greatest);
    }
    if (isUnpacked("valid_min") == ofUnpacked) {
      least = Math.max(least, limit("valid_min", 0, Double.NEGATIVE_INFINITY));
    }
    if (isUnpacked("valid_max") == ofUnpacked) {
      greatest = Math.min(greatest, limit("valid_max", 0, Double.POSITIVE_INFINITY));
    }
    return ofUnpacked
        ? new Range(unpackedPrecision(least), unpackedPrecision(greatest))
        : new Range(asStored(least), asStored(greatest));
  }

  private void requireTwo() {
    int found = numbers("valid_range").length;
    if (found == 1 || found > 2) {
      throw wrong("valid_range", found + " numbers", "the least and the greatest", null);
    }
  }

  private double limit(String attribute, int index, double absent) {
    double[] found = numbers(attribute);
    return index < found.length && !Double.isNaN(found[index]) ? found[index] : absent;
  }

  /** Whether a limit of the valid range is in units of the unpacked values. */
  private boolean isUnpacked(String attribute) {
    NetcdfType of = attributes.types().getOrDefault(attribute, NetcdfType.DOUBLE);
    boolean range = type.size() == 1 && of.isWhole();
    return packed && !range && BY_WIDTH.indexOf(of) > BY_WIDTH.indexOf(type);
  }

  /** Replaces stored numbers by their values, NaN where missing. */
  double[] decode(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = value(numbers[i]);
    }
    return numbers;
  }

  private double value(double number) {
    double whole =
        unsigned && number < 0 ? number + Math.scalb(1.0, Byte.SIZE * type.size()) : number;
    if (!stored.holds(whole) || isAmong(missingStored, whole)) {
      return Double.NaN;
    }
    double exact = packed ? whole * scale + offset : whole;
    double value = toFloat ? (float) exact : exact;
    return unpacked.holds(value) && !isAmong(missingUnpacked, value) ? value : Double.NaN;
  }

  private static boolean isAmong(double[] marks, double value) {
    for (double mark : marks) {
      if (mark == value) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the values are the stored 4-byte reals but for one mark at most, other than 0, of
   * missing ones.
   */
  boolean isPlain() {
    return type == NetcdfType.FLOAT
        && !packed
        && Arrays.stream(missingStored).allMatch(mark -> mark == missingStored[0] && mark != 0)
        && missingUnpacked.length == 0
        && stored.equals(Range.ALL)
        && unpacked.equals(Range.ALL);
  }

  /** The mark of missing values of a plain variable, NaN where it has none. */
  float mark() {
    return missingStored.length == 0 ? Float.NaN : (float) missingStored[0];
  }
}
