package org.tradewind.reproduction;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tradewind.axes.Species;
import org.tradewind.tables.Provenance;

/** The ledger as a Markdown page. */
final class LedgerPage {
  private static final List<String> CO_BENEFITS =
      List.of(Species.OC, Species.EC, Species.PM_OTHER, Species.SO2, Species.NOX);

  private final ReproductionLedger ledger;
  private final StringBuilder text = new StringBuilder();

  LedgerPage(ReproductionLedger ledger) {
    this.ledger = ledger;
  }

  String text() {
    head();
    inputs();
    notIndependent();
    species();
    text.append(new FirstOrderPage(ledger).text());
    count();
    Map<String, Integer> numbers = numbered();
    for (LedgerSection section : LedgerSection.ALL) {
      section(section, numbers);
    }
    return text + new IdentityPage(ledger.run()).text();
  }

  private void head() {
    line("# Reproduction ledger");
    line("");
    line(
        "The numbers that Du et al. (paper A) print of their results, in main text and abstract, with what a run"
            + " of the study `"
            + ledger.run().manifest().study()
            + "` gives. Our list of them is `facts/published_numbers.csv`; their supplement was not available.");
    line(
        "Written by `jobs/reproduce`, not to be edited by hand. Nothing is fitted to this page; where inputs take"
            + " numbers of the paper, it is said below. A test holds the committed page to its rows, not to its figures:"
            + " those are of the version named here.");
    line("");
    line("    jobs/run STUDY.yaml --out RUN");
    if (ledger.allSpecies().isPresent()) {
      line(
          "    jobs/run STUDY.yaml --set 'species=[OC, EC, PM_OTHER, SO2, NOX, NH3, VOC]' --out RUN7");
    }
    line(
        "    jobs/reproduce RUN"
            + (ledger.allSpecies().isPresent() ? " --all-species RUN7" : "")
            + " --to docs/reproduction.md");
    line("");
    run("RUN", ledger.run());
    ledger.allSpecies().ifPresent(r -> run("RUN7 (rows marked †)", r));
    line("");
  }

  private void run(String name, FinishedRun run) {
    line(
        "- "
            + name
            + ": study `"
            + run.manifest().study()
            + "`, Tradewind "
            + run.manifest().software()
            + "; deaths by "
            + String.join(", ", run.manifest().species())
            + "; exposure-response "
            + run.manifest().response()
            + "; "
            + run.manifest().draws().orElse("no draws, so no intervals"));
  }

  private void inputs() {
    line("## What stands behind the numbers");
    line("");
    line("| input | status | tables | source |");
    line("|---|---|---|---|");
    for (Basis basis : Basis.values()) {
      List<String> tables = basis.tables(ledger.run());
      if (tables.isEmpty()) {
        line("| " + basis.shown() + " | not in the run | | |");
        continue;
      }
      row(
          basis.shown(),
          "**" + basis.status(ledger.run()).orElseThrow().name().toLowerCase(Locale.ROOT) + "**",
          String.join(", ", tables),
          sources(tables));
    }
    line("");
    line(
        "Status: the least certain of the tables. *real*: published data; *estimated*: from real data by a"
            + " stated method ([estimates.md](estimates.md)); *illustrative*: made up in shape and"
            + " magnitude; *given*: by the user, without a word.");
    line("");
  }

  /** The paper leaves ammonia and VOC out of all deaths but those of rows 9 to 11. */
  private void species() {
    List<String> found = ledger.run().manifest().species();
    List<String> more = found.stream().filter(s -> !CO_BENEFITS.contains(s)).toList();
    List<String> fewer = CO_BENEFITS.stream().filter(s -> !found.contains(s)).toList();
    if (!more.isEmpty() || !fewer.isEmpty()) {
      line(
          "**Other deaths than the paper's:** from row 12 on it takes those by "
              + String.join(", ", CO_BENEFITS)
              + "; this run "
              + (more.isEmpty() ? "" : "adds " + String.join(", ", more))
              + (more.isEmpty() || fewer.isEmpty() ? "" : " and ")
              + (fewer.isEmpty() ? "" : "lacks " + String.join(", ", fewer))
              + ".");
      line("");
    }
  }

  /** What takes independence from most rows, where it is so. */
  private void notIndependent() {
    if (Meaning.totalsOfThePaper(ledger.run())) {
      line(
          "**Not independent of the paper:** the emissions of this study are scaled to its national totals of"
              + " pollutants, so every number on pollutants and deaths below takes those totals from it."
              + (Meaning.sharesOfThePaper(ledger.run())
                  ? " Its CO2 and the shares of sectors in emissions are made after the paper's too."
                  : ""));
      line("");
    }
  }

  private String sources(List<String> tables) {
    Set<String> sources = new LinkedHashSet<>();
    for (String table : tables) {
      Provenance origin = ledger.run().provenance(table).orElseThrow();
      sources.add(origin.source());
    }
    return String.join("; ", sources);
  }

  private void count() {
    Map<Meaning.Kind, Integer> kinds = new EnumMap<>(Meaning.Kind.class);
    for (Meaning.Kind kind : Meaning.Kind.values()) {
      kinds.put(kind, 0);
    }
    ledger.rows().forEach(r -> kinds.merge(r.meaning().kind(), 1, Integer::sum));
    line("## What the comparisons can mean");
    line("");
    line("Of " + ledger.rows().size() + " printed numbers in " + numbered().size() + " rows:");
    line("");
    kinds.forEach(
        (kind, count) -> {
          line("- " + count + ": " + kind.shown());
          if (kind == Meaning.Kind.SAME_QUANTITY) {
            verdicts();
          }
        });
    line("");
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
    List<String> spreads = Meaning.madeUp(Set.of(Basis.SPREAD), ledger.run());
    if (!spreads.isEmpty() && ledger.run().manifest().draws().isPresent()) {
      line(
          "The spreads that were drawn are made up in part ("
              + String.join(", ", Basis.SPREAD.tables(ledger.run()))
              + "). Whether intervals overlap is therefore shown and not counted; agreement above is that"
              + " of the central value.");
      line("");
    }
  }

  private void verdicts() {
    for (Verdict verdict : Verdict.values()) {
      long count =
          ledger.rows().stream()
              .filter(r -> r.verdict().filter(verdict::equals).isPresent())
              .count();
      line("  - " + count + " " + verdict.shown());
    }
  }

  /** Number of each row of the paper's list, in its order. */
  private Map<String, Integer> numbered() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    ledger.rows().forEach(r -> numbers.putIfAbsent(r.number().quantity(), numbers.size() + 1));
    return numbers;
  }

  private void section(LedgerSection section, Map<String, Integer> numbers) {
    Set<String> ids = section.quantities().stream().map(Quantity::id).collect(Collectors.toSet());
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
    for (LedgerRow row : ledger.rows()) {
      if (ids.contains(row.number().id())) {
        number(row, numbers.get(row.number().quantity()));
      }
    }
    line("");
  }

  private void number(LedgerRow row, int at) {
    PublishedNumber number = row.number();
    String part = number.part().isEmpty() ? "" : ": *" + number.part() + "*";
    String given = "not computed";
    String meaning = row.meaning().shown();
    if (row.answer() instanceof Answer.Given value) {
      given = Comparison.given(number, value) + (row.fromAllSpecies() ? " †" : "");
    } else if (row.answer() instanceof Answer.Missing missing) {
      meaning = row.meaning().kind().shown() + ": " + missing.why();
    }
    row(
        String.valueOf(at),
        number.quantity() + part,
        Comparison.printed(number),
        given,
        row.closed().map(c -> Comparison.given(number, c)).orElse(""),
        row.against(),
        row.quantity().how(),
        meaning);
  }

  private void row(String... cells) {
    line(row(List.of(cells)));
  }

  /** A row of a Markdown table. */
  static String row(List<String> cells) {
    return cells.stream()
        .map(c -> " " + c.replace("|", "\\|") + " |")
        .collect(Collectors.joining("", "|", ""));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
