package org.tradewind.reproduction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Provenance.Status;

/**
 * What a comparison with a printed number can mean, by the inputs behind the run's value.
 *
 * @param kind in one word
 * @param inputs the inputs by status, for people
 */
record Meaning(Kind kind, String inputs) {
  /** From something to nothing. */
  enum Kind {
    SAME_QUANTITY("same quantity, other inputs"),
    STRUCTURE("structure only"),
    SCALED("nothing: emissions are scaled to the paper's total"),
    NOT_COMPUTED("nothing: not computed");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }
  }

  private static final Set<String> POLLUTANT_TOTALS =
      Set.of("pm25_total", "so2_total", "nox_total", "nh3_total");

  static Meaning of(Quantity quantity, Answer answer, FinishedRun run) {
    Map<Status, List<String>> byStatus = byStatus(quantity, run);
    Kind kind;
    if (answer instanceof Answer.Missing) {
      kind = Kind.NOT_COMPUTED;
    } else if (scaled(quantity.id(), run)) {
      kind = Kind.SCALED;
    } else if (byStatus.containsKey(Status.ILLUSTRATIVE)) {
      kind = Kind.STRUCTURE;
    } else {
      kind = Kind.SAME_QUANTITY;
    }
    return new Meaning(kind, text(byStatus));
  }

  /**
   * Whether the study's emissions were scaled to this very number. Their provenance says so: the
   * bundled recipes name the paper as source of national totals, and CEADs where that gives CO2.
   */
  private static boolean scaled(String id, FinishedRun run) {
    return totalsOfThePaper(run)
        && (POLLUTANT_TOTALS.contains(id)
            || (id.equals("co2_total") && !source(run).contains("CEADs")));
  }

  /** Whether emissions were scaled to national totals of the paper, so that none is independent. */
  static boolean totalsOfThePaper(FinishedRun run) {
    return source(run).contains("national totals of Du et al.");
  }

  private static String source(FinishedRun run) {
    return run.provenance(Inputs.EMISSION.name()).map(Provenance::source).orElse("");
  }

  private static Map<Status, List<String>> byStatus(Quantity quantity, FinishedRun run) {
    Map<Status, List<String>> byStatus = new EnumMap<>(Status.class);
    for (Basis basis : Basis.values()) {
      if (quantity.inputs().contains(basis)) {
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
