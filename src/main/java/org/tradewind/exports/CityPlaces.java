package org.tradewind.exports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.Column;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * Where cities lie: at the mean of the centres of their cells, as unit vectors, weighted by the
 * people of the cell times the city's share of it (by the share where nobody lives there).
 */
final class CityPlaces {
  /** What the points are, one sentence. */
  static final String ORIGIN =
      "A city stands at the mean of the centres of its cells, weighted by their people.";

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private CityPlaces() {}

  /** Sums of x, y and z by people, then by share alone. */
  private static final class Centre {
    private final double[] byPeople = new double[3];
    private final double[] byShare = new double[3];

    void add(double lon, double lat, double peopleOrNaN, double share) {
      double people = Double.isNaN(peopleOrNaN) ? 0 : peopleOrNaN;
      double l = Math.toRadians(lon);
      double p = Math.toRadians(lat);
      double[] unit = {Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)};
      for (int i = 0; i < unit.length; i++) {
        byPeople[i] += unit[i] * people * share;
        byShare[i] += unit[i] * share;
      }
    }

    Point point() {
      boolean peopled = byPeople[0] != 0 || byPeople[1] != 0 || byPeople[2] != 0;
      double[] v = peopled ? byPeople : byShare;
      double lon = Math.toDegrees(Math.atan2(v[1], v[0]));
      double lat = Math.toDegrees(Math.atan2(v[2], Math.hypot(v[0], v[1])));
      return FACTORY.createPoint(new Coordinate(lon, lat));
    }
  }

  /** The point of each city; empty where no table says in which cells cities lie. */
  static Optional<Map<String, Point>> of(RunContents run, List<String> notes) {
    Optional<PlacedCells> places = PlacedCells.of(run, notes);
    if (places.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Centre> centres = new LinkedHashMap<>();
    Table cells = places.get().table();
    Map<Integer, Integer> rows = places.get().rows();
    Optional<Table> shares = run.input(CityTables.CELL_CITY, notes);
    if (shares.isPresent()) {
      Table table = shares.get();
      for (int i = 0; i < table.rows(); i++) {
        Integer row = rows.get(table.ints("cell")[i]);
        if (row != null) {
          add(centres, table.strings("city")[i], cells, row, table.doubles("share")[i]);
        }
      }
    } else {
      whole(run, cells, rows, centres, notes);
    }
    Map<String, Point> points = new LinkedHashMap<>();
    centres.forEach((city, centre) -> points.put(city, centre.point()));
    return points.isEmpty() ? Optional.empty() : Optional.of(points);
  }

  /** Cells that the table cell names are whole in their city. */
  private static void whole(
      RunContents run,
      Table cells,
      Map<Integer, Integer> rows,
      Map<String, Centre> centres,
      List<String> notes) {
    boolean named = cells.schema().columns().stream().map(Column::name).anyMatch("city"::equals);
    Optional<Table> naming = named ? Optional.of(cells) : run.input(Inputs.CELL, notes);
    naming.ifPresent(
        table -> {
          for (int i = 0; i < table.rows(); i++) {
            String city = table.strings("city")[i];
            Integer row = rows.get(table.ints("cell")[i]);
            if (!city.isEmpty() && row != null) {
              add(centres, city, cells, row, 1);
            }
          }
        });
  }

  private static void add(
      Map<String, Centre> centres, String city, Table cells, int row, double share) {
    centres
        .computeIfAbsent(city, c -> new Centre())
        .add(
            cells.doubles("lon")[row],
            cells.doubles("lat")[row],
            cells.doubles("population_persons")[row],
            share);
  }
}
