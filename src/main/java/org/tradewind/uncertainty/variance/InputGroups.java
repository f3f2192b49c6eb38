package org.tradewind.uncertainty.variance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.EmissionUnits;
import org.tradewind.uncertainty.accounts.SourceTerms;
import org.tradewind.uncertainty.inputs.AnalysisParameters.SharesBy;
import org.tradewind.uncertainty.inputs.FactorMoments;
import org.tradewind.uncertainty.inputs.UncertainInputs;

/**
 * Groups of factors that variance is shared among. Shares are defined for independent groups alone:
 * labels whose factors are one factor, or correlated, make one group together, named LABEL + LABEL.
 */
public final class InputGroups implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String AND = " + ";

  private final int[] groupOf;
  private final List<String> names;

  private InputGroups(int[] groupOf, List<String> names) {
    this.groupOf = groupOf;
    this.names = names;
  }

  /**
   * Groups the factors of a model.
   *
   * @param tables names the categories of subsectors and the groups of sectors
   */
  public static InputGroups of(DrawModel model, SharesBy by, StudyTables tables) {
    return of(model, by, categories(tables));
  }

  static InputGroups of(DrawModel model, SharesBy by, Map<String, String> categories) {
    List<TreeSet<String>> labels = labels(model, by, categories);
    int[] parent = new int[labels.size()];
    Arrays.setAll(parent, f -> f);
    Map<String, Integer> first = new TreeMap<>();
    for (int f = 0; f < parent.length; f++) {
      for (String label : labels.get(f)) {
        first.putIfAbsent(label, f);
        join(parent, f, first.get(label));
      }
    }
    joinCorrelated(parent, new FactorMoments(model.factors()));
    return named(parent, labels);
  }

  private static Map<String, String> categories(StudyTables tables) {
    Map<String, String> categories = new TreeMap<>();
    if (tables.has(Inputs.SECTOR)) {
      put(categories, tables.require(Inputs.SECTOR), "sector", "group");
    }
    if (tables.has(Inputs.SUBSECTOR)) {
      put(categories, tables.require(Inputs.SUBSECTOR), "subsector", "category");
    }
    return categories;
  }

  private static void put(Map<String, String> to, Table table, String unit, String category) {
    for (int row = 0; row < table.rows(); row++) {
      to.put(table.strings(unit)[row], table.strings(category)[row]);
    }
  }

  /** What each factor is used for, as labels. */
  private static List<TreeSet<String>> labels(
      DrawModel model, SharesBy by, Map<String, String> categories) {
    List<TreeSet<String>> labels = new ArrayList<>();
    for (int f = 0; f < model.factors().size(); f++) {
      labels.add(new TreeSet<>());
    }
    for (int p = 0; p < model.units().parts().size(); p++) {
      EmissionUnits sources = model.units().parts().get(p);
      for (int u = 0; u < sources.units().size(); u++) {
        EmissionUnits.Unit unit = sources.units().get(u);
        String place =
            switch (by) {
              case CATEGORY -> categories.getOrDefault(unit.unit(), unit.unit());
              case REGION -> model.regions().label(unit.region());
              default -> "";
            };
        for (int s = 0; s < sources.species().size(); s++) {
          String species = by == SharesBy.SPECIES ? " " + sources.species().get(s) : "";
          SourceTerms.FactorProduct product = model.units().product(p, u, s, true);
          add(labels, model, product.common(), "", "");
          add(labels, model, product.activity(), place, "");
          add(labels, model, product.emissionFactor(), place, species);
          add(labels, model, product.sensitivity(), "", species);
        }
      }
    }
    for (int factor : model.health().factors()) {
      boolean apart = model.units().deathsApart() && by == SharesBy.SPECIES;
      add(labels, model, factor, apart ? UncertainInputs.QUANTITY + " deaths" : "", "");
    }
    return labels;
  }

  /** Adds a place, or where there is none the kind of a factor with its species. */
  private static void add(
      List<TreeSet<String>> labels, DrawModel model, int factor, String place, String species) {
    if (factor >= 0) {
      String kind = model.factors().get(factor).kind();
      labels.get(factor).add(place.isEmpty() ? kind + species : place);
    }
  }

  private static void joinCorrelated(int[] parent, FactorMoments factors) {
    int[] example = new int[factors.classes()];
    for (int f = 0; f < parent.length; f++) {
      example[factors.classOf(f)] = f;
    }
    for (int f = 0; f < parent.length; f++) {
      for (int c = 0; c < example.length; c++) {
        if (factors.correlation(factors.classOf(f), c) != 0) {
          join(parent, f, example[c]);
        }
      }
    }
  }

  private static int root(int[] parent, int f) {
    int at = f;
    while (parent[at] != at) {
      at = parent[at];
    }
    return at;
  }

  private static void join(int[] parent, int one, int other) {
    int a = root(parent, one);
    int b = root(parent, other);
    parent[Math.max(a, b)] = Math.min(a, b);
  }

  private static InputGroups named(int[] parent, List<TreeSet<String>> labels) {
    Map<Integer, TreeSet<String>> together = new TreeMap<>();
    for (int f = 0; f < parent.length; f++) {
      together.computeIfAbsent(root(parent, f), r -> new TreeSet<>()).addAll(labels.get(f));
    }
    List<Integer> roots = new ArrayList<>(together.keySet());
    int[] groupOf = new int[parent.length];
    Arrays.setAll(groupOf, f -> roots.indexOf(root(parent, f)));
    return new InputGroups(
        groupOf, together.values().stream().map(l -> String.join(AND, l)).toList());
  }

  /** Names of the groups. */
  public List<String> names() {
    return names;
  }

  public int size() {
    return names.size();
  }

  /** The group of a factor. */
  int of(int factor) {
    return groupOf[factor];
  }
}
