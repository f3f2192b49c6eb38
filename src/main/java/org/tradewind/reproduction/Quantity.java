package org.tradewind.reproduction;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.CiTable;

/**
 * How a run gives one printed number.
 *
 * @param id of the {@link PublishedNumber}, in whose unit the formula answers
 * @param how tables and columns in a few words, with the reading where the paper leaves one open
 * @param inputs what stands behind it
 * @param allSpecies whether it takes a run of all seven species
 * @param formula what it is in a run
 */
record Quantity(String id, String how, Set<Basis> inputs, boolean allSpecies, Formula formula) {

  /** All of them: totals, tiers, relocation, zones, scenarios. */
  static List<Quantity> all() {
    return Stream.of(
            Totals.quantities(),
            Tiers.quantities(),
            Trade.quantities(),
            Relocated.quantities(),
            Zones.quantities(),
            Coordinated.quantities())
        .flatMap(List::stream)
        .toList();
  }

  static Quantity of(String id, String how, Set<Basis> inputs, Formula formula) {
    return new Quantity(id, how, inputs, false, formula);
  }

  /** One that is read from a run of all seven species. */
  static Quantity ofAllSpecies(String id, String how, Set<Basis> inputs, Formula formula) {
    return new Quantity(id, how, inputs, true, formula);
  }

  /** The tables of intervals that they read. */
  static List<TableSchema> intervals() {
    return all().stream()
        .map(Quantity::formula)
        .flatMap(f -> f.tables().stream())
        .distinct()
        .map(CiTable::schema)
        .toList();
  }

  /** One of them. */
  static Quantity of(String id) {
    return all().stream().filter(q -> q.id.equals(id)).findFirst().orElseThrow();
  }

  /** Either the value or what is missing. */
  Answer answer(FinishedRun run) {
    try {
      double value = formula.value(run);
      return Double.isFinite(value)
          ? new Answer.Given(value, formula.interval(run))
          : new Answer.Missing("not defined in this run (0 / 0)");
    } catch (NotInRun e) {
      return new Answer.Missing(e.getMessage());
    }
  }
}
