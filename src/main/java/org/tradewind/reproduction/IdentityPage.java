package org.tradewind.reproduction;

import java.util.List;
import org.tradewind.tables.Csv;

/** The part of the page on relations among printed numbers, and what is not there of paper B. */
final class IdentityPage {
  private final FinishedRun run;
  private final StringBuilder text = new StringBuilder();

  IdentityPage(FinishedRun run) {
    this.run = run;
  }

  String text() {
    identities();
    paperB();
    return text.toString();
  }

  private void identities() {
    Csv facts = Csv.fact("published_identities");
    line("## Do the printed numbers agree with one another?");
    line("");
    line(
        "*Computed* takes the printed numbers alone, each standing for all values that round to it;"
            + " *verdict* is that of a reading by hand. Both are rows of `facts/published_identities.csv`,"
            + " which no run changes. Names A and B are the papers (B: Chen et al. 2024), A:76 a line of the"
            + " text as read.");
    line("");
    line("| relation | computed | verdict | in this run |");
    line("|---|---|---|---|");
    for (int i = 0; i < facts.rows(); i++) {
      row(
          facts.text(i, "identity"),
          facts.text(i, "computed"),
          facts.text(i, "verdict"),
          RunRelation.cell(facts.text(i, "id"), run));
    }
    line("");
  }

  private void paperB() {
    Csv facts = Csv.fact("published_numbers_b");
    line("## Paper B");
    line("");
    line(
        "None of the "
            + facts.rows()
            + " numbers of Chen et al. 2024 is computed here yet. *costs*: takes the monetised costs that"
            + " the software does not have yet; *accounts*: a run's tables hold what it takes, the function"
            + " is not written; *observations*: takes measured concentrations.");
    line("");
    line("| quantity | printed | this run | takes |");
    line("|---|---|---|---|");
    for (int i = 0; i < facts.rows(); i++) {
      row(
          facts.text(i, "quantity"),
          (facts.text(i, "printed") + " " + facts.text(i, "unit")).trim(),
          "not computed yet",
          facts.text(i, "needs"));
    }
  }

  private void row(String... cells) {
    line(LedgerPage.row(List.of(cells)));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
