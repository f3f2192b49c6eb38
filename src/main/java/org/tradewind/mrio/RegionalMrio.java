package org.tradewind.mrio;

import java.util.List;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * An MRIO built from regional tables.
 *
 * @param tables transactions, final_demand, output, with their provenance
 * @param reports how it came about: the tables of {@link org.tradewind.tables.TradeTables}
 * @param ledger totals of the regional tables and of the MRIO that agree, and amounts left out
 * @param page lines for the page of the run
 */
public record RegionalMrio(
    StudyTables tables, List<Table> reports, Ledger ledger, List<String> page) {

  public RegionalMrio {
    reports = List.copyOf(reports);
    page = List.copyOf(page);
  }
}
