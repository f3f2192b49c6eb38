package org.tradewind.transport;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tradewind.axes.Grid;
import org.tradewind.axes.Months;
import org.tradewind.tables.Table;

/**
 * One variable of the table meteorology, at points, and its value elsewhere.
 *
 * <ul>
 *   <li>One point: its value holds everywhere.
 *   <li>Points on a complete lattice of longitudes and latitudes: bilinear; beyond the lattice, the
 *       value at its edge.
 *   <li>Others: the mean of the four nearest points weighted by 1/d^2, d the chord between them on
 *       the unit sphere; at a point itself, its value (Shepard 1968).
 * </ul>
 */
final class PointField {
  private static final int NEAREST = 4;
  private static final double CIRCLE = 360;

  /** Closer than this, as a square of the unit sphere (6 m), a point is the cell's centre. */
  private static final double SAME = 1e-12;

  private final double[] lon;
  private final double[] lat;
  // [month][point]
  private final double[][] values;

  private PointField(double[] lon, double[] lat, double[][] values) {
    this.lon = lon;
    this.lat = lat;
    this.values = values;
  }

  static PointField of(Table table, String variable) {
    String[] variables = table.strings("variable");
    int[] rows =
        IntStream.range(0, table.rows()).filter(r -> variables[r].equals(variable)).toArray();
    return new PointField(
        pick(table.doubles("lon"), rows),
        pick(table.doubles("lat"), rows),
        Months.COLUMNS.stream().map(m -> pick(table.doubles(m), rows)).toArray(double[][]::new));
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(r -> values[r]).toArray();
  }

  /** Points with a weight each, in place of one point. */
  private record Mix(int[] points, double[] weights) {}

  /** The values [month][cell] at the centres of a grid's cells. */
  double[][] on(Grid grid) {
    double[] lons = Arrays.stream(lon).distinct().sorted().toArray();
    double[] lats = Arrays.stream(lat).distinct().sorted().toArray();
    boolean lattice = (long) lons.length * lats.length == lon.length;
    int[] pointAt = lattice ? lattice(lons, lats) : new int[0];
    double[][] units = lattice ? new double[0][] : units();
    Mix[] mixes = new Mix[grid.cells()];
    // each cell writes its own slot: the result does not depend on the number of threads
    IntStream.range(0, mixes.length)
        .parallel()
        .forEach(
            g -> {
              double[] centre = grid.centre(g);
              mixes[g] =
                  lattice
                      ? bilinear(centre, lons, lats, pointAt)
                      : nearest(unit(centre[0], centre[1]), units);
            });
    double[][] field = new double[Months.COUNT][mixes.length];
    for (int m = 0; m < Months.COUNT; m++) {
      for (int g = 0; g < mixes.length; g++) {
        for (int k = 0; k < mixes[g].points.length; k++) {
          field[m][g] += mixes[g].weights[k] * values[m][mixes[g].points[k]];
        }
      }
    }
    return field;
  }

  /** Number of the point at each place of the lattice; keys are unique, so each has one. */
  private int[] lattice(double[] lons, double[] lats) {
    int[] pointAt = new int[lon.length];
    for (int p = 0; p < lon.length; p++) {
      int i = Arrays.binarySearch(lons, lon[p]);
      pointAt[Arrays.binarySearch(lats, lat[p]) * lons.length + i] = p;
    }
    return pointAt;
  }

  private static Mix bilinear(double[] centre, double[] lons, double[] lats, int[] pointAt) {
    double east = centre[0];
    double middle = (lons[0] + lons[lons.length - 1]) / 2;
    // a cell beyond the date line, as seen from the lattice
    east -= CIRCLE * Math.rint((east - middle) / CIRCLE);
    int i = interval(lons, east);
    int j = interval(lats, centre[1]);
    double x = fraction(lons, i, east);
    double y = fraction(lats, j, centre[1]);
    int right = Math.min(i + 1, lons.length - 1);
    int above = Math.min(j + 1, lats.length - 1) * lons.length;
    int below = j * lons.length;
    return new Mix(
        new int[] {
          pointAt[below + i], pointAt[below + right], pointAt[above + i], pointAt[above + right]
        },
        new double[] {(1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y});
  }

  private static int interval(double[] knots, double at) {
    int i = 0;
    while (i + 2 < knots.length && at >= knots[i + 1]) {
      i++;
    }
    return i;
  }

  private static double fraction(double[] knots, int i, double at) {
    if (knots.length == 1) {
      return 0;
    }
    return Math.min(1, Math.max(0, (at - knots[i]) / (knots[i + 1] - knots[i])));
  }

  private double[][] units() {
    double[][] units = new double[lon.length][];
    for (int p = 0; p < units.length; p++) {
      units[p] = unit(lon[p], lat[p]);
    }
    return units;
  }

  private static double[] unit(double lon, double lat) {
    double cos = Math.cos(Math.toRadians(lat));
    return new double[] {
      cos * Math.cos(Math.toRadians(lon)),
      cos * Math.sin(Math.toRadians(lon)),
      Math.sin(Math.toRadians(lat))
    };
  }

  private static Mix nearest(double[] at, double[][] units) {
    int count = Math.min(NEAREST, units.length);
    int[] points = new int[count];
    double[] squares = new double[count];
    Arrays.fill(squares, Double.MAX_VALUE);
    for (int p = 0; p < units.length; p++) {
      double dx = at[0] - units[p][0];
      double dy = at[1] - units[p][1];
      double dz = at[2] - units[p][2];
      double square = dx * dx + dy * dy + dz * dz;
      if (square < squares[count - 1]) {
        int k = count - 1;
        for (; k > 0 && squares[k - 1] > square; k--) {
          squares[k] = squares[k - 1];
          points[k] = points[k - 1];
        }
        squares[k] = square;
        points[k] = p;
      }
    }
    return weighted(points, squares);
  }

  private static Mix weighted(int[] points, double[] squares) {
    if (squares[0] < SAME) {
      return new Mix(new int[] {points[0]}, new double[] {1});
    }
    double[] weights = Arrays.stream(squares).map(s -> 1 / s).toArray();
    double sum = Arrays.stream(weights).sum();
    return new Mix(points, Arrays.stream(weights).map(w -> w / sum).toArray());
  }
}
