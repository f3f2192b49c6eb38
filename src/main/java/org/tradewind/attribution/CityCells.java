package org.tradewind.attribution;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tradewind.emissions.CellRegions;

/**
 * Which part of a cell's damage is a city's, and in which region it counts there. A city takes its
 * share of the cell first from what its own region has of it; only what the region lacks comes from
 * the others:
 *
 * <pre>
 *   own(x) = share(g, x) min(1, share(g, r) / sum over x' in r of share(g, x'))   r the region of x
 *   rest   = what is left of each region's share, to cities in proportion to what they lack
 * </pre>
 *
 * so that a city on the border of two regions varies with the inputs of its own, and cities
 * together never take more of a region than the cell has.
 */
public final class CityCells implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * A part of a cell.
   *
   * @param city position
   * @param region position; -1 where the cell lies in no region
   * @param weight share of the cell
   */
  public record Part(int city, int region, double weight) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final Map<Integer, List<Part>> parts = new TreeMap<>();

  /**
   * @param shares of cities in cells, summing to at most 1 for a cell
   * @param ownRegion region of each city, -1 for none
   */
  CityCells(Map<Integer, Map<Integer, Double>> shares, int[] ownRegion, CellRegions cellRegions) {
    shares.forEach((cell, byCity) -> parts.put(cell, parts(cell, byCity, ownRegion, cellRegions)));
  }

  private static List<Part> parts(
      int cell, Map<Integer, Double> byCity, int[] ownRegion, CellRegions cellRegions) {
    List<Part> parts = new ArrayList<>();
    int slot = cellRegions.slot(cell);
    if (slot < 0) {
      byCity.forEach((city, share) -> parts.add(new Part(city, -1, share)));
      return Collections.unmodifiableList(parts);
    }
    Map<Integer, Double> left = new TreeMap<>();
    for (int at = cellRegions.from(slot); at < cellRegions.to(slot); at++) {
      left.put(cellRegions.region(at), cellRegions.share(at));
    }
    Map<Integer, Double> wanted = new TreeMap<>();
    byCity.forEach((city, share) -> wanted.merge(ownRegion[city], share, Double::sum));
    Map<Integer, Double> lacks = new TreeMap<>();
    byCity.forEach(
        (city, share) -> {
          double of = wanted.get(ownRegion[city]);
          double there = cellRegion(cellRegions, slot, ownRegion[city]);
          double own = of <= there ? share : share * (there / of);
          if (own > 0) {
            parts.add(new Part(city, ownRegion[city], own));
            left.merge(ownRegion[city], -own, Double::sum);
          }
          if (share > own) {
            lacks.put(city, share - own);
          }
        });
    double whole = left.values().stream().mapToDouble(v -> Math.max(0, v)).sum();
    lacks.forEach(
        (city, rest) ->
            left.forEach(
                (region, free) -> {
                  if (free > 0 && whole > 0) {
                    parts.add(new Part(city, region, Math.min(rest, whole) * (free / whole)));
                  }
                }));
    return Collections.unmodifiableList(parts);
  }

  private static double cellRegion(CellRegions cellRegions, int slot, int region) {
    for (int at = cellRegions.from(slot); at < cellRegions.to(slot); at++) {
      if (cellRegions.region(at) == region) {
        return cellRegions.share(at);
      }
    }
    return 0;
  }

  /** The parts of a cell; none where it lies in no city. */
  public List<Part> of(int cell) {
    return parts.getOrDefault(cell, List.of());
  }
}
