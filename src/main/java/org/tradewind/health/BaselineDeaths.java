package org.tradewind.health;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * Deaths a year per person of the whole population: rate_per_100k * 1e-5 * share of the age group.
 * A region without a row of its own has that of '*'.
 */
final class BaselineDeaths {
  private final Map<List<String>, Double> rates = new HashMap<>();
  private final Map<List<String>, Double> shares = new HashMap<>();

  BaselineDeaths(Table mortalityRate, Table ageShare) {
    for (int r = 0; r < mortalityRate.rows(); r++) {
      rates.put(
          List.of(
              mortalityRate.strings("cause")[r],
              mortalityRate.strings("age")[r],
              mortalityRate.strings("region")[r]),
          mortalityRate.doubles("rate_per_100k")[r]);
    }
    for (int r = 0; r < ageShare.rows(); r++) {
      shares.put(
          List.of(ageShare.strings("age")[r], ageShare.strings("region")[r]),
          ageShare.doubles("share")[r]);
    }
  }

  /** Whether an endpoint has figures that hold for places outside every region. */
  boolean holdsEverywhere(Endpoint e) {
    return rates.containsKey(List.of(e.cause(), e.age(), Inputs.ANY))
        && shares.containsKey(List.of(e.age(), Inputs.ANY));
  }

  /** Deaths per person and year of an endpoint in a region (or '*'). */
  double perPerson(Endpoint e, String region) {
    Double rate = rates.get(List.of(e.cause(), e.age(), region));
    if (rate == null) {
      rate = rates.get(List.of(e.cause(), e.age(), Inputs.ANY));
    }
    if (rate == null) {
      throw missing(
          Inputs.MORTALITY_RATE.name(),
          "no rate of cause " + e.cause() + ", age " + e.age() + " for region " + region);
    }
    Double share = shares.get(List.of(e.age(), region));
    if (share == null) {
      share = shares.get(List.of(e.age(), Inputs.ANY));
    }
    if (share == null) {
      throw missing(
          Inputs.AGE_SHARE.name(), "no share of age " + e.age() + " for region " + region);
    }
    return rate * 1e-5 * share;
  }

  private static UserError missing(String table, String found) {
    return new UserError(
        "table " + table,
        found,
        "a row for it or for region '" + Inputs.ANY + "', as exposure_response has this endpoint",
        "Add the row, or take the endpoint out of exposure_response.");
  }
}
