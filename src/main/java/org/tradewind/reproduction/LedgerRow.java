package org.tradewind.reproduction;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One printed number beside what a run gives.
 *
 * @param number as printed
 * @param quantity how a run gives it
 * @param answer what the run gives; amounts of deaths at first order
 * @param closed amounts of deaths rescaled to J, where both are known: the paper does not say which
 *     it prints
 * @param meaning what the comparison can mean
 * @param overlapCounts whether a verdict may rest on the run's interval
 * @param fromAllSpecies whether the answer is that of the run of all seven species
 */
record LedgerRow(
    PublishedNumber number,
    Quantity quantity,
    RunValue answer,
    Optional<RunValue.Given> closed,
    Interpretation meaning,
    boolean overlapCounts,
    boolean fromAllSpecies) {

  /** A row filled from a run. */
  static LedgerRow of(
      PublishedNumber number, Quantity quantity, FinishedRun run, boolean fromAllSpecies) {
    FirstOrder firstOrder = run.manifest().firstOrder();
    RunValue answer = quantity.answer(run);
    Optional<RunValue.Given> closed = Optional.empty();
    if (quantity.formula() instanceof OfDeaths) {
      answer = quantity.answer(run, firstOrder.toRaw());
      closed =
          firstOrder.ofRunToClosed().stream()
              .mapToObj(f -> quantity.answer(run, f))
              .flatMap(a -> a instanceof RunValue.Given g ? Stream.of(g) : Stream.empty())
              .findFirst();
    } else if (inDeaths(number, quantity) && answer instanceof RunValue.Given given) {
      RunValue.Given raw = given.times(firstOrder.toRaw());
      closed = firstOrder.toClosed().stream().mapToObj(raw::times).findFirst();
      answer = raw;
    }
    return new LedgerRow(
        number,
        quantity,
        answer,
        closed,
        Interpretation.of(quantity, answer, run),
        Interpretation.madeUp(Set.of(InputKind.SPREAD), run).isEmpty(),
        fromAllSpecies);
  }

  /** Amounts of deaths, and their share of J; other shares are the same raw and closed. */
  private static boolean inDeaths(PublishedNumber number, Quantity quantity) {
    return number.unit().equals("deaths") || quantity.inputs().contains(InputKind.BURDEN);
  }

  /** The run against the paper, in words; empty where there is nothing to compare. */
  String against() {
    return switch (meaning.kind()) {
      case SAME_QUANTITY -> comparisons();
      case FORMULA ->
          verdict().filter(Verdict.AGREES::equals).isPresent()
              ? "rounds to the printed number"
              : "does not round to the printed number";
      case NOT_COMPARABLE -> "not comparable";
      case FOLLOWS, INPUT -> "taken from the paper";
      case NOT_COMPUTED -> "";
    };
  }

  private String comparisons() {
    return closed.isEmpty()
        ? each().get(0).text()
        : "raw " + each().get(0).text() + "; closed " + each().get(1).text();
  }

  /** Agreement of a comparable row; of deaths only where raw and closed say the same. */
  Optional<Verdict> verdict() {
    if (meaning.kind() == Interpretation.Kind.FORMULA && answer instanceof RunValue.Given given) {
      boolean rounds = number.printed().range().contains(given.value());
      return Optional.of(rounds ? Verdict.AGREES : Verdict.DIFFERS);
    }
    if (meaning.kind() != Interpretation.Kind.SAME_QUANTITY) {
      return Optional.empty();
    }
    List<Verdict> all = each().stream().map(Comparison::verdict).distinct().toList();
    return Optional.of(all.size() == 1 ? all.get(0) : Verdict.OPEN);
  }

  private List<Comparison> each() {
    return Stream.concat(
            answer instanceof RunValue.Given given ? Stream.of(given) : Stream.empty(),
            closed.stream())
        .map(g -> Comparison.of(number, g, overlapCounts))
        .toList();
  }
}
