package org.tradewind.uncertainty.outputs;

import java.util.List;
import org.tradewind.flows.Zone;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.AccountDraws;

/**
 * People, land and product of the regions that a zone has in each draw: a column of table
 * zone_profile. Densities of a zone without regions are not defined.
 */
final class ZoneProfileFormula implements DrawFormula {
  private static final long serialVersionUID = 1L;

  /** The columns that change from draw to draw. */
  static final List<String> QUANTITIES =
      List.of(
          "regions",
          "population_persons",
          "area_km2",
          "persons_per_km2",
          "gdp_million_usd",
          "gdp_usd_per_person");

  private final ZoneQuantities zones;
  private final int[] rows;
  private final double[] over;
  private final double[] under;

  /**
   * @param region table region
   */
  ZoneProfileFormula(ZoneQuantities zones, Table profile, Table region, String quantity) {
    this.zones = zones;
    this.rows = new int[profile.rows()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Zone.valueOf(profile.strings("zone")[row]).ordinal();
    }
    double[] ones = new double[region.rows()];
    java.util.Arrays.fill(ones, 1);
    double[] persons = region.doubles("population_persons");
    double[] area = region.doubles("area_km2");
    double[] product = region.doubles("gdp_million_usd");
    this.over =
        switch (quantity) {
          case "regions" -> ones;
          case "area_km2" -> area;
          case "gdp_million_usd" -> product;
          case "gdp_usd_per_person" -> java.util.Arrays.stream(product).map(p -> p * 1e6).toArray();
          default -> persons;
        };
    this.under =
        switch (quantity) {
          case "persons_per_km2" -> area;
          case "gdp_usd_per_person" -> persons;
          default -> new double[0];
        };
  }

  @Override
  public void into(AccountDraws draws, int first, double[][] into) {
    int n = draws.draws();
    Zone[][] at = zones.zones(draws);
    for (int row = 0; row < into.length; row++) {
      for (int d = 0; d < n; d++) {
        double above = 0;
        double below = 0;
        for (int r = 0; r < at.length; r++) {
          if (at[r][d].ordinal() == rows[first + row]) {
            above += over[r];
            below += under.length == 0 ? 0 : under[r];
          }
        }
        into[row][d] = under.length == 0 ? above : below == 0 ? Double.NaN : above / below;
      }
    }
  }
}
