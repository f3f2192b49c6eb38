package org.tradewind.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.tables.Table;

/**
 * Modelled annual means by species and cell, ug/m3: the months of the table air_concentration
 * weighted by their days in a year of 365, c = (1/365) sum of d_m c_m. PM2.5 that this table does
 * not have is taken from cell.pm25_ugm3.
 */
public final class ModelledConcentrations {
  private final Map<String, Map<Integer, Double>> bySpecies = new HashMap<>();
  private final boolean pm25OfCells;

  private ModelledConcentrations(boolean pm25OfCells) {
    this.pm25OfCells = pm25OfCells;
  }

  /**
   * Reads the tables.
   *
   * @param cell table cell
   * @param concentration table air_concentration, where the study has it
   */
  public static ModelledConcentrations of(Table cell, Optional<Table> concentration) {
    boolean ofCells =
        concentration.stream()
            .flatMap(t -> Arrays.stream(t.strings("species")))
            .noneMatch(Species.PM25::equals);
    ModelledConcentrations modelled = new ModelledConcentrations(ofCells);
    concentration.ifPresent(modelled::addAnnualMeans);
    if (ofCells) {
      for (int row = 0; row < cell.rows(); row++) {
        modelled.put(Species.PM25, cell.ints("cell")[row], cell.doubles("pm25_ugm3")[row]);
      }
    }
    return modelled;
  }

  private void addAnnualMeans(Table table) {
    double[][] months = Months.COLUMNS.stream().map(table::doubles).toArray(double[][]::new);
    int days = Months.DAYS.stream().mapToInt(Integer::intValue).sum();
    for (int row = 0; row < table.rows(); row++) {
      CompensatedSum sum = new CompensatedSum();
      for (int m = 0; m < Months.COUNT; m++) {
        sum.add(Months.DAYS.get(m) * months[m][row]);
      }
      put(table.strings("species")[row], table.ints("cell")[row], sum.value() / days);
    }
  }

  private void put(String species, int cell, double value) {
    bySpecies.computeIfAbsent(species, s -> new HashMap<>()).put(cell, value);
  }

  /** The annual mean of a species in a cell, ug/m3; NaN where there is none. */
  public double annualMean(String species, int cell) {
    return bySpecies.getOrDefault(species, Map.of()).getOrDefault(cell, Double.NaN);
  }

  /** Whether PM2.5 is that of the table cell. */
  public boolean pm25OfCells() {
    return pm25OfCells;
  }
}
