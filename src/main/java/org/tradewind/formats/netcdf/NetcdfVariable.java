package org.tradewind.formats.netcdf;

import java.util.List;

/**
 * A variable of a NetCDF file.
 *
 * @param name name
 * @param shape length of each dimension, the slowest first; for a record variable, the number of
 *     records comes first
 * @param type type of the stored values
 * @param attributes its attributes
 */
public record NetcdfVariable(
    String name, List<Integer> shape, NetcdfType type, NetcdfAttributes attributes) {
  public NetcdfVariable {
    shape = List.copyOf(shape);
  }

  /** The unit that the file declares, or an empty text. */
  public String units() {
    return attributes.texts().getOrDefault("units", "");
  }

  /** Number of values in the block at given indices of the first dimensions. */
  long blockSize(int leading) {
    long size = 1;
    for (int length : shape.subList(leading, shape.size())) {
      size = Math.multiplyExact(size, (long) length);
    }
    return size;
  }
}
