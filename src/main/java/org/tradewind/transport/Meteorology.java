package org.tradewind.transport;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tradewind.axes.Grid;
import org.tradewind.axes.Months;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * Monthly mean weather in every cell of a grid, interpolated from the points of the table
 * meteorology (see {@link PointField}). Winds are turned from east and north to the grid's axes.
 */
public final class Meteorology implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final List<String> VARIABLES = Vocabulary.WEATHER;

  /** Weather whose layer is thinner is refused: it is no mean of a month. */
  private static final double LEAST_HEIGHT_M = 10;

  private static final double GREATEST_WIND_MS = 100;
  private static final double GREATEST_MM = 1e4;

  private final double[][] windAlongColumnsMs;
  private final double[][] windAlongRowsMs;
  private final double[][] windSdMs;
  private final double[][] mixingHeightM;
  private final double[][] precipitationMm;

  private Meteorology(Map<String, double[][]> east, Grid grid) {
    windSdMs = east.get(Vocabulary.WIND_SD);
    mixingHeightM = east.get(Vocabulary.MIXING_HEIGHT);
    precipitationMm = east.get(Vocabulary.PRECIPITATION);
    double[][] u = east.get(Vocabulary.WIND_U);
    double[][] v = east.get(Vocabulary.WIND_V);
    windAlongColumnsMs = new double[Months.COUNT][grid.cells()];
    windAlongRowsMs = new double[Months.COUNT][grid.cells()];
    for (int g = 0; g < grid.cells(); g++) {
      double cos = Math.cos(grid.eastAngle(g));
      double sin = Math.sin(grid.eastAngle(g));
      for (int m = 0; m < Months.COUNT; m++) {
        windAlongColumnsMs[m][g] = u[m][g] * cos - v[m][g] * sin;
        windAlongRowsMs[m][g] = u[m][g] * sin + v[m][g] * cos;
      }
    }
  }

  /** The weather of a table on a grid; what is missing or cannot be is a {@link UserError}. */
  public static Meteorology of(Grid grid, Table table) {
    Map<String, double[][]> fields = new TreeMap<>();
    checkVariables(table);
    for (String variable : VARIABLES) {
      fields.put(variable, PointField.of(table, variable).on(grid));
    }
    return new Meteorology(fields, grid);
  }

  private static void checkVariables(Table table) {
    String[] variables = table.strings("variable");
    for (int r = 0; r < table.rows(); r++) {
      String where = "table meteorology, row " + (r + 1) + " (" + table.keyText(r) + ")";
      if (!VARIABLES.contains(variables[r])) {
        throw UserError.unknown(where, "variable", variables[r], VARIABLES);
      }
      for (String month : Months.COLUMNS) {
        check(where, month, variables[r], table.doubles(month)[r]);
      }
    }
    for (String variable : VARIABLES) {
      if (!List.of(variables).contains(variable)) {
        throw new UserError(
            "table meteorology",
            "no " + variable,
            "a row of each of " + Names.some(VARIABLES),
            "Add it; one point holds everywhere (an import may have read only some variables).");
      }
    }
  }

  private static void check(String where, String month, String variable, double value) {
    if (Double.isNaN(value)) {
      throw new UserError(
          where, "no value of " + month, "all twelve months", "Add or import the missing month.");
    }
    double from =
        switch (variable) {
          case Vocabulary.WIND_U, Vocabulary.WIND_V -> -GREATEST_WIND_MS;
          case Vocabulary.MIXING_HEIGHT -> LEAST_HEIGHT_M;
          default -> 0;
        };
    double to =
        variable.equals(Vocabulary.MIXING_HEIGHT) || variable.equals(Vocabulary.PRECIPITATION)
            ? GREATEST_MM
            : GREATEST_WIND_MS;
    if (!(value >= from && value <= to)) {
      throw new UserError(
          where, month + " = " + value, "from " + from + " to " + to, "Correct the value.");
    }
  }

  /** The illustrative weather of East Asia that ships with the software. */
  public static Table eastAsia() {
    return CsvTables.fact(AirInputs.METEOROLOGY, "transport/meteorology_east_asia");
  }

  /** How the table {@link #eastAsia} is to be marked. */
  public static Provenance eastAsiaProvenance() {
    return Provenance.of(
        Provenance.Status.ILLUSTRATIVE,
        "Tradewind's tables of facts (facts/transport/meteorology_east_asia.csv)",
        "round monthly values on a lattice of 15 x 10 degrees, written from general knowledge of the"
            + " climate; mixing heights over land scaled to ceilometers of Zhu et al. 2018");
  }

  double[] windAlongColumnsMs(int month) {
    return windAlongColumnsMs[month];
  }

  double[] windAlongRowsMs(int month) {
    return windAlongRowsMs[month];
  }

  double[] windSdMs(int month) {
    return windSdMs[month];
  }

  double[] mixingHeightM(int month) {
    return mixingHeightM[month];
  }

  double[] precipitationMm(int month) {
    return precipitationMm[month];
  }
}
