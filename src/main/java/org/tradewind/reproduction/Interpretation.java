package org.tradewind.reproduction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Provenance.Status;
import org.tradewind.tables.TableSchema;

/**
 * What a comparison with a printed number can mean, by the inputs behind the run's value.
 *
 * @param kind in one word
 * @param madeUp inputs that are made up, by name
 * @param inputs the inputs by status, for people
 */
record Interpretation(Kind kind, List<String> madeUp, String inputs) {
  /** From something to nothing. */
  enum Kind {
    SAME_QUANTITY("same quantity, other inputs"),
    FORMULA("the paper's formula on its inputs, printed or reconstructed"),
    NOT_COMPARABLE("not comparable"),
    FOLLOWS("nothing: the study's emissions are made after the paper's number"),
    INPUT("nothing: an input taken from the paper"),
    NOT_COMPUTED("nothing: not computed");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }

    /** Whether only some papers have such numbers. */
    boolean ofSome() {
      return this == FORMULA || this == INPUT || this == FOLLOWS;
    }
  }

  private static final Set<String> POLLUTANT_TOTALS =
      Set.of("pm25_total", "so2_total", "nox_total", "nh3_total");

  /** What the bundled study's emissions take from the paper beside those. */
  private static final Set<String> SHARES_AND_CO2 =
      Set.of(
          "co2_total",
          "co2_supply_share",
          "pm25_supply_share",
          "nh3_supply_share",
          "power_co2",
          "power_pm25",
          "power_so2_nox",
          "chemical_co2",
          "metal_co2");

  static Interpretation of(Quantity quantity, RunValue answer, FinishedRun run) {
    Map<Status, List<String>> byStatus = byStatus(quantity.inputs(), run);
    Kind kind;
    if (answer instanceof RunValue.Missing) {
      kind = Kind.NOT_COMPUTED;
    } else if (quantity.kind() == Quantity.Kind.FORMULA && pricesOfThePaper(run)) {
      kind = Kind.FORMULA;
    } else if (quantity.kind() == Quantity.Kind.INPUT && pricesOfThePaper(run)) {
      kind = Kind.INPUT;
    } else if (follows(quantity.id(), run)) {
      kind = Kind.FOLLOWS;
    } else if (byStatus.containsKey(Status.ILLUSTRATIVE)) {
      kind = Kind.NOT_COMPARABLE;
    } else {
      kind = Kind.SAME_QUANTITY;
    }
    return new Interpretation(kind, madeUp(quantity.inputs(), run), text(byStatus));
  }

  /** Which of some inputs are made up in a run. */
  static List<String> madeUp(Set<InputKind> inputs, FinishedRun run) {
    return byStatus(inputs, run).getOrDefault(Status.ILLUSTRATIVE, List.of());
  }

  /** The cell of the ledger. */
  String shown() {
    return kind == Kind.NOT_COMPARABLE
        ? "**not comparable**: made-up " + String.join(", ", madeUp)
        : kind.shown() + (inputs.isEmpty() ? "" : " (" + inputs + ")");
  }

  /** Whether the study's emissions were made after this very number. */
  private static boolean follows(String id, FinishedRun run) {
    return (totalsOfThePaper(run) && POLLUTANT_TOTALS.contains(id))
        || (sharesOfThePaper(run) && SHARES_AND_CO2.contains(id));
  }

  /** Whether emissions were scaled to national totals of the paper: their provenance says so. */
  static boolean totalsOfThePaper(FinishedRun run) {
    return source(run, Inputs.EMISSION).contains("national totals of Du et al.");
  }

  /** Whether CO2 and the shares of sectors follow the paper too, as those of the bundled study. */
  static boolean sharesOfThePaper(FinishedRun run) {
    return totalsOfThePaper(run) && !source(run, Inputs.EMISSION).contains("CEADs");
  }

  /** Whether the table of prices is that of paper B. */
  private static boolean pricesOfThePaper(FinishedRun run) {
    return source(run, CostTables.VALUATION).contains("Chen et al. 2024");
  }

  private static String source(FinishedRun run, TableSchema table) {
    return run.provenance(table.name()).map(Provenance::source).orElse("");
  }

  private static Map<Status, List<String>> byStatus(Set<InputKind> inputs, FinishedRun run) {
    Map<Status, List<String>> byStatus = new EnumMap<>(Status.class);
    for (InputKind basis : InputKind.values()) {
      if (inputs.contains(basis)) {
        basis
            .status(run)
            .ifPresent(s -> byStatus.computeIfAbsent(s, k -> new ArrayList<>()).add(basis.shown()));
      }
    }
    return byStatus;
  }

  private static String text(Map<Status, List<String>> byStatus) {
    return byStatus.entrySet().stream()
        .map(
            e ->
                e.getKey().name().toLowerCase(Locale.ROOT) + ": " + String.join(", ", e.getValue()))
        .collect(Collectors.joining("; "));
  }
}
