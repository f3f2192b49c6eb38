package org.tradewind.costs;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.attribution.CellGroups;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceSum;
import org.tradewind.tables.CellTables;

/**
 * Curves of cumulative cost over cumulative people (Chen et al. 2024, Q-Q of cost against
 * population). Cells stand in the order of their people; with c_k the cost of the cells of group k,
 * the curve at point k is sum of c_1 ... c_k over all cost. Costs are not negative, so curves never
 * fall; the last point is (1, 1).
 */
public final class InequalityCurves {
  private static final List<String> MEASURES = List.of("health", "climate", "integrated");

  private InequalityCurves() {}

  /**
   * The tables inequality_curve and inequality.
   *
   * @param groups cells in groups by people
   * @param deaths of each group
   * @param co2 of each group
   */
  public static List<SourceOutput> of(
      SourceAxis axis,
      Valuation valuation,
      CellGroups groups,
      List<SourceSum> deaths,
      List<SourceSum> co2) {
    List<SourceSum> sums = new ArrayList<>(PricedSums.prices(axis, valuation));
    sums.addAll(deaths);
    sums.addAll(co2);
    int n = groups.size();
    double[] people = new double[n + 1];
    for (int k = 0; k < n; k++) {
      people[k + 1] = groups.cumulativeShare(k);
    }
    return List.of(curves(valuation, sums, people), indices(valuation, sums, people));
  }

  private static SourceOutput curves(Valuation valuation, List<SourceSum> sums, double[] people) {
    SourceOutput.Builder rows =
        SourceOutput.whole(CellTables.INEQUALITY_CURVE, List.of("cost_share"), sums);
    for (String measure : MEASURES) {
      for (int point = 0; point < people.length; point++) {
        rows.row(List.of(), valuation.row(measure, point, people[point]));
      }
    }
    int groups = people.length - 1;
    return rows.build(
        (drawn, into, n) -> {
          double[] curve = new double[groups + 1];
          for (int d = 0; d < n; d++) {
            for (int m = 0; m < MEASURES.size(); m++) {
              curve(drawn, groups, m, d, curve);
              for (int point = 0; point <= groups; point++) {
                into[m * (groups + 1) + point][d] = curve[point];
              }
            }
          }
        });
  }

  private static SourceOutput indices(Valuation valuation, List<SourceSum> sums, double[] people) {
    SourceOutput.Builder rows =
        SourceOutput.whole(CellTables.INEQUALITY, List.of("gini", "cost_share_half"), sums);
    MEASURES.forEach(measure -> rows.row(List.of(), valuation.row(measure)));
    double[] shares = people.clone();
    return rows.build(
        (drawn, into, n) -> {
          double[] curve = new double[shares.length];
          for (int d = 0; d < n; d++) {
            for (int m = 0; m < MEASURES.size(); m++) {
              curve(drawn, shares.length - 1, m, d, curve);
              into[2 * m][d] = gini(shares, curve);
              into[2 * m + 1][d] = 1 - at(.5, shares, curve);
            }
          }
        });
  }

  /**
   * A curve in one draw.
   *
   * @param sums VSL, SCC, deaths of all groups, then their CO2
   * @param measure position in {@link #MEASURES}
   */
  private static void curve(double[][] sums, int groups, int measure, int d, double[] curve) {
    double vsl = measure == 1 ? 0 : sums[0][d];
    double scc = measure == 0 ? 0 : sums[1][d];
    curve[0] = 0;
    for (int k = 0; k < groups; k++) {
      curve[k + 1] = curve[k] + vsl * sums[2 + k][d] + scc * sums[2 + groups + k][d];
    }
    double all = curve[groups];
    for (int k = 0; k <= groups; k++) {
      curve[k] = all == 0 ? Double.NaN : k == groups ? 1 : curve[k] / all;
    }
  }

  /** 1 - twice the area under a curve. */
  static double gini(double[] people, double[] curve) {
    double area = 0;
    for (int k = 1; k < people.length; k++) {
      area += (people[k] - people[k - 1]) * (curve[k] + curve[k - 1]);
    }
    return 1 - area;
  }

  /** The curve at a share of people, between points by a straight line. */
  static double at(double share, double[] people, double[] curve) {
    for (int k = 1; k < people.length; k++) {
      if (people[k] >= share) {
        double step = people[k] - people[k - 1];
        double part = step == 0 ? 1 : (share - people[k - 1]) / step;
        return curve[k - 1] + part * (curve[k] - curve[k - 1]);
      }
    }
    return curve[curve.length - 1];
  }
}
