package org.tradewind.reproduction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.tables.TableSchema;

/** All printed numbers of paper A, each with what a run gives for it. */
public final class ReproductionLedger {
  private final FinishedRun run;
  private final Optional<FinishedRun> allSpecies;
  private final List<LedgerRow> rows;

  private ReproductionLedger(
      FinishedRun run, Optional<FinishedRun> allSpecies, List<LedgerRow> rows) {
    this.run = run;
    this.allSpecies = allSpecies;
    this.rows = rows;
  }

  /**
   * Fills the ledger.
   *
   * @param run a finished run
   * @param allSpecies a run of the same study with all seven species, for the numbers that take
   *     them
   */
  public static ReproductionLedger of(FinishedRun run, Optional<FinishedRun> allSpecies) {
    PublishedNumbers published = PublishedNumbers.read();
    Map<String, Quantity> quantities = byId(published, Quantity.all());
    List<LedgerRow> rows = new ArrayList<>();
    for (PublishedNumber number : published.all()) {
      rows.add(row(number, quantities.get(number.id()), run, allSpecies));
    }
    RunRelation.requireFacts();
    return new ReproductionLedger(run, allSpecies, List.copyOf(rows));
  }

  /** One function a printed number, and no other; anything else is our mistake. */
  static Map<String, Quantity> byId(PublishedNumbers published, List<Quantity> all) {
    Map<String, Quantity> byId = new HashMap<>();
    for (Quantity quantity : all) {
      published.get(quantity.id());
      if (byId.put(quantity.id(), quantity) != null) {
        throw new IllegalStateException("two functions for " + quantity.id());
      }
    }
    for (PublishedNumber number : published.all()) {
      if (!byId.containsKey(number.id())) {
        throw new IllegalStateException("no function for the published number " + number.id());
      }
    }
    return byId;
  }

  private static LedgerRow row(
      PublishedNumber number,
      Quantity quantity,
      FinishedRun run,
      Optional<FinishedRun> allSpecies) {
    boolean other = quantity.allSpecies() && allSpecies.isPresent();
    return LedgerRow.of(number, quantity, other ? allSpecies.get() : run, other);
  }

  List<LedgerRow> rows() {
    return rows;
  }

  FinishedRun run() {
    return run;
  }

  Optional<FinishedRun> allSpecies() {
    return allSpecies;
  }

  /** The tables of intervals that the rows read, where a run has them. */
  public static List<TableSchema> intervals() {
    return Quantity.intervals();
  }

  /** The page docs/reproduction.md. */
  public String markdown() {
    return new LedgerPage(this).text();
  }
}
