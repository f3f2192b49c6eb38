package org.tradewind.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tradewind.tables.DamageTables;

/** The part of the page on first-order deaths, raw and closed to J. */
final class FirstOrderPage {
  private final ReproductionLedger ledger;
  private final StringBuilder text = new StringBuilder();

  FirstOrderPage(ReproductionLedger ledger) {
    this.ledger = ledger;
  }

  String text() {
    line("## Raw and closed deaths");
    line("");
    line(
        "*Raw* deaths are first-order: sensitivity x emission. They sum to less than J, the deaths by all"
            + " PM2.5, because the exposure-response is concave. *Closed* deaths are the raw ones times"
            + " J / sum(lambda E) of the same run. The paper does not say which of the two it prints, so"
            + " amounts of deaths, and their share of J, stand here as both. All other shares are the same"
            + " for both.");
    line("");
    table();
    line(
        "The elasticity d ln J / d ln z, sum over cells of z dJ/dz over J, is the share of J that"
            + " first-order deaths come to if emissions explain all PM2.5 of the study's grid."
            + " sum(lambda E)/J is smaller where they explain a part.");
    line("");
    reading();
    intervals();
    return text.toString();
  }

  private void table() {
    List<FinishedRun> runs = new ArrayList<>(List.of(ledger.run()));
    ledger.runs().allSpecies().ifPresent(runs::add);
    line("| | RUN |" + (runs.size() == 1 ? "" : " RUN7 |"));
    line("|---|---|" + (runs.size() == 1 ? "" : "---|"));
    cells("J, deaths by all PM2.5", runs, FirstOrderPage::j);
    cells("sum(lambda E)/J", runs, r -> ratio(r.manifest().firstOrder().overJ()));
    cells("d ln J / d ln z", runs, r -> ratio(r.manifest().firstOrder().elasticity()));
    line("");
  }

  private void cells(String name, List<FinishedRun> runs, Function<FinishedRun, String> cell) {
    List<String> cells = new ArrayList<>(List.of(name));
    runs.forEach(r -> cells.add(cell.apply(r)));
    line(LedgerPage.row(cells));
  }

  private static String j(FinishedRun run) {
    return run.table(DamageTables.BURDEN).isPresent()
        ? Comparison.number(run.sum(DamageTables.BURDEN, "deaths"))
        : "not in the run";
  }

  private static String ratio(OptionalDouble ratio) {
    return ratio.isPresent()
        ? String.format(Locale.ROOT, "%.3f", ratio.getAsDouble())
        : "not in the run";
  }

  /** Which of the two lies in the interval that the paper prints of its deaths by supply chains. */
  private void reading() {
    LedgerRow row =
        ledger.rows(Paper.A).stream()
            .filter(r -> r.number().id().equals("deaths_supply"))
            .findFirst()
            .get();
    if (row.answer() instanceof RunValue.Given raw && row.closed().isPresent()) {
      line(
          "The paper links supply chains to "
              + Comparison.printed(row.number())
              + ". Here they have "
              + inPrinted(row.number(), raw)
              + " raw and "
              + inPrinted(row.number(), row.closed().get())
              + " closed."
              + (row.meaning().kind() == Interpretation.Kind.NOT_COMPARABLE
                  ? " Both rest on made-up "
                      + String.join(", ", row.meaning().madeUp())
                      + ": this may say how the paper is to be read, and confirms no number."
                  : ""));
      line("");
    }
  }

  private static String inPrinted(PublishedNumber number, RunValue.Given given) {
    PublishedNumber.Interval printed = number.interval().orElseThrow();
    boolean in = new Range(printed.low().value(), printed.high().value()).contains(given.value());
    return Comparison.number(given.value()) + (in ? " (in" : " (out of") + " its interval)";
  }

  private void intervals() {
    boolean closed = ledger.run().manifest().firstOrder().closed();
    line(
        closed
            ? "Raw intervals are the closed ones of the run times sum(lambda E)/J of the central run. They carry"
                + " what the closed ones do, which is the spread of J and not that of the slope."
            : "Closed intervals are the raw ones of the run times J / sum(lambda E) of the central run. They"
                + " carry what the raw ones do. The spread of that factor from draw to draw is not in them.");
    line("");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
