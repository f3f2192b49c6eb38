package org.tradewind.emissions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import org.tradewind.axes.UserError;

/**
 * A stand-in for where a region's emissions lie, computed from the people P and the area A (km2) of
 * its cells; d = P / A is their density. The formulas are our own stated choices, made for cells of
 * some tens of kilometres.
 *
 * <p>A point proxy puts everything into a few cells of the region, the ones where its formula is
 * largest, as large plants do.
 */
public enum SpatialProxy {
  /** P. */
  POPULATION(0, (people, area) -> people),
  /** P where d is at least 300 per km2: towns and cities. */
  URBAN(0, (people, area) -> people >= 300 * area ? people : 0),
  /** A min(d, 300) where d is at least 1 per km2: the people outside the cities. */
  RURAL(0, (people, area) -> people >= area ? Math.min(people, 300 * area) : 0),
  /** P^1.2 where d is at least 100 per km2: works stand in and around towns. */
  INDUSTRY(0, (people, area) -> people >= 100 * area ? Math.pow(people, 1.2) : 0),
  /** sqrt(P A) where d is at least 1 per km2: length and use of roads. */
  ROADS(0, (people, area) -> people >= area ? Math.sqrt(people * area) : 0),
  /** A q / (1 + q^2), q = d / 150 per km2, where d is at least 1: fields, most of it villages. */
  CROPLAND(0, (people, area) -> people >= area ? hump(people, area, 150) : 0),
  /** sqrt(P) in the 20 cells of most people: large power stations. */
  POWER(20, (people, area) -> Math.sqrt(people)),
  /** sqrt(P) in the 30 cells of most people: large works and kilns. */
  PLANTS(30, (people, area) -> Math.sqrt(people)),
  /** A q / (1 + q^2), q = d / 60 per km2, in the 12 cells where it is largest: mines. */
  MINING(12, (people, area) -> hump(people, area, 60)),
  /** P in the 4 cells of most people: ports and airports. */
  HUBS(4, (people, area) -> people),
  /** A; the last resort. */
  AREA(0, (people, area) -> area);

  private final int points;
  private final DoubleBinaryOperator intensity;

  SpatialProxy(int points, DoubleBinaryOperator intensity) {
    this.points = points;
    this.intensity = intensity;
  }

  /** Number of cells a region's emissions are put into, or 0 where all its cells may have some. */
  public int points() {
    return points;
  }

  /** Relative emission of a whole cell; at least 0. */
  public double intensity(double populationPersons, double areaKm2) {
    return areaKm2 > 0 ? intensity.applyAsDouble(populationPersons, areaKm2) : 0;
  }

  /** The proxy as tables name it, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The proxy of a name; an unknown one is a {@link UserError}. */
  public static SpatialProxy of(String label, String where) {
    for (SpatialProxy proxy : values()) {
      if (proxy.label().equals(label)) {
        return proxy;
      }
    }
    List<String> known = Arrays.stream(values()).map(SpatialProxy::label).toList();
    throw new UserError(
        where, "proxy '" + label + "'", "one of " + known, "Correct the name of the proxy.");
  }

  private static double hump(double people, double area, double peakDensity) {
    double q = people / area / peakDensity;
    return area * q / (1 + q * q);
  }
}
