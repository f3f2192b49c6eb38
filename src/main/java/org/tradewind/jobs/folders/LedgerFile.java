package org.tradewind.jobs.folders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.RunLayout;

/**
 * ledger.json.
 *
 * @param tolerance relative gap up to which totals agree
 * @param entries pairs of totals
 * @param named amounts that no account holds
 */
public record LedgerFile(double tolerance, List<Line> entries, List<Ledger.Named> named) {
  /**
   * A pair of totals.
   *
   * @param what what is conserved
   * @param left total on one side
   * @param right total on the other
   * @param gap |left - right| relative to what went into them
   * @param closes whether they agree
   */
  record Line(String what, double left, double right, double gap, boolean closes) {}

  /** Writes the ledger; totals that do not agree are a bug of ours, so nothing is put in place. */
  public static void close(Ledger ledger, OutputFolder out) {
    out.writeJson(RunLayout.LEDGER, of(ledger));
    if (!ledger.open().isEmpty()) {
      throw new IllegalStateException("totals that do not agree: " + ledger.open());
    }
  }

  /** That of a finished run; nothing where a job writes none. */
  public static JsonNode read(RunFolder run) {
    try {
      return Json.MAPPER.readTree(run.text(RunLayout.LEDGER));
    } catch (JsonProcessingException e) {
      throw RunFolder.unusable(run.folder(), e);
    }
  }

  static LedgerFile of(Ledger ledger) {
    return new LedgerFile(
        Ledger.TOLERANCE,
        ledger.entries().stream()
            .map(e -> new Line(e.what(), e.left(), e.right(), e.gap(), e.closes()))
            .toList(),
        ledger.named());
  }
}
