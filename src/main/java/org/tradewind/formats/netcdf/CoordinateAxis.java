package org.tradewind.formats.netcdf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tradewind.axes.Amounts;
import org.tradewind.axes.UserError;

/**
 * The axis of longitude or latitude of a NetCDF file: edges of its cells, in the order of the file.
 * It is the 1-D variable with CF's unit (degrees_north and its spellings), else with the
 * standard_name, else with the usual name. Edges are those of its bounds, or lie midway between
 * centres; those at the ends are as far from the centre as the next. Latitudes end at the poles. A
 * grid whose first and last column are neighbours around the globe meets midway between them.
 *
 * @param variable the coordinate variable
 * @param lower lower edges, degrees
 * @param upper upper edges, degrees
 */
public record CoordinateAxis(NetcdfVariable variable, double[] lower, double[] upper) {
  /** The two axes there are. */
  public enum Kind {
    LATITUDE("latitude", "degrees?_?(north|N)", List.of("lat", "latitude", "lats"), 90),
    LONGITUDE("longitude", "degrees?_?(east|E)", List.of("lon", "longitude", "long", "lons"), 720);

    private final String label;
    private final Pattern unit;
    private final List<String> names;
    private final double most;

    Kind(String label, String unit, List<String> names, double most) {
      this.label = label;
      this.unit = Pattern.compile(unit, Pattern.CASE_INSENSITIVE);
      this.names = names;
      this.most = most;
    }
  }

  private static final double CIRCLE = 360;

  /** Edges of neighbours that overlap by less, degrees, meet: 4-byte reals have no more digits. */
  private static final double ROUNDING = 1e-4;

  /** First and last column are neighbours where they are nearer than this many columns. */
  private static final double NEIGHBOURS = 1.5;

  /** The variable of an axis, if the file has one. */
  static Optional<NetcdfVariable> find(Netcdf netcdf, Kind kind) {
    List<NetcdfVariable> lines =
        netcdf.variables().stream()
            .filter(v -> v.shape().size() == 1 && v.type() != NetcdfType.CHAR)
            .toList();
    return lines.stream()
        .filter(v -> kind.unit.matcher(v.units()).matches())
        .findFirst()
        .or(
            () ->
                lines.stream()
                    .filter(v -> kind.label.equals(v.attributes().texts().get("standard_name")))
                    .findFirst())
        .or(
            () ->
                lines.stream()
                    .filter(v -> kind.names.contains(v.name().toLowerCase(Locale.ROOT)))
                    .findFirst());
  }

  /** Reads an axis; a file without one is refused. */
  public static CoordinateAxis read(Netcdf netcdf, Kind kind) {
    NetcdfVariable variable = find(netcdf, kind).orElseThrow(() -> missing(netcdf, kind));
    String where = netcdf.where(variable);
    double[] centres = netcdf.whole(variable);
    int n = centres.length;
    int rising = n > 1 && centres[1] < centres[0] ? -1 : 1;
    for (int i = 0; i < n; i++) {
      boolean inOrder = i == 0 || rising * (centres[i] - centres[i - 1]) > 0;
      if (!(Math.abs(centres[i]) <= kind.most) || !inOrder) {
        throw new UserError(
            where + ", value " + (i + 1),
            centres[i] + (i > 0 ? " after " + centres[i - 1] : ""),
            "a " + kind.label + " in degrees, all rising or all falling",
            "Correct the axis, or regrid the file to one in longitude and latitude.");
      }
    }
    double[][] edges = bounds(netcdf, variable);
    if (edges == null) {
      edges = midway(where, centres, kind, rising);
    }
    require(where, kind, edges, rising);
    return new CoordinateAxis(variable, edges[0], edges[1]);
  }

  private static UserError missing(Netcdf netcdf, Kind kind) {
    List<String> names = netcdf.variables().stream().map(NetcdfVariable::name).toList();
    return new UserError(
        netcdf.file().toString(),
        netcdf.kind() + " without an axis of " + kind.label + " among " + shown(names),
        "a 1-D variable of the unit "
            + (kind == Kind.LATITUDE ? "degrees_north" : "degrees_east")
            + ", or an IOAPI file on a Lambert grid",
        "Files with 2-D coordinates or on other projections must be regridded first.");
  }

  private static String shown(List<String> names) {
    return org.tradewind.axes.Names.some(names);
  }

  private static double[][] bounds(Netcdf netcdf, NetcdfVariable axis) {
    String named = axis.attributes().texts().getOrDefault("bounds", axis.name() + "_bnds");
    NetcdfVariable bounds =
        netcdf.variables().stream()
            .filter(v -> v.name().equals(named) && v.type() != NetcdfType.CHAR)
            .filter(v -> v.shape().equals(List.of(axis.shape().get(0), 2)))
            .findFirst()
            .orElse(null);
    if (bounds == null) {
      return null;
    }
    double[] pairs = netcdf.whole(bounds);
    int n = axis.shape().get(0);
    double[][] edges = new double[2][n];
    for (int i = 0; i < n; i++) {
      edges[0][i] = Math.min(pairs[2 * i], pairs[2 * i + 1]);
      edges[1][i] = Math.max(pairs[2 * i], pairs[2 * i + 1]);
    }
    return edges;
  }

  private static double[][] midway(String where, double[] centres, Kind kind, int rising) {
    int n = centres.length;
    if (n < 2) {
      throw new UserError(
          where,
          n + " values and no bounds",
          "two values at least, or bounds",
          "The width of a cell is not known: add bounds to the file.");
    }
    double[] edges = new double[n + 1];
    for (int i = 1; i < n; i++) {
      edges[i] = (centres[i - 1] + centres[i]) / 2;
    }
    edges[0] = centres[0] - (edges[1] - centres[0]);
    edges[n] = centres[n - 1] + (centres[n - 1] - edges[n - 1]);
    if (kind == Kind.LATITUDE) {
      edges[0] = Math.max(-90, Math.min(90, edges[0]));
      edges[n] = Math.max(-90, Math.min(90, edges[n]));
    } else {
      double gap = CIRCLE - Math.abs(centres[n - 1] - centres[0]);
      double step = Math.abs(centres[n - 1] - centres[0]) / (n - 1);
      if (gap > 0 && gap < NEIGHBOURS * step) {
        edges[0] = centres[0] - rising * gap / 2;
        edges[n] = edges[0] + rising * CIRCLE;
      }
    }
    double[][] both = new double[2][n];
    for (int i = 0; i < n; i++) {
      both[0][i] = Math.min(edges[i], edges[i + 1]);
      both[1][i] = Math.max(edges[i], edges[i + 1]);
    }
    return both;
  }

  private static void require(String where, Kind kind, double[][] edges, int rising) {
    int n = edges[0].length;
    for (int i = 0; i < n; i++) {
      int next = i + rising;
      double after = next >= 0 && next < n ? edges[0][next] : Double.POSITIVE_INFINITY;
      double least = kind == Kind.LATITUDE ? -90 - ROUNDING : -2 * CIRCLE;
      boolean inside = edges[0][i] >= least && edges[1][i] <= (least < -CIRCLE ? 1080 : -least);
      if (!(edges[0][i] < edges[1][i]) || !inside || edges[1][i] > after + ROUNDING) {
        throw new UserError(
            where + ", value " + (i + 1),
            "a cell from " + edges[0][i] + " to " + edges[1][i],
            "cells in degrees that do not lie on each other",
            "Correct the axis or its bounds.");
      }
      if (edges[1][i] > after) {
        edges[1][i] = after;
      }
    }
    double span = edges[1][rising > 0 ? n - 1 : 0] - edges[0][rising > 0 ? 0 : n - 1];
    if (kind == Kind.LONGITUDE && span > CIRCLE + ROUNDING) {
      throw new UserError(
          where,
          "columns over " + span + " degrees",
          "columns that go around the globe once at most",
          "Correct the axis, or add bounds.");
    }
  }

  /** The extent, for messages. */
  public String shown() {
    double least = Math.min(lower[0], lower[lower.length - 1]);
    double greatest = Math.max(upper[0], upper[upper.length - 1]);
    return variable.name() + " " + Amounts.shown(least) + " to " + Amounts.shown(greatest);
  }
}
