package org.tradewind.costs;

import org.tradewind.tables.CostTables;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;

/** The prices that ship with the software, for China in 2017. */
public final class ValuationFacts {
  private ValuationFacts() {}

  /** Table valuation. */
  public static Table china2017() {
    return CsvTables.fact(CostTables.VALUATION, "china/valuation_2017");
  }

  /** Where the table comes from. */
  public static Provenance provenance() {
    return Provenance.of(
        Provenance.Status.ESTIMATED,
        "Chen et al. 2024, monetized assessment and integrated costs; State Administration of"
            + " Foreign Exchange",
        "the incomes by which values of a statistical life are transferred are not printed there;"
            + " they are a reconstruction that gives the printed results");
  }
}
