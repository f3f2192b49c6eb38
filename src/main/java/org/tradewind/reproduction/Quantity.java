package org.tradewind.reproduction;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;

/**
 * How a run gives one printed number.
 *
 * @param id of the {@link PublishedNumber}, in whose unit the formula answers
 * @param how tables and columns in a few words, with the reading where the paper leaves one open
 * @param inputs what stands behind it
 * @param kind whether it is a result of the study
 * @param formula what it is in a run
 */
record Quantity(String id, String how, Set<InputKind> inputs, Kind kind, Formula formula) {
  /** Results, and what the paper computes from its own inputs. */
  enum Kind {
    /** Computed from tables of the study. */
    RESULT,
    /** The same, from a run of all seven species. */
    RESULT_OF_ALL_SPECIES,
    /** A formula of the paper on inputs that the paper prints: no table of the study enters. */
    FORMULA,
    /** An input, of which the paper's number is the default. */
    INPUT
  }

  /** Those of both papers. */
  static List<Quantity> all() {
    return Arrays.stream(Paper.values()).flatMap(p -> p.quantities().stream()).toList();
  }

  static Quantity of(String id, String how, Set<InputKind> inputs, Formula formula) {
    return new Quantity(id, how, inputs, Kind.RESULT, formula);
  }

  /** One that depends on the amount of deaths, but not in proportion. */
  static Quantity ofDeaths(String id, String how, Set<InputKind> inputs, OfDeaths formula) {
    return of(id, how, inputs, formula);
  }

  /** One that is read from a run of all seven species. */
  static Quantity ofAllSpecies(String id, String how, Set<InputKind> inputs, Formula formula) {
    return new Quantity(id, how, inputs, Kind.RESULT_OF_ALL_SPECIES, formula);
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

  boolean allSpecies() {
    return kind == Kind.RESULT_OF_ALL_SPECIES;
  }

  /** Either the value or what is missing. */
  RunValue answer(FinishedRun run) {
    return answer(run, 1);
  }

  /** The answer where the run's deaths are multiplied by a factor. */
  RunValue answer(FinishedRun run, double factor) {
    try {
      boolean asRun = factor == 1 || !(formula instanceof OfDeaths);
      double value = asRun ? formula.value(run) : ((OfDeaths) formula).value(run, factor);
      return Double.isFinite(value)
          ? new RunValue.Given(value, asRun ? formula.interval(run) : Optional.empty())
          : new RunValue.Missing("not defined in this run (0 / 0)");
    } catch (NotInRun e) {
      return new RunValue.Missing(e.getMessage());
    }
  }
}
