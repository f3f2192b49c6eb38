package org.tradewind.attribution;

import java.util.ArrayList;
import java.util.List;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.Table;

/**
 * What groups of sources contribute to the nation's deaths M and CO2 C (Chen et al. 2024, figures 1
 * and 2): M_x / M, C_x / C, and their ratio R_x = (M_x / M) / (C_x / C). M and C are sums over all
 * regions.
 */
public final class Contributions {
  private Contributions() {}

  /**
   * All tables of contributions.
   *
   * @param damage of the axis' regions and subsectors
   * @param subsector table subsector
   * @param further groups that are no part of {@link SourceGroups#of}, such as cities
   */
  public static SourceOutputs of(
      SourceAxis axis, Damage damage, Table subsector, List<SourceGroup> further) {
    List<SourceGroup> groups = new ArrayList<>(SourceGroups.of(axis, damage, subsector));
    groups.addAll(further);
    List<SourceOutput> outputs = new ArrayList<>(List.of(ratios(groups)));
    outputs.addAll(ContributionSpecies.of(axis, damage, subsector));
    return SourceOutputs.of(outputs);
  }

  /**
   * The table contribution_ratio.
   *
   * @param groups with exactly one of the level nation
   */
  public static SourceOutput ratios(List<SourceGroup> groups) {
    SourceGroup nation = nation(groups);
    SourceOutput.Builder rows =
        SourceOutput.byRow(
            ContributionTables.CONTRIBUTION_RATIO,
            List.of("deaths", "co2_t", "deaths_share", "co2_share", "ratio"),
            List.of(nation.deaths(), nation.co2()),
            Contributions::shares);
    for (SourceGroup group : groups) {
      rows.row(List.of(group.deaths(), group.co2()), group.level(), group.name(), group.within());
    }
    return rows.build();
  }

  private static SourceGroup nation(List<SourceGroup> groups) {
    List<SourceGroup> nation =
        groups.stream().filter(g -> g.level().equals(SourceGroups.NATION)).toList();
    if (nation.size() != 1) {
      throw new IllegalArgumentException(nation.size() + " groups of the level nation, not one");
    }
    return nation.get(0);
  }

  /**
   * Deaths, CO2, shares of both, and their ratio.
   *
   * @param own deaths and CO2 of the group
   * @param nation deaths and CO2 of the nation
   */
  static void shares(double[][] own, double[][] nation, double[][] into, int n) {
    for (int d = 0; d < n; d++) {
      into[0][d] = own[0][d];
      into[1][d] = own[1][d];
      into[2][d] = share(own[0][d], nation[0][d]);
      into[3][d] = share(own[1][d], nation[1][d]);
      into[4][d] = share(into[2][d], into[3][d]);
    }
  }

  /** part / whole; NaN, which is not defined, where the whole is 0. */
  static double share(double part, double whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }
}
