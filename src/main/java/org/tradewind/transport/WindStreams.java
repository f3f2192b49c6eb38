package org.tradewind.transport;

import java.util.ArrayList;
import java.util.List;

/**
 * The weather of one month as a wind that flies in straight lines and turns now and then: in stream
 * s of S = {@value #COUNT} the wind is
 *
 * <pre>
 *   w_s = (u, v) + sqrt(2) sd (cos a_s, sin a_s),    a_s = (2 s + 1) pi / S
 * </pre>
 *
 * and a parcel leaves its stream for one drawn anew, all alike, at the rate 1/T. So the deviation
 * of each component has the standard deviation sd and the correlation exp(-t/T), and a plume widens
 * as Taylor's (Proc. London Math. Soc. 20, 196-212, 1921): sigma^2 = 2 sd^2 T (t - T (1 -
 * exp(-t/T))), in straight lines when young, with the diffusivity K = sd^2 T when old. A
 * diffusivity alone would spread young plumes much too fast.
 *
 * <p>Upwind fluxes add a numerical diffusivity of at most |w| d / 2 along the axes for cells of
 * width d: 0.1e6 m2/s at 36 km, beside K = 1.4e6 m2/s (sd 4 m/s, T 24 h).
 */
final class WindStreams {
  static final int COUNT = 12;

  private final List<WindStream> streams;
  private final int lagged;

  private WindStreams(List<WindStream> streams) {
    this.streams = streams;
    this.lagged = streams.stream().mapToInt(WindStream::lagged).sum();
  }

  static WindStreams of(GridGeometry grid, Meteorology weather, int month) {
    double[] u = weather.windAlongColumnsMs(month);
    double[] v = weather.windAlongRowsMs(month);
    double[] sd = weather.windSdMs(month);
    List<WindStream> streams = new ArrayList<>();
    double[] x = new double[u.length];
    double[] y = new double[u.length];
    for (int s = 0; s < COUNT; s++) {
      double angle = (2 * s + 1) * Math.PI / COUNT;
      for (int g = 0; g < x.length; g++) {
        x[g] = u[g] + Math.sqrt(2) * sd[g] * Math.cos(angle);
        y[g] = v[g] + Math.sqrt(2) * sd[g] * Math.sin(angle);
      }
      streams.add(stream(grid, x, y));
    }
    return new WindStreams(streams);
  }

  /** Fluxes through faces: wind and length of a face are the means of its two cells. */
  private static WindStream stream(GridGeometry grid, double[] x, double[] y) {
    int n = grid.cells();
    double[] east = new double[n];
    double[] north = new double[n];
    double[] edge = new double[n];
    for (int g = 0; g < n; g++) {
      int col = g % grid.ncols();
      int row = g / grid.ncols();
      if (col + 1 < grid.ncols()) {
        east[g] = (x[g] + x[g + 1]) / 2 * (grid.heightM()[g] + grid.heightM()[g + 1]) / 2;
      } else {
        edge[g] += Math.max(0, x[g]) * grid.heightM()[g];
      }
      if (col == 0) {
        edge[g] += Math.max(0, -x[g]) * grid.heightM()[g];
      }
      int above = g + grid.ncols();
      if (row + 1 < grid.nrows()) {
        north[g] = (y[g] + y[above]) / 2 * (grid.widthM()[g] + grid.widthM()[above]) / 2;
      } else {
        edge[g] += Math.max(0, y[g]) * grid.widthM()[g];
      }
      if (row == 0) {
        edge[g] += Math.max(0, -y[g]) * grid.widthM()[g];
      }
    }
    return WindStream.of(grid.ncols(), east, north, edge);
  }

  List<WindStream> all() {
    return streams;
  }

  /** The streams of the transposed problem. */
  WindStreams transposed() {
    return new WindStreams(streams.stream().map(WindStream::transposed).toList());
  }

  /** Rows of values that a sweep of any stream needs. */
  int rows() {
    return streams.stream().mapToInt(s -> s.traversal().rows()).max().orElseThrow();
  }

  /** Number of lagged faces in all streams. */
  int lagged() {
    return lagged;
  }
}
