package org.tradewind.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.LambertGrid;
import org.tradewind.emissions.Placement;
import org.tradewind.emissions.RegionCells;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * The table cell of the bundled study: people around cities, and PM2.5 by province and density.
 *
 * <p>A province's people lie as the sum over its cities c, of P_c persons, at distance d_c:
 *
 * <pre>
 *   w = sum over c of P_c (0.45 k(d_c, 18 km) + 0.55 k(d_c, 60 km)) + 0.05 P / A
 *   k(d, L) = exp(-d / L) / (2 pi L^2)
 * </pre>
 *
 * scaled to the province's population by {@link Placement}, so that the cell's shares give it back.
 * PM2.5 is the mean over the cell's provinces of their annual mean times 0.8 + 0.4 d / (d + 400),
 * with d persons per km2; the share of people who cook with solid fuel is 0.6 exp(-d / 350).
 */
public final class People {
  private static final double URBAN_SHARE = 0.45;
  private static final double URBAN_KM = 18;
  private static final double RURAL_KM = 60;
  private static final double EVEN_SHARE = 0.05;

  private final LambertGrid grid;
  private final Provinces provinces;
  private final Cities cities;
  private final Land land;

  People(LambertGrid grid, Provinces provinces, Cities cities, Land land) {
    this.grid = grid;
    this.provinces = provinces;
    this.cities = cities;
    this.land = land;
  }

  /** The table cell, land cells only. */
  Table table(Table cellRegion) {
    List<Integer> numbers = land.cells();
    double[] nobody = new double[numbers.size()];
    String[] names = new String[numbers.size()];
    java.util.Arrays.fill(names, "");
    RegionCells cells = RegionCells.of(rows(nobody, nobody, names), cellRegion, provinces.axis());
    double[] persons = persons(cells);
    return rows(persons, pm25(cells, persons), cityNames(numbers));
  }

  private double[] persons(RegionCells cells) {
    double[] totals = provinces.population();
    double[] placed = new Placement(cells, weights(cells)).place(totals.clone());
    return placed;
  }

  private double[][] weights(RegionCells cells) {
    double[] population = provinces.population();
    double[] area = provinces.column("area_1e3km2");
    double[][] weights = new double[population.length][];
    for (int r = 0; r < weights.length; r++) {
      int[] own = cells.cellsOf(r);
      weights[r] = new double[own.length];
      for (int k = 0; k < own.length; k++) {
        weights[r][k] =
            EVEN_SHARE * population[r] / (area[r] * 1e3) + aroundCities(r, cells.number(own[k]));
      }
    }
    return weights;
  }

  private double aroundCities(int region, int cell) {
    double sum = 0;
    for (int c = 0; c < cities.size(); c++) {
      if (cities.region(c) == region) {
        double d = land.distanceKm(c, cell);
        sum +=
            cities.persons(c)
                * (URBAN_SHARE * bump(d, URBAN_KM) + (1 - URBAN_SHARE) * bump(d, RURAL_KM));
      }
    }
    return sum;
  }

  private static double bump(double distanceKm, double lengthKm) {
    return Math.exp(-distanceKm / lengthKm) / (2 * Math.PI * lengthKm * lengthKm);
  }

  private double[] pm25(RegionCells cells, double[] persons) {
    double[] ofProvince = provinces.column("pm25_ugm3");
    double[] pm25 = new double[persons.length];
    for (int r = 0; r < ofProvince.length; r++) {
      int[] own = cells.cellsOf(r);
      for (int k = 0; k < own.length; k++) {
        double density = persons[own[k]] / grid.areaKm2(cells.number(own[k]));
        pm25[own[k]] +=
            cells.sharesOf(r)[k] * ofProvince[r] * (0.8 + 0.4 * density / (density + 400));
      }
    }
    return pm25;
  }

  /** The largest city in each cell, or "". */
  private String[] cityNames(List<Integer> numbers) {
    Map<Integer, Integer> largest = new HashMap<>();
    for (int c = 0; c < cities.size(); c++) {
      largest.merge(
          grid.cellAt(cities.lon(c), cities.lat(c)),
          c,
          (a, b) -> cities.persons(b) > cities.persons(a) ? b : a);
    }
    return numbers.stream()
        .map(cell -> largest.containsKey(cell) ? cities.name(largest.get(cell)) : "")
        .toArray(String[]::new);
  }

  private Table rows(double[] persons, double[] pm25, String[] names) {
    Table.Builder table = Table.builder(Inputs.CELL);
    List<Integer> numbers = land.cells();
    for (int i = 0; i < persons.length; i++) {
      int cell = numbers.get(i);
      double[] centre = grid.centre(cell);
      double area = grid.areaKm2(cell);
      table.add(
          cell,
          grid.col(cell),
          grid.row(cell),
          centre[0],
          centre[1],
          area,
          persons[i],
          pm25[i],
          0.6 * Math.exp(-persons[i] / area / 350),
          names[i]);
    }
    return table.build();
  }
}
