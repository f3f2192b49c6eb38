package org.tradewind.uncertainty.inputs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Table;

/**
 * How the normal numbers of uncertain inputs go together. That of input i of group g is sqrt(rho_g)
 * S_g + sqrt(1 - rho_g) z_i: two inputs of the group have correlation rho_g. The shared components
 * S have the correlation matrix rho_gh, which must have no negative eigenvalue.
 */
public final class Correlations {
  /** One group, one component; groups independent. */
  public static final Correlations NONE = new Correlations(Map.of(), new TreeMap<>());

  private static final double ROUNDING = 1e-9;

  private final Map<String, Double> within;
  private final TreeMap<String, TreeMap<String, Double>> between;

  private Correlations(
      Map<String, Double> within, TreeMap<String, TreeMap<String, Double>> between) {
    this.within = within;
    this.between = between;
  }

  /**
   * Reads and checks.
   *
   * @param table the table correlation
   * @param groups groups that the table uncertainty names
   */
  static Correlations of(Table table, Set<String> groups) {
    Correlations made = new Correlations(new HashMap<>(), new TreeMap<>());
    for (int row = 0; row < table.rows(); row++) {
      String where = "table correlation, row " + (row + 1) + " (" + table.keyText(row) + ")";
      String one = known(table.strings("correlation_group")[row], groups, where);
      String other = known(table.strings("other_group")[row], groups, where);
      made.add(one, other, table.doubles("rho")[row], where);
    }
    made.between.keySet().forEach(made::requireShared);
    made.linked().forEach(made::check);
    return made;
  }

  /** A group whose inputs share nothing cannot go with another one. */
  private void requireShared(String group) {
    boolean linked = between.get(group).values().stream().anyMatch(rho -> rho != 0);
    if (linked && within(group) == 0) {
      throw new UserError(
          "table correlation",
          "group "
              + group
              + " correlated with "
              + Names.some(List.copyOf(between.get(group).keySet()))
              + ", but with rho = 0 within itself",
          "a rho above 0 within a group that goes with others: they go together by what its inputs share",
          "Raise it, or leave out the row that has it 0.");
    }
  }

  private static String known(String group, Set<String> groups, String where) {
    if (!groups.contains(group)) {
      throw new UserError(
          where,
          "group '" + group + "', which no row of table uncertainty has",
          "one of " + Names.some(List.copyOf(groups)),
          Names.didYouMean(group, groups));
    }
    return group;
  }

  private void add(String one, String other, double rho, String where) {
    boolean same = one.equals(other);
    if (!(rho >= (same ? 0 : -1) && rho <= 1)) {
      throw new UserError(
          where,
          "rho = " + rho,
          same ? "from 0 to 1 within a group" : "from -1 to 1",
          "Correct it.");
    }
    if (same) {
      within.put(one, rho);
      return;
    }
    Double before = between.computeIfAbsent(one, g -> new TreeMap<>()).put(other, rho);
    between.computeIfAbsent(other, g -> new TreeMap<>()).put(one, rho);
    if (before != null && before != rho) {
      throw new UserError(
          where, "rho = " + rho, before + ", as given in the other order", "Leave one of them.");
    }
  }

  /** rho_g. */
  double within(String group) {
    return within.getOrDefault(group, 1.0);
  }

  /** Correlation of the shared components of two groups. */
  double between(String one, String other) {
    return one.equals(other)
        ? 1
        : between.getOrDefault(one, new TreeMap<>()).getOrDefault(other, 0.0);
  }

  /** The groups that hang together by correlations other than 0, each set in the order of names. */
  List<List<String>> linked() {
    List<List<String>> sets = new ArrayList<>();
    Set<String> seen = new java.util.HashSet<>();
    for (String start : between.keySet()) {
      if (seen.add(start)) {
        List<String> set = new ArrayList<>(List.of(start));
        for (int i = 0; i < set.size(); i++) {
          between.get(set.get(i)).keySet().stream().filter(seen::add).forEach(set::add);
        }
        set.sort(null);
        sets.add(set);
      }
    }
    return sets;
  }

  private double[][] matrix(List<String> groups) {
    double[][] matrix = new double[groups.size()][groups.size()];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        matrix[i][j] = between(groups.get(i), groups.get(j));
      }
    }
    return matrix;
  }

  private void check(List<String> groups) {
    double[] eigenvalues =
        new EigenDecomposition(new Array2DRowRealMatrix(matrix(groups), false))
            .getRealEigenvalues();
    double smallest = java.util.Arrays.stream(eigenvalues).min().orElse(0);
    if (smallest < -ROUNDING * groups.size()) {
      throw new UserError(
          "table correlation",
          "between the groups "
              + Names.some(groups)
              + " a matrix whose smallest eigenvalue is "
              + smallest,
          "a correlation matrix: no eigenvalue below 0",
          "Draw some of these correlations nearer to 0.");
    }
  }

  /**
   * Row g holds what the shared component of group g is made of: S_g = sum over h of L_gh z_h, with
   * L L' the correlation matrix (Cholesky). Groups that stand alone have L_gg = 1.
   */
  Map<String, Map<String, Double>> mixtures() {
    Map<String, Map<String, Double>> mixtures = new HashMap<>();
    for (List<String> groups : linked()) {
      double[][] lower = cholesky(matrix(groups));
      for (int i = 0; i < lower.length; i++) {
        Map<String, Double> mixture = new TreeMap<>();
        for (int j = 0; j <= i; j++) {
          if (lower[i][j] != 0) {
            mixture.put(groups.get(j), lower[i][j]);
          }
        }
        mixtures.put(groups.get(i), mixture);
      }
    }
    return mixtures;
  }

  /**
   * The lower factor of a matrix without negative eigenvalues; a pivot of 0 leaves its column 0.
   */
  static double[][] cholesky(double[][] matrix) {
    int n = matrix.length;
    double[][] lower = new double[n][n];
    for (int j = 0; j < n; j++) {
      double pivot = matrix[j][j];
      for (int k = 0; k < j; k++) {
        pivot -= lower[j][k] * lower[j][k];
      }
      if (pivot <= ROUNDING) {
        continue;
      }
      lower[j][j] = Math.sqrt(pivot);
      for (int i = j + 1; i < n; i++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = sum / lower[j][j];
      }
    }
    return lower;
  }
}
