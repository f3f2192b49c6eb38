package org.tradewind.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.tradewind.reproduction.ReproductionLine;
import org.tradewind.tables.Table;

/** A finished run, as its report reads it. */
public interface ReportSource {
  /**
   * A table of results, or a small table of inputs that the run holds; empty where there is none.
   */
  Optional<Table> table(String name);

  /** Its manifest. */
  JsonNode manifest();

  /** Its ledger of totals that must agree; empty where the file is gone. */
  Optional<JsonNode> ledger();

  /** Published numbers next to those of the run; none where no paper is of its study. */
  List<ReproductionLine> reproduction();
}
