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
    Answer answer,
    Optional<Answer.Given> closed,
    Meaning meaning,
    boolean overlapCounts,
    boolean fromAllSpecies) {

  /** A row filled from a run. */
  static LedgerRow of(
      PublishedNumber number, Quantity quantity, FinishedRun run, boolean fromAllSpecies) {
    FirstOrder firstOrder = run.manifest().firstOrder();
    Answer answer = quantity.answer(run);
    Optional<Answer.Given> closed = Optional.empty();
    if (quantity.formula() instanceof OfDeaths) {
      answer = quantity.answer(run, firstOrder.toRaw());
      closed =
          firstOrder.ofRunToClosed().stream()
              .mapToObj(f -> quantity.answer(run, f))
              .flatMap(a -> a instanceof Answer.Given g ? Stream.of(g) : Stream.empty())
              .findFirst();
    } else if (inDeaths(number, quantity) && answer instanceof Answer.Given given) {
      Answer.Given raw = given.times(firstOrder.toRaw());
      closed = firstOrder.toClosed().stream().mapToObj(raw::times).findFirst();
      answer = raw;
    }
    return new LedgerRow(
        number,
        quantity,
        answer,
        closed,
        Meaning.of(quantity, answer, run),
        Meaning.madeUp(Set.of(Basis.SPREAD), run).isEmpty(),
        fromAllSpecies);
  }

  /** Amounts of deaths, and their share of J; other shares are the same raw and closed. */
  private static boolean inDeaths(PublishedNumber number, Quantity quantity) {
    return number.unit().equals("deaths") || quantity.inputs().contains(Basis.BURDEN);
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
    if (meaning.kind() == Meaning.Kind.FORMULA && answer instanceof Answer.Given given) {
      boolean rounds = number.printed().range().contains(given.value());
      return Optional.of(rounds ? Verdict.AGREES : Verdict.DIFFERS);
    }
    if (meaning.kind() != Meaning.Kind.SAME_QUANTITY) {
      return Optional.empty();
    }
    List<Verdict> all = each().stream().map(Comparison::verdict).distinct().toList();
    return Optional.of(all.size() == 1 ? all.get(0) : Verdict.OPEN);
  }

  private List<Comparison> each() {
    return Stream.concat(
            answer instanceof Answer.Given given ? Stream.of(given) : Stream.empty(),
            closed.stream())
        .map(g -> Comparison.of(number, g, overlapCounts))
        .toList();
  }
}
