package org.tradewind.reproduction;

import java.util.List;
import org.tradewind.tables.Csv;

/** The part of the page on relations among printed numbers, and what is not there of paper B. */
final class IdentityPage {
  private final List<Identity.Checked> identities;
  private final StringBuilder text = new StringBuilder();

  IdentityPage(List<Identity.Checked> identities) {
    this.identities = identities;
  }

  String text() {
    identities();
    paperB();
    return text.toString();
  }

  private void identities() {
    line("## Do the printed numbers agree with one another?");
    line("");
    line(
        "Recomputed from the printed numbers, each standing for all values that round to it. *Computed*"
            + " and *verdict* are this software's, *read as* is the verdict of a reading by hand. Names A"
            + " and B are the papers (B: Chen et al. 2024), A:76 a line of the text as read.");
    line("");
    line("| relation | computed | verdict | read as | the same in this run |");
    line("|---|---|---|---|---|");
    for (Identity.Checked c : identities) {
      row(
          c.statement(),
          c.finding().computed(),
          c.finding().verdict().shown(),
          c.readAs(),
          c.inRun());
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
