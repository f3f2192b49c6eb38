package org.tradewind.health;

import java.util.List;
import org.tradewind.axes.CompensatedSum;

/**
 * Whose deaths count in J: everyone's, or those of the people of chosen regions only.
 *
 * @param chosen regions; empty for everyone, {@value #EACH} alone for every region of the study and
 *     the people in none, each counted apart
 */
public record Receptors(List<String> chosen) {
  /** Stands for every region, and the people in none. */
  public static final String EACH = "each";

  /** Everyone in the domain together. */
  public static final Receptors EVERYONE = new Receptors(List.of());

  public Receptors {
    chosen = List.copyOf(chosen);
  }

  /** Whether deaths are counted apart by where they fall. */
  public boolean toldApart() {
    return !chosen.isEmpty();
  }

  /** Whether some people's deaths do not count. */
  public boolean restricted() {
    return toldApart() && !chosen.equals(List.of(EACH));
  }

  /** The regions counted apart, of those of a burden; none where everyone counts alike. */
  public List<String> regions(Burden burden) {
    return chosen.equals(List.of(EACH)) ? burden.regions() : chosen;
  }

  /** dJ/dz by cell, deaths a year per ug/m3, in the order of the table cell. */
  public double[] forcing(Burden burden) {
    return toldApart() ? burden.marginalDeaths(regions(burden)) : burden.marginalDeaths();
  }

  /** dJ_q/dz of every region counted apart, by region and cell. */
  public double[][] forcings(Burden burden) {
    return regions(burden).stream()
        .map(q -> burden.marginalDeaths(List.of(q)))
        .toArray(double[][]::new);
  }

  /** J, attributable deaths a year of those who count. */
  public double attributableDeaths(Burden burden) {
    return toldApart() ? CompensatedSum.of(burden.deaths(regions(burden))) : burden.total();
  }
}
