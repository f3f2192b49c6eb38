package org.tradewind.reproduction;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Provenance;

/** The ledger as a Markdown page. */
final class LedgerPage {
  private record Section(String title, List<Quantity> quantities) {}

  private static final List<Section> SECTIONS =
      List.of(
          new Section("National totals and supply chains", Totals.quantities()),
          new Section("Sectors along the chain", Tiers.quantities()),
          new Section("Trade between provinces", Trade.quantities()),
          new Section("Relocation in three sectors", Relocated.quantities()),
          new Section("Polarisation and zones", Zones.quantities()),
          new Section("Coordination, and evaluation of the model", Coordinated.quantities()));

  private final ReproductionLedger ledger;
  private final StringBuilder text = new StringBuilder();

  LedgerPage(ReproductionLedger ledger) {
    this.ledger = ledger;
  }

  String text() {
    head();
    inputs();
    count();
    Map<String, Integer> numbers = numbered();
    for (Section section : SECTIONS) {
      section(section, numbers);
    }
    identities();
    paperB();
    return text.toString();
  }

  private void head() {
    line("# Reproduction ledger");
    line("");
    line(
        "Every number that Du et al. (paper A) print of their results, beside what a run of the study `"
            + ledger.run().manifest().study()
            + "` gives.");
    line(
        "Written by `jobs/reproduce`; not to be edited by hand. No parameter was chosen to come nearer to"
            + " a number of the paper, and this page feeds back into nothing.");
    line("");
    line("    " + "jobs/run conf/STUDY.yaml --out RUN");
    line(
        "    jobs/run conf/STUDY.yaml --set 'species=[OC, EC, PM_OTHER, SO2, NOX, NH3, VOC]' --out RUN7");
    line("    jobs/reproduce RUN --all-species RUN7 --to docs/reproduction.md");
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
            + String.join(", ", run.manifest().species()));
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
    kinds.forEach((kind, count) -> line("- " + count + ": " + kind.shown()));
    line("");
    line(
        "*Same quantity, other inputs*: a difference tells how far inputs differ, and a like number"
            + " confirms nothing by itself. *Structure only*: made-up inputs stand behind it, so it shows"
            + " that the quantity is computed as the paper defines it, and its value is not to be cited;"
            + " a like value is chance. *Nothing*: the cell says why.");
    line("");
    line(
        "Against: x is this run over the printed number; shares and indices are differences. A run has one"
            + " value each; where the paper prints a 95 % interval, the ledger says whether the run's lies"
            + " in it, and that this run has no interval of its own.");
    line("");
  }

  /** Number of each row of the paper's list, in its order. */
  private Map<String, Integer> numbered() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    ledger.rows().forEach(r -> numbers.putIfAbsent(r.number().quantity(), numbers.size() + 1));
    return numbers;
  }

  private void section(Section section, Map<String, Integer> numbers) {
    Set<String> ids = section.quantities().stream().map(Quantity::id).collect(Collectors.toSet());
    line("## " + section.title());
    line("");
    line(
        "| | quantity | printed | this run | against | interval of this run | computed from | what it can mean |");
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
    String against = "";
    String meaning = row.meaning().kind().shown() + " (" + row.meaning().inputs() + ")";
    if (row.answer() instanceof Answer.Given value) {
      given = Comparison.given(number, value.value()) + (row.fromAllSpecies() ? " †" : "");
      against = Comparison.text(number, value.value());
    } else if (row.answer() instanceof Answer.Missing missing) {
      meaning = row.meaning().kind().shown() + ": " + missing.why();
    }
    row(
        String.valueOf(at),
        number.quantity() + part,
        Comparison.printed(number),
        given,
        against,
        row.interval(),
        row.quantity().how(),
        meaning);
  }

  private void identities() {
    line("## Do the printed numbers agree with one another?");
    line("");
    line(
        "Recomputed from the printed numbers, each standing for all values that round to it. *Computed*"
            + " and *verdict* are this software's, *read as* is the verdict of a reading by hand. Names A"
            + " and B are the papers (B: Chen et al. 2024).");
    line("");
    line("| relation | computed | verdict | read as | the same in this run |");
    line("|---|---|---|---|---|");
    for (Identity.Checked c : ledger.identities()) {
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
    StringBuilder row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    line(row.toString());
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
