package org.tradewind.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Provenance.Status;

/** Rows of the ledger, what they may mean, and the page. */
class ReproductionLedgerTest {
  private static final PublishedNumbers PUBLISHED = PublishedNumbers.read();

  private static ReproductionLedger ledger(SmallRun run) {
    return ReproductionLedger.of(run.run(), Optional.empty());
  }

  private static LedgerRow row(ReproductionLedger ledger, String id) {
    return ledger.rows().stream().filter(r -> r.number().id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void everyPublishedNumberHasItsRowInTheOrderOfThePaper() {
    assertThat(ledger(SmallRun.of()).rows().stream().map(LedgerRow::number).toList())
        .isEqualTo(PUBLISHED.all());
  }

  @Test
  void aPublishedNumberWithoutAFunctionIsOurMistakeAndSoAreTwo() {
    List<Quantity> all = Quantity.all();
    assertThatThrownBy(() -> ReproductionLedger.byId(PUBLISHED, all.subList(0, all.size() - 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no function for the published number pm25_sites");
    List<Quantity> twice = new ArrayList<>(all);
    twice.add(all.get(0));
    assertThatThrownBy(() -> ReproductionLedger.byId(PUBLISHED, twice))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("two functions for co2_total");
    List<Quantity> unknown = new ArrayList<>(all);
    unknown.add(Quantity.of("flight", "", java.util.Set.of(), r -> 1));
    assertThatThrownBy(() -> ReproductionLedger.byId(PUBLISHED, unknown))
        .hasMessage("no published number flight");
  }

  @Test
  void theLeastCertainInputSaysWhatAComparisonMeans() {
    ReproductionLedger ledger = ledger(SmallRun.of());
    assertThat(row(ledger, "trade_co2").meaning())
        .isEqualTo(
            new Meaning(
                Meaning.Kind.SAME_QUANTITY, "estimated: emissions, mapping to sectors, MRIO"));
    assertThat(row(ledger, "trade_deaths").meaning().kind()).isEqualTo(Meaning.Kind.STRUCTURE);
    assertThat(row(ledger, "trade_deaths").meaning().inputs())
        .isEqualTo("estimated: emissions, mapping to sectors, MRIO; illustrative: sensitivities");
    ReproductionLedger made =
        ledger(SmallRun.of().from(Inputs.FINAL_DEMAND, Status.ILLUSTRATIVE, "made up"));
    assertThat(row(made, "trade_co2").meaning().kind()).isEqualTo(Meaning.Kind.STRUCTURE);
    assertThat(row(made, "co2_total").meaning().kind()).isEqualTo(Meaning.Kind.SAME_QUANTITY);
    ReproductionLedger lacking = ledger(SmallRun.of().without(Outputs.FLOW_PAIR));
    assertThat(row(lacking, "trade_co2").meaning().kind()).isEqualTo(Meaning.Kind.NOT_COMPUTED);
  }

  @Test
  void emissionsThatAreMadeAfterThePaperProveNothing() {
    String totals = "factors; national totals of Du et al.";
    ReproductionLedger ceads =
        ledger(SmallRun.of().from(Inputs.EMISSION, Status.ESTIMATED, "CEADs inventory; " + totals));
    for (String id : List.of("pm25_total", "so2_total", "nox_total", "nh3_total")) {
      assertThat(row(ceads, id).meaning().kind()).as(id).isEqualTo(Meaning.Kind.FOLLOWS);
    }
    assertThat(row(ceads, "co2_total").meaning().kind()).isEqualTo(Meaning.Kind.SAME_QUANTITY);
    assertThat(row(ceads, "pm25_supply_share").meaning().kind())
        .isEqualTo(Meaning.Kind.SAME_QUANTITY);
    assertThat(ceads.markdown()).contains("**Not independent of the paper:**");
    ReproductionLedger all =
        ledger(SmallRun.of().from(Inputs.EMISSION, Status.ILLUSTRATIVE, totals));
    for (String id : List.of("co2_total", "co2_supply_share", "power_pm25", "so2_total")) {
      assertThat(row(all, id).meaning().kind()).as(id).isEqualTo(Meaning.Kind.FOLLOWS);
    }
    assertThat(row(all, "trade_co2").meaning().kind()).isEqualTo(Meaning.Kind.STRUCTURE);
    assertThat(all.markdown()).contains("the shares of sectors in emissions are made after");
    assertThat(ledger(SmallRun.of()).markdown()).doesNotContain("Not independent");
  }

  @Test
  void numbersOfAllSpeciesComeFromTheOtherRun() {
    FinishedRun five = SmallRun.of().of(List.of("OC", "EC", "PM_OTHER", "SO2", "NOX")).run();
    ReproductionLedger alone = ReproductionLedger.of(five, Optional.empty());
    assertThat(row(alone, "deaths_supply").answer()).isInstanceOf(Answer.Missing.class);
    ReproductionLedger both = ReproductionLedger.of(five, Optional.of(SmallRun.of().run()));
    assertThat(row(both, "deaths_supply").answer()).isEqualTo(new Answer.Given(800));
    assertThat(row(both, "deaths_supply").fromAllSpecies()).isTrue();
    assertThat(row(both, "trade_deaths").fromAllSpecies()).isFalse();
    assertThat(both.markdown()).contains("| 800 deaths † |").doesNotContain("Other deaths than");
    assertThat(ReproductionLedger.of(SmallRun.of().run(), Optional.empty()).markdown())
        .contains("this run adds NH3, VOC.");
  }

  @Test
  void comparisonsInWords() {
    assertThat(words("co2_total", 10_000)).isEqualTo("x 0.95, in the printed interval");
    assertThat(words("co2_total", 8_000)).isEqualTo("x 0.76, out of the printed interval");
    assertThat(words("nonmetal_zj", -50)).isEqualTo("-10.0 points");
    assertThat(words("cq_thi", 0.5)).isEqualTo("+0.30");
    assertThat(words("power_co2", 50.1)).isEqualTo("holds");
    assertThat(words("power_co2", 49.9)).isEqualTo("does not hold");
    assertThat(words("power_deaths", 33)).isEqualTo("holds");
    assertThat(words("power_deaths", 34)).isEqualTo("does not hold");
    assertThat(words("density_ratio", 14.5)).isEqualTo("x 0.50");
    assertThat(Comparison.printed(PUBLISHED.get("z4_z1_deaths")))
        .isEqualTo("~63,000 (35,000 to 110,000) deaths");
    assertThat(Comparison.number(-0.001)).isEqualTo("0.00");
  }

  private static String words(String id, double value) {
    return Comparison.text(PUBLISHED.get(id), value);
  }

  @Test
  void aRowOnThePage() {
    assertThat(ledger(SmallRun.of()).markdown())
        .contains(
            "| 24 | interprovincial CO2 (final producer) | 3,682 (2,905 to 4,603) Mt | 2,000 Mt | x 0.54, out of"
                + " the printed interval | no draws in this run | `flow_pair`, final producer, different"
                + " provinces | same quantity, other inputs (estimated: emissions, mapping to sectors, MRIO) |\n")
        .contains("Zones of this run: Z2 CQ; Z4 HN AH.\n");
    assertThat(ledger(SmallRun.of().without(Outputs.FLOW_PAIR)).markdown())
        .contains(
            "4,603) Mt | not computed |  |  | `flow_pair`, final producer, different provinces | nothing: not computed: no table"
                + " `flow_pair` in the run |\n");
  }

  /**
   * The committed page has every row as this version prints it, but for what runs give: those take
   * files that are not public here, so their figures are not checked.
   */
  @Test
  void theCommittedPageHasEveryRow() throws IOException {
    String page = Files.readString(Path.of("docs/reproduction.md"));
    List<String> lines = page.lines().toList();
    ReproductionLedger ledger = ledger(SmallRun.of());
    List<String> expected = heads(ledger.markdown().lines().toList());
    assertThat(expected).hasSize(PUBLISHED.all().size());
    assertThat(heads(lines)).isEqualTo(expected);
    for (Identity.Checked c : ledger.identities()) {
      String start =
          "| "
              + String.join(
                  " | ",
                  c.statement(),
                  c.finding().computed(),
                  c.finding().verdict().shown(),
                  c.readAs())
              + " |";
      assertThat(lines).as(c.statement()).anyMatch(l -> l.startsWith(start));
    }
    assertThat(page).contains("study `china-2017-open`").doesNotContainPattern("[ `(]/[a-z]+/");
  }

  /** The first three cells of the rows of numbers: number, quantity, printed. */
  private static List<String> heads(List<String> lines) {
    return lines.stream()
        .filter(l -> l.matches("\\| \\d+ \\|.*"))
        .map(l -> String.join("|", List.of(l.split("\\|", -1)).subList(1, 4)))
        .toList();
  }
}
