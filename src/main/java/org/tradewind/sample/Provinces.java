package org.tradewind.sample;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.importers.china.ChinaFacts;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * The provinces of the bundled study: facts/sample/provinces.csv in the order of
 * facts/china/provinces.csv.
 */
final class Provinces {
  /** Yuan per US dollar, mean of 2017 (National Bureau of Statistics), rounded. */
  static final double CNY_PER_USD = 6.75;

  private static final double PERSONS = 1e4;
  private static final double KM2 = 1e3;
  private static final double MILLION_PER_BILLION = 1e3;

  private final Csv facts = Csv.fact("sample/provinces");
  private final Csv names = Csv.fact("china/provinces");
  private final Axis axis = Axis.of("region", names.column("region"));
  private final int[] rowOf = new int[axis.size()];

  Provinces() {
    Axis rows = Axis.of("region", facts.column("region"));
    for (int r = 0; r < rowOf.length; r++) {
      rowOf[r] = rows.require(axis.label(r), facts.source());
    }
  }

  Axis axis() {
    return axis;
  }

  /** A column of the facts, by region. */
  double[] column(String name) {
    return each(r -> facts.number(rowOf[r], name));
  }

  /** Resident population, persons. */
  double[] population() {
    return each(r -> facts.number(rowOf[r], "population_1e4") * PERSONS);
  }

  private double[] each(IntToDoubleFunction value) {
    return IntStream.range(0, rowOf.length).mapToDouble(value).toArray();
  }

  /** The table region; GDP at {@link #CNY_PER_USD}. */
  Table table() {
    double[] population = population();
    double[] gdp = column("gdp_1e9cny");
    double[] area = column("area_1e3km2");
    Table.Builder table = Table.builder(Inputs.REGION);
    for (int r = 0; r < axis.size(); r++) {
      table.add(
          axis.label(r),
          names.text(r, "name"),
          population[r],
          gdp[r] * MILLION_PER_BILLION / CNY_PER_USD,
          area[r] * KM2,
          names.text(r, "name"),
          ChinaFacts.localName(axis.label(r)));
    }
    return table.build();
  }
}
