package org.tradewind.jobs.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tradewind.attribution.Closure;
import org.tradewind.axes.Names;
import org.tradewind.scenarios.Whatifs;
import org.tradewind.tables.Table;
import org.tradewind.tables.WhatifTables;
import org.tradewind.uncertainty.outputs.CiTable;

/** The part of a run's page on what-ifs, and how far first order can be trusted. */
public final class WhatifPage {
  private static final String RAW =
      "They are marginal, by the slope of the exposure-response at today's PM2.5 (for sum(lambda E)/J see above): right for small changes, too few for large"
          + " ones where the exposure-response is concave.";

  private static final String CLOSED =
      "They are rescaled like all deaths (health.closure, see above), so that all emissions together avoid J: a small change avoids sum(lambda E)/J of what is stated.";

  private static final double PERCENT = 100;

  private final Table total;
  private final Optional<Table> intervals;

  private WhatifPage(Table total, Optional<Table> intervals) {
    this.total = total;
    this.intervals = intervals;
  }

  /**
   * The lines; none in a study without what-ifs.
   *
   * @param tables among them whatif, and whatif_ci where the run has draws; others do not matter
   * @param scopes what each what-if touches
   * @param rule whether deaths are rescaled to J
   */
  public static List<String> lines(
      List<Table> tables, List<Whatifs.Scope> scopes, Closure.Rule rule) {
    Optional<Table> total = named(tables, WhatifTables.WHATIF_TOTAL.name());
    if (total.isEmpty()) {
      return List.of();
    }
    WhatifPage page =
        new WhatifPage(
            total.get(), named(tables, WhatifTables.WHATIF_TOTAL.name() + CiTable.SUFFIX));
    List<String> lines = new ArrayList<>();
    lines.add("What-ifs at first order (tables whatif...): avoided a year, of all sources:");
    scopes.forEach(scope -> page.add(lines, scope));
    lines.add(
        "  Deaths avoided are sensitivities times emissions removed, so they grow in proportion to what is removed. "
            + (rule == Closure.Rule.CLOSURE ? CLOSED : RAW)
            + " A full run with the scaled emissions and their PM2.5 gives another number.");
    return lines;
  }

  /**
   * A line of each of the first what-ifs.
   *
   * @param most how many there is room for
   */
  static List<String> brief(List<Table> tables, int most) {
    Optional<Table> total = named(tables, WhatifTables.WHATIF_TOTAL.name());
    if (total.isEmpty()) {
      return List.of();
    }
    WhatifPage page =
        new WhatifPage(
            total.get(), named(tables, WhatifTables.WHATIF_TOTAL.name() + CiTable.SUFFIX));
    List<String> names = List.of(total.get().strings("whatif"));
    List<String> lines = new ArrayList<>();
    for (String whatif : names.subList(0, Math.min(most, names.size()))) {
      lines.add(
          String.format(
              Locale.ROOT,
              "What-if %s: %,.0f deaths%s and %,.0f t of CO2%s avoided a year",
              whatif,
              total.get().doubles("deaths_avoided")[lines.size()],
              page.interval(whatif, "deaths_avoided"),
              total.get().doubles("co2_avoided_t")[lines.size()],
              page.interval(whatif, "co2_avoided_t")));
    }
    if (names.size() > most) {
      lines.add("What-ifs: %d more in table whatif".formatted(names.size() - most));
    }
    return lines;
  }

  private static Optional<Table> named(List<Table> tables, String name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  private void add(List<String> lines, Whatifs.Scope scope) {
    lines.add(
        String.format(
            Locale.ROOT,
            "  %s: subsectors %s in %d regions",
            scope.whatif(),
            Names.some(scope.subsectors()),
            scope.regions()));
    lines.add(line(scope, "deaths_avoided", "deaths_share", "deaths"));
    lines.add(line(scope, "co2_avoided_t", "co2_share", "t of CO2"));
  }

  private String line(Whatifs.Scope scope, String quantity, String share, String unit) {
    int row = List.of(total.strings("whatif")).indexOf(scope.whatif());
    double part = total.doubles(share)[row];
    return String.format(
        Locale.ROOT,
        "    %,16.0f %s%s, %s",
        total.doubles(quantity)[row],
        unit,
        interval(scope.whatif(), quantity),
        Double.isNaN(part)
            ? "no share, since there are none"
            : String.format(Locale.ROOT, "%.1f %%", PERCENT * part));
  }

  private String interval(String whatif, String quantity) {
    if (intervals.isPresent()) {
      Table table = intervals.get();
      for (int row = 0; row < table.rows(); row++) {
        if (table.strings("whatif")[row].equals(whatif)
            && table.strings("quantity")[row].equals(quantity)) {
          return String.format(
              Locale.ROOT,
              " (%,.0f to %,.0f)",
              table.doubles("p2_5")[row],
              table.doubles("p97_5")[row]);
        }
      }
    }
    return "";
  }
}
