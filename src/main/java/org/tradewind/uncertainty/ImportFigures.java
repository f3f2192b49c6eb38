package org.tradewind.uncertainty;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.axes.Axis;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.PymrioAccounts;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * The figures of pymrio's D_imp: emitted outside region t for the products j that it buys,
 *
 * <pre>
 *   D_imp_tj = sum over (r, i), r not t, of (F_ri / x_ri) sum over s of L_ri,sj y_sj,t
 * </pre>
 *
 * a sum over accounts of constant coefficients, which all stressors share.
 */
final class ImportFigures {
  private final DrawModel model;
  private final Table table;
  private final Axis buyers;
  private final int sectors;
  private final int[][] abroad;
  private final double[][] coefficients;

  /**
   * @param inverse L, N x N
   * @param table pymrio_account of the central run
   */
  ImportFigures(DrawModel model, FlowEngine flows, double[] inverse, Table table) {
    this.model = model;
    this.table = table;
    this.buyers = flows.accountRegions(Vocabulary.FINAL_CONSUMER);
    this.sectors = model.sectors().size();
    this.abroad = new int[buyers.size()][];
    int n = model.regions().size() * sectors;
    for (int t = 0; t < abroad.length; t++) {
      int buyer = t;
      abroad[t] = IntStream.range(0, n).filter(i -> i / sectors != buyer).toArray();
    }
    this.coefficients = new double[buyers.size() * sectors][];
    double[] purchases = flows.purchases();
    for (int tj = 0; tj < coefficients.length; tj++) {
      coefficients[tj] = coefficients(tj / sectors, tj % sectors, inverse, purchases);
    }
  }

  /** Of the accounts outside region t, for its product j. */
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
    return Arrays.stream(abroad[t]).mapToDouble(i -> sums.per(i, made[i])).toArray();
  }

  TableFigures of() {
    return TableFigures.of(model, table, "value", this::expression);
  }

  private Optional<Expression> expression(int row) {
    int k = model.stressors().find(table.strings("stressor")[row]);
    if (k < 0 || !table.strings("account")[row].equals(PymrioAccounts.Kind.IMP.label())) {
      return Optional.empty();
    }
    int t = buyers.find(table.strings("region")[row]);
    int j = model.sectors().find(table.strings("sector")[row]);
    return Optional.of(new Sum(k, abroad[t], coefficients[t * sectors + j], false));
  }
}
