package org.tradewind.importers.grid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;
import org.tradewind.formats.geojson.GeoJsonFile;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Numerals;

/**
 * Cities as points with a radius, a row of a CSV file a city: all within the radius, on the sphere,
 * is the city's. The circle becomes a polygon of {@value #CORNERS} corners with the circle's area.
 */
final class CityPoints {
  static final String RADIUS = "radius_km";

  private static final int CORNERS = 360;
  private static final double LARGEST_KM = 1000;

  private final Csv csv;
  private final Path source;
  private final ImportSettings settings;
  private final double sphereKm;

  private CityPoints(Path source, ImportSettings settings, double sphereKm) {
    this.csv = settings.texts().read(source);
    this.source = source;
    this.settings = settings;
    this.sphereKm = sphereKm;
  }

  /**
   * Reads the cities of a file.
   *
   * @param sphereKm radius of the grid's sphere
   */
  static List<SourceCity> read(Path source, ImportSettings settings, double sphereKm) {
    return new CityPoints(source, settings, sphereKm).cities();
  }

  private List<SourceCity> cities() {
    String code = column("property", "city");
    String name = optional("name", "name");
    String region = optional("region", "region");
    String persons = optional("population", CitiesImporter.PERSONS);
    String solid = optional("solid_fuel", CitiesImporter.SOLID_FUEL);
    String lon = settings.text("lon");
    String lat = settings.text("lat");
    String radius = settings.text(RADIUS).isEmpty() ? RADIUS : "";
    List<String> used = new ArrayList<>(List.of(code, name, region, persons, solid, lon, lat));
    used.add(radius);
    settings.texts().used(source, csv.header(), used);
    Map<String, String> rowOf = new HashMap<>();
    List<SourceCity> cities = new ArrayList<>();
    for (int r = 0; r < csv.rows(); r++) {
      String where = csv.source() + ", row " + (r + 1);
      String city = csv.text(r, code);
      if (city.isBlank()) {
        throw new UserError(where, "no code", "a city with its code", "Give every city a code.");
      }
      String before = rowOf.put(city, where);
      if (before != null) {
        throw UserError.duplicate(where, "city " + city, before);
      }
      cities.add(
          new SourceCity(
              where,
              city,
              text(r, name).isEmpty() ? city : text(r, name),
              text(r, region),
              number(r, persons, where, Double.MAX_VALUE),
              number(r, solid, where, 1),
              circle(csv.number(r, lon), csv.number(r, lat), radius(r, radius, where), where)));
    }
    if (cities.isEmpty()) {
      throw new UserError(csv.source(), "no row", "a row for each city", "Give at least one city.");
    }
    return cities;
  }

  private String column(String setting, String usual) {
    return settings.text(setting).isEmpty() ? usual : settings.text(setting);
  }

  /** A column that a setting names, or the usual one where it is there, or none. */
  private String optional(String setting, String usual) {
    String given = settings.text(setting);
    return !given.isEmpty() ? given : csv.has(usual) ? usual : "";
  }

  private String text(int row, String column) {
    return column.isEmpty() ? "" : csv.text(row, column);
  }

  private double number(int row, String column, String where, double largest) {
    String text = text(row, column);
    if (text.isBlank()) {
      return Double.NaN;
    }
    return CitiesImporter.amount(Numerals.parse(text), text, where + ", column " + column, largest);
  }

  private double radius(int row, String column, String where) {
    double km = column.isEmpty() ? settings.number(RADIUS) : csv.number(row, column);
    if (!(km > 0 && km <= LARGEST_KM)) {
      throw new UserError(
          column.isEmpty() ? "import cities --set " + RADIUS : where + ", column " + column,
          String.valueOf(km),
          "a radius above 0 and up to " + (int) LARGEST_KM + " km",
          "Give the radius in km.");
    }
    return km;
  }

  private GeoJsonFile.Geometry circle(double lon, double lat, double km, String where) {
    double angle = km / sphereKm;
    if (!(lon >= -180 && lon <= 360 && Math.abs(lat) <= 90)) {
      throw new UserError(
          where,
          "lon " + lon + ", lat " + lat,
          "degrees from -180 to 360 and from -90 to 90",
          "Give the points in longitude and latitude.");
    }
    // a polygon within the circle is smaller than it: corners lie as far outside as makes it equal
    double step = 2 * Math.PI / CORNERS;
    double reach = angle * Math.sqrt(step / Math.sin(step));
    if (Math.abs(lat) + Math.toDegrees(reach) >= 90) {
      throw new UserError(
          where,
          "a circle around a pole",
          "a circle away from the poles",
          "Give a smaller radius.");
    }
    double wide = Math.toDegrees(Math.asin(Math.sin(reach) / Math.cos(Math.toRadians(lat))));
    double turn = lon - wide < -180 ? 360 : lon + wide > 360 ? -360 : 0;
    List<Object> ring = new ArrayList<>();
    for (int i = 0; i <= CORNERS; i++) {
      double bearing = step * (i % CORNERS);
      double phi = Math.toRadians(lat);
      double sin =
          Math.sin(phi) * Math.cos(reach) + Math.cos(phi) * Math.sin(reach) * Math.cos(bearing);
      double along =
          Math.atan2(
              Math.sin(bearing) * Math.sin(reach) * Math.cos(phi),
              Math.cos(reach) - Math.sin(phi) * sin);
      ring.add(new double[] {lon + turn + Math.toDegrees(along), Math.toDegrees(Math.asin(sin))});
    }
    return new GeoJsonFile.Geometry("Polygon", List.of(ring), List.of());
  }
}
