package org.tradewind.sample;

import org.tradewind.axes.Axis;
import org.tradewind.axes.LambertGrid;
import org.tradewind.tables.Csv;

/** The cities of the bundled study (facts/sample/cities.csv), on the plane of a grid. */
final class Cities {
  private static final double PERSONS = 1e4;

  private final int[] region;
  private final String[] name;
  private final double[] lon;
  private final double[] lat;
  private final double[] x;
  private final double[] y;
  private final double[] persons;

  Cities(Axis regions, LambertGrid grid) {
    Csv facts = Csv.fact("sample/cities");
    int n = facts.rows();
    region = new int[n];
    name = new String[n];
    lon = new double[n];
    lat = new double[n];
    x = new double[n];
    y = new double[n];
    persons = new double[n];
    for (int c = 0; c < n; c++) {
      region[c] = regions.require(facts.text(c, "region"), facts.source() + ", row " + (c + 1));
      name[c] = facts.text(c, "city");
      lon[c] = facts.number(c, "lon");
      lat[c] = facts.number(c, "lat");
      persons[c] = facts.number(c, "population_1e4") * PERSONS;
      double[] point = grid.project(lon[c], lat[c]);
      x[c] = point[0];
      y[c] = point[1];
    }
  }

  int size() {
    return region.length;
  }

  int region(int city) {
    return region[city];
  }

  String name(int city) {
    return name[city];
  }

  double lon(int city) {
    return lon[city];
  }

  double lat(int city) {
    return lat[city];
  }

  /** Where a city lies in the plane, m. */
  double[] xy(int city) {
    return new double[] {x[city], y[city]};
  }

  double persons(int city) {
    return persons[city];
  }

  /** The city nearest to a point of the plane; of equally near ones the first. */
  int nearest(double px, double py) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int c = 0; c < x.length; c++) {
      double square = (x[c] - px) * (x[c] - px) + (y[c] - py) * (y[c] - py);
      if (square < least) {
        least = square;
        best = c;
      }
    }
    return best;
  }

  /** Distance of a city from a point of the plane, km. */
  double distanceKm(int city, double px, double py) {
    return Math.hypot(x[city] - px, y[city] - py) / 1000;
  }
}
