package org.tradewind.reproduction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All printed numbers of paper A beside a run, and the relations among the printed numbers. */
public final class ReproductionLedger {
  private final FinishedRun run;
  private final Optional<FinishedRun> allSpecies;
  private final List<LedgerRow> rows;
  private final List<Identity.Checked> identities;

  private ReproductionLedger(
      FinishedRun run,
      Optional<FinishedRun> allSpecies,
      List<LedgerRow> rows,
      List<Identity.Checked> identities) {
    this.run = run;
    this.allSpecies = allSpecies;
    this.rows = rows;
    this.identities = identities;
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
    List<Identity.Checked> identities =
        Identity.all().stream().map(i -> i.checked(published, run)).toList();
    return new ReproductionLedger(run, allSpecies, List.copyOf(rows), identities);
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
    FinishedRun source = other ? allSpecies.get() : run;
    Answer answer = quantity.answer(source);
    return new LedgerRow(number, quantity, answer, Meaning.of(quantity, answer, source), other);
  }

  List<LedgerRow> rows() {
    return rows;
  }

  List<Identity.Checked> identities() {
    return identities;
  }

  FinishedRun run() {
    return run;
  }

  Optional<FinishedRun> allSpecies() {
    return allSpecies;
  }

  /** The page docs/reproduction.md. */
  public String markdown() {
    return new LedgerPage(this).text();
  }
}
