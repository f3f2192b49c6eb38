package org.tradewind.sample;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.tables.Csv;
import org.tradewind.tables.NationalTable;
import org.tradewind.tables.Vocabulary;

/**
 * The national table of 11 groups (facts/sample/io_groups.csv) blown up to 42 sectors. With o_i the
 * rounded output of sector i of group G, a_i = o_i / sum of o over G:
 *
 * <pre>
 *   Z_ij = a_i a_j Z_GH      Y_ik = a_i Y_Gk      export_i = a_i export_G      imports_j = a_j imports_H
 *   x_i  = sum_j Z_ij + sum_k Y_ik + export_i     valueAdded_j = x_j - sum_i Z_ij - imports_j
 * </pre>
 *
 * <p>Rows close because output is their sum, columns because value added is what they lack; nothing
 * is left for errors.
 */
final class NationalGroups {
  /** Unit of the table, as in the published ones. */
  static final String CURRENCY = "10^4 CNY";

  private static final double UNITS_PER_BILLION = 1e5;
  private static final List<String> CATEGORIES =
      List.of(
          Vocabulary.RURAL,
          Vocabulary.URBAN,
          Vocabulary.GOVERNMENT,
          Vocabulary.FIXED_CAPITAL,
          Vocabulary.INVENTORIES);

  private NationalGroups() {}

  static NationalTable table() {
    Csv facts = Csv.fact("sample/io_groups");
    Csv sectorFacts = Csv.fact("china/sectors");
    Axis sectors = Axis.of("sector", sectorFacts.column("sector"));
    Axis rows = Axis.of("row", facts.column("row"));
    int s = sectors.size();
    int[] group = new int[s];
    double[] within = within(sectors, sectorFacts.column("group"), rows, group);
    double[] z = new double[s * s];
    double[] imports = new double[s];
    int importRow = rows.require("imports", facts.source());
    for (int j = 0; j < s; j++) {
      String column = rows.label(group[j]);
      for (int i = 0; i < s; i++) {
        z[i + j * s] = within[i] * within[j] * value(facts, group[i], column);
      }
      imports[j] = within[j] * value(facts, importRow, column);
    }
    Map<String, double[]> demand = new LinkedHashMap<>();
    for (String category : CATEGORIES) {
      demand.put(category, split(facts, group, within, category));
    }
    double[] export = split(facts, group, within, Vocabulary.EXPORT);
    double[] output = rowSums(z, demand, export);
    double[] valueAdded = new double[s];
    for (int j = 0; j < s; j++) {
      double used = imports[j];
      for (int i = 0; i < s; i++) {
        used += z[i + j * s];
      }
      valueAdded[j] = output[j] - used;
    }
    return new NationalTable(
        sectors, CURRENCY, z, imports, demand, export, new double[s], valueAdded, output);
  }

  /** Share of each sector in the output of its group; fills in the row of its group. */
  private static double[] within(Axis sectors, List<String> groupOf, Axis rows, int[] group) {
    Csv facts = Csv.fact("sample/sectors");
    Axis order = Axis.of("sector", facts.column("sector"));
    double[] output = new double[sectors.size()];
    double[] ofGroup = new double[rows.size()];
    for (int i = 0; i < output.length; i++) {
      group[i] = rows.require(groupOf.get(i), "facts/china/sectors.csv, row " + (i + 1));
      output[i] = facts.number(order.require(sectors.label(i), facts.source()), "output_1e9cny");
      ofGroup[group[i]] += output[i];
    }
    double[] within = new double[output.length];
    Arrays.setAll(within, i -> output[i] / ofGroup[group[i]]);
    return within;
  }

  private static double value(Csv facts, int row, String column) {
    return facts.number(row, column) * UNITS_PER_BILLION;
  }

  private static double[] split(Csv facts, int[] group, double[] within, String column) {
    double[] values = new double[group.length];
    Arrays.setAll(values, i -> within[i] * value(facts, group[i], column));
    return values;
  }

  private static double[] rowSums(double[] z, Map<String, double[]> demand, double[] export) {
    int s = export.length;
    double[] sums = export.clone();
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        sums[i] += z[i + j * s];
      }
      for (double[] category : demand.values()) {
        sums[i] += category[i];
      }
    }
    return sums;
  }
}
