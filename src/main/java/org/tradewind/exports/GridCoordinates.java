package org.tradewind.exports;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.formats.netcdf.ClassicNetcdfWriter;
import org.tradewind.tables.Table;

/**
 * Coordinates of a grid as CF 1.11 describes them: bounds of the axes, two-dimensional longitude
 * and latitude where the axes are not these, and the projection.
 *
 * <p>Source: NetCDF Climate and Forecast Metadata Conventions 1.11, appendix F (grid mappings) and
 * chapter 3 (units), read in the conventions' repository, whose text may be newer than 1.11;
 * chapters 4, 5 and 7 as remembered, not re-read.
 */
final class GridCoordinates {
  private static final String MAPPING = "crs";
  private static final String VERTICES = "nv";

  private final CellGrid grid;
  private final ClassicNetcdfWriter file;

  GridCoordinates(CellGrid grid, ClassicNetcdfWriter file) {
    this.grid = grid;
    this.file = file;
  }

  /** Declares dimensions and coordinates. */
  void write() {
    List<String> dimensions = grid.dimensions();
    if (dimensions.size() == 1) {
      file.dimension(dimensions.get(0), grid.size());
    } else {
      file.dimension(dimensions.get(0), grid.nrows()).dimension(dimensions.get(1), grid.ncols());
    }
    switch (grid.kind()) {
      case LON_LAT -> lonLat(grid.lonLat());
      case LAMBERT -> lambert(grid.lambert());
      case ROWS, LIST -> given();
    }
  }

  /** Attributes that tie a variable to these coordinates. */
  Map<String, Object> attributes() {
    Map<String, Object> own = new LinkedHashMap<>();
    if (grid.kind() != CellGrid.Kind.LON_LAT) {
      own.put("coordinates", grid.kind() == CellGrid.Kind.LIST ? "cell_number lat lon" : "lat lon");
    }
    if (grid.sphereIsKnown()) {
      own.put("grid_mapping", MAPPING);
    }
    return own;
  }

  private void lonLat(LonLatGrid g) {
    axis("lat", "latitude", "degrees_north", "Y", g.nrows(), i -> g.south() + i * g.dlat());
    axis("lon", "longitude", "degrees_east", "X", g.ncols(), i -> g.west() + i * g.dlon());
    if (grid.sphereIsKnown()) {
      mapping(
          Map.of(
              "grid_mapping_name",
              "latitude_longitude",
              "earth_radius",
              new double[] {g.radius()}));
    }
  }

  private void lambert(LambertGrid g) {
    LambertGrid.Definition d = g.definition();
    axis("y", "projection_y_coordinate", "m", "Y", d.nrows(), i -> d.yorig() + i * d.ycell());
    axis("x", "projection_x_coordinate", "m", "X", d.ncols(), i -> d.xorig() + i * d.xcell());
    degrees(IntStream.range(0, g.cells()).mapToObj(g::centre).toArray(double[][]::new));
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("grid_mapping_name", "lambert_conformal_conic");
    // of one parallel the conventions take the origin to lie on it
    boolean one = d.alp() == d.bet() && d.ycent() == d.alp();
    own.put("standard_parallel", one ? new double[] {d.alp()} : new double[] {d.alp(), d.bet()});
    own.put("longitude_of_central_meridian", new double[] {d.gam()});
    own.put("latitude_of_projection_origin", new double[] {d.ycent()});
    // x and y count from (xcent, ycent), the projection's own from (gam, ycent)
    double[] origin = g.project(d.gam(), d.ycent());
    own.put("false_easting", new double[] {origin[0]});
    own.put("false_northing", new double[] {origin[1]});
    own.put("earth_radius", new double[] {d.radius()});
    mapping(own);
  }

  /** Centres as the table of cells has them; missing where there is no cell. */
  private void given() {
    Table table = grid.places().table();
    double[][] centres = new double[grid.size()][];
    Arrays.fill(centres, new double[] {Double.NaN, Double.NaN});
    int[] numbers = new int[grid.size()];
    for (int row = 0; row < table.rows(); row++) {
      int position = grid.position(table.ints("cell")[row], table.name());
      centres[position] = new double[] {table.doubles("lon")[row], table.doubles("lat")[row]};
      numbers[position] = table.ints("cell")[row];
    }
    degrees(centres);
    if (grid.kind() == CellGrid.Kind.LIST) {
      file.ints(
          "cell_number",
          grid.dimensions(),
          Map.of("long_name", "number of the cell in the run's tables"),
          () -> numbers);
    }
  }

  private void degrees(double[][] centres) {
    degrees("lat", "latitude", "degrees_north", centres, 1);
    degrees("lon", "longitude", "degrees_east", centres, 0);
  }

  private void degrees(String name, String standard, String units, double[][] centres, int which) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("standard_name", standard);
    own.put("long_name", standard + " of the cell's centre");
    own.put("units", units);
    double[] values = new double[centres.length];
    boolean missing = false;
    for (int i = 0; i < values.length; i++) {
      missing |= Double.isNaN(centres[i][which]);
      values[i] = GriddedVariable.filled(centres[i][which]);
    }
    if (missing) {
      own.put("_FillValue", GriddedVariable.FILL);
    }
    file.doubles(name, grid.dimensions(), own, () -> values);
  }

  /** A coordinate variable with its bounds; edge i is the lower bound of place i. */
  private void axis(
      String name, String standard, String units, String axis, int n, IntToDoubleFunction edge) {
    String bounds = name + "_bnds";
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("standard_name", standard);
    own.put("long_name", standard.replace('_', ' ') + " of the cell's centre");
    own.put("units", units);
    own.put("axis", axis);
    own.put("bounds", bounds);
    file.doubles(
        name,
        List.of(name),
        own,
        () ->
            IntStream.range(0, n)
                .mapToDouble(i -> (edge.applyAsDouble(i) + edge.applyAsDouble(i + 1)) / 2)
                .toArray());
    file.dimension(VERTICES, 2)
        .doubles(
            bounds,
            List.of(name, VERTICES),
            Map.of(),
            () ->
                IntStream.range(0, 2 * n)
                    .mapToDouble(i -> edge.applyAsDouble((i + 1) / 2))
                    .toArray());
  }

  private void mapping(Map<String, Object> own) {
    file.ints(MAPPING, List.of(), new java.util.TreeMap<>(own), () -> new int[] {0});
  }
}
