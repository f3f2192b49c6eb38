package org.tradewind.importers.grid;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LambertGrid;

/**
 * Spreads points, each the centre of a small square in degrees, over the cells of a grid. A square
 * is sampled at k x k places; those that fall into cells of the study share its people equally, so
 * that people of a coast stay on land. Where none does, all go to the study's nearest cell, if its
 * centre is near enough; the others are outside.
 *
 * <p>PM2.5 of a cell is the mean over its samples weighted by their people, or the plain mean where
 * nobody lives at a sample with a value.
 */
final class PointSpread {
  private final LambertGrid grid;
  private final Map<Integer, Integer> position = new HashMap<>();
  private final int[] cells;
  private final double[][] centres;
  private final double snapM;
  private final CompensatedSum[] persons;
  private final CompensatedSum[] exposed;
  private final CompensatedSum[] exposure;
  private final double[] plain;
  private final int[] plainCount;
  private final CompensatedSum outside = new CompensatedSum();
  private final CompensatedSum snapped = new CompensatedSum();
  private int outsidePoints;
  private int snappedPoints;

  /**
   * A spread over these cells.
   *
   * @param snapKm largest distance to the cell that takes the people of a square without cells
   */
  PointSpread(LambertGrid grid, int[] cells, double snapKm) {
    this.grid = grid;
    this.cells = cells;
    this.snapM = snapKm * 1000;
    int n = cells.length;
    centres = new double[n][];
    LambertGrid.Definition d = grid.definition();
    for (int i = 0; i < n; i++) {
      position.put(cells[i], i);
      centres[i] =
          new double[] {grid.west(cells[i]) + d.xcell() / 2, grid.south(cells[i]) + d.ycell() / 2};
    }
    persons = sums(n);
    exposed = sums(n);
    exposure = sums(n);
    plain = new double[n];
    plainCount = new int[n];
  }

  private static CompensatedSum[] sums(int n) {
    CompensatedSum[] sums = new CompensatedSum[n];
    Arrays.setAll(sums, i -> new CompensatedSum());
    return sums;
  }

  /** Longitude or latitude of the k-th of so many samples across a square. */
  static double sample(double centre, double sizeDegrees, int k, int samples) {
    return centre + ((k + 0.5) / samples - 0.5) * sizeDegrees;
  }

  /** Spreads all points. */
  void add(GridPoints points, double sizeDegrees, int samples) {
    int[] hits = new int[samples * samples];
    for (int p = 0; p < points.size(); p++) {
      int count = 0;
      for (int i = 0; i < samples; i++) {
        for (int j = 0; j < samples; j++) {
          double lon = sample(points.lon(p), sizeDegrees, i, samples);
          double lat = sample(points.lat(p), sizeDegrees, j, samples);
          int cell = position.getOrDefault(grid.cellAt(lon, lat), -1);
          if (cell >= 0) {
            hits[count++] = cell;
          }
        }
      }
      if (count > 0) {
        for (int h = 0; h < count; h++) {
          put(hits[h], points.persons(p) / count, points.pm25(p));
        }
      } else {
        snap(points.lon(p), points.lat(p), points.persons(p), points.pm25(p));
      }
    }
  }

  private void put(int cell, double people, double z) {
    persons[cell].add(people);
    if (!Double.isNaN(z)) {
      exposed[cell].add(people);
      exposure[cell].add(people * z);
      plain[cell] += z;
      plainCount[cell]++;
    }
  }

  private void snap(double lon, double lat, double people, double z) {
    double[] xy = grid.project(lon, lat);
    int cell = nearest(xy[0], xy[1], snapM, null);
    if (cell >= 0) {
      put(cell, people, z);
      snapped.add(people);
      snappedPoints++;
    } else {
      outside.add(people);
      outsidePoints++;
    }
  }

  /** The nearest cell (with a value, if values are given), or -1; ties go to the lowest number. */
  private int nearest(double x, double y, double withinM, double[] values) {
    int best = -1;
    double least = withinM * withinM;
    for (int i = 0; i < cells.length; i++) {
      if (values == null || !Double.isNaN(values[i])) {
        double dx = centres[i][0] - x;
        double dy = centres[i][1] - y;
        double distance = dx * dx + dy * dy;
        if (distance < least) {
          least = distance;
          best = i;
        }
      }
    }
    return best;
  }

  /** People in each cell. */
  double[] persons() {
    return Arrays.stream(persons).mapToDouble(CompensatedSum::value).toArray();
  }

  /** PM2.5 of each cell, ug/m3; NaN where no sample has a value. */
  double[] pm25() {
    double[] z = new double[cells.length];
    for (int i = 0; i < z.length; i++) {
      double people = exposed[i].value();
      if (people > 0) {
        z[i] = exposure[i].value() / people;
      } else {
        z[i] = plainCount[i] > 0 ? plain[i] / plainCount[i] : Double.NaN;
      }
    }
    return z;
  }

  /** Values with the gaps filled from the nearest cell that has one. */
  double[] filled(double[] values) {
    double[] filled = values.clone();
    for (int i = 0; i < filled.length; i++) {
      if (Double.isNaN(values[i])) {
        int from = nearest(centres[i][0], centres[i][1], Double.MAX_VALUE, values);
        filled[i] = from < 0 ? Double.NaN : values[from];
      }
    }
    return filled;
  }

  /** People of squares that were given to the nearest cell. */
  double snappedPersons() {
    return snapped.value();
  }

  int snappedPoints() {
    return snappedPoints;
  }

  /** People too far from every cell of the study. */
  double outsidePersons() {
    return outside.value();
  }

  int outsidePoints() {
    return outsidePoints;
  }
}
