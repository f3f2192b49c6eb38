package org.tradewind.importers.emission;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tradewind.axes.Amounts;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.CoordinateAxis;
import org.tradewind.formats.netcdf.Netcdf;
import org.tradewind.formats.netcdf.NetcdfType;
import org.tradewind.formats.netcdf.NetcdfVariable;
import org.tradewind.formats.netcdf.TimeAxis;

/**
 * Emissions in a NetCDF file with axes of longitude and latitude. A variable on its cells has the
 * two as its last dimensions, in either order, and before them time and dimensions of length 1.
 */
final class LonLatFile implements GriddedFile {
  /** Names of dimensions that are steps in time where the file has no axis of time. */
  private static final Pattern STEPS = Pattern.compile("(?i)times?|months?|dates?|years?|t");

  private final Netcdf netcdf;
  private final CoordinateAxis lat;
  private final CoordinateAxis lon;
  private final SourceCells cells;
  private final Optional<TimeAxis> time;
  private final Map<String, Layout> gridded = new LinkedHashMap<>();
  private final Map<String, String> unfit = new LinkedHashMap<>();

  /**
   * How a variable lies in the file.
   *
   * @param stepDimension which dimension is time; -1 for none
   * @param lonFirst whether longitude comes before latitude
   */
  private record Layout(NetcdfVariable variable, int stepDimension, boolean lonFirst) {
    int steps() {
      return stepDimension < 0 ? 1 : variable.shape().get(stepDimension);
    }
  }

  LonLatFile(Netcdf netcdf, double radiusM) {
    this.netcdf = netcdf;
    this.lat = CoordinateAxis.read(netcdf, CoordinateAxis.Kind.LATITUDE);
    this.lon = CoordinateAxis.read(netcdf, CoordinateAxis.Kind.LONGITUDE);
    // what is kept of a cell, beside the values
    netcdf.requireRoom(lat.variable(), 4L * lat.lower().length * lon.lower().length);
    this.cells = SourceCells.lonLat(lon, lat, radiusM);
    this.time = TimeAxis.of(netcdf);
    Set<String> axes = new HashSet<>(Set.of(lat.variable().name(), lon.variable().name()));
    time.ifPresent(t -> axes.add(t.variable().name()));
    for (NetcdfVariable variable : netcdf.variables()) {
      boolean ofAxis = axes.contains(variable.name()) || ofAxis(variable);
      if (!ofAxis && variable.type() != NetcdfType.CHAR && variable.shape().size() > 1) {
        place(variable);
      }
    }
  }

  private static boolean ofAxis(NetcdfVariable variable) {
    return variable.name().endsWith("_bnds") || variable.name().endsWith("_bounds");
  }

  public void place(NetcdfVariable variable) {
    List<Integer> shape = variable.shape();
    List<String> names = netcdf.dimensions(variable);
    int rank = shape.size();
    boolean latFirst = ends(shape, names, lat, lon);
    boolean lonFirst = !latFirst && ends(shape, names, lon, lat);
    if (!latFirst && !lonFirst) {
      unfit.put(variable.name(), "other axes than latitude and longitude");
      return;
    }
    int steps = -1;
    for (int d = 0; d < rank - 2; d++) {
      String name = names.isEmpty() ? "" : names.get(d);
      if (shape.get(d) != 1 || isTime(name, shape.get(d))) {
        if (!isTime(name, shape.get(d)) || steps >= 0 && shape.get(d) != 1) {
          unfit.put(
              variable.name(),
              "a dimension " + name + (name.isEmpty() ? "" : " ") + "of " + shape.get(d));
          return;
        }
        steps = steps >= 0 ? steps : d;
      }
    }
    gridded.put(variable.name(), new Layout(variable, steps, lonFirst));
  }

  /** Whether the last two dimensions are those of two axes: by name, or by length. */
  private boolean ends(
      List<Integer> shape, List<String> names, CoordinateAxis first, CoordinateAxis second) {
    return is(shape, names, shape.size() - 2, first) && is(shape, names, shape.size() - 1, second);
  }

  private boolean is(List<Integer> shape, List<String> names, int d, CoordinateAxis axis) {
    List<String> ofAxis = netcdf.dimensions(axis.variable());
    // a dimension's own variable bears its name, and HDF5 keeps no list with it
    String name = ofAxis.isEmpty() ? axis.variable().name() : ofAxis.get(0);
    return shape.get(d) == axis.lower().length && (names.isEmpty() || names.get(d).equals(name));
  }

  private boolean isTime(String name, int length) {
    if (name.isEmpty()) {
      return time.isEmpty() || time.get().length() == length;
    }
    return time.isPresent() && netcdf.dimensions(time.get().variable()).contains(name)
        || time.isPresent() && time.get().variable().name().equals(name)
        || STEPS.matcher(name).matches();
  }

  @Override
  public Path path() {
    return netcdf.file();
  }

  @Override
  public SourceCells cells() {
    return cells;
  }

  @Override
  public List<String> variables() {
    return List.copyOf(gridded.keySet());
  }

  @Override
  public Map<String, String> unfit() {
    return unfit;
  }

  @Override
  public String units(String variable) {
    return gridded.get(variable).variable.units();
  }

  @Override
  public Map<String, String> texts(String variable) {
    return gridded.get(variable).variable.attributes().texts();
  }

  @Override
  public Map<String, String> texts() {
    return netcdf.attributes().texts();
  }

  @Override
  public int steps(String variable) {
    return gridded.get(variable).steps();
  }

  @Override
  public Optional<List<TimeAxis.Step>> times() {
    return time.flatMap(TimeAxis::steps);
  }

  @Override
  public double[] read(String variable, int step) {
    Layout layout = gridded.get(variable);
    int leading = layout.variable.shape().size() - 2;
    double[] values;
    if (leading == 0) {
      values = netcdf.whole(layout.variable);
    } else {
      int[] at = new int[leading];
      if (layout.stepDimension >= 0) {
        at[layout.stepDimension] = step;
      }
      values = netcdf.read(layout.variable, at);
    }
    return layout.lonFirst ? turned(values) : values;
  }

  /** Values by column brought to rows. */
  private double[] turned(double[] byColumn) {
    int rows = lat.lower().length;
    int columns = lon.lower().length;
    double[] values = new double[byColumn.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = byColumn[i % columns * rows + i / columns];
    }
    return values;
  }

  @Override
  public String place(int cell) {
    int columns = lon.lower().length;
    return "latitude " + middle(lat, cell / columns) + ", longitude " + middle(lon, cell % columns);
  }

  private static String middle(CoordinateAxis axis, int i) {
    return Amounts.shown((axis.lower()[i] + axis.upper()[i]) / 2);
  }

  @Override
  public String remark(String variable) {
    return "";
  }

  /** The error for a variable that is named and is not on the cells. */
  static UserError refused(GriddedFile file, String variable) {
    return new UserError(
        file.where(variable),
        file.unfit().get(variable),
        "a variable by latitude and longitude, and by time where it has steps",
        "Name another variable, or take one part of it (ncks -d DIMENSION,INDEX, cdo sellevel).");
  }

  @Override
  public void close() {
    netcdf.close();
  }
}
