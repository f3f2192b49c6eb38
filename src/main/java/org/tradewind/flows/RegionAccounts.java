package org.tradewind.flows;

import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * The table account_region: the accounts of a view summed over sectors, and their share of all that
 * supply chains emit.
 */
public final class RegionAccounts {
  private RegionAccounts() {}

  /** The table of all views and stressors. */
  public static Table of(FlowEngine flows) {
    Table.Builder rows = Table.builder(AccountTables.ACCOUNT_REGION);
    int sectors = flows.mrio().sectors().size();
    for (String view :
        List.of(Vocabulary.PRODUCER, Vocabulary.FINAL_PRODUCER, Vocabulary.FINAL_CONSUMER)) {
      Axis regions = flows.accountRegions(view);
      for (int k = 0; k < flows.stressors().size(); k++) {
        double[] account = flows.account(view, k);
        double chain = CompensatedSum.of(flows.source().of(k));
        for (int r = 0; r < regions.size(); r++) {
          double[] own = Arrays.copyOfRange(account, r * sectors, (r + 1) * sectors);
          double value = CompensatedSum.of(own);
          rows.add(
              view, regions.label(r), flows.stressors().label(k), value, Share.of(value, chain));
        }
      }
    }
    return rows.build();
  }
}
