package org.tradewind.emissions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;

/**
 * How each subsector's annual emissions are spread over cells and months.
 *
 * @param subsectors the subsectors
 * @param proxies spatial proxy of each
 * @param profiles share of each month of each subsector, summing to 1
 */
public record SpreadingRules(Axis subsectors, List<SpatialProxy> proxies, List<double[]> profiles) {

  public SpreadingRules {
    proxies = List.copyOf(proxies);
    profiles = List.copyOf(profiles);
  }

  /**
   * The rules that ship with the software: facts/china/subsector_proxies.csv,
   * facts/china/monthly_profiles.csv.
   */
  public static SpreadingRules bundled() {
    return of(Csv.fact("china/subsector_proxies"), Csv.fact("china/monthly_profiles"));
  }

  /**
   * Reads the rules.
   *
   * @param rules columns subsector, proxy, profile
   * @param months columns profile, m01..m12, each row summing to 1
   */
  public static SpreadingRules of(Csv rules, Csv months) {
    Map<String, double[]> known = profiles(months);
    Axis names = Axis.of("monthly profile", List.copyOf(known.keySet()));
    List<SpatialProxy> proxies = new ArrayList<>();
    List<double[]> profiles = new ArrayList<>();
    for (int row = 0; row < rules.rows(); row++) {
      String where = rules.source() + ", row " + (row + 1);
      proxies.add(SpatialProxy.of(rules.text(row, "proxy"), where));
      profiles.add(known.get(names.label(names.require(rules.text(row, "profile"), where))));
    }
    return new SpreadingRules(Axis.of("subsector", rules.column("subsector")), proxies, profiles);
  }

  private static Map<String, double[]> profiles(Csv months) {
    Map<String, double[]> profiles = new LinkedHashMap<>();
    for (int row = 0; row < months.rows(); row++) {
      double[] shares = new double[Months.COUNT];
      double sum = 0;
      for (int m = 0; m < Months.COUNT; m++) {
        shares[m] = months.number(row, Months.COLUMNS.get(m));
        sum += shares[m];
      }
      if (!(Math.abs(sum - 1) <= 1e-9)) {
        throw new UserError(
            months.source() + ", row " + (row + 1) + " (" + months.text(row, "profile") + ")",
            "twelve shares that sum to " + sum,
            "a sum of 1",
            "Correct the profile.");
      }
      for (int m = 0; m < Months.COUNT; m++) {
        shares[m] /= sum;
      }
      profiles.put(months.text(row, "profile"), shares);
    }
    return profiles;
  }
}
