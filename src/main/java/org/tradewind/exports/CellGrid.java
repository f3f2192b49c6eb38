package org.tradewind.exports;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Table;

/**
 * The cells of a run as the dimensions of a gridded variable. A regular longitude-latitude grid has
 * the dimensions lat and lon, a Lambert grid y and x. Columns and rows of an unknown projection are
 * y and x too, with longitude and latitude alone; cells without columns and rows, or too many for
 * an array, are a list.
 */
final class CellGrid {
  /** The kinds of grid. */
  enum Kind {
    LON_LAT,
    LAMBERT,
    ROWS,
    LIST
  }

  /** Most places of an array; of more, cells are listed. */
  static final int MOST_PLACES = 1 << 24;

  /** How far centres may lie off a regular grid, in widths of a cell. */
  private static final double SLACK = 1e-4;

  private final Kind kind;
  private final Grid grid;
  private final PlacedCells places;
  private final int ncols;
  private final int nrows;
  private final Map<Integer, Integer> positions = new HashMap<>();

  private CellGrid(Kind kind, Grid grid, PlacedCells places, int ncols, int nrows) {
    this.kind = kind;
    this.grid = grid;
    this.places = places;
    this.ncols = ncols;
    this.nrows = nrows;
  }

  /** The grid of cells. */
  static CellGrid of(PlacedCells places) {
    Table table = places.table();
    int[] cells = table.ints("cell");
    if (places.grid().isPresent() && places.grid().get().cells() <= MOST_PLACES) {
      Grid grid = places.grid().get();
      requireWithin(cells, grid);
      Kind kind = grid instanceof LambertGrid ? Kind.LAMBERT : Kind.LON_LAT;
      CellGrid found = new CellGrid(kind, grid, places, grid.ncols(), grid.nrows());
      Arrays.stream(cells).forEach(cell -> found.positions.put(cell, cell));
      return found;
    }
    return withoutGrid(places, cells, table.ints("col"), table.ints("row"));
  }

  private static void requireWithin(int[] cells, Grid grid) {
    for (int cell : cells) {
      if (cell < 0 || cell >= grid.cells()) {
        throw new UserError(
            "table grid",
            "a grid of " + grid + " without cell " + cell,
            "the grid on which the run was made",
            "Put the table back as it was, or run the study again.");
      }
    }
  }

  private static CellGrid withoutGrid(PlacedCells places, int[] cells, int[] col, int[] row) {
    Set<List<Integer>> pairs = new HashSet<>();
    for (int i = 0; i < cells.length; i++) {
      pairs.add(List.of(col[i], row[i]));
    }
    int west = IntStream.of(col).min().orElse(0);
    int south = IntStream.of(row).min().orElse(0);
    long ncols = IntStream.of(col).max().orElse(0) - (long) west + 1;
    long nrows = IntStream.of(row).max().orElse(0) - (long) south + 1;
    boolean listed =
        pairs.size() < cells.length
            || west < 0
            || south < 0
            || ncols > MOST_PLACES
            || ncols * nrows > MOST_PLACES;
    CellGrid found = listed ? list(places) : rows(places, west, south, (int) ncols, (int) nrows);
    for (int i = 0; i < cells.length; i++) {
      int position = listed ? i : (row[i] - south) * (int) ncols + col[i] - west;
      found.positions.put(cells[i], position);
    }
    return found;
  }

  private static CellGrid list(PlacedCells places) {
    return new CellGrid(Kind.LIST, null, places, places.table().rows(), 1);
  }

  private static CellGrid rows(PlacedCells places, int west, int south, int ncols, int nrows) {
    Table table = places.table();
    double[] lon = line(table.ints("col"), table.doubles("lon"));
    double[] lat = line(table.ints("row"), table.doubles("lat"));
    if (ncols < 2 || nrows < 2 || lon == null || lat == null) {
      return new CellGrid(Kind.ROWS, null, places, ncols, nrows);
    }
    // edges half a cell before the centres
    double westEdge = lon[0] + (west - .5) * lon[1];
    double southEdge = lat[0] + (south - .5) * lat[1];
    double radius = LambertGrid.IOAPI_RADIUS_M;
    LonLatGrid grid;
    try {
      grid = new LonLatGrid(westEdge, southEdge, lon[1], lat[1], ncols, nrows, radius);
    } catch (UserError beyondTheGlobe) {
      return new CellGrid(Kind.ROWS, null, places, ncols, nrows);
    }
    return new CellGrid(Kind.LON_LAT, grid, places, ncols, nrows);
  }

  /** Start and step of a straight line through all points, or null where there is none upwards. */
  private static double[] line(int[] index, double[] at) {
    int first = 0;
    int last = 0;
    for (int i = 1; i < index.length; i++) {
      first = index[i] < index[first] ? i : first;
      last = index[i] > index[last] ? i : last;
    }
    double step = (at[last] - at[first]) / (index[last] - index[first]);
    double start = at[first] - index[first] * step;
    for (int i = 0; i < index.length; i++) {
      if (!(step > 0) || Math.abs(start + index[i] * step - at[i]) > SLACK * step) {
        return null;
      }
    }
    return new double[] {start, step};
  }

  Kind kind() {
    return kind;
  }

  /** Cells of the grid run from west to east and from south to north; not of LIST. */
  int ncols() {
    return ncols;
  }

  int nrows() {
    return nrows;
  }

  PlacedCells places() {
    return places;
  }

  /** The Lambert grid of LAMBERT. */
  LambertGrid lambert() {
    return (LambertGrid) grid;
  }

  /** The longitude-latitude grid of LON_LAT. */
  LonLatGrid lonLat() {
    return (LonLatGrid) grid;
  }

  /** Whether the radius of the sphere is known. */
  boolean sphereIsKnown() {
    return places.grid().isPresent() && kind != Kind.LIST;
  }

  /** Number of places of the array, cells or not. */
  int size() {
    return ncols * nrows;
  }

  /** Dimensions, the last running fastest. */
  List<String> dimensions() {
    return switch (kind) {
      case LON_LAT -> List.of("lat", "lon");
      case LAMBERT, ROWS -> List.of("y", "x");
      case LIST -> List.of("cell");
    };
  }

  /**
   * Where a cell stands in the array.
   *
   * @param table for the message where the cell is unknown
   */
  int position(int cell, String table) {
    Integer position = positions.get(cell);
    if (position == null) {
      throw new UserError(
          "table " + table,
          "cell " + cell,
          "a cell of the table " + places.table().name(),
          "The two tables are not of one run; run the study again.");
    }
    return position;
  }
}
