package org.tradewind.report;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
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

  /** Its tables of results, in the order of the documentation. */
  List<Entry> catalog();

  /**
   * A table of results.
   *
   * @param table its name
   * @param rows how many it has
   * @param what it answers, or empty
   */
  record Entry(String table, long rows, @JsonInclude(NON_EMPTY) String what) {}

  /** Published numbers next to those of the run; none where no paper is of its study. */
  List<ReproductionLine> reproduction();
}
