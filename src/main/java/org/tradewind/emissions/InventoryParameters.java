package org.tradewind.emissions;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Species;

/**
 * How the table emission is made from a gridded and a detailed inventory.
 *
 * @param rule which inventory shares out the gridded categories
 * @param co2By pollutant by whose pattern CO2 is placed first
 */
public record InventoryParameters(Rule rule, String co2By) {

  /** By what the gridded mass of a category is shared out among its subsectors. */
  public enum Rule {
    /** By the national totals of the detailed inventory, in every cell alike (Chen et al. 2024). */
    GRIDDED,
    /** By the detailed inventory of the cell's own region (Du et al.). */
    DETAILED
  }

  /**
   * Pollutants whose pattern places CO2 where the one asked for is not emitted: first those of
   * combustion.
   */
  private static final List<String> ORDER =
      List.of(
          Species.NOX,
          Species.SO2,
          Species.EC,
          Species.OC,
          Species.PM_OTHER,
          Species.VOC,
          Species.NH3);

  public static final InventoryParameters DEFAULT =
      new InventoryParameters(Rule.GRIDDED, Species.NOX);

  /** Positions in {@link Species#ALL} of the pollutants that place CO2, the first one first. */
  int[] co2Order() {
    List<String> order = new ArrayList<>(ORDER);
    order.remove(co2By);
    order.add(0, co2By);
    return order.stream().mapToInt(Species.ALL::indexOf).toArray();
  }
}
