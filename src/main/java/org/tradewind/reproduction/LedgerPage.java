package org.tradewind.reproduction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tradewind.axes.Species;
import org.tradewind.tables.Provenance;

/** The ledger as a Markdown page. */
final class LedgerPage {
  private static final List<String> CO_BENEFITS =
      List.of(Species.OC, Species.EC, Species.PM_OTHER, Species.SO2, Species.NOX);

  private static final List<String> SIX =
      Stream.concat(CO_BENEFITS.stream(), Stream.of(Species.NH3)).toList();

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
    return text + new NumbersPage(ledger).text() + new IdentityPage(ledger.runs()).text();
  }

  private void head() {
    line("# Reproduction ledger");
    line("");
    line(
        "The numbers that Du et al. (paper A) and Chen et al. 2024 (paper B) print of their results, with what a"
            + " run of the study `"
            + ledger.run().manifest().study()
            + "` gives. Our lists of them are `facts/papers/published_numbers.csv` (main text and abstract of A) and"
            + " `facts/papers/published_numbers_b.csv` (main text of B); the supplements were not available.");
    line(
        "Written by `jobs/reproduce`, not to be edited by hand. Nothing is fitted to this page; where inputs take"
            + " numbers of the papers, it is said below. A test holds the committed page to its rows, not to its"
            + " figures: those are of the version named here.");
    line("");
    boolean seven = ledger.runs().allSpecies().isPresent();
    boolean six = ledger.runs().paperB().isPresent();
    line("    jobs/run STUDY.yaml --out RUN");
    if (seven) {
      line(
          "    jobs/run STUDY.yaml --set 'species=[OC, EC, PM_OTHER, SO2, NOX, NH3, VOC]' --out RUN7");
    }
    if (six) {
      line("    jobs/run STUDY.yaml --set 'species=[OC, EC, PM_OTHER, SO2, NOX, NH3]' --out RUN6");
    }
    line(
        "    jobs/reproduce RUN"
            + (seven ? " --all-species RUN7" : "")
            + (six ? " --paper-b RUN6" : "")
            + " --to docs/reproduction.md");
    line("");
    run("RUN", ledger.run());
    ledger.runs().allSpecies().ifPresent(r -> run("RUN7 (rows marked †)", r));
    ledger.runs().paperB().ifPresent(r -> run("RUN6 (rows of paper B)", r));
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
    for (InputKind basis : InputKind.values()) {
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

  /**
   * Paper A leaves ammonia and VOC out of all deaths but those of rows 9 to 11, paper B leaves out
   * VOC.
   */
  private void species() {
    species("of paper A from row 12 on", CO_BENEFITS, ledger.run());
    species("of paper B", SIX, ledger.runs().ofPaperB());
  }

  private void species(String rows, List<String> wanted, FinishedRun run) {
    List<String> found = run.manifest().species();
    List<String> more = found.stream().filter(s -> !wanted.contains(s)).toList();
    List<String> fewer = wanted.stream().filter(s -> !found.contains(s)).toList();
    if (!more.isEmpty() || !fewer.isEmpty()) {
      line(
          "**Other deaths than the paper's:** the rows "
              + rows
              + " take those by "
              + String.join(", ", wanted)
              + "; their run "
              + (more.isEmpty() ? "" : "adds " + String.join(", ", more))
              + (more.isEmpty() || fewer.isEmpty() ? "" : " and ")
              + (fewer.isEmpty() ? "" : "lacks " + String.join(", ", fewer))
              + ".");
      line("");
    }
  }

  /** What takes independence from most rows, where it is so. */
  private void notIndependent() {
    if (Interpretation.totalsOfThePaper(ledger.run())) {
      line(
          "**Not independent of paper A:** the emissions of this study are scaled to its national totals of"
              + " pollutants, so every number on pollutants and deaths below takes those totals from it."
              + (Interpretation.sharesOfThePaper(ledger.run())
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
