package org.tradewind.recipes.china;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.emissions.BundledConcordance;
import org.tradewind.emissions.RegionalEmission;
import org.tradewind.emissions.Spread;
import org.tradewind.importers.emission.CeadsInventory;
import org.tradewind.importers.emission.CeadsSectors;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/** The CEADs inventory as subsectors, their emissions and the concordance that goes with them. */
final class ChinaEmissions {
  static final String FILE = "ceads_co2/Emission_Inventories_for_30_Provinces_2017.xlsx";

  private ChinaEmissions() {}

  /** The inventory booked to subsectors; provinces it lacks have zeros. */
  static FuelInventory inventory(CeadsInventory ceads, Axis regions, Axis sectors) {
    List<FuelCo2> entries = new ArrayList<>();
    for (String province : ceads.provinces()) {
      for (String row : ceads.rows()) {
        for (String fuel : ceads.fuels()) {
          double tonnes = ceads.value(province, row, fuel);
          if (tonnes != 0) {
            entries.add(new FuelCo2(province, row, fuel, tonnes));
          }
        }
      }
    }
    CeadsSectors mapping = CeadsSectors.shipped();
    return FuelInventory.of(
        entries, FuelBooking.bundled(), regions, sectors, row -> shares(mapping, row));
  }

  private static Map<String, Double> shares(CeadsSectors mapping, String row) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (CeadsSectors.Share share : mapping.of(row)) {
      shares.merge(share.sector(), share.share(), Double::sum);
    }
    return shares;
  }

  /** CO2 as it is in the inventory, and the pollutants estimated from it. */
  static List<RegionalEmission> emissions(FuelInventory inventory, PollutantEstimate estimate) {
    List<RegionalEmission> emissions = new ArrayList<>();
    for (String subsector : inventory.subsectors().labels()) {
      double[] co2 = inventory.co2(subsector);
      for (int r = 0; r < co2.length; r++) {
        if (co2[r] > 0) {
          emissions.add(
              new RegionalEmission(inventory.regions().label(r), subsector, Species.CO2, co2[r]));
        }
      }
    }
    emissions.addAll(estimate.emissions());
    return emissions;
  }

  /**
   * The concordance: by CO2 where a subsector has CO2 in a province; elsewhere the bundled one, of
   * which sectors that have no output in the province give their shares to the others.
   *
   * @param balance table regional_balance, for the outputs
   */
  static Table concordance(FuelInventory inventory, Axis sectors, Table balance) {
    double[][] output = output(balance, inventory.regions(), sectors);
    Table bundled = BundledConcordance.bundled();
    Map<String, Map<String, Double>> defaults = new LinkedHashMap<>();
    Table.Builder table = Table.builder(Inputs.CONCORDANCE);
    for (int row = 0; row < bundled.rows(); row++) {
      String subsector = bundled.strings("subsector")[row];
      String sector = bundled.strings("sector")[row];
      double share = bundled.doubles("share")[row];
      defaults.computeIfAbsent(subsector, h -> new LinkedHashMap<>()).put(sector, share);
      table.add(subsector, Inputs.ANY, sector, share);
    }
    for (int r = 0; r < inventory.regions().size(); r++) {
      List<String> idle = new ArrayList<>();
      for (int s = 0; s < sectors.size(); s++) {
        if (output[r][s] == 0) {
          idle.add(sectors.label(s));
        }
      }
      String region = inventory.regions().label(r);
      for (String subsector : defaults.keySet()) {
        if (inventory.co2(subsector)[r] == 0) {
          without(idle, defaults.get(subsector))
              .forEach((sector, share) -> table.add(subsector, region, sector, share));
        }
      }
    }
    return inventory.concordance(table.build());
  }

  /** Gross output, [region][sector]. */
  private static double[][] output(Table balance, Axis regions, Axis sectors) {
    double[][] output = new double[regions.size()][sectors.size()];
    for (int row = 0; row < balance.rows(); row++) {
      if (balance.strings("item")[row].equals(Vocabulary.OUTPUT)) {
        String where = "table regional_balance, row " + (row + 1);
        output[regions.require(balance.strings("region")[row], where)][
                sectors.require(balance.strings("sector")[row], where)] =
            balance.doubles("value")[row];
      }
    }
    return output;
  }

  /** Shares without the idle sectors, summing to 1 again; empty if none is idle, or all are. */
  private static Map<String, Double> without(List<String> idle, Map<String, Double> shares) {
    Map<String, Double> kept = new LinkedHashMap<>(shares);
    kept.keySet().removeAll(idle);
    double sum = kept.values().stream().mapToDouble(Double::doubleValue).sum();
    if (kept.size() == shares.size() || sum == 0) {
      return Map.of();
    }
    kept.replaceAll((sector, share) -> share / sum);
    return kept;
  }

  /** "SO2 raw 9.87 Mt, scaled by 1.094 to 10.8 Mt; ...", for the provenance. */
  static String scalingNote(PollutantEstimate estimate) {
    List<String> parts = new ArrayList<>();
    for (PollutantEstimate.Scaling s : estimate.scalings()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "%s raw %.3f Mt, scaled by %.3f to %.3f Mt",
              s.species(),
              s.rawTonnes() * 1e-6,
              s.factor(),
              s.targetTonnes() * 1e-6));
    }
    return String.join("; ", parts);
  }

  /** What could not be placed, and where a stand-in proxy was used, for the provenance. */
  static String spreadNote(Spread spread) {
    double rest = spread.unallocated().stream().mapToDouble(RegionalEmission::tonnes).sum();
    List<String> standIns =
        spread.fallbacks().stream()
            .map(f -> f.region() + " " + f.proxy().label() + " by " + f.instead().label())
            .toList();
    return String.format(Locale.ROOT, "Not placed in any cell: %.6g t. ", rest)
        + "Spatial proxies replaced: "
        + (standIns.isEmpty() ? "none" : String.join(", ", standIns))
        + ".";
  }
}
