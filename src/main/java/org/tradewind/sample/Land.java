package org.tradewind.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LambertGrid;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * Which cells are land and in which provinces they lie. A cell is sampled at 3 x 3 points; it is
 * land where at least 5 of them lie in the outline, and each of these is of the province of the
 * nearest city (a Voronoi division). A province that has no cell for itself gets the land cell
 * nearest to its first city, if that is not the only one of another. The same points say which part
 * of a cell is nearest to which city, and so that city's.
 */
final class Land {
  private static final int POINTS = 3;
  private static final int LEAST = 5;

  private final LambertGrid grid;
  private final Axis regions;
  private final Cities cities;
  // by cell number, ascending: points in each region
  private final TreeMap<Integer, int[]> points = new TreeMap<>();
  // the same points nearest to each city
  private final TreeMap<Integer, TreeMap<Integer, Integer>> ofCities = new TreeMap<>();

  Land(LambertGrid grid, Axis regions, Cities cities) {
    this.grid = grid;
    this.regions = regions;
    this.cities = cities;
    Outline outline = new Outline(grid);
    for (int cell = 0; cell < grid.cells(); cell++) {
      TreeMap<Integer, Integer> nearest = sample(cell, outline);
      int[] inRegion = new int[regions.size()];
      nearest.forEach((city, count) -> inRegion[cities.region(city)] += count);
      if (sum(inRegion) >= LEAST) {
        points.put(cell, inRegion);
        ofCities.put(cell, nearest);
      }
    }
    giveEveryRegionACell();
  }

  /** Points of a cell on land, by the city that is nearest. */
  private TreeMap<Integer, Integer> sample(int cell, Outline outline) {
    LambertGrid.Definition d = grid.definition();
    TreeMap<Integer, Integer> nearest = new TreeMap<>();
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < POINTS; j++) {
        double x = grid.west(cell) + d.xcell() * (i + 0.5) / POINTS;
        double y = grid.south(cell) + d.ycell() * (j + 0.5) / POINTS;
        if (outline.contains(x, y)) {
          nearest.merge(cities.nearest(x, y), 1, Integer::sum);
        }
      }
    }
    return nearest;
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  private void giveEveryRegionACell() {
    int[] own = new int[regions.size()];
    points.values().stream().filter(c -> owner(c) >= 0).forEach(c -> own[owner(c)]++);
    for (int city = 0; city < cities.size(); city++) {
      int region = cities.region(city);
      if (own[region] == 0) {
        int first = city;
        int cell =
            points.keySet().stream()
                .filter(c -> owner(points.get(c)) < 0 || own[owner(points.get(c))] > 1)
                .min(Comparator.comparingDouble(c -> distanceKm(first, c)))
                .orElseThrow();
        if (owner(points.get(cell)) >= 0) {
          own[owner(points.get(cell))]--;
        }
        int[] all = new int[regions.size()];
        all[region] = POINTS * POINTS;
        points.put(cell, all);
        ofCities.put(cell, new TreeMap<>(Map.of(first, POINTS * POINTS)));
        own[region] = 1;
      }
    }
  }

  /** The only region of a cell, or -1. */
  private static int owner(int[] counts) {
    int owner = -1;
    for (int r = 0; r < counts.length; r++) {
      if (counts[r] > 0 && owner >= 0) {
        return -1;
      }
      owner = counts[r] > 0 ? r : owner;
    }
    return owner;
  }

  /** Distance of a city from the centre of a cell on the plane, km. */
  double distanceKm(int city, int cell) {
    LambertGrid.Definition d = grid.definition();
    return cities.distanceKm(
        city, grid.west(cell) + d.xcell() / 2, grid.south(cell) + d.ycell() / 2);
  }

  /** Numbers of the land cells, ascending. */
  List<Integer> cells() {
    return new ArrayList<>(points.keySet());
  }

  /** The table cell_region. */
  Table cellRegion() {
    Table.Builder table = Table.builder(Inputs.CELL_REGION);
    points.forEach(
        (cell, counts) -> {
          double all = sum(counts);
          for (int r = 0; r < counts.length; r++) {
            if (counts[r] > 0) {
              table.add(cell, regions.label(r), counts[r] / all);
            }
          }
        });
    return table.build();
  }

  /** The table city: those to which some point of a land cell is nearest. */
  Table city() {
    Set<Integer> found = new TreeSet<>();
    ofCities.values().forEach(nearest -> found.addAll(nearest.keySet()));
    Table.Builder table = Table.builder(CityTables.CITY);
    double ofCells = Double.NaN;
    for (int c : found) {
      String region = regions.label(cities.region(c));
      table.add(code(c), cities.name(c), region, ofCells, ofCells, ofCells);
    }
    return table.build();
  }

  /** Cities that have no land, since others are nearer to every point. */
  int citiesWithoutLand() {
    return cities.size() - city().rows();
  }

  /** The table cell_city. */
  Table cellCity() {
    Table.Builder table = Table.builder(CityTables.CELL_CITY);
    ofCities.forEach(
        (cell, nearest) -> {
          double all = nearest.values().stream().mapToInt(Integer::intValue).sum();
          nearest.forEach((city, count) -> table.add(cell, code(city), count / all));
        });
    return table.build();
  }

  /** Cities of several provinces have one name. */
  private String code(int city) {
    return regions.label(cities.region(city)) + "-" + cities.name(city);
  }
}
