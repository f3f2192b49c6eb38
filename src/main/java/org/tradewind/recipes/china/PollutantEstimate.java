package org.tradewind.recipes.china;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.RegionalEmission;
import org.tradewind.tables.Csv;

/**
 * Pollutant emissions by region and subsector, estimated from a CO2 inventory.
 *
 * <p>Raw: G_prh = f_ph Q_rh, f the emission factor, Q the heat of the fuels (GJ) where factors are
 * per heat, or the national activity times the region's share of its proxy (t). Scaled: E_prh = k_p
 * G_prh with k_p = T_p / sum_rh G_prh, so that every species has its published national total T_p.
 * The k_p show how far the raw estimate is off.
 *
 * @param emissions scaled emissions, by subsector, region and species; zeros are left out
 * @param scalings raw and published national total of every pollutant
 */
record PollutantEstimate(List<RegionalEmission> emissions, List<Scaling> scalings) {
  private static final double GRAMS_PER_TONNE = 1e6;
  private static final double KG_PER_TONNE = 1e3;
  private static final double TONNES_PER_MEGATONNE = 1e6;

  /**
   * What a species was scaled by.
   *
   * @param species pollutant
   * @param rawTonnes sum of activity times factor, t
   * @param targetTonnes published national total, t
   */
  record Scaling(String species, double rawTonnes, double targetTonnes) {
    double factor() {
      return targetTonnes / rawTonnes;
    }
  }

  PollutantEstimate {
    emissions = List.copyOf(emissions);
    scalings = List.copyOf(scalings);
  }

  /**
   * The estimate with the factors and national totals (facts/china/national_totals.csv) that ship.
   */
  static PollutantEstimate of(FuelInventory inventory, ProvinceProxies proxies) {
    return of(inventory, proxies, PollutantFactors.bundled(), Csv.fact("china/national_totals"));
  }

  /**
   * The estimate.
   *
   * @param inventory heat of the fuels
   * @param proxies shares of the regions in national activities
   * @param factors emission factors and activities
   * @param nationalTotals columns species, mt (10^6 t), for every pollutant
   */
  static PollutantEstimate of(
      FuelInventory inventory,
      ProvinceProxies proxies,
      PollutantFactors factors,
      Csv nationalTotals) {
    double[][] activity = new double[factors.sources().size()][];
    double[] raw = new double[Species.POLLUTANTS.size()];
    for (int i = 0; i < activity.length; i++) {
      PollutantFactors.Source source = factors.sources().get(i);
      activity[i] = activity(source, inventory, proxies);
      for (double amount : activity[i]) {
        for (int p = 0; p < raw.length; p++) {
          raw[p] += amount * source.factors()[p];
        }
      }
    }
    List<Scaling> scalings = new ArrayList<>();
    Axis known = Axis.of("species", nationalTotals.column("species"));
    for (int p = 0; p < raw.length; p++) {
      String species = Species.POLLUTANTS.get(p);
      int row = known.require(species, nationalTotals.source());
      if (!(raw[p] > 0)) {
        throw new UserError(
            "emission factors of " + species,
            "a sum of activity times factor of " + raw[p],
            "a sum above 0, to be scaled to the national total",
            "Add a factor for a subsector that emits " + species + ".");
      }
      scalings.add(
          new Scaling(species, raw[p], nationalTotals.number(row, "mt") * TONNES_PER_MEGATONNE));
    }
    return new PollutantEstimate(
        scaled(factors, activity, scalings, inventory.regions()), scalings);
  }

  /** Activity by region in units in which the factors give tonnes: 10^6 GJ or 10^3 t. */
  private static double[] activity(
      PollutantFactors.Source source, FuelInventory inventory, ProvinceProxies proxies) {
    double[] activity;
    double unit;
    if (source.perHeat()) {
      activity = inventory.heatGj(source.subsector());
      unit = 1 / GRAMS_PER_TONNE;
    } else {
      activity = proxies.shares(source.activity().proxy(), "activity of " + source.subsector());
      unit = source.activity().tonnes() / KG_PER_TONNE;
    }
    for (int r = 0; r < activity.length; r++) {
      activity[r] *= unit;
    }
    return activity;
  }

  private static List<RegionalEmission> scaled(
      PollutantFactors factors, double[][] activity, List<Scaling> scalings, Axis regions) {
    List<RegionalEmission> emissions = new ArrayList<>();
    for (int i = 0; i < activity.length; i++) {
      PollutantFactors.Source source = factors.sources().get(i);
      for (int r = 0; r < activity[i].length; r++) {
        for (int p = 0; p < scalings.size(); p++) {
          double tonnes = activity[i][r] * source.factors()[p] * scalings.get(p).factor();
          if (tonnes > 0) {
            emissions.add(
                new RegionalEmission(
                    regions.label(r), source.subsector(), scalings.get(p).species(), tonnes));
          }
        }
      }
    }
    return emissions;
  }
}
