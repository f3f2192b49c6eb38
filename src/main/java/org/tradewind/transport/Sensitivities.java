package org.tradewind.transport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Table;

/** The table sensitivity by transport: deaths per tonne of each pollutant, month and cell. */
public final class Sensitivities {
  private Sensitivities() {}

  /**
   * All months, on the threads of this machine.
   *
   * @param cell the study's cells
   * @param marginalDeaths dJ/dz of every cell in their order, deaths a year per ug/m3
   */
  public static Table of(SteadyState transport, Table cell, double[] marginalDeaths) {
    List<Map<String, double[]>> months =
        IntStream.range(0, Months.COUNT)
            .parallel()
            .mapToObj(m -> month(transport, m, cell.ints("cell"), marginalDeaths))
            .toList();
    return table(cell, months);
  }

  /**
   * One month.
   *
   * @param cells numbers of the study's cells
   * @param month from 0 to 11
   * @return deaths per tonne by species, in the order of the table cell
   */
  public static Map<String, double[]> month(
      SteadyState transport, int month, int[] cells, double[] marginalDeaths) {
    double[][] forcing = {transport.field(cells, marginalDeaths)};
    Map<String, double[]> bySpecies = new LinkedHashMap<>();
    transport
        .month(month)
        .sensitivities(forcing)
        .forEach((species, fields) -> bySpecies.put(species, SteadyState.at(cells, fields[0])));
    return bySpecies;
  }

  /**
   * The table of twelve months.
   *
   * @param cell the study's cells
   * @param months by month and species, deaths per tonne in the order of the cells
   */
  public static Table table(Table cell, List<Map<String, double[]>> months) {
    int[] cells = cell.ints("cell");
    Table.Builder table = Table.builder(AirInputs.SENSITIVITY);
    Object[] row = new Object[2 + Months.COUNT];
    for (int i = 0; i < cells.length; i++) {
      for (String species : Species.POLLUTANTS) {
        row[0] = cells[i];
        row[1] = species;
        for (int m = 0; m < Months.COUNT; m++) {
          row[2 + m] = months.get(m).get(species)[i];
        }
        table.add(row);
      }
    }
    return table.build();
  }
}
