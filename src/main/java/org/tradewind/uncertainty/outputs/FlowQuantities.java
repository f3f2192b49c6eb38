package org.tradewind.uncertainty.outputs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.NationalTotals;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Expression;
import org.tradewind.uncertainty.accounts.Quotient;
import org.tradewind.uncertainty.accounts.Sum;

/** The figures of accounts and flows. */
public final class FlowQuantities {
  /** Products whose accounts are worked together: each needs the multipliers of all regions. */
  private static final int PRODUCTS = 8;

  private final DrawModel model;
  private final Map<String, Table> central;
  private final Sums sums;
  private final Map<String, Expression> wholes = new HashMap<>();

  private FlowQuantities(DrawModel model, Map<String, Table> central) {
    this.model = model;
    this.central = central;
    this.sums = new Sums(model);
  }

  /**
   * What accounts and flows have drawn.
   *
   * @param central tables of the central run by name; those that are not there have no figures
   */
  public static Drawn of(DrawModel model, FlowEngine flows, Map<String, Table> central) {
    FlowQuantities all = new FlowQuantities(model, central);
    List<Quantities> derived = new ArrayList<>();
    if (central.containsKey(AccountTables.ACCOUNT.name())) {
      double[] inverse = flows.leontiefInverse();
      derived.addAll(all.accounts(flows, inverse));
      all.table(AccountTables.MULTIPLIER)
          .map(t -> all.multipliers(flows, inverse, t))
          .filter(figures -> figures.size() > 0)
          .ifPresent(derived::add);
      all.table(AccountTables.PYMRIO_ACCOUNT)
          .ifPresent(t -> derived.addAll(new ImportQuantities(model, flows, inverse, t).of()));
    }
    all.table(AccountTables.ACCOUNT_REGION)
        .ifPresent(
            t ->
                derived.addAll(
                    TableQuantities.shares(
                        model,
                        t,
                        row -> all.region(t, row),
                        row -> all.whole(all.stressor(t, row), NationalTotals.SUPPLY_CHAIN))));
    all.table(AccountTables.NATIONAL_TOTAL)
        .ifPresent(t -> derived.add(TableQuantities.of(model, t, "share", r -> all.share(t, r))));
    List<ScaledQuantities> scaled = new ArrayList<>();
    if (central.containsKey(FlowTables.FLOW.name())) {
      scaled.add(all.flows());
    }
    all.table(AccountTables.PYMRIO_ACCOUNT)
        .ifPresent(t -> scaled.add(scaled(model, t, "value", "sector", row -> byEmitter(t, row))));
    return Drawn.of(all.kept(), derived, scaled);
  }

  /** D_pba and D_exp; D_imp is drawn, and D_cba is the account of final consumers. */
  private static boolean byEmitter(Table table, int row) {
    return List.of("D_pba", "D_exp").contains(table.strings("account")[row]);
  }

  private List<Quantities> kept() {
    List<Quantities> kept = new ArrayList<>(ofFlows(model));
    int accounts = model.stressors().size() * sums.rows();
    table(AccountTables.ACCOUNT_HOUSEHOLD)
        .ifPresent(
            t -> kept.add(1, TableQuantities.of(model, t, "value", row -> household(t, row))));
    if (kept.get(0).size() != accounts) {
      throw new IllegalStateException("the first figures are the producer accounts");
    }
    table(AccountTables.NATIONAL_TOTAL)
        .ifPresent(t -> kept.add(TableQuantities.of(model, t, "value", row -> total(t, row))));
    for (int k = 0; k < model.stressors().size(); k++) {
      kept.addAll(ranks(k));
    }
    return kept;
  }

  private Optional<Table> table(TableSchema schema) {
    return Optional.ofNullable(central.get(schema.name()));
  }

  private int stressor(Table table, int row) {
    return stressor(model, table, row);
  }

  private static int stressor(DrawModel model, Table table, int row) {
    return model.stressors().find(table.strings("stressor")[row]);
  }

  private Optional<Expression> household(Table table, int row) {
    int k = stressor(table, row);
    int r = model.regions().find(table.strings("region")[row]);
    return k < 0 ? Optional.empty() : Optional.of(sums.account(k, sums.rows() + r));
  }

  private Optional<Expression> total(Table table, int row) {
    int k = stressor(table, row);
    return k < 0 ? Optional.empty() : Optional.of(total(k, table.strings("total")[row]));
  }

  /** Of the total of {@link NationalTotals#whole}. */
  private Optional<Expression> share(Table table, int row) {
    String whole = NationalTotals.whole(table.strings("total")[row]);
    int k = stressor(table, row);
    return total(table, row).map(part -> Quotient.share(part, whole(k, whole)));
  }

  private Expression whole(int k, String total) {
    return wholes.computeIfAbsent(total + "/" + k, name -> total(k, total));
  }

  private Expression total(int k, String total) {
    if (total.startsWith(NationalTotals.BETWEEN)) {
      return sums.between(total.substring(NationalTotals.BETWEEN.length()), k);
    }
    Sum.Builder sum = sums.builder(k);
    int from = total.equals(NationalTotals.HOUSEHOLD) ? sums.rows() : 0;
    int to = sums.rows() + (total.equals(NationalTotals.SUPPLY_CHAIN) ? 0 : model.regions().size());
    IntStream.range(from, to).forEach(i -> sum.add(i, 1));
    return sum.build();
  }

  private Optional<Expression> region(Table table, int row) {
    int k = stressor(table, row);
    if (k < 0) {
      return Optional.empty();
    }
    String view = table.strings("view")[row];
    String region = table.strings("region")[row];
    return Optional.of(
        view.equals(Vocabulary.PRODUCER)
            ? sums.region(k, model.regions().find(region))
            : sums.destination(view, k, model.requirements(view).destinations().find(region)));
  }

  private List<Quantities> ranks(int k) {
    List<Quantities> ranks = new ArrayList<>();
    ranks.add(rank(Vocabulary.PRODUCER, k, r -> sums.region(k, r)));
    for (String view : FlowEngine.flowViews()) {
      ranks.add(rank(view, k, r -> sums.destination(view, k, r)));
      ranks.add(rank("imports_" + view, k, r -> sums.imports(view, k, r)));
      ranks.add(rank("exports_" + view, k, r -> sums.exports(view, k, r)));
    }
    return ranks;
  }

  private Quantities rank(String measure, int k, java.util.function.IntFunction<Expression> of) {
    Expression[] totals = new Expression[model.regions().size()];
    Arrays.setAll(totals, of);
    return new RankQuantities(model, measure, k, totals);
  }

  /** Accounts of final producers and consumers, some products at a time. */
  private List<Quantities> accounts(FlowEngine flows, double[] inverse) {
    double[][] columns = multipliers(inverse);
    Table table = central.get(AccountTables.ACCOUNT.name());
    int sectors = model.sectors().size();
    List<Quantities> figures = new ArrayList<>();
    for (int k = 0; k < model.stressors().size(); k++) {
      for (int first = 0; first < sectors; first += PRODUCTS) {
        int stressor = k;
        int[] products = {first, Math.min(sectors, first + PRODUCTS)};
        List<Integer> rows =
            IntStream.range(0, table.rows())
                .filter(row -> isOf(table, row, stressor, products))
                .boxed()
                .toList();
        DrawFormula formula =
            new ProductAccounts(model, flows, columns, table, rows, stressor, products);
        figures.add(TableQuantities.of(model, table, "value", rows, formula));
      }
    }
    return figures;
  }

  /**
   * Multipliers of what has no final demand: sum over i of (F_i / x_i) L_i,sj. All others are the
   * account of final producers for a unit of demand, which is not drawn.
   */
  private Quantities multipliers(FlowEngine flows, double[] inverse, Table table) {
    double[] demand = flows.products();
    int n = sums.rows();
    List<Integer> rows = new ArrayList<>();
    List<Expression> expressions = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      int sj =
          model.regions().find(table.strings("region")[row]) * model.sectors().size()
              + model.sectors().find(table.strings("sector")[row]);
      int k = stressor(table, row);
      if (k >= 0 && demand[sj] == 0 && table.doubles("value")[row] != 0) {
        Sum.Builder sum = sums.builder(k);
        IntStream.range(0, n).forEach(i -> sum.add(i, sums.per(i, inverse[i + sj * n])));
        rows.add(row);
        expressions.add(sum.build());
      }
    }
    DrawFormula all = DrawFormula.of(expressions);
    // a formula of its own, which does not say that it is a sum of accounts: table moment_row has
    // those, which are in other units
    DrawFormula drawn = (draws, from, into) -> all.into(draws, from, into);
    return TableQuantities.of(model, table, "value", rows, drawn);
  }

  private boolean isOf(Table table, int row, int stressor, int[] products) {
    int j = model.sectors().find(table.strings("sector")[row]);
    return table.strings("stressor")[row].equals(model.stressors().label(stressor))
        && Sums.isView(table.strings("view")[row])
        && j >= products[0]
        && j < products[1];
  }

  /** L_i,sj / x_i: for each product sj what a unit of each F_i makes of its multiplier. */
  private double[][] multipliers(double[] inverse) {
    int n = sums.rows();
    double[][] columns = new double[n][n];
    for (int sj = 0; sj < n; sj++) {
      for (int i = 0; i < n; i++) {
        columns[sj][i] = sums.per(i, inverse[i + sj * n]);
      }
    }
    return columns;
  }

  private ScaledQuantities flows() {
    Table table = central.get(FlowTables.FLOW.name());
    return scaled(model, table, "value", "sector");
  }

  /** Rows of a table that name an emitting region and sector. */
  static ScaledQuantities scaled(DrawModel model, Table table, String quantity, String sector) {
    return scaled(model, table, quantity, sector, row -> true);
  }

  private static ScaledQuantities scaled(
      DrawModel model, Table table, String quantity, String sector, IntPredicate wanted) {
    int n = model.regions().size() * model.sectors().size();
    int[] rows = new int[table.rows()];
    int[] accounts = new int[table.rows()];
    int count = 0;
    for (int row = 0; row < table.rows(); row++) {
      int k = stressor(model, table, row);
      if (k >= 0 && wanted.test(row)) {
        int r = model.regions().find(table.strings("region")[row]);
        int i = model.sectors().find(table.strings(sector)[row]);
        rows[count] = row;
        accounts[count++] = k * n + r * model.sectors().size() + i;
      }
    }
    return new ScaledQuantities(
        table, quantity, Arrays.copyOf(rows, count), Arrays.copyOf(accounts, count));
  }

  /** The producer accounts, first of all, then flows between regions. */
  public static List<Quantities> ofFlows(DrawModel model) {
    List<Quantities> all = new ArrayList<>(List.of(new ProducerQuantities(model)));
    for (String view : FlowEngine.flowViews()) {
      for (int k = 0; k < model.stressors().size(); k++) {
        all.add(new PairQuantities(model, view, k));
        for (String quantity : TradeQuantities.QUANTITIES) {
          all.add(new TradeQuantities(model, view, k, quantity));
        }
      }
    }
    return all;
  }
}
