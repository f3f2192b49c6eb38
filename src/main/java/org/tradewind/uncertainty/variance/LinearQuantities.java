package org.tradewind.uncertainty.variance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.flows.EmbodiedTrade;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Requirements;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.EmissionUnits;
import org.tradewind.uncertainty.accounts.SourceTerms;

/** All numbers of a study that are weighted sums of its accounts. */
public final class LinearQuantities {
  /** Table of national totals. */
  public static final String NATIONAL = "national_total";

  /** National total of all producer accounts. */
  public static final String SUPPLY_CHAIN = "supply_chain";

  /** National total of what households emit. */
  static final String HOUSEHOLD = "household";

  /** Both. */
  static final String TOTAL = "all";

  /** Before the name of a view: national total of flows between different regions. */
  public static final String BETWEEN = "between_";

  private static final String ANY = Inputs.ANY;
  private static final String VALUE = "value";

  private final DrawModel model;
  private final List<SourceTerms.Unit> units;
  private final int sectors;
  private final int[] all;
  private final int[][] ofRegion;
  private final Map<String, double[][]> byView = new HashMap<>();
  private final List<LinearQuantity> figures = new ArrayList<>();

  private LinearQuantities(DrawModel model, SourceTerms terms) {
    this.model = model;
    this.units = terms.units();
    this.sectors = model.sectors().size();
    this.all = IntStream.range(0, units.size()).toArray();
    this.ofRegion = new int[model.regions().size()][];
    Arrays.setAll(ofRegion, r -> IntStream.of(all).filter(u -> region(u) == r).toArray());
  }

  /** National totals, then accounts, flows between regions and embodied trade. */
  static List<LinearQuantity> of(DrawModel model, SourceTerms terms) {
    LinearQuantities all = new LinearQuantities(model, terms);
    for (int k = 0; k < model.stressors().size(); k++) {
      all.national(k);
    }
    for (int k = 0; k < model.stressors().size(); k++) {
      all.accounts(k);
      for (String view : FlowEngine.flowViews()) {
        all.flows(view, k);
      }
    }
    return List.copyOf(all.figures);
  }

  /**
   * Adds a figure.
   *
   * @param of units among which it has some
   * @param wanted which of these
   */
  private void add(
      String[] key,
      int k,
      double central,
      int[] of,
      IntPredicate wanted,
      IntToDoubleFunction coefficient) {
    int[] some = new int[of.length];
    int count = 0;
    for (int u : of) {
      if (units.get(u).products()[k].length > 0 && wanted.test(u)) {
        some[count++] = u;
      }
    }
    some = Arrays.copyOf(some, count);
    double[] coefficients = new double[count];
    for (int i = 0; i < count; i++) {
      coefficients[i] = coefficient.applyAsDouble(some[i]);
    }
    figures.add(
        new LinearQuantity(
            key[0], key[1], key[2], k, key[3], key[4], key[5], ANY, central, some, coefficients));
  }

  private int region(int unit) {
    return units.get(unit).source().region();
  }

  private static double sum(double[] values) {
    return CompensatedSum.of(values);
  }

  private double chain(int unit) {
    return sum(units.get(unit).source().shares());
  }

  private void national(int k) {
    double chain = sum(model.central(k));
    double household = sum(model.household(k));
    IntToDoubleFunction households = u -> units.get(u).source().household();
    add(national(SUPPLY_CHAIN), k, chain, all, u -> true, this::chain);
    add(national(HOUSEHOLD), k, household, all, u -> true, households);
    add(
        national(TOTAL),
        k,
        chain + household,
        all,
        u -> true,
        u -> chain(u) + households.applyAsDouble(u));
    for (String view : FlowEngine.flowViews()) {
      double[][] coefficients = coefficients(view);
      double[] exports =
          IntStream.range(0, model.regions().size())
              .mapToDouble(r -> EmbodiedTrade.of(model.pairs(view, k), r).exports())
              .toArray();
      add(
          national(BETWEEN + view),
          k,
          sum(exports),
          all,
          u -> true,
          u -> exports(coefficients[u], region(u)));
    }
  }

  private static String[] national(String quantity) {
    return new String[] {NATIONAL, quantity, ANY, ANY, ANY, ANY};
  }

  private void accounts(int k) {
    for (int r = 0; r < model.regions().size(); r++) {
      String label = model.regions().label(r);
      for (int i = 0; i < sectors; i++) {
        int sector = i;
        add(
            key(AccountTables.ACCOUNT.name(), VALUE, Vocabulary.PRODUCER, label, sector(i), ANY),
            k,
            model.central(k)[r * sectors + i],
            ofRegion[r],
            u -> share(u, sector) != 0,
            u -> share(u, sector));
      }
      add(
          key(AccountTables.ACCOUNT_HOUSEHOLD.name(), VALUE, ANY, label, ANY, ANY),
          k,
          model.household(k)[r],
          ofRegion[r],
          u -> units.get(u).source().household() != 0,
          u -> units.get(u).source().household());
    }
  }

  private String sector(int i) {
    return model.sectors().label(i);
  }

  private double share(int unit, int sector) {
    EmissionUnits.Unit source = units.get(unit).source();
    for (int i = 0; i < source.sectors().length; i++) {
      if (source.sectors()[i] == sector) {
        return source.shares()[i];
      }
    }
    return 0;
  }

  private static String[] key(
      String table, String quantity, String view, String region, String sector, String to) {
    return new String[] {table, quantity, view, region, sector, to};
  }

  private void flows(String view, int k) {
    LabelledMatrix pairs = model.pairs(view, k);
    Axis destinations = pairs.columns();
    double[][] c = coefficients(view);
    for (int r = 0; r < model.regions().size(); r++) {
      for (int s = 0; s < destinations.size(); s++) {
        int to = s;
        String[] key =
            key(
                FlowTables.FLOW_PAIR.name(),
                VALUE,
                view,
                model.regions().label(r),
                ANY,
                destinations.label(s));
        add(key, k, pairs.at(r, s), ofRegion[r], u -> true, u -> c[u][to]);
      }
    }
    for (int r = 0; r < model.regions().size(); r++) {
      regionTotals(view, k, r, pairs, c);
    }
  }

  /** What is emitted for a region, and its trade. */
  private void regionTotals(String view, int k, int region, LabelledMatrix pairs, double[][] c) {
    String label = model.regions().label(region);
    double[] caused = new double[model.regions().size()];
    Arrays.setAll(caused, r -> pairs.at(r, region));
    EmbodiedTrade trade = EmbodiedTrade.of(pairs, region);
    add(
        key(AccountTables.ACCOUNT.name(), VALUE, view, label, ANY, ANY),
        k,
        sum(caused),
        all,
        u -> true,
        u -> c[u][region]);
    add(
        key(FlowTables.EMBODIED_TRADE.name(), "imports", view, label, ANY, ANY),
        k,
        trade.imports(),
        all,
        u -> region(u) != region,
        u -> c[u][region]);
    add(
        key(FlowTables.EMBODIED_TRADE.name(), "exports", view, label, ANY, ANY),
        k,
        trade.exports(),
        ofRegion[region],
        u -> true,
        u -> exports(c[u], region));
  }

  /** What of a unit is for other regions of the study. */
  private double exports(double[] coefficients, int region) {
    double sum = 0;
    for (int s = 0; s < model.regions().size(); s++) {
      sum += s == region ? 0 : coefficients[s];
    }
    return sum;
  }

  /** What share of a unit goes to each destination: sum over i of share_i W_is / x_i. */
  private double[][] coefficients(String view) {
    return byView.computeIfAbsent(view, this::worked);
  }

  private double[][] worked(String view) {
    Requirements w = model.requirements(view);
    int rows = model.output().length;
    double[][] c = new double[units.size()][w.destinations().size()];
    for (int u = 0; u < c.length; u++) {
      EmissionUnits.Unit source = units.get(u).source();
      for (int i = 0; i < source.sectors().length; i++) {
        int row = source.region() * sectors + source.sectors()[i];
        double x = model.output()[row];
        for (int s = 0; s < c[u].length && x != 0; s++) {
          c[u][s] += source.shares()[i] * w.output()[row + s * rows] / x;
        }
      }
    }
    return c;
  }
}
