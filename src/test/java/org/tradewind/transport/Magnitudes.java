package org.tradewind.transport;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.health.Burden;
import org.tradewind.health.HealthParameters;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The size of what transport makes of a whole study, for tests that bound it and print it.
 *
 * @param explained sum of lambda E over J
 * @param elasticity the most that it could be
 * @param pm25UgM3 PM2.5 of the study's emissions, annual mean over people
 * @param givenUgM3 the same of the table cell
 * @param so2DeathsPerTonne mean over cells and months by region
 */
public record Magnitudes(
    double explained,
    double elasticity,
    double pm25UgM3,
    double givenUgM3,
    Map<String, Double> so2DeathsPerTonne) {

  /** Computes them with an exposure-response of a form. */
  public static Magnitudes of(StudyTables study, String form) {
    SteadyState transport = SteadyState.of(study);
    Table cell = study.require(Inputs.CELL);
    Burden burden = Burden.of(study, HealthParameters.of(form));
    Table sensitivity = Sensitivities.of(transport, cell, burden.marginalDeaths());
    Map<String, Integer> row = new HashMap<>();
    for (int r = 0; r < sensitivity.rows(); r++) {
      row.put(sensitivity.ints("cell")[r] + sensitivity.strings("species")[r], r);
    }
    List<Map<String, double[]>> emissions = emissions(study, transport.cells());
    double deaths = 0;
    for (int m = 0; m < Months.COUNT; m++) {
      double[] lambda = sensitivity.doubles(Months.COLUMNS.get(m));
      for (int i : cell.ints("cell")) {
        for (String species : Species.POLLUTANTS) {
          deaths += emissions.get(m).get(species)[i] * lambda[row.get(i + species)];
        }
      }
    }
    double[] people = cell.doubles("population_persons");
    return new Magnitudes(
        deaths / burden.total(),
        burden.elasticity(),
        mean(people, modelled(transport, cell, emissions)),
        mean(people, cell.doubles("pm25_ugm3")),
        byRegion(study.require(Inputs.CELL_REGION), sensitivity, row));
  }

  private static List<Map<String, double[]>> emissions(StudyTables study, int cells) {
    Table emission = study.require(Inputs.EMISSION);
    return Months.COLUMNS.stream()
        .map(
            month -> {
              Map<String, double[]> tonnes = new LinkedHashMap<>();
              Species.POLLUTANTS.forEach(s -> tonnes.put(s, new double[cells]));
              for (int r = 0; r < emission.rows(); r++) {
                if (tonnes.containsKey(emission.strings("species")[r])) {
                  tonnes.get(emission.strings("species")[r])[emission.ints("cell")[r]] +=
                      emission.doubles(month)[r];
                }
              }
              return tonnes;
            })
        .toList();
  }

  private static double[] modelled(
      SteadyState transport, Table cell, List<Map<String, double[]>> emissions) {
    double[][] months =
        IntStream.range(0, Months.COUNT)
            .parallel()
            .mapToObj(m -> transport.month(m).plumes(emissions.get(m)).pm25UgM3())
            .map(field -> SteadyState.at(cell.ints("cell"), field))
            .toArray(double[][]::new);
    double[] mean = new double[cell.rows()];
    for (int m = 0; m < Months.COUNT; m++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += months[m][i] * Months.DAYS.get(m) / 365;
      }
    }
    return mean;
  }

  private static double mean(double[] people, double[] values) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < people.length; i++) {
      if (!Double.isNaN(values[i])) {
        sum += people[i] * values[i];
        all += people[i];
      }
    }
    return sum / all;
  }

  private static Map<String, Double> byRegion(
      Table cellRegion, Table sensitivity, Map<String, Integer> row) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (int r = 0; r < cellRegion.rows(); r++) {
      double[] sum = sums.computeIfAbsent(cellRegion.strings("region")[r], n -> new double[2]);
      double share = cellRegion.doubles("share")[r];
      int at = row.get(cellRegion.ints("cell")[r] + Species.SO2);
      sum[0] += share;
      for (String month : Months.COLUMNS) {
        sum[1] += share * sensitivity.doubles(month)[at] / Months.COUNT;
      }
    }
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((region, sum) -> means.put(region, sum[1] / sum[0]));
    return means;
  }

  /** How many times one region's deaths per tonne of SO2 are another's. */
  public double ratio(String region, String other) {
    return so2DeathsPerTonne.get(region) / so2DeathsPerTonne.get(other);
  }

  /** One line for people. */
  public String line(String study, String form) {
    return String.format(
        java.util.Locale.ROOT,
        "%s, %s: sum lambda E / J %.3f, at most %.3f; PM2.5 %.1f of %.1f ug/m3; deaths per t SO2,"
            + " Henan over Inner Mongolia %.2f, over Xinjiang %.2f",
        study,
        form,
        explained,
        elasticity,
        pm25UgM3,
        givenUgM3,
        ratio("HN", "NM"),
        ratio("HN", "XJ"));
  }
}
