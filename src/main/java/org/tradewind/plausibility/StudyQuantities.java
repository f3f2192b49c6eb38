package org.tradewind.plausibility;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tradewind.axes.Species;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Figures that several columns or tables make: densities, ratios, totals and intensities. */
final class StudyQuantities {
  private static final String PERSONS = "population_persons";
  private static final Map<String, Double> TONNES =
      Map.of(
          "t", 1.0, "kg", 1e-3, "kt", 1e3, "gg", 1e3, "mt", 1e6, "tg", 1e6, "tonnes", 1.0, "g",
          1e-6);

  private final StudyTables tables;
  private final Plausibility to;

  StudyQuantities(StudyTables tables, Plausibility to) {
    this.tables = tables;
    this.to = to;
  }

  void take(Optional<String> currency) {
    if (tables.has(Inputs.CELL)) {
      cells(tables.require(Inputs.CELL));
    }
    if (tables.has(Inputs.REGION)) {
      grossProduct(tables.require(Inputs.REGION));
    }
    if (tables.has(AirInputs.MORTALITY_RATE)) {
      highest("mortality_rate_highest", tables.require(AirInputs.MORTALITY_RATE), "rate_per_100k");
    }
    if (tables.has(MrioInputs.STRESSOR)) {
      stressors(tables.require(MrioInputs.STRESSOR), currency);
    }
  }

  /** People of the study, of the cells or the regions, whichever count more; 0 if not known. */
  static double population(StudyTables tables) {
    double people = 0;
    for (var schema : List.of(Inputs.REGION, Inputs.CELL)) {
      if (tables.has(schema)) {
        people = Math.max(people, Plausibility.sum(tables.require(schema), PERSONS));
      }
    }
    return people;
  }

  private void cells(Table cell) {
    double[] area = cell.doubles("area_km2");
    double[] people = cell.doubles(PERSONS);
    for (int r = 0; r < cell.rows(); r++) {
      int row = r;
      if (area[r] > 0) {
        to.accept(
            "cell_density",
            people[r] / area[r],
            () -> Plausibility.place(cell, row, PERSONS) + " over area_km2");
      }
    }
    highest("pm25_highest", cell, "pm25_ugm3");
    if (tables.has(Inputs.REGION)) {
      double ofRegions = Plausibility.sum(tables.require(Inputs.REGION), PERSONS);
      double ofCells = Plausibility.sum(cell, PERSONS);
      if (ofRegions > 0 && ofCells > 0) {
        to.accept(
            "population_of_cells_per_regions",
            ofCells / ofRegions,
            () -> "tables cell and region, sums of " + PERSONS);
      }
    }
  }

  private void highest(String quantity, Table table, String column) {
    Arrays.stream(table.doubles(column))
        .filter(Double::isFinite)
        .max()
        .ifPresent(
            most -> to.accept(quantity, most, () -> "table " + table.name() + ", " + column));
  }

  private void grossProduct(Table region) {
    double[] gdp = region.doubles("gdp_million_usd");
    double[] people = region.doubles(PERSONS);
    for (int r = 0; r < region.rows(); r++) {
      int row = r;
      if (people[r] > 0) {
        to.accept(
            "gdp_per_person",
            gdp[r] * 1e6 / people[r],
            () -> Plausibility.place(region, row, "gdp_million_usd") + " over " + PERSONS);
      }
    }
  }

  /**
   * Tonnes of CO2 and of the other species, and per dollar of output where the currency is known.
   */
  private void stressors(Table stressor, Optional<String> currency) {
    Map<String, Double> tonnes = tonnesByUnit(stressor);
    OptionalDouble dollars = currency.map(MoneyUnit::usd).orElse(OptionalDouble.empty());
    Map<String, Double> output = dollars.isPresent() ? output(dollars.getAsDouble()) : Map.of();
    double allOutput = output.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> totals = new LinkedHashMap<>();
    for (int r = 0; r < stressor.rows(); r++) {
      String name = stressor.strings("stressor")[r];
      if (!tonnes.containsKey(name)) {
        continue;
      }
      double emitted = stressor.doubles("value")[r] * tonnes.get(name);
      totals.merge(name, emitted, Double::sum);
      double made =
          output.getOrDefault(
              key(stressor.strings("region")[r], stressor.strings("sector")[r]), 0.);
      if (name.equals(Species.CO2) && made > 0) {
        int row = r;
        to.accept(
            "co2_intensity",
            emitted / made,
            () -> Plausibility.place(stressor, row, "value") + " over output");
      }
    }
    totals.forEach((name, sum) -> totals(name, sum, allOutput));
  }

  private void totals(String name, double sum, double output) {
    boolean co2 = name.equals(Species.CO2);
    to.accept(
        co2 ? "stressor_co2" : "stressor_pollutant", sum, () -> "table stressor, sum of " + name);
    if (output > 0) {
      to.accept(
          co2 ? "co2_intensity_mean" : "pollutant_intensity_mean",
          sum / output,
          () -> "table stressor, sum of " + name + " over that of output");
    }
  }

  /** Tonnes per unit of the stressors that are species; those in other units are passed over. */
  private Map<String, Double> tonnesByUnit(Table stressor) {
    Map<String, String> units = new HashMap<>();
    if (tables.has(NameTables.STRESSOR_INFO)) {
      Table info = tables.require(NameTables.STRESSOR_INFO);
      for (int r = 0; r < info.rows(); r++) {
        units.put(info.strings("stressor")[r], info.strings("unit")[r].strip());
      }
    }
    Map<String, Double> tonnes = new HashMap<>();
    for (String name : stressor.strings("stressor")) {
      String unit = units.getOrDefault(name, "");
      Double factor = TONNES.get(unit.isEmpty() ? "t" : unit.toLowerCase(java.util.Locale.ROOT));
      if (Species.ALL.contains(name) && factor != null) {
        tonnes.put(name, factor);
      }
    }
    return tonnes;
  }

  private Map<String, Double> output(double dollars) {
    Map<String, Double> output = new HashMap<>();
    if (tables.has(MrioInputs.OUTPUT)) {
      Table x = tables.require(MrioInputs.OUTPUT);
      for (int r = 0; r < x.rows(); r++) {
        output.put(
            key(x.strings("region")[r], x.strings("sector")[r]), x.doubles("value")[r] * dollars);
      }
    }
    return output;
  }

  private static String key(String region, String sector) {
    return region + "\u0000" + sector;
  }
}
