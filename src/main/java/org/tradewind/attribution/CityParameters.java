package org.tradewind.attribution;

import org.tradewind.axes.UserError;

/**
 * How cities are compared.
 *
 * @param solidFuelSplit share of solid fuels from which on a city belongs to the group above
 */
public record CityParameters(double solidFuelSplit) {
  /** The split of Chen et al. 2024, 1 %. */
  public static final CityParameters DEFAULT = new CityParameters(0.01);

  public CityParameters {
    if (!(solidFuelSplit >= 0 && solidFuelSplit <= 1)) {
      throw new UserError(
          "study key cities.solid_fuel_split",
          String.valueOf(solidFuelSplit),
          "a share, from 0 to 1",
          "Give a number in this range.");
    }
  }
}
