package org.tradewind.sample;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.LambertGrid;
import org.tradewind.tables.Csv;

/** The coarse outline of the land (facts/sample/outline.csv), on the plane of a grid. */
final class Outline {
  private final List<double[][]> rings = new ArrayList<>();

  Outline(LambertGrid grid) {
    Csv facts = Csv.fact("sample/outline");
    Map<String, List<double[]>> points = new LinkedHashMap<>();
    for (int row = 0; row < facts.rows(); row++) {
      points
          .computeIfAbsent(facts.text(row, "ring"), ring -> new ArrayList<>())
          .add(grid.project(facts.number(row, "lon"), facts.number(row, "lat")));
    }
    points.values().forEach(ring -> rings.add(ring.toArray(double[][]::new)));
  }

  /** The rings, each an array of x, y pairs, the last of which joins the first. */
  List<double[][]> rings() {
    return List.copyOf(rings);
  }

  /** Whether a point of the plane is land: within a ring by the even-odd rule. */
  boolean contains(double x, double y) {
    return rings.stream().anyMatch(ring -> contains(ring, x, y));
  }

  private static boolean contains(double[][] ring, double x, double y) {
    boolean inside = false;
    for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      double[] a = ring[i];
      double[] b = ring[j];
      if (a[1] > y != b[1] > y && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }
}
