package org.tradewind.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tradewind.attribution.Closure;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.axes.Names;
import org.tradewind.scenarios.Whatifs;
import org.tradewind.tables.Table;
import org.tradewind.tables.WhatifTables;

/** What the page of a run says of its what-ifs, and how far first order can be trusted. */
final class WhatifPage {
  private static final double PERCENT = 100;

  private WhatifPage() {}

  /**
   * Lines of the page; none where the study has no what-ifs.
   *
   * @param firstOrderDeaths sum(lambda E) of all cells, before any closure
   */
  static List<String> lines(Whatifs whatifs, Closure closure, double firstOrderDeaths) {
    List<String> lines = new ArrayList<>();
    for (SourceOutput output : whatifs.figures().outputs()) {
      if (output.schema() == WhatifTables.WHATIF_TOTAL) {
        lines.add("What-ifs, first order: avoided a year, with the share of all sources");
        rows(lines, output.central(), whatifs.scopes());
        lines.add("  " + caveat(closure, firstOrderDeaths));
        whatifs.remarks().forEach(r -> lines.add("  " + r));
      }
    }
    return lines;
  }

  private static void rows(List<String> lines, Table table, List<Whatifs.Scope> scopes) {
    int width = scopes.stream().mapToInt(s -> s.whatif().length()).max().orElse(1);
    for (int row = 0; row < table.rows(); row++) {
      Whatifs.Scope scope = scopes.get(row);
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-"
                  + width
                  + "s  %,.0f deaths (%s), %,.0f t of CO2 (%s): subsectors %s in %d regions",
              scope.whatif(),
              table.doubles("deaths_avoided")[row],
              percent(table.doubles("deaths_share")[row]),
              table.doubles("co2_avoided_t")[row],
              percent(table.doubles("co2_share")[row]),
              Names.some(scope.subsectors()),
              scope.regions()));
    }
  }

  private static String percent(double share) {
    return Double.isNaN(share)
        ? "no share, since there are none"
        : String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
  }

  /** What first order leaves out. */
  static String caveat(Closure closure, double firstOrderDeaths) {
    OptionalDouble ratio = closure.ratio(firstOrderDeaths);
    String linear =
        "Deaths avoided are sensitivities times emissions removed, so they grow in proportion to what is removed. ";
    String known =
        ratio.isPresent()
            ? String.format(Locale.ROOT, "sum(lambda E)/J = %.3f", ratio.getAsDouble())
            : "sum(lambda E)/J is not known";
    String rule =
        closure.rule() == Closure.Rule.CLOSURE
            ? String.format(
                Locale.ROOT,
                "They are multiplied with %.4f (health.closure), so that all emissions together avoid J; a small change avoids %.3f of what is stated. ",
                closure.factor(firstOrderDeaths),
                1 / closure.factor(firstOrderDeaths))
            : "They are marginal, by the slope of the exposure-response at today's PM2.5 ("
                + known
                + "): right for small changes, too few for large ones where the exposure-response is concave. ";
    return linear
        + rule
        + "A full run with the scaled emissions and their PM2.5 gives another number.";
  }
}
