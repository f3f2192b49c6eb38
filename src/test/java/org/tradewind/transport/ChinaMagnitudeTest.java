package org.tradewind.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.Months;
import org.tradewind.health.Burden;
import org.tradewind.health.HealthFacts;
import org.tradewind.health.HealthParameters;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;

/**
 * Whether transport gives deaths and PM2.5 of the right order with real people and national totals.
 */
class ChinaMagnitudeTest {
  private static final Path DATA = Path.of("../shared/data/china_grid");

  private static Map<String, Double> column(String file, String year) throws IOException {
    Map<String, Double> values = new HashMap<>();
    try (var reader = Files.newBufferedReader(DATA.resolve(file))) {
      Csv csv = Csv.withNotes(reader, file);
      for (int r = 0; r < csv.rows(); r++) {
        values.put(csv.text(r, "FID"), csv.number(r, year));
      }
    }
    return values;
  }

  /** People and population-weighted PM2.5 by the cell that holds each point's centre. */
  private static Table cells(LambertGrid grid) throws IOException {
    Map<String, Double> people = column("GridPop.csv", "2015");
    Map<String, Double> pm25 = column("GridPM25.csv", "2015");
    Map<Integer, double[]> sums = new TreeMap<>();
    try (var reader = Files.newBufferedReader(DATA.resolve("FID_info.csv"))) {
      Csv csv = Csv.withNotes(reader, "FID_info.csv");
      for (int r = 0; r < csv.rows(); r++) {
        int cell = grid.cellAt(csv.number(r, "x"), csv.number(r, "y"));
        double persons = people.getOrDefault(csv.text(r, "FID"), 0.0);
        double z = pm25.getOrDefault(csv.text(r, "FID"), 0.0);
        double[] sum = sums.computeIfAbsent(cell, c -> new double[3]);
        sum[0] += persons;
        sum[1] += z > 0 ? persons : 0;
        sum[2] += persons * z;
      }
    }
    Table.Builder cell = Table.builder(Inputs.CELL);
    sums.forEach(
        (c, sum) ->
            cell.add(
                c,
                grid.col(c),
                grid.row(c),
                grid.lonOfCentre(c),
                grid.latOfCentre(c),
                grid.areaKm2(c),
                sum[0],
                sum[1] > 0 ? sum[2] / sum[1] : Double.NaN,
                Double.NaN,
                ""));
    return cell.build();
  }

  private static SteadyState transport() {
    Grid grid = LambertGrid.CHINA_36KM;
    return SteadyState.of(
        grid, Meteorology.of(grid, Meteorology.eastAsia()), TransportParameters.illustrative());
  }

  /** National totals of Du et al. and Zheng et al. 2018, t, in all months alike, by population. */
  private static Map<String, double[]> monthly(SteadyState transport, Table cell) {
    double[] people = cell.doubles("population_persons");
    double all = Arrays.stream(people).sum();
    Map<String, double[]> monthly = new TreeMap<>();
    Map.of(
            "OC",
            2.1e6,
            "EC",
            1.3e6,
            "PM_OTHER",
            4.4e6,
            "SO2",
            10.8e6,
            "NOX",
            22.4e6,
            "NH3",
            11e6,
            "VOC",
            28.6e6)
        .forEach(
            (species, tonnes) ->
                monthly.put(
                    species,
                    transport.field(
                        cell.ints("cell"),
                        Arrays.stream(people)
                            .map(p -> p / all * tonnes / Months.COUNT)
                            .toArray())));
    return monthly;
  }

  @Test
  void nationalDeathsAreOfTheOrderOfTheLiterature() throws IOException {
    Assumptions.assumeTrue(Files.exists(DATA), "needs ../shared/data/china_grid");
    Table cell = cells(LambertGrid.CHINA_36KM);
    Provenance test = Provenance.of(Provenance.Status.ESTIMATED, "test", "");
    Burden burden = Burden.of(HealthFacts.tables().put(cell, test), HealthParameters.DEFAULT);
    SteadyState transport = transport();
    double[][] forcing = {transport.field(cell.ints("cell"), burden.marginalDeaths())};
    Map<String, double[]> tonnes = monthly(transport, cell);
    Map<String, Double> deaths = new TreeMap<>();
    for (int m = 0; m < Months.COUNT; m += 3) {
      transport
          .month(m)
          .sensitivities(forcing)
          .forEach(
              (species, lambda) -> {
                for (int g = 0; g < lambda[0].length; g++) {
                  deaths.merge(species, 3 * lambda[0][g] * tonnes.get(species)[g], Double::sum);
                }
              });
    }
    double total = deaths.values().stream().mapToDouble(Double::doubleValue).sum();
    System.out.printf(
        Locale.ROOT, "first-order deaths %.0f of J %.0f: %s%n", total, burden.total(), deaths);
    assertThat(total).as("deaths %s of J %s", deaths, burden.total()).isBetween(0.1e6, 1.5e6);
    // First order, a concave response: even all of PM2.5 would explain no more than this
    assertThat(total).isLessThan(burden.elasticity() * burden.total());
    assertThat(deaths.get("SO2")).isGreaterThan(deaths.get("NH3"));
  }

  @Test
  void thePm25OfTheEmissionsIsPlausible() throws IOException {
    Assumptions.assumeTrue(Files.exists(DATA), "needs ../shared/data/china_grid");
    Table cell = cells(LambertGrid.CHINA_36KM);
    SteadyState transport = transport();
    double[] people = transport.field(cell.ints("cell"), cell.doubles("population_persons"));
    double all = Arrays.stream(people).sum();
    double[] mean = new double[Months.COUNT];
    for (int m = 0; m < Months.COUNT; m += 6) {
      double[] pm25 = transport.month(m).plumes(monthly(transport, cell)).pm25UgM3();
      for (int g = 0; g < pm25.length; g++) {
        mean[m] += pm25[g] * people[g] / all;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "PM2.5 of the emissions, people's mean: January %.1f, July %.1f ug/m3%n",
        mean[0],
        mean[6]);
    // people in China breathed 54 ug/m3 in 2015, more in winter, some of it dust
    assertThat(mean[0]).isBetween(20.0, 100.0);
    assertThat(mean[6]).isBetween(10.0, 60.0).isLessThan(mean[0]);
  }
}
