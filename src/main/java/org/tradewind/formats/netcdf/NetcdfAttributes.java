package org.tradewind.formats.netcdf;

import java.util.Map;

/**
 * Attributes of a NetCDF file or variable.
 *
 * @param texts those of characters, without the blanks and zeros that pad them
 * @param numbers those of numbers, as they stand
 * @param types the types of those of numbers
 */
public record NetcdfAttributes(
    Map<String, String> texts, Map<String, double[]> numbers, Map<String, NetcdfType> types) {
  /** Text without padding: Fortran pads with blanks, C with zeros. */
  public static String unpadded(String text) {
    return text.replace('\0', ' ').strip();
  }
}
