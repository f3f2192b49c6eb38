package org.tradewind.reproduction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.tables.TableSchema;

/** All printed numbers of the papers, each with what a run gives for it. */
public final class ReproductionLedger {
  private final Runs runs;
  private final Map<Paper, List<LedgerRow>> rows;

  /**
   * The runs that the numbers are read from.
   *
   * @param run a finished run
   * @param allSpecies a run of the same study with all seven species, for the numbers of paper A
   *     that take them
   * @param paperB a run of the same study with the six species of paper B; without it, paper B is
   *     read from that of all species, or else from the first
   */
  public record Runs(
      FinishedRun run, Optional<FinishedRun> allSpecies, Optional<FinishedRun> paperB) {
    public static Runs of(FinishedRun run) {
      return new Runs(run, Optional.empty(), Optional.empty());
    }

    /** The run that paper B is read from. */
    FinishedRun ofPaperB() {
      return paperB.or(() -> allSpecies).orElse(run);
    }

    private FinishedRun of(Paper paper, Quantity quantity) {
      return paper == Paper.B
          ? ofPaperB()
          : allSpecies.filter(r -> quantity.allSpecies()).orElse(run);
    }
  }

  private ReproductionLedger(Runs runs, Map<Paper, List<LedgerRow>> rows) {
    this.runs = runs;
    this.rows = rows;
  }

  /** Fills the ledger. */
  public static ReproductionLedger of(Runs runs) {
    Map<Paper, List<LedgerRow>> rows = new EnumMap<>(Paper.class);
    for (Paper paper : Paper.values()) {
      rows.put(paper, rows(paper, runs));
    }
    RunRelation.requireFacts();
    return new ReproductionLedger(runs, rows);
  }

  private static List<LedgerRow> rows(Paper paper, Runs runs) {
    PublishedNumbers published = PublishedNumbers.read(paper);
    Map<String, Quantity> quantities = byId(published, paper.quantities());
    List<LedgerRow> rows = new ArrayList<>();
    for (PublishedNumber number : published.all()) {
      Quantity quantity = quantities.get(number.id());
      boolean other = quantity.allSpecies() && runs.allSpecies().isPresent();
      rows.add(LedgerRow.of(number, quantity, runs.of(paper, quantity), other));
    }
    return List.copyOf(rows);
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

  List<LedgerRow> rows(Paper paper) {
    return rows.get(paper);
  }

  FinishedRun run() {
    return runs.run();
  }

  Runs runs() {
    return runs;
  }

  /** The tables of intervals that the rows read, where a run has them. */
  public static List<TableSchema> intervals() {
    return Quantity.intervals();
  }

  /** Its rows in words, section by section. */
  public List<ReproductionLine> lines() {
    return NumbersPage.lines(this);
  }

  /** The page docs/reproduction.md. */
  public String markdown() {
    return new LedgerPage(this).text();
  }
}
