package org.tradewind.reproduction;

/**
 * A printed number next to what a run gives, in words for a page.
 *
 * @param paper its authors
 * @param section of the ledger
 * @param row what the ledger calls it
 * @param quantity what the paper prints
 * @param printed the printed number
 * @param given what the run gives; empty where it does not
 * @param closed the same with deaths rescaled to J; empty where that is not another number
 * @param against the run against the paper; empty where there is nothing to compare
 * @param how what of the run it is computed from
 * @param meaning what the comparison can mean
 */
public record ReproductionLine(
    String paper,
    String section,
    String row,
    String quantity,
    String printed,
    String given,
    String closed,
    String against,
    String how,
    String meaning) {

  /** A row of the ledger in words. */
  static ReproductionLine of(Paper paper, String section, String at, LedgerRow row) {
    PublishedNumber number = row.number();
    String part = number.part().isEmpty() ? "" : ": *" + number.part() + "*";
    String where = number.where().isEmpty() ? "" : " (" + number.where() + ")";
    String given = "";
    String meaning = row.meaning().shown();
    if (row.answer() instanceof RunValue.Given value) {
      given = Comparison.given(number, value) + (row.fromAllSpecies() ? " †" : "");
    } else if (row.answer() instanceof RunValue.Missing missing) {
      meaning = row.meaning().kind().shown() + ": " + missing.why();
    }
    return new ReproductionLine(
        paper.authors(),
        section,
        at,
        number.quantity() + part + where,
        Comparison.printed(number),
        given,
        row.closed().map(c -> Comparison.given(number, c)).orElse(""),
        row.against(),
        row.quantity().how(),
        meaning);
  }
}
