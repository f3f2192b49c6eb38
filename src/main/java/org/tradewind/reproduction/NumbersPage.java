package org.tradewind.reproduction;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of the page with the numbers: what comparisons can mean, then section by section. */
final class NumbersPage {
  private final ReproductionLedger ledger;
  private final StringBuilder text = new StringBuilder();

  NumbersPage(ReproductionLedger ledger) {
    this.ledger = ledger;
  }

  String text() {
    count();
    for (Paper paper : Paper.values()) {
      Map<String, String> numbers = numbered(paper);
      for (LedgerSection section : paper.sections()) {
        section(paper, section, numbers);
      }
    }
    return text.toString();
  }

  private void count() {
    line("## What the comparisons can mean");
    line("");
    for (Paper paper : Paper.values()) {
      kinds(paper);
    }
    line(
        "*Same quantity, other inputs*: a difference shows how far inputs differ, and agreement confirms"
            + " nothing by itself. *Not comparable*: made-up inputs stand behind it. It shows that the"
            + " quantity is computed as we read its definition; its value is not to be cited, agreement"
            + " would be coincidence, and it counts as neither agreement nor disagreement. *Nothing*: the"
            + " cell says why.");
    line("");
    line(
        "Against: x is this run over the printed number; shares and indices are differences. Brackets hold"
            + " 95 % intervals. A value of the run has one where one row of a table of intervals"
            + " (`NAME_ci`) holds it: sums and quotients of several rows have none, nor have stressors that"
            + " are not drawn. The MRIO is the same in all these draws.");
    line("");
    List<String> spreads = Interpretation.madeUp(Set.of(InputKind.SPREAD), ledger.run());
    if (!spreads.isEmpty() && ledger.run().manifest().draws().isPresent()) {
      line(
          "The spreads that were drawn are made up in part ("
              + String.join(", ", InputKind.SPREAD.tables(ledger.run()))
              + "). Whether intervals overlap is therefore shown and not counted; agreement above is that"
              + " of the central value.");
      line("");
    }
  }

  private void kinds(Paper paper) {
    List<LedgerRow> rows = ledger.rows(paper);
    line(
        "Of "
            + rows.size()
            + " printed numbers of "
            + paper.authors()
            + " in "
            + numbered(paper).size()
            + " rows:");
    line("");
    Map<Interpretation.Kind, List<LedgerRow>> kinds = new EnumMap<>(Interpretation.Kind.class);
    for (Interpretation.Kind kind : Interpretation.Kind.values()) {
      kinds.put(kind, rows.stream().filter(r -> r.meaning().kind() == kind).toList());
    }
    kinds.forEach(
        (kind, of) -> {
          if (!of.isEmpty() || !kind.ofSome()) {
            line("- " + of.size() + ": " + kind.shown());
            verdicts(kind, of);
          }
        });
    line("");
  }

  private void verdicts(Interpretation.Kind kind, List<LedgerRow> rows) {
    for (Verdict verdict : Verdict.values()) {
      long count =
          rows.stream().filter(r -> r.verdict().filter(verdict::equals).isPresent()).count();
      if (kind == Interpretation.Kind.SAME_QUANTITY) {
        line("  - " + count + " " + verdict.shown());
      } else if (kind == Interpretation.Kind.FORMULA && verdict != Verdict.OPEN) {
        boolean agrees = verdict == Verdict.AGREES;
        line("  - " + count + " round" + (agrees ? "" : " not") + " to the printed number");
      }
    }
  }

  /** What each row of a paper's list is called, in its order. */
  private Map<String, String> numbered(Paper paper) {
    Map<String, String> numbers = new LinkedHashMap<>();
    for (LedgerRow row : ledger.rows(paper)) {
      numbers.putIfAbsent(row.number().quantity(), paper.row(numbers.size() + 1));
    }
    return numbers;
  }

  private void section(Paper paper, LedgerSection section, Map<String, String> numbers) {
    line("## " + section.title());
    line("");
    line(section.note());
    if (section.title().equals(LedgerSection.ZONES)) {
      line("");
      line("Zones of this run: " + Zones.members(ledger.run()) + ".");
    }
    line("");
    line(
        "| | quantity | printed | this run | closed to J | against | computed from | what it can mean |");
    line("|---|---|---|---|---|---|---|---|");
    lines(paper, section, numbers).forEach(this::number);
    line("");
  }

  /** All numbers of all papers, section by section. */
  static List<ReproductionLine> lines(ReproductionLedger ledger) {
    NumbersPage page = new NumbersPage(ledger);
    return Arrays.stream(Paper.values())
        .flatMap(
            paper ->
                paper.sections().stream()
                    .flatMap(s -> page.lines(paper, s, page.numbered(paper)).stream()))
        .toList();
  }

  private List<ReproductionLine> lines(
      Paper paper, LedgerSection section, Map<String, String> numbers) {
    Set<String> ids = section.quantities().stream().map(Quantity::id).collect(Collectors.toSet());
    return ledger.rows(paper).stream()
        .filter(row -> ids.contains(row.number().id()))
        .map(
            row ->
                ReproductionLine.of(
                    paper, section.title(), numbers.get(row.number().quantity()), row))
        .toList();
  }

  private void number(ReproductionLine line) {
    row(
        line.row(),
        line.quantity(),
        line.printed(),
        line.given().isEmpty() ? "not computed" : line.given(),
        line.closed(),
        line.against(),
        line.how(),
        line.meaning());
  }

  private void row(String... cells) {
    line(LedgerPage.row(List.of(cells)));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
