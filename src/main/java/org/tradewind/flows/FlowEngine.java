package org.tradewind.flows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * Accounts and flows of all stressors of a study. One factorisation, one solve for the requirements
 * of both views, one transposed solve for the multipliers m_k = f_k (I - A)^-1, once they are asked
 * for:
 *
 * <pre>
 * flow, final_producer      f_ri (L y_s)_ri           y_s: y of region s's products, 0 elsewhere
 * flow, final_consumer      f_ri (L Y_t)_ri
 * account, producer         F_ri
 * account, final_producer   m_sj y_sj
 * account, final_consumer   sum over s of m_sj Y_sj,t   by destination t and product j
 * </pre>
 */
public final class FlowEngine {
  private final Mrio mrio;
  private final Stressors stressors;
  private final LeontiefSolver solver;
  private final Requirements finalProducer;
  private final Requirements finalConsumer;
  private final double[][] intensities;
  private double[] multipliers;
  private double[] droppedRequirements;

  private FlowEngine(
      Mrio mrio, LeontiefSolver solver, Stressors stressors, List<Requirements> views) {
    this.mrio = mrio;
    this.stressors = stressors;
    this.solver = solver;
    this.finalProducer = views.get(0);
    this.finalConsumer = views.get(1);
    this.intensities = new double[stressors.names().size()][];
    for (int k = 0; k < intensities.length; k++) {
      intensities[k] = intensity(stressors.of(k), mrio.output());
    }
  }

  /** Solves for the requirements. */
  public static FlowEngine of(Mrio mrio, LeontiefSolver solver, Stressors stressors) {
    return of(mrio, solver, stressors, Optional.empty());
  }

  /**
   * With requirements that were solved before, where there are such. Flows then need no solve; what
   * else is asked for makes the solver factor the system.
   */
  public static FlowEngine of(
      Mrio mrio, LeontiefSolver solver, Stressors stressors, Optional<GivenRequirements> given) {
    if (!mrio.regions().equals(stressors.regions())
        || !mrio.sectors().equals(stressors.sectors())) {
      throw new IllegalArgumentException(
          "stressors over "
              + stressors.regions()
              + " x "
              + stressors.sectors()
              + " for a table over "
              + mrio.regions()
              + " x "
              + mrio.sectors());
    }
    return new FlowEngine(
        mrio,
        solver,
        stressors,
        given.map(g -> g.of(mrio)).orElseGet(() -> Requirements.of(mrio, solver)));
  }

  /**
   * Other stressors through the same table.
   *
   * @param other of the same regions and sectors
   */
  public FlowEngine with(Stressors other) {
    return new FlowEngine(mrio, solver, other, List.of(finalProducer, finalConsumer));
  }

  /** m of all stressors, N x stressors: by one transposed solve. */
  private synchronized double[] multipliers() {
    if (multipliers == null) {
      int n = mrio.size();
      double[] stacked = new double[n * intensities.length];
      for (int k = 0; k < intensities.length; k++) {
        System.arraycopy(intensities[k], 0, stacked, k * n, n);
      }
      multipliers = solver.solveTransposed(stacked, intensities.length);
    }
    return multipliers;
  }

  /** L e of errors that were dropped, e; without them no solve. */
  private synchronized double[] droppedRequirements() {
    if (droppedRequirements == null) {
      double[] dropped = mrio.droppedErrors();
      boolean none = Arrays.stream(dropped).allMatch(e -> e == 0);
      droppedRequirements = none ? dropped : solver.solve(dropped, 1);
    }
    return droppedRequirements;
  }

  /** f = F / x; 0 where nothing is made. */
  private static double[] intensity(double[] values, double[] output) {
    double[] f = new double[values.length];
    for (int i = 0; i < f.length; i++) {
      f[i] = output[i] == 0 ? 0 : values[i] / output[i];
    }
    return f;
  }

  /** The table that the flows run through. */
  public Mrio mrio() {
    return mrio;
  }

  /** The factored system. */
  LeontiefSolver solver() {
    return solver;
  }

  /** The stressors that are pushed through the table. */
  public Stressors source() {
    return stressors;
  }

  /** x of every row, length N; the table's own array. */
  public double[] output() {
    return mrio.output();
  }

  /** L = (I - A)^-1, N x N, by N solves; only where L itself is wanted. */
  public double[] leontiefInverse() {
    return solver.leontiefInverse();
  }

  /** Y, what each destination buys of each product, N x destinations; ROW and ERR among them. */
  public double[] purchases() {
    return mrio.finalDemand().totals();
  }

  /** y, what is bought of each product, length N. */
  public double[] products() {
    return mrio.finalDemand().rowTotals();
  }

  /** LAPACK behind the solves, for the manifest. */
  public String backendName() {
    return solver.backendName();
  }

  public Axis stressors() {
    return stressors.names();
  }

  /** The two views that have flows, in the order of the output tables. */
  public static List<String> flowViews() {
    return List.of(Vocabulary.FINAL_PRODUCER, Vocabulary.FINAL_CONSUMER);
  }

  /** W of a view; serialisable, so that flows can be made elsewhere. */
  public Requirements requirements(String view) {
    return switch (view) {
      case Vocabulary.FINAL_PRODUCER -> finalProducer;
      case Vocabulary.FINAL_CONSUMER -> finalConsumer;
      default -> throw new IllegalArgumentException("no flows in view " + view);
    };
  }

  /** f = F / x of a stressor, length N; the engine's own array. */
  public double[] intensity(int stressor) {
    return intensities[stressor];
  }

  /** m = f L of a stressor: per unit of final product of each (region, sector), length N. */
  public double[] multipliers(int stressor) {
    int n = mrio.size();
    return Arrays.copyOfRange(multipliers(), stressor * n, (stressor + 1) * n);
  }

  /** Rows of table flow for one view and stressor. */
  public Table flow(String view, int stressor) {
    return requirements(view).flow(stressors.names().label(stressor), intensities[stressor]);
  }

  /** Flows summed over sectors, T: regions x destinations of the view. */
  public LabelledMatrix pairs(String view, int stressor) {
    return requirements(view).pairs(intensities[stressor]);
  }

  /** Regions that rows of an account stand for: destinations in the consumer view. */
  public Axis accountRegions(String view) {
    return view.equals(Vocabulary.FINAL_CONSUMER) ? finalConsumer.destinations() : mrio.regions();
  }

  /**
   * Account of a stressor in a view, by {@link #accountRegions} x sectors, sectors running fastest.
   */
  public double[] account(String view, int stressor) {
    return switch (view) {
      case Vocabulary.PRODUCER -> stressors.of(stressor);
      case Vocabulary.FINAL_PRODUCER -> byFinalProduct(multipliers(stressor));
      case Vocabulary.FINAL_CONSUMER -> byPurchase(multipliers(stressor));
      default -> throw new IllegalArgumentException("no view " + view);
    };
  }

  private double[] byFinalProduct(double[] m) {
    double[] account = mrio.finalDemand().rowTotals();
    for (int i = 0; i < account.length; i++) {
      account[i] *= m[i];
    }
    return account;
  }

  private double[] byPurchase(double[] m) {
    int sectors = mrio.sectors().size();
    int destinations = finalConsumer.destinations().size();
    double[] account = new double[destinations * sectors];
    for (int t = 0; t < destinations; t++) {
      for (int i = 0; i < m.length; i++) {
        account[t * sectors + i % sectors] += m[i] * mrio.finalDemand().total(i, t);
      }
    }
    return account;
  }

  /** Table account: all views and stressors. */
  public Table account() {
    Table.Builder rows = Table.builder(AccountTables.ACCOUNT);
    List<String> views =
        List.of(Vocabulary.PRODUCER, Vocabulary.FINAL_PRODUCER, Vocabulary.FINAL_CONSUMER);
    Axis sectors = mrio.sectors();
    for (String view : views) {
      for (int k = 0; k < intensities.length; k++) {
        double[] values = account(view, k);
        for (int i = 0; i < values.length; i++) {
          rows.add(
              view,
              accountRegions(view).label(i / sectors.size()),
              sectors.label(i % sectors.size()),
              stressors.names().label(k),
              values[i]);
        }
      }
    }
    return rows.build();
  }

  /** Table account_household. */
  public Table accountHousehold() {
    Table.Builder rows = Table.builder(AccountTables.ACCOUNT_HOUSEHOLD);
    for (int k = 0; k < intensities.length; k++) {
      for (int r = 0; r < mrio.regions().size(); r++) {
        rows.add(mrio.regions().label(r), stressors.names().label(k), stressors.household(r, k));
      }
    }
    return rows.build();
  }

  /** Table flow_pair: both views, all stressors. */
  public Table flowPair() {
    Table.Builder rows = Table.builder(FlowTables.FLOW_PAIR);
    Axis regions = mrio.regions();
    for (String view : flowViews()) {
      Axis destinations = requirements(view).destinations();
      for (int k = 0; k < intensities.length; k++) {
        LabelledMatrix pairs = pairs(view, k);
        for (int r = 0; r < regions.size(); r++) {
          for (int d = 0; d < destinations.size(); d++) {
            rows.add(
                view,
                stressors.names().label(k),
                regions.label(r),
                destinations.label(d),
                pairs.at(r, d));
          }
        }
      }
    }
    return rows.build();
  }

  /** Table embodied_trade: both views, all stressors. */
  public Table embodiedTrade() {
    Table.Builder rows = Table.builder(FlowTables.EMBODIED_TRADE);
    Axis regions = mrio.regions();
    for (String view : flowViews()) {
      for (int k = 0; k < intensities.length; k++) {
        LabelledMatrix pairs = pairs(view, k);
        for (int r = 0; r < regions.size(); r++) {
          EmbodiedTrade trade = EmbodiedTrade.of(pairs, r);
          rows.add(
              view,
              stressors.names().label(k),
              regions.label(r),
              trade.imports(),
              trade.exports(),
              trade.index());
        }
      }
    }
    return rows.build();
  }

  /** The sums that must agree, and what the flows leave out. */
  public Ledger ledger() {
    return ledger(stressor -> "unit of the stressor");
  }

  /**
   * As {@link #ledger()}, with real units.
   *
   * @param unit unit of a stressor
   */
  public Ledger ledger(UnaryOperator<String> unit) {
    return new FlowLedger(this, mrio, stressors, droppedRequirements(), unit).ledger();
  }

  /** Three-tier flows, by a solve of their own; they serve every stressor. */
  public TierFlows tiers() {
    return TierFlows.of(mrio, solver);
  }

  Ledger tierLedger(TierFlows tiers) {
    return new TierLedger(this, mrio, tiers).ledger();
  }

  /** What flows cannot hold, by row: emitted without output, or carried by dropped errors. */
  double[] outsideFlows(int stressor) {
    double[] outside = stressors.of(stressor);
    for (int i = 0; i < outside.length; i++) {
      if (mrio.output()[i] != 0) {
        outside[i] = intensities[stressor][i] * droppedRequirements()[i];
      }
    }
    return outside;
  }
}
