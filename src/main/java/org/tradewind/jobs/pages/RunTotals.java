package org.tradewind.jobs.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;

/** The nation's totals of a finished run, with their 95 % intervals where it has draws. */
final class RunTotals {
  /**
   * A total.
   *
   * @param stressor stressor
   * @param total which: supply_chain, household, all ...
   * @param unit of the stressor
   * @param value the central value
   * @param low 2.5th percentile; NaN without draws
   * @param high 97.5th percentile; NaN without draws
   */
  record Total(String stressor, String total, String unit, double value, double low, double high) {}

  private RunTotals() {}

  /** All of them, in the order of table national_total; none in a run without flows. */
  static List<Total> of(RunFolder run) {
    List<String> written = run.tables();
    if (!written.contains(AccountTables.NATIONAL_TOTAL.name())) {
      return List.of();
    }
    Map<List<String>, double[]> intervals = intervals(run, written);
    Map<String, String> units = units(run, written);
    Table totals = run.table(AccountTables.NATIONAL_TOTAL);
    List<Total> found = new ArrayList<>();
    for (int row = 0; row < totals.rows(); row++) {
      String stressor = totals.strings("stressor")[row];
      String total = totals.strings("total")[row];
      double[] ends =
          intervals.getOrDefault(List.of(stressor, total), new double[] {Double.NaN, Double.NaN});
      found.add(
          new Total(
              stressor,
              total,
              units.getOrDefault(stressor, ""),
              totals.doubles("value")[row],
              ends[0],
              ends[1]));
    }
    return found;
  }

  private static Map<List<String>, double[]> intervals(RunFolder run, List<String> written) {
    TableSchema schema = CiTable.schema(AccountTables.NATIONAL_TOTAL);
    Map<List<String>, double[]> intervals = new HashMap<>();
    if (written.contains(schema.name())) {
      Table table = run.table(schema);
      for (int row = 0; row < table.rows(); row++) {
        if (table.strings("quantity")[row].equals("value")) {
          intervals.put(
              List.of(table.strings("stressor")[row], table.strings("total")[row]),
              new double[] {table.doubles("p2_5")[row], table.doubles("p97_5")[row]});
        }
      }
    }
    return intervals;
  }

  private static Map<String, String> units(RunFolder run, List<String> written) {
    Map<String, String> units = new HashMap<>();
    if (written.contains(NameTables.STRESSOR_INFO.name())) {
      Table table = run.table(NameTables.STRESSOR_INFO);
      for (int row = 0; row < table.rows(); row++) {
        units.put(table.strings("stressor")[row], table.strings("unit")[row]);
      }
    }
    return units;
  }
}
