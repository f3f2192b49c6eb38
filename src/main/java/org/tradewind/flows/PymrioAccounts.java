package org.tradewind.flows;

import java.util.Arrays;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.mrio.Mrio;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Table;

/**
 * The accounts of a table in the words of pymrio (Stadler 2021, Journal of Open Research Software
 * 9:8), equal to those that its calc_accounts gives. With S = f, M = f L, W = L Y by destination t,
 * and X_t = L Y_t with one column a product j, that of all regions s together:
 *
 * <pre>
 * D_pba  f_ri sum over t of W_ri,t                by emitting region r and sector i
 * D_cba  sum over s of m_sj Y_sj,t                by buying region t and product j
 * D_imp  sum over (r,i), r not t, of f_ri X_t     by buying region t and product j
 * D_exp  f_ri sum over t, t not r, of W_ri,t      by emitting region r and sector i
 * </pre>
 *
 * <p>D_imp needs the multipliers of each region's imports, (f outside t) L: a transposed solve with
 * regions x stressors right-hand sides, 2 N^2 operations each, some at a time. Neither L nor an N x
 * N matrix of the X_t is formed.
 *
 * <p>ROW and ERR buy and make nothing: they have D_cba and D_imp, which are equal, and what is
 * emitted for them is in the D_exp of the regions. So D_pba and D_cba have the same sum, and D_imp
 * and D_exp. What households emit themselves is in none of them.
 */
public final class PymrioAccounts {
  /** The four accounts, in the order of the table. */
  public enum Kind {
    /** Territorial. */
    PBA("D_pba"),
    /** Footprint. */
    CBA("D_cba"),
    /** Embodied in imports. */
    IMP("D_imp"),
    /** Embodied in exports. */
    EXP("D_exp");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** The name in pymrio. */
    public String label() {
      return label;
    }

    /** Whether its regions buy; else they emit. */
    public boolean byBuyer() {
      return this == CBA || this == IMP;
    }
  }

  /** Columns solved for at a time: enough for matrix products, 1.3 MB at N = 1302. */
  private static final int RIGHT_HAND_SIDES = 128;

  private final Mrio mrio;
  private final FlowEngine engine;
  private final Requirements requirements;
  // by stressor, destinations x sectors, sectors running fastest
  private final double[][] imports;

  private PymrioAccounts(FlowEngine engine) {
    this.engine = engine;
    this.mrio = engine.mrio();
    this.requirements = engine.requirements(FlowEngine.flowViews().get(1));
    this.imports = new double[engine.stressors().size()][];
    for (int k = 0; k < imports.length; k++) {
      // for ROW and ERR it stays so: nothing that they buy is made at home
      imports[k] = values(Kind.CBA, k);
    }
    int together = Math.max(1, RIGHT_HAND_SIDES / imports.length);
    for (int t = 0; t < mrio.regions().size(); t += together) {
      importsOf(t, Math.min(mrio.regions().size(), t + together));
    }
  }

  /** Computes the accounts of all stressors. */
  public static PymrioAccounts of(FlowEngine engine) {
    return new PymrioAccounts(engine);
  }

  /** By one transposed solve for some regions: a column a region and stressor. */
  private void importsOf(int from, int to) {
    int n = mrio.size();
    int sectors = mrio.sectors().size();
    int columns = (to - from) * imports.length;
    double[] abroad = new double[Math.multiplyExact(n, columns)];
    for (int c = 0; c < columns; c++) {
      int region = from + c / imports.length;
      System.arraycopy(engine.intensity(c % imports.length), 0, abroad, c * n, n);
      Arrays.fill(abroad, c * n + region * sectors, c * n + (region + 1) * sectors, 0);
    }
    double[] multipliers = engine.solver().solveTransposed(abroad, columns);
    for (int c = 0; c < columns; c++) {
      bought(multipliers, c * n, from + c / imports.length, imports[c % imports.length]);
    }
  }

  /** Sums multipliers x purchases of a region over the makers of each product. */
  private void bought(double[] multipliers, int offset, int region, double[] into) {
    int sectors = mrio.sectors().size();
    for (int j = 0; j < sectors; j++) {
      double sum = 0;
      for (int i = j; i < mrio.size(); i += sectors) {
        sum += multipliers[offset + i] * mrio.finalDemand().total(i, region);
      }
      into[region * sectors + j] = sum;
    }
  }

  /** Stressors, as in the flows. */
  public Axis stressors() {
    return engine.stressors();
  }

  /** The regions of an account: with ROW and ERR, where the table has them, if they buy. */
  public Axis regions(Kind kind) {
    return kind.byBuyer() ? requirements.destinations() : mrio.regions();
  }

  /** One account of one stressor, by {@link #regions} x sectors, sectors running fastest. */
  public double[] values(Kind kind, int stressor) {
    return switch (kind) {
      case PBA -> emitted(stressor, false);
      case CBA -> engine.account(requirements.view(), stressor);
      case IMP -> imports[stressor].clone();
      case EXP -> emitted(stressor, true);
    };
  }

  private double[] emitted(int stressor, boolean exportsOnly) {
    double[] f = engine.intensity(stressor);
    double[] account = new double[f.length];
    for (int i = 0; i < f.length; i++) {
      int home = i / mrio.sectors().size();
      for (int t = 0; t < requirements.destinations().size(); t++) {
        if (!exportsOnly || t != home) {
          account[i] += requirements.flow(f, i, t);
        }
      }
    }
    return account;
  }

  /** An account summed over sectors, by {@link #regions}; without what households emit. */
  public double[] byRegion(Kind kind, int stressor) {
    double[] values = values(kind, stressor);
    int sectors = mrio.sectors().size();
    double[] sums = new double[values.length / sectors];
    for (int r = 0; r < sums.length; r++) {
      sums[r] = CompensatedSum.of(Arrays.copyOfRange(values, r * sectors, (r + 1) * sectors));
    }
    return sums;
  }

  /** Table pymrio_account. */
  public Table table() {
    Table.Builder rows = Table.builder(AccountTables.PYMRIO_ACCOUNT);
    Axis sectors = mrio.sectors();
    for (Kind kind : Kind.values()) {
      for (int k = 0; k < imports.length; k++) {
        double[] values = values(kind, k);
        for (int i = 0; i < values.length; i++) {
          rows.add(
              kind.label(),
              stressors().label(k),
              regions(kind).label(i / sectors.size()),
              sectors.label(i % sectors.size()),
              values[i]);
        }
      }
    }
    return rows.build();
  }

  /**
   * For each stressor: D_pba with what no flow holds is F, D_pba and D_cba have one sum, so have
   * D_imp and D_exp, and the D_imp of each buyer, which come of transposed solves, are the flows
   * from other regions to it, which come of the requirements.
   */
  public Ledger ledger() {
    Ledger ledger = new Ledger();
    for (int k = 0; k < imports.length; k++) {
      String name = stressors().label(k) + ": ";
      double[] f = engine.source().of(k);
      double[] pba = values(Kind.PBA, k);
      double[] cba = values(Kind.CBA, k);
      double[] exp = values(Kind.EXP, k);
      double scale = magnitude(f);
      double outside = CompensatedSum.of(engine.outsideFlows(k));
      ledger.equal(
          name + "producer account = D_pba",
          CompensatedSum.of(f),
          CompensatedSum.of(pba) + outside,
          scale);
      equal(ledger, name + "D_pba = D_cba", pba, cba, scale);
      equal(ledger, name + "D_exp = D_imp", exp, imports[k], scale);
      importsOfEachBuyer(ledger, name, k);
    }
    return ledger;
  }

  private static void equal(
      Ledger ledger, String what, double[] left, double[] right, double scale) {
    ledger.equal(
        what,
        CompensatedSum.of(left),
        CompensatedSum.of(right),
        Math.max(scale, Math.max(magnitude(left), magnitude(right))));
  }

  /** Enters the buyer that closes worst. */
  private void importsOfEachBuyer(Ledger ledger, String name, int stressor) {
    double[] f = engine.intensity(stressor);
    double[] sums = byRegion(Kind.IMP, stressor);
    double[] flows = new double[sums.length];
    double[] scales = new double[sums.length];
    int worst = 0;
    for (int t = 0; t < sums.length; t++) {
      CompensatedSum sum = new CompensatedSum();
      for (int i = 0; i < f.length; i++) {
        double flow = requirements.flow(f, i, t);
        scales[t] += Math.abs(flow);
        sum.add(i / mrio.sectors().size() == t ? 0 : flow);
      }
      flows[t] = sum.value();
      if (gap(sums, flows, scales, t) > gap(sums, flows, scales, worst)) {
        worst = t;
      }
    }
    String buyer = requirements.destinations().label(worst);
    ledger.equal(
        name + "D_imp = flows from other regions, worst of " + sums.length + " buyers: " + buyer,
        sums[worst],
        flows[worst],
        scales[worst]);
  }

  private static double gap(double[] left, double[] right, double[] scales, int t) {
    return left[t] == right[t] ? 0 : Math.abs(left[t] - right[t]) / scales[t];
  }

  private static double magnitude(double[] values) {
    CompensatedSum sum = new CompensatedSum();
    for (double value : values) {
      sum.add(Math.abs(value));
    }
    return sum.value();
  }
}
