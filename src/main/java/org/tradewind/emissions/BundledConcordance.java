package org.tradewind.emissions;

import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/** The concordance of the 53 subsectors to the 42 sectors that ships with the software. */
public final class BundledConcordance {
  private static final double PERCENT = 100;

  private BundledConcordance() {}

  /** The table concordance from facts/concordance.csv, alike for all regions. */
  public static Table bundled() {
    Csv facts = Csv.fact("concordance");
    Table.Builder table = Table.builder(Inputs.CONCORDANCE);
    for (int row = 0; row < facts.rows(); row++) {
      table.add(
          facts.text(row, "subsector"),
          Inputs.ANY,
          facts.text(row, "sector"),
          facts.number(row, "percent") / PERCENT);
    }
    return table.build().validated(facts.source());
  }
}
