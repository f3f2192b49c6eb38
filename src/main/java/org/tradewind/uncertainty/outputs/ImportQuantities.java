package org.tradewind.uncertainty.outputs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.PymrioAccounts;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.accounts.Sum;
import org.tradewind.uncertainty.kernels.Combination;

/**
 * The figures of pymrio's D_imp: emitted outside region t for the products j that it buys,
 *
 * <pre>
 *   D_imp_tj = sum over (r, i), r not t, of (F_ri / x_ri) sum over s of L_ri,sj y_sj,t
 * </pre>
 *
 * a sum over accounts of constant coefficients, which all stressors share: one matrix product.
 */
final class ImportQuantities {
  /** Numbers that are worked together. */
  private static final int TOGETHER = 500;

  private final DrawModel model;
  private final Table table;
  private final Axis buyers;
  private final int sectors;
  private final double[][] coefficients;

  /**
   * @param inverse L, N x N
   * @param table pymrio_account of the central run
   */
  ImportQuantities(DrawModel model, FlowEngine flows, double[] inverse, Table table) {
    this.model = model;
    this.table = table;
    this.buyers = flows.accountRegions(Vocabulary.FINAL_CONSUMER);
    this.sectors = model.sectors().size();
    this.coefficients = new double[buyers.size() * sectors][];
    double[] purchases = flows.purchases();
    for (int tj = 0; tj < coefficients.length; tj++) {
      coefficients[tj] = coefficients(tj / sectors, tj % sectors, inverse, purchases);
    }
  }

  /** Of all accounts for product j of region t; 0 for the region's own. */
  private double[] coefficients(int t, int j, double[] inverse, double[] purchases) {
    int n = model.regions().size() * sectors;
    double[] made = new double[n];
    for (int sj = j; sj < n; sj += sectors) {
      double bought = purchases[sj + t * n];
      for (int i = 0; i < n && bought != 0; i++) {
        made[i] += inverse[i + sj * n] * bought;
      }
    }
    Sums sums = new Sums(model);
    for (int i = 0; i < n; i++) {
      made[i] = i / sectors == t ? 0 : sums.per(i, made[i]);
    }
    return made;
  }

  /** Some declarations for each stressor. */
  List<Quantities> of() {
    List<Quantities> all = new ArrayList<>();
    for (int k = 0; k < model.stressors().size(); k++) {
      String stressor = model.stressors().label(k);
      List<Integer> rows =
          IntStream.range(0, table.rows())
              .filter(row -> table.strings("account")[row].equals(PymrioAccounts.Kind.IMP.label()))
              .filter(row -> table.strings("stressor")[row].equals(stressor))
              .boxed()
              .toList();
      for (int from = 0; from < rows.size(); from += TOGETHER) {
        List<Integer> some = rows.subList(from, Math.min(rows.size(), from + TOGETHER));
        double[][] a = some.stream().map(this::coefficients).toArray(double[][]::new);
        all.add(TableQuantities.of(model, table, "value", some, new Product(k, a)));
      }
    }
    return all;
  }

  private double[] coefficients(int row) {
    int t = buyers.find(table.strings("region")[row]);
    return coefficients[t * sectors + model.sectors().find(table.strings("sector")[row])];
  }

  /** Sums over all accounts of a stressor, numbers x N coefficients. */
  private record Product(int stressor, double[][] coefficients) implements DrawFormula {
    @Override
    public void into(AccountDraws draws, int from, double[][] into) {
      double[][] some = Arrays.copyOfRange(coefficients, from, from + into.length);
      double[][] accounts = draws.values(stressor);
      Combination.of(into, new double[into.length], some, accounts, 0, draws.draws());
    }

    @Override
    public int stressor(int number) {
      return stressor;
    }

    @Override
    public Optional<Sum> linear(int number) {
      return Optional.of(Sum.of(stressor, coefficients[number]));
    }
  }
}
