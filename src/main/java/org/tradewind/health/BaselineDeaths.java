package org.tradewind.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * Deaths a year per person of the whole population: rate_per_100k * 1e-5 * share of the age group.
 * A region without a row of its own has that of '*'.
 *
 * <p>Rates and shares are of one release: rates fall on the age structure they were divided by, and
 * on another one give other deaths. Where the tables have several releases, the IER takes the one
 * that it was fitted with, GBD 2017, and the other forms GBD 2019, unless the study names another.
 */
final class BaselineDeaths {
  private static final String OF_IER = "GBD 2017";
  private static final String OF_OTHERS = "GBD 2019";
  private static final String KEY = "study key health.release";

  private final String release;
  private final Map<List<String>, Row> rates = new HashMap<>();
  private final Map<List<String>, Row> shares = new HashMap<>();

  /**
   * A number and the release that it is of.
   *
   * @param source empty where it is of the release that its row names
   */
  private record Row(double value, String source) {}

  BaselineDeaths(Table mortalityRate, Table ageShare, HealthParameters parameters) {
    release = release(mortalityRate, ageShare, parameters);
    for (int r = 0; r < mortalityRate.rows(); r++) {
      if (mortalityRate.strings("release")[r].equals(release)) {
        rates.put(
            List.of(
                mortalityRate.strings("cause")[r],
                mortalityRate.strings("age")[r],
                mortalityRate.strings("region")[r]),
            new Row(mortalityRate.doubles("rate_per_100k")[r], mortalityRate.strings("source")[r]));
      }
    }
    for (int r = 0; r < ageShare.rows(); r++) {
      if (ageShare.strings("release")[r].equals(release)) {
        shares.put(
            List.of(ageShare.strings("age")[r], ageShare.strings("region")[r]),
            new Row(ageShare.doubles("share")[r], ageShare.strings("source")[r]));
      }
    }
  }

  private static String release(Table rates, Table shares, HealthParameters parameters) {
    List<String> ofRates = releases(rates);
    List<String> ofShares = releases(shares);
    String chosen = parameters.release();
    if (chosen.equals(HealthParameters.AUTO)) {
      String ofForm = parameters.form().equals(Ier.FORM) ? OF_IER : OF_OTHERS;
      chosen = ofRates.size() == 1 ? ofRates.get(0) : ofForm;
    }
    if (!ofRates.contains(chosen) && !ofRates.isEmpty()) {
      throw new UserError(
          KEY,
          "'" + chosen + "', of which table " + rates.name() + " has no row",
          "one of " + Names.some(ofRates),
          Names.didYouMean(chosen, ofRates));
    }
    if (!ofShares.contains(chosen) && !ofRates.isEmpty() && !ofShares.isEmpty()) {
      throw new UserError(
          "tables " + rates.name() + " and " + shares.name(),
          "death rates of "
              + named(chosen)
              + " with age shares of "
              + ofShares.stream().map(BaselineDeaths::named).collect(Collectors.joining(", ")),
          "rates and shares of one release: rates fall on the age structure that they belong to",
          "Give shares of that release, choose another (health.release), or give both tables one"
              + " name in column release.");
    }
    return chosen;
  }

  private static String named(String release) {
    return release.isEmpty() ? "no named release" : release;
  }

  /** The releases of a table in its order; all rows name one, or none does. */
  private static List<String> releases(Table table) {
    Set<String> all = new LinkedHashSet<>(Arrays.asList(table.strings("release")));
    if (all.size() > 1 && all.contains("")) {
      throw new UserError(
          "table " + table.name() + ", column release",
          "rows without a release next to rows of " + Names.some(List.copyOf(all)),
          "a release in every row, or in none",
          "Fill the column.");
    }
    return List.copyOf(all);
  }

  /** The release of rates and shares; empty where the tables name none. */
  String release() {
    return release;
  }

  /** Which numbers of some endpoints are of another source than the release, in words. */
  List<String> exceptions(List<Endpoint> endpoints) {
    Set<String> found = new LinkedHashSet<>();
    for (Endpoint e : endpoints) {
      rates.forEach(
          (key, row) -> {
            if (key.subList(0, 2).equals(List.of(e.cause(), e.age())) && !row.source.isEmpty()) {
              found.add("rate of " + e.cause() + " " + e.age() + ": " + row.source);
            }
          });
      shares.forEach(
          (key, row) -> {
            if (key.get(0).equals(e.age()) && !row.source.isEmpty()) {
              found.add("share of " + e.age() + ": " + row.source);
            }
          });
    }
    List<String> sorted = new ArrayList<>(found);
    sorted.sort(null);
    return sorted;
  }

  /** Whether an endpoint has figures that hold for places outside every region. */
  boolean holdsEverywhere(Endpoint e) {
    return rates.containsKey(List.of(e.cause(), e.age(), Inputs.ANY))
        && shares.containsKey(List.of(e.age(), Inputs.ANY));
  }

  /** Deaths per person and year of an endpoint in a region (or '*'). */
  double perPerson(Endpoint e, String region) {
    Row rate = rates.get(List.of(e.cause(), e.age(), region));
    if (rate == null) {
      rate = rates.get(List.of(e.cause(), e.age(), Inputs.ANY));
    }
    if (rate == null) {
      throw missing(
          AirInputs.MORTALITY_RATE.name(),
          "no rate of cause " + e.cause() + ", age " + e.age() + " for region " + region);
    }
    Row share = shares.get(List.of(e.age(), region));
    if (share == null) {
      share = shares.get(List.of(e.age(), Inputs.ANY));
    }
    if (share == null) {
      throw missing(
          AirInputs.AGE_SHARE.name(), "no share of age " + e.age() + " for region " + region);
    }
    return rate.value * 1e-5 * share.value;
  }

  private UserError missing(String table, String found) {
    return new UserError(
        "table " + table + (release.isEmpty() ? "" : ", release " + release),
        found,
        "a row for it or for region '" + Inputs.ANY + "', as exposure_response has this endpoint",
        "Add the row, or take the endpoint out of exposure_response (or its cause out of"
            + " health.causes).");
  }
}
