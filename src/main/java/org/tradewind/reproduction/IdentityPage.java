package org.tradewind.reproduction;

import java.util.List;
import org.tradewind.tables.Csv;

/** The part of the page on relations among printed numbers. */
final class IdentityPage {
  private final ReproductionLedger.Runs runs;
  private final StringBuilder text = new StringBuilder();

  IdentityPage(ReproductionLedger.Runs runs) {
    this.runs = runs;
  }

  String text() {
    Csv facts = Csv.fact("papers/published_identities");
    line("## Do the printed numbers agree with one another?");
    line("");
    line(
        "*Computed* takes the printed numbers alone, each standing for all values that round to it;"
            + " *verdict* is that of a reading by hand. Both are rows of `facts/papers/published_identities.csv`,"
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
          RunRelation.cell(facts.text(i, "id"), runs));
    }
    line("");
    return text.toString();
  }

  private void row(String... cells) {
    line(LedgerPage.row(List.of(cells)));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
