package org.tradewind.flows;

import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Table;

/** The table national_total: what the nation emits, and what of it is for another region. */
public final class NationalTotals {
  /** All producer accounts. */
  public static final String SUPPLY_CHAIN = "supply_chain";

  /** Emitted by households. */
  public static final String HOUSEHOLD = "household";

  /** Both. */
  public static final String ALL = "all";

  /** Before the name of a view: flows between different regions. */
  public static final String BETWEEN = "between_";

  private NationalTotals() {}

  /** The total that another is a share of: of flows all producer accounts, else both. */
  public static String whole(String total) {
    return total.startsWith(BETWEEN) ? SUPPLY_CHAIN : ALL;
  }

  /** The table of all stressors. */
  public static Table of(FlowEngine flows) {
    Table.Builder rows = Table.builder(AccountTables.NATIONAL_TOTAL);
    for (int k = 0; k < flows.stressors().size(); k++) {
      String stressor = flows.stressors().label(k);
      double chain = CompensatedSum.of(flows.source().of(k));
      CompensatedSum households = new CompensatedSum();
      for (int r = 0; r < flows.source().regions().size(); r++) {
        households.add(flows.source().household(r, k));
      }
      double all = chain + households.value();
      rows.add(stressor, SUPPLY_CHAIN, chain, Share.of(chain, all))
          .add(stressor, HOUSEHOLD, households.value(), Share.of(households.value(), all))
          .add(stressor, ALL, all, Share.of(all, all));
      for (String view : FlowEngine.flowViews()) {
        double between = between(flows.pairs(view, k));
        rows.add(stressor, BETWEEN + view, between, Share.of(between, chain));
      }
    }
    return rows.build();
  }

  private static double between(LabelledMatrix pairs) {
    CompensatedSum sum = new CompensatedSum();
    for (int r = 0; r < pairs.rows().size(); r++) {
      sum.add(EmbodiedTrade.of(pairs, r).exports());
    }
    return sum.value();
  }
}
