package org.tradewind.transport;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tradewind.axes.Grid;
import org.tradewind.axes.Months;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;
import org.tradewind.transport.TransportParameters.Conversion;
import org.tradewind.transport.TransportParameters.Removal;

/** Made-up weather and parameters for the tests. */
final class Weather {
  private Weather() {}

  /** One point, which holds everywhere and all year. */
  static Table uniform(double u, double v, double sd, double heightM, double mm) {
    Table.Builder table = Table.builder(AirInputs.METEOROLOGY);
    double[] values = {u, v, sd, heightM, mm};
    for (int i = 0; i < values.length; i++) {
      add(table, 110, 30, Vocabulary.WEATHER.get(i), values[i]);
    }
    return table.build();
  }

  static void add(Table.Builder table, double lon, double lat, String variable, double value) {
    Object[] row = new Object[3 + Months.COUNT];
    Arrays.fill(row, value);
    row[0] = lon;
    row[1] = lat;
    row[2] = variable;
    table.add(row);
  }

  /**
   * Air that turns about the middle of the grid, faster than the weather varies: a closed circle.
   */
  static Table vortex(Grid grid, double ms, double sd) {
    Table.Builder table = Table.builder(AirInputs.METEOROLOGY);
    double[] values = {0, 0, sd, 800, 50};
    for (int g = 0; g < grid.cells(); g++) {
      double x = (grid.col(g) - (grid.ncols() - 1) / 2.0) / grid.ncols() * 2;
      double y = (grid.row(g) - (grid.nrows() - 1) / 2.0) / grid.nrows() * 2;
      values[0] = -ms * y;
      values[1] = ms * x;
      for (int i = 0; i < values.length; i++) {
        add(table, grid.lonOfCentre(g), grid.latOfCentre(g), Vocabulary.WEATHER.get(i), values[i]);
      }
    }
    return table.build();
  }

  /** Winds drawn anew in every cell, as no air moves: the hardest case for the order of cells. */
  static Table noise(Grid grid, double ms, double sd) {
    SplittableRandom random = new SplittableRandom(5);
    Table.Builder table = Table.builder(AirInputs.METEOROLOGY);
    for (int g = 0; g < grid.cells(); g++) {
      double[] values = {
        ms * (2 * random.nextDouble() - 1),
        ms * (2 * random.nextDouble() - 1),
        sd * random.nextDouble(),
        200 + 1000 * random.nextDouble(),
        100 * random.nextDouble()
      };
      for (int i = 0; i < values.length; i++) {
        add(table, grid.lonOfCentre(g), grid.latOfCentre(g), Vocabulary.WEATHER.get(i), values[i]);
      }
    }
    return table.build();
  }

  /**
   * Parameters alike for all tracers and months, of a model of the mixing layer alone.
   *
   * @param dryMs deposition velocity
   * @param wetPerMm wash-out
   * @param perHour conversion of gases
   * @param share particle share of what converts
   */
  static TransportParameters parameters(
      double lagrangianH, double dryMs, double wetPerMm, double perHour, double share) {
    return vented(Double.POSITIVE_INFINITY, 2000, lagrangianH, dryMs, wetPerMm, perHour, share);
  }

  /**
   * The same with a deep column.
   *
   * @param ventingH mean time in the mixing layer
   * @param deepM depth of the deep column
   */
  static TransportParameters vented(
      double ventingH,
      double deepM,
      double lagrangianH,
      double dryMs,
      double wetPerMm,
      double perHour,
      double share) {
    Map<String, Removal> removals = new LinkedHashMap<>();
    Tracers.REMOVED.forEach(t -> removals.put(t, new Removal(year(dryMs), year(wetPerMm))));
    Map<String, Conversion> conversions = new LinkedHashMap<>();
    Tracers.GASES.forEach(
        g -> conversions.put(g, new Conversion(year(perHour), year(perHour), year(share))));
    return new TransportParameters(
        year(lagrangianH), year(ventingH), year(deepM), removals, conversions);
  }

  static List<Double> year(double value) {
    return Collections.nCopies(Months.COUNT, value);
  }
}
