package org.tradewind.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.Months;
import org.tradewind.health.Burden;
import org.tradewind.health.HealthFacts;
import org.tradewind.health.HealthParameters;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;

/** Whether the kernel gives deaths of the right order with real people and national totals. */
class ChinaMagnitudeTest {
  private static final Path DATA = Path.of("../shared/data/china_grid");

  private static Map<String, Double> column(String file, String year) throws IOException {
    Map<String, Double> values = new HashMap<>();
    try (var reader = Files.newBufferedReader(DATA.resolve(file))) {
      Csv csv = Csv.read(reader, file);
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
      Csv csv = Csv.read(reader, "FID_info.csv");
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

  @Test
  void nationalDeathsAreOfTheOrderOfTheLiterature() throws IOException {
    Assumptions.assumeTrue(Files.exists(DATA), "needs ../shared/data/china_grid");
    Table cell = cells(LambertGrid.CHINA_36KM);
    Provenance test = Provenance.of(Provenance.Status.ESTIMATED, "test", "");
    Burden burden = Burden.of(HealthFacts.tables().put(cell, test), HealthParameters.DEFAULT);
    Table sensitivity =
        ExposureKernel.of(LambertGrid.CHINA_36KM, KernelParameters.illustrative(), cell)
            .sensitivities(burden.marginalDeaths())
            .validated("kernel");
    // National totals of Du et al., Mt, spread by population and evenly over the months; primary
    // PM2.5 counted as PM_OTHER (OC and EC travel alike)
    Map<String, Double> tonnes =
        Map.of("PM_OTHER", 7.8e6, "SO2", 10.8e6, "NOX", 22.4e6, "NH3", 11e6);
    double[] people = cell.doubles("population_persons");
    double all = Arrays.stream(people).sum();
    Map<String, Double> deaths = new TreeMap<>();
    for (int r = 0; r < sensitivity.rows(); r++) {
      double emitted = tonnes.getOrDefault(sensitivity.strings("species")[r], 0.0);
      for (String month : Months.COLUMNS) {
        deaths.merge(
            sensitivity.strings("species")[r],
            sensitivity.doubles(month)[r] * emitted / Months.COUNT * people[r / 7] / all,
            Double::sum);
      }
    }
    double total = deaths.values().stream().mapToDouble(Double::doubleValue).sum();
    assertThat(total).as("deaths %s of J %s", deaths, burden.total()).isBetween(0.1e6, 1.5e6);
    // First order, a concave response: even all of PM2.5 would explain no more than this
    assertThat(total).isLessThan(burden.elasticity() * burden.total());
    assertThat(deaths.get("PM_OTHER")).isGreaterThan(deaths.get("NH3"));
  }

  @Test
  void theImpliedPm25IsPlausible() throws IOException {
    Assumptions.assumeTrue(Files.exists(DATA), "needs ../shared/data/china_grid");
    Table cell = cells(LambertGrid.CHINA_36KM);
    ExposureKernel kernel =
        ExposureKernel.of(LambertGrid.CHINA_36KM, KernelParameters.illustrative(), cell);
    double[] people = cell.doubles("population_persons");
    double all = Arrays.stream(people).sum();
    double[] monthly = Arrays.stream(people).map(p -> p / all * 7.8e6 / Months.COUNT).toArray();
    double mean = 0;
    for (int m = 0; m < Months.COUNT; m++) {
      double[] rise = kernel.exposure("PM_OTHER", m, monthly);
      for (int g = 0; g < rise.length; g++) {
        mean += rise[g] * people[g] / all;
      }
    }
    // primary PM2.5 is some 10-20 of the 54 ug/m3 that people in China breathed in 2015
    assertThat(mean).isBetween(5.0, 25.0);
  }
}
