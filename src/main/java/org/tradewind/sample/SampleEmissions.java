package org.tradewind.sample;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.emissions.RegionalEmission;
import org.tradewind.tables.Csv;

/**
 * Emissions of the provinces: national total of the species (facts/sample/national_emissions.csv) x
 * share of the subsector (facts/sample/emission_shares.csv) x share of the province by the
 * subsector's driver.
 */
final class SampleEmissions {
  private static final double TONNES_PER_MEGATONNE = 1e6;
  private static final double PERCENT = 100;

  private SampleEmissions() {}

  static List<RegionalEmission> of(ProvinceDrivers drivers) {
    Csv totals = Csv.fact("sample/national_emissions");
    Csv shares = Csv.fact("sample/emission_shares");
    Axis regions = drivers.regions();
    List<RegionalEmission> emissions = new ArrayList<>();
    for (int h = 0; h < shares.rows(); h++) {
      double[] ofRegion = drivers.of(shares.text(h, "driver"));
      for (int p = 0; p < totals.rows(); p++) {
        String species = totals.text(p, "species");
        double national =
            totals.number(p, "megatonnes")
                * TONNES_PER_MEGATONNE
                * shares.number(h, species)
                / PERCENT;
        for (int r = 0; r < regions.size(); r++) {
          double tonnes = national * ofRegion[r];
          if (tonnes > 0) {
            emissions.add(
                new RegionalEmission(
                    regions.label(r), shares.text(h, "subsector"), species, tonnes));
          }
        }
      }
    }
    return emissions;
  }
}
