package org.tradewind.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewind.reproduction.ReproductionLedger.Runs;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance.Status;
import org.tradewind.tables.UncertaintyInputs;

/** Rows of the ledger, what they may mean, and the page. */
class ReproductionLedgerTest {
  private static final PublishedNumbers PUBLISHED = PublishedNumbers.read(Paper.A);

  private static ReproductionLedger ledger(SmallRun run) {
    return ReproductionLedger.of(Runs.of(run.run()));
  }

  private static LedgerRow row(ReproductionLedger ledger, String id) {
    return ledger.rows(Paper.A).stream()
        .filter(r -> r.number().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyPublishedNumberHasItsRowInTheOrderOfThePaper() {
    assertThat(ledger(SmallRun.of()).rows(Paper.A).stream().map(LedgerRow::number).toList())
        .isEqualTo(PUBLISHED.all());
  }

  @Test
  void aPublishedNumberWithoutAFunctionIsOurMistakeAndSoAreTwo() {
    List<Quantity> all = Paper.A.quantities();
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
  void madeUpInputsMakeARowNotComparable() {
    ReproductionLedger ledger = ledger(SmallRun.of());
    LedgerRow co2 = row(ledger, "trade_co2");
    assertThat(co2.meaning().kind()).isEqualTo(Interpretation.Kind.SAME_QUANTITY);
    assertThat(co2.meaning().inputs()).isEqualTo("estimated: emissions, mapping to sectors, MRIO");
    assertThat(co2.verdict()).contains(Verdict.DIFFERS);
    LedgerRow deaths = row(ledger, "trade_deaths");
    assertThat(deaths.meaning().shown()).isEqualTo("**not comparable**: made-up sensitivities");
    assertThat(deaths.against()).isEqualTo("not comparable");
    assertThat(deaths.verdict()).isEmpty();
    ReproductionLedger made =
        ledger(SmallRun.of().from(MrioInputs.FINAL_DEMAND, Status.ILLUSTRATIVE, "made up"));
    assertThat(row(made, "trade_co2").meaning().madeUp()).containsExactly("MRIO");
    assertThat(row(made, "trade_co2").verdict()).isEmpty();
    assertThat(row(made, "co2_total").verdict()).contains(Verdict.AGREES);
    ReproductionLedger lacking = ledger(SmallRun.of().without(AccountTables.NATIONAL_TOTAL));
    assertThat(row(lacking, "trade_co2").meaning().kind())
        .isEqualTo(Interpretation.Kind.NOT_COMPUTED);
  }

  @Test
  void rowsThatAreNotComparableAreNotCounted() {
    List<LedgerRow> rows = ledger(SmallRun.of()).rows(Paper.A);
    long comparable =
        rows.stream().filter(r -> r.meaning().kind() == Interpretation.Kind.SAME_QUANTITY).count();
    long agree = count(rows, Verdict.AGREES);
    long differ = count(rows, Verdict.DIFFERS);
    long open = count(rows, Verdict.OPEN);
    assertThat(agree + differ + open).isEqualTo(comparable).isLessThan(rows.size());
    assertThat(ledger(SmallRun.of()).markdown())
        .contains("- " + comparable + ": same quantity, other inputs\n  - " + agree + " agree")
        .contains("- " + (rows.size() - comparable) + ": not comparable\n");
  }

  private static long count(List<LedgerRow> rows, Verdict verdict) {
    return rows.stream().filter(r -> r.verdict().equals(Optional.of(verdict))).count();
  }

  @Test
  void intervalsOfTheRunAreRead() {
    ReproductionLedger ledger = ledger(SmallRun.of().drawn());
    assertThat(interval(ledger, "co2_total")).isEqualTo(new Range(9000, 11_000)); // Mt
    assertThat(interval(ledger, "trade_co2")).isEqualTo(new Range(1800, 3000));
    assertThat(interval(ledger, "deaths_supply")).isEqualTo(new Range(700, 900));
    assertThat(interval(ledger, "power_co2")).isEqualTo(new Range(45, 65)); // the share's
    assertThat(interval(ledger, "nonmetal_ah").low()).isCloseTo(20, within(1e-9)); // 1.2 - 1
    assertThat(interval(ledger, "nonmetal_ah").high()).isCloseTo(90, within(1e-9));
    assertThat(interval(ledger, "z5_z1_co2")).isEqualTo(new Range(300, 500));
    assertThat(interval(ledger, "full_co2")).isEqualTo(new Range(90, 120));
    // no draw defines it; a sum of regions; a ratio; a stressor that is not drawn; no draws
    for (String id :
        List.of("z5_z1_co2_zones", "power_east_co2", "co2_supply_share", "so2_total")) {
      assertThat(given(ledger, id).interval()).as(id).isEmpty();
    }
    assertThat(given(ledger(SmallRun.of()), "co2_total").interval()).isEmpty();
    assertThat(ledger.markdown())
        .contains("ier, raw; 100 draws, bottom-up\n")
        .contains(
            "| 24 | interprovincial CO2 (final producer) | 3,682 (2,905 to 4,603) Mt | 2,000 (1,800 to 3,000) Mt"
                + " |  | x 0.54, out of the printed interval, intervals overlap |");
    assertThat(ledger(SmallRun.of()).markdown()).contains("ier, raw; no draws, so no intervals\n");
  }

  /** A verdict rests on overlap only where the spreads that were drawn are not made up. */
  @Test
  void madeUpSpreadsAreNotCounted() {
    SmallRun run = SmallRun.of().drawn();
    assertThat(row(ledger(run), "trade_co2").verdict()).contains(Verdict.AGREES);
    assertThat(row(ledger(run), "power_co2").verdict()).contains(Verdict.OPEN);
    assertThat(ledger(run).markdown()).doesNotContain("shown and not counted");
    ReproductionLedger made =
        ledger(run.from(UncertaintyInputs.CORRELATION, Status.ILLUSTRATIVE, "made up"));
    assertThat(row(made, "trade_co2").verdict()).contains(Verdict.DIFFERS);
    assertThat(row(made, "trade_co2").against()).endsWith("intervals overlap");
    assertThat(row(made, "power_co2").verdict()).contains(Verdict.AGREES);
    assertThat(made.markdown()).contains("shown and not counted");
  }

  @Test
  void closedDeathsStandNextToRawOnes() {
    ReproductionLedger raw = ledger(SmallRun.of().drawn()); // sum(lambda E) / J = 0.25
    assertThat(given(raw, "deaths_supply").value()).isEqualTo(800);
    assertThat(row(raw, "deaths_supply").closed())
        .contains(new RunValue.Given(3200, Optional.of(new Range(2800, 3600))));
    assertThat(row(raw, "trade_deaths").closed()).contains(RunValue.Given.of(1000));
    assertThat(row(raw, "trade_deaths_share_j").closed()).contains(RunValue.Given.of(80));
    for (String id : List.of("trade_deaths_share_emitted", "trade_co2", "power_deaths")) {
      assertThat(row(raw, id).closed()).as(id).isEmpty();
    }
    assertThat(raw.markdown())
        .contains("| 800 (700 to 900) deaths | 3,200 (2,800 to 3,600) deaths | not comparable |")
        .contains("800 (out of its interval) raw and 3,200 (out of its interval) closed.")
        .contains("Closed intervals are the raw ones of the run times J / sum(lambda E)");
  }

  @Test
  void deathsOfAClosedRunAreTakenBackToRawOnes() {
    ReproductionLedger ledger = ledger(SmallRun.of().drawn().closing(true, 0.25, 0.4));
    assertThat(row(ledger, "deaths_supply").answer())
        .isEqualTo(new RunValue.Given(200, Optional.of(new Range(175, 225))));
    assertThat(row(ledger, "deaths_supply").closed())
        .contains(new RunValue.Given(800, Optional.of(new Range(700, 900))));
    assertThat(ledger.markdown()).contains("Raw intervals are the closed ones of the run times");
  }

  /** Comparable deaths agree only if raw and closed do: the paper does not say which it prints. */
  @Test
  void oneReadingAloneIsNoAgreement() {
    // 800 raw, 800,000 closed, printed 590,000 to 1,600,000
    SmallRun run = SmallRun.of().closing(false, 0.001, 0.4);
    LedgerRow row =
        row(ledger(run.from(AirInputs.SENSITIVITY, Status.ESTIMATED, "a model")), "deaths_supply");
    assertThat(row.against())
        .isEqualTo(
            "raw x 0.00, out of the printed interval; closed x 0.81, in the printed interval");
    assertThat(row.verdict()).contains(Verdict.OPEN);
    run.closing(false, 1e-6, 0.4); // both out of it
    assertThat(row(ledger(run), "deaths_supply").verdict()).contains(Verdict.DIFFERS);
  }

  @Test
  void theElasticityOfTheGridStandsNextToTheRatio() {
    assertThat(ledger(SmallRun.of()).markdown())
        .contains("| J, deaths by all PM2.5 | 1,250 |\n")
        .contains("| sum(lambda E)/J | 0.250 |\n| d ln J / d ln z | 0.400 |\n");
  }

  @Test
  void theSameRunGivesTheSamePage() {
    assertThat(ledger(SmallRun.of().drawn()).markdown())
        .isEqualTo(ledger(SmallRun.of().drawn()).markdown());
  }

  private static RunValue.Given given(ReproductionLedger ledger, String id) {
    return (RunValue.Given) row(ledger, id).answer();
  }

  private static Range interval(ReproductionLedger ledger, String id) {
    return given(ledger, id).interval().orElseThrow();
  }

  @Test
  void emissionsThatAreMadeAfterThePaperProveNothing() {
    String totals = "factors; national totals of Du et al.";
    ReproductionLedger ceads =
        ledger(SmallRun.of().from(Inputs.EMISSION, Status.ESTIMATED, "CEADs inventory; " + totals));
    for (String id : List.of("pm25_total", "so2_total", "nox_total", "nh3_total")) {
      assertThat(row(ceads, id).meaning().kind()).as(id).isEqualTo(Interpretation.Kind.FOLLOWS);
    }
    assertThat(row(ceads, "co2_total").meaning().kind())
        .isEqualTo(Interpretation.Kind.SAME_QUANTITY);
    assertThat(row(ceads, "pm25_supply_share").meaning().kind())
        .isEqualTo(Interpretation.Kind.SAME_QUANTITY);
    assertThat(ceads.markdown()).contains("**Not independent of paper A:**");
    ReproductionLedger all =
        ledger(SmallRun.of().from(Inputs.EMISSION, Status.ILLUSTRATIVE, totals));
    for (String id : List.of("co2_total", "co2_supply_share", "power_pm25", "so2_total")) {
      assertThat(row(all, id).meaning().kind()).as(id).isEqualTo(Interpretation.Kind.FOLLOWS);
    }
    assertThat(row(all, "trade_co2").meaning().kind())
        .isEqualTo(Interpretation.Kind.NOT_COMPARABLE);
    assertThat(all.markdown()).contains("the shares of sectors in emissions are made after");
    assertThat(ledger(SmallRun.of()).markdown()).doesNotContain("Not independent");
  }

  @Test
  void numbersOfAllSpeciesComeFromTheOtherRun() {
    FinishedRun five = SmallRun.of().of(List.of("OC", "EC", "PM_OTHER", "SO2", "NOX")).run();
    ReproductionLedger alone = ReproductionLedger.of(Runs.of(five));
    assertThat(row(alone, "deaths_supply").answer()).isInstanceOf(RunValue.Missing.class);
    ReproductionLedger both =
        ReproductionLedger.of(new Runs(five, Optional.of(SmallRun.of().run()), Optional.empty()));
    assertThat(row(both, "deaths_supply").answer()).isEqualTo(RunValue.Given.of(800));
    assertThat(row(both, "deaths_supply").fromAllSpecies()).isTrue();
    assertThat(row(both, "trade_deaths").fromAllSpecies()).isFalse();
    assertThat(both.markdown())
        .contains("| 800 deaths † | 3,200 deaths |")
        .doesNotContain("the rows of paper A from row 12 on");
    assertThat(ledger(SmallRun.of()).markdown()).contains("their run adds NH3, VOC.");
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
    assertThat(words("full_co2", 400, 380, 492))
        .isEqualTo("x 0.81, printed number in its interval");
    assertThat(words("full_co2", 400, 380, 490)) // 491 stands for 490.5 and more
        .isEqualTo("x 0.81, printed number out of its interval");
    assertThat(words("co2_total", 8_000, 7_000, 8_300))
        .isEqualTo("x 0.76, out of the printed interval, intervals overlap");
    assertThat(words("co2_total", 8_000, 7_000, 8_200))
        .isEqualTo("x 0.76, out of the printed interval, intervals do not overlap");
    assertThat(words("power_co2", 51, 49, 53)).isEqualTo("holds, the limit lies in its interval");
    assertThat(words("power_co2", 53, 51, 55)).isEqualTo("holds");
    assertThat(Comparison.printed(PUBLISHED.get("z4_z1_deaths")))
        .isEqualTo("~63,000 (35,000 to 110,000) deaths");
    assertThat(Comparison.number(-0.001)).isEqualTo("0.00");
  }

  private static String words(String id, double value, double low, double high) {
    RunValue.Given given = new RunValue.Given(value, Optional.of(new Range(low, high)));
    return Comparison.of(PUBLISHED.get(id), given, true).text();
  }

  private static String words(String id, double value) {
    return Comparison.of(PUBLISHED.get(id), RunValue.Given.of(value), true).text();
  }

  @Test
  void aRowOnThePage() {
    assertThat(ledger(SmallRun.of()).markdown())
        .contains(
            "| 24 | interprovincial CO2 (final producer) | 3,682 (2,905 to 4,603) Mt | 2,000 Mt |  | x 0.54, out of"
                + " the printed interval | `national_total`, between_final_producer | same quantity, other"
                + " inputs (estimated: emissions, mapping to sectors, MRIO) |\n")
        .contains("Zones of this run: Z2 CQ; Z4 HN AH.\n");
    assertThat(ledger(SmallRun.of().without(AccountTables.NATIONAL_TOTAL)).markdown())
        .contains(
            "4,603) Mt | not computed |  |  | `national_total`, between_final_producer | nothing: not computed: no"
                + " table `national_total` in the run |\n");
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
    assertThat(expected)
        .hasSize(PUBLISHED.all().size() + PublishedNumbers.read(Paper.B).all().size());
    assertThat(heads(lines)).isEqualTo(expected);
    Csv facts = Csv.fact("papers/published_identities");
    for (int i = 0; i < facts.rows(); i++) {
      String identity = facts.text(i, "identity");
      String start =
          String.join(" | ", "| " + identity, facts.text(i, "computed"), facts.text(i, "verdict"));
      assertThat(lines).as(identity).anyMatch(l -> l.startsWith(start + " |"));
    }
    assertThat(page).contains("study `china-2017-open`").doesNotContainPattern("[ `(]/[a-z]+/");
  }

  /** The first three cells of the rows of numbers: number, quantity, printed. */
  private static List<String> heads(List<String> lines) {
    return lines.stream()
        .filter(l -> l.matches("\\| B?\\d+ \\|.*"))
        .map(l -> String.join("|", List.of(l.split("\\|", -1)).subList(1, 4)))
        .toList();
  }
}
