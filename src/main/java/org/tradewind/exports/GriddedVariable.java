package org.tradewind.exports;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tradewind.formats.netcdf.ClassicNetcdfWriter;

/**
 * One variable over the cells of a run.
 *
 * @param name in the file
 * @param leading dimension before those of the grid, if it has one
 * @param attributes long_name, units and what else says what it is
 * @param values one a place, NaN where the run has no number
 */
record GriddedVariable(
    String name, List<String> leading, Map<String, Object> attributes, Supplier<double[]> values) {

  /** Stands where the run has no number: NC_FILL_DOUBLE of the NetCDF library. */
  static final double[] FILL = {9.969209968386869e36};

  /** A number as it is written. */
  static double filled(double value) {
    return Double.isNaN(value) ? FILL[0] : value;
  }

  /** Adds it to a file. */
  void declare(ClassicNetcdfWriter file, CellGrid grid) {
    List<String> shape =
        java.util.stream.Stream.concat(leading.stream(), grid.dimensions().stream()).toList();
    file.doubles(name, shape, attributes, this::written);
  }

  private double[] written() {
    double[] written = values.get();
    for (int i = 0; i < written.length; i++) {
      written[i] = filled(written[i]);
    }
    return written;
  }
}
