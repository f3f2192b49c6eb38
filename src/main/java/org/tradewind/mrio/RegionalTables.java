package org.tradewind.mrio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * Regional input-output tables of R regions and S sectors, read and checked. They are competitive:
 * use holds products of all origins. For each region r and product i
 *
 * <pre>
 * sum_j U_rij + sum_k F_rik + export + outflow - import - inflow + others = x_ri
 * sum_i U_rij + v_rj = x_rj
 * </pre>
 *
 * Arrays are [region][sector]; use is [region][product][using sector], final demand
 * [category][region][product]. Values in the currency of the tables.
 */
final class RegionalTables {
  private static final int LISTED = 10;

  /** Outputs below this share of the largest one are compared as if they were that large. */
  private static final double SMALL = 1e-9;

  private final Axis regions;
  private final Axis sectors;
  private final double[][][] use;
  private final Map<String, double[][]> finalDemand = new LinkedHashMap<>();
  private final Map<String, double[][]> items = new LinkedHashMap<>();

  private RegionalTables(Axis regions, Axis sectors) {
    this.regions = regions;
    this.sectors = sectors;
    this.use = new double[regions.size()][sectors.size()][];
    for (String item :
        List.of(
            Vocabulary.EXPORT,
            Vocabulary.OUTFLOW,
            Vocabulary.IMPORT,
            Vocabulary.INFLOW,
            Vocabulary.OTHERS,
            Vocabulary.VALUE_ADDED,
            Vocabulary.OUTPUT)) {
      items.put(item, new double[regions.size()][sectors.size()]);
    }
  }

  /**
   * Reads regional_use and regional_balance.
   *
   * @param tolerance largest accepted gap: of a row relative to output, import and inflow, of a
   *     column relative to output
   */
  static RegionalTables read(StudyTables tables, double tolerance) {
    Axis regions = Axis.of("region", tables.require(Inputs.REGION).strings("region"));
    Axis sectors = Axis.of("sector", tables.require(Inputs.SECTOR).strings("sector"));
    RegionalTables read = new RegionalTables(regions, sectors);
    read.readUse(tables.require(MrioInputs.REGIONAL_USE));
    read.readBalance(tables.require(MrioInputs.REGIONAL_BALANCE));
    read.checkIdentities(tolerance);
    return read;
  }

  private void readUse(Table table) {
    for (int row = 0; row < table.rows(); row++) {
      String where = where(table, row);
      int r = regions.require(table.strings("region")[row], where);
      int i = sectors.require(table.strings("sector")[row], where);
      double[] values = table.vectors("values")[row];
      if (values.length != sectors.size()) {
        throw new UserError(
            where,
            values.length + " values",
            sectors.size() + " values, one for each sector of table sector",
            "Give the use of the product by every sector, in the order of table sector.");
      }
      for (int j = 0; j < values.length; j++) {
        if (!(values[j] >= 0)) {
          throw new UserError(
              where + ", use by sector " + sectors.label(j),
              String.valueOf(values[j]),
              "a number of at least 0",
              "Correct the value in the source.");
        }
      }
      use[r][i] = values;
    }
    for (int r = 0; r < regions.size(); r++) {
      for (int i = 0; i < sectors.size(); i++) {
        if (use[r][i] == null) {
          throw new UserError(
              "table regional_use",
              "no row of region " + regions.label(r) + ", sector " + sectors.label(i),
              "a row for each region and product",
              "Add the row; a product that no sector uses has zeros.");
        }
      }
    }
  }

  private void readBalance(Table table) {
    double[][] output = items.get(Vocabulary.OUTPUT);
    for (double[] row : output) {
      Arrays.fill(row, Double.NaN);
    }
    for (int row = 0; row < table.rows(); row++) {
      String where = where(table, row);
      int r = regions.require(table.strings("region")[row], where);
      int i = sectors.require(table.strings("sector")[row], where);
      String item = table.strings("item")[row];
      double value = table.doubles("value")[row];
      boolean signed =
          List.of(Vocabulary.OTHERS, Vocabulary.VALUE_ADDED).contains(item)
              || !items.containsKey(item);
      if (!signed && !(value >= 0)) {
        throw new UserError(
            where,
            item + " = " + value,
            "a number of at least 0",
            "Correct the value in the source.");
      }
      itemOrCategory(item)[r][i] = value;
    }
    for (int r = 0; r < regions.size(); r++) {
      for (int i = 0; i < sectors.size(); i++) {
        if (Double.isNaN(output[r][i])) {
          throw new UserError(
              "table regional_balance",
              "no output of region " + regions.label(r) + ", sector " + sectors.label(i),
              "an output for each region and sector",
              "Add the row; zero output is written as 0.");
        }
      }
    }
  }

  private double[][] itemOrCategory(String item) {
    return items.containsKey(item)
        ? items.get(item)
        : finalDemand.computeIfAbsent(item, k -> new double[regions.size()][sectors.size()]);
  }

  private void checkIdentities(double tolerance) {
    double floor = 0;
    for (double[] row : output()) {
      for (double x : row) {
        floor = Math.max(floor, SMALL * x);
      }
    }
    List<String> open = new ArrayList<>();
    for (int r = 0; r < regions.size(); r++) {
      for (int i = 0; i < sectors.size(); i++) {
        double x = output()[r][i];
        // a row is as exact as what enters it, a column as output
        double entered = x + imports()[r][i] + inflow()[r][i];
        String label = regions.label(r) + "/" + sectors.label(i);
        double uses = uses(r, i);
        if (!(Math.abs(uses - x) <= tolerance * Math.max(entered, floor))) {
          open.add(String.format(Locale.ROOT, "%s: uses %.10g, output %.10g", label, uses, x));
        }
        double inputs = inputs(r, i);
        if (!(Math.abs(inputs - x) <= tolerance * Math.max(x, floor))) {
          open.add(String.format(Locale.ROOT, "%s: inputs %.10g, output %.10g", label, inputs, x));
        }
      }
    }
    if (!open.isEmpty()) {
      throw new UserError(
          "tables regional_use and regional_balance",
          open.size()
              + " rows and columns out of balance: "
              + String.join("; ", open.subList(0, Math.min(LISTED, open.size()))),
          "use + final demand + export + outflow - import - inflow + others = output, to a gap relative"
              + " to output + import + inflow, and use + value_added = output, of "
              + tolerance,
          "Correct the tables, or raise mrio.balance_tolerance if the gaps are the publisher's.");
    }
  }

  private double uses(int r, int i) {
    CompensatedSum sum = new CompensatedSum().add(CompensatedSum.of(use[r][i]));
    finalDemand.values().forEach(k -> sum.add(k[r][i]));
    return sum.add(export()[r][i])
        .add(outflow()[r][i])
        .add(-imports()[r][i])
        .add(-inflow()[r][i])
        .add(others()[r][i])
        .value();
  }

  private double inputs(int r, int j) {
    CompensatedSum sum = new CompensatedSum().add(valueAdded()[r][j]);
    for (int i = 0; i < sectors.size(); i++) {
      sum.add(use[r][i][j]);
    }
    return sum.value();
  }

  private static String where(Table table, int row) {
    return "table " + table.name() + ", row " + (row + 1) + " (" + table.keyText(row) + ")";
  }

  Axis regions() {
    return regions;
  }

  Axis sectors() {
    return sectors;
  }

  /** U, [region][product][using sector]. */
  double[][][] use() {
    return use;
  }

  /** F by category, each [region][product]; may be negative (withdrawals from stocks). */
  Map<String, double[][]> finalDemand() {
    return finalDemand;
  }

  double[][] export() {
    return items.get(Vocabulary.EXPORT);
  }

  double[][] outflow() {
    return items.get(Vocabulary.OUTFLOW);
  }

  double[][] imports() {
    return items.get(Vocabulary.IMPORT);
  }

  double[][] inflow() {
    return items.get(Vocabulary.INFLOW);
  }

  double[][] others() {
    return items.get(Vocabulary.OTHERS);
  }

  double[][] valueAdded() {
    return items.get(Vocabulary.VALUE_ADDED);
  }

  double[][] output() {
    return items.get(Vocabulary.OUTPUT);
  }
}
