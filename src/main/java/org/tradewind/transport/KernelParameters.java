package org.tradewind.transport;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;

/**
 * The parameters of the exposure kernel. Lists are by month.
 *
 * @param mixingHeightM height of the layer through which PM2.5 is mixed, m
 * @param windU mean wind along the rows of the grid, m/s
 * @param windV mean wind along its columns, m/s
 * @param windSd standard deviation of each component about the mean, m/s
 * @param lagrangianHours time for which a parcel keeps its deviation from the mean wind, h
 * @param reachKm weights beyond this distance along either axis leave the domain, km
 * @param species transport of each species of {@link Species#POLLUTANTS}
 */
public record KernelParameters(
    List<Double> mixingHeightM,
    List<Double> windU,
    List<Double> windV,
    double windSd,
    double lagrangianHours,
    double reachKm,
    Map<String, SpeciesTransport> species) {

  public KernelParameters {
    mixingHeightM = List.copyOf(mixingHeightM);
    windU = List.copyOf(windU);
    windV = List.copyOf(windV);
    species = Collections.unmodifiableMap(new LinkedHashMap<>(species));
    for (int m = 0; m < Months.COUNT; m++) {
      String month = " of " + Months.COLUMNS.get(m);
      require(mixingHeightM.get(m) > 0, "mixing_height" + month, mixingHeightM.get(m), "above 0");
      require(Double.isFinite(windU.get(m)), "wind_u" + month, windU.get(m), "a finite number");
      require(Double.isFinite(windV.get(m)), "wind_v" + month, windV.get(m), "a finite number");
    }
    require(windSd > 0 && Double.isFinite(windSd), "wind_sd", windSd, "above 0");
    require(lagrangianHours > 0, "lagrangian_time", lagrangianHours, "above 0");
    require(reachKm > 0, "reach", reachKm, "above 0");
  }

  private static void require(boolean holds, String name, double found, String expected) {
    if (!holds) {
      throw new UserError(
          "exposure kernel, " + name, String.valueOf(found), expected, "Correct the parameter.");
    }
  }

  /** The illustrative parameters that ship with the software (facts/exposure_kernel.csv). */
  public static KernelParameters illustrative() {
    Csv csv = Csv.fact("exposure_kernel");
    Map<List<String>, Double> facts = new LinkedHashMap<>();
    for (int r = 0; r < csv.rows(); r++) {
      facts.put(List.of(csv.text(r, "parameter"), csv.text(r, "key")), csv.number(r, "value"));
    }
    Map<String, SpeciesTransport> species = new LinkedHashMap<>();
    for (String s : Species.POLLUTANTS) {
      species.put(
          s,
          new SpeciesTransport(
              fact(facts, "lifetime", s),
              fact(facts, "formation", s),
              fact(facts, "mass_factor", s)));
    }
    return new KernelParameters(
        monthly(facts, "mixing_height"),
        monthly(facts, "wind_u"),
        monthly(facts, "wind_v"),
        fact(facts, "wind_sd", "*"),
        fact(facts, "lagrangian_time", "*"),
        fact(facts, "reach", "*"),
        species);
  }

  private static List<Double> monthly(Map<List<String>, Double> facts, String parameter) {
    return Months.COLUMNS.stream().map(m -> fact(facts, parameter, m)).toList();
  }

  private static double fact(Map<List<String>, Double> facts, String parameter, String key) {
    Double value = facts.get(List.of(parameter, key));
    if (value == null) {
      throw new IllegalStateException("facts/exposure_kernel.csv lacks " + parameter + " " + key);
    }
    return value;
  }
}
