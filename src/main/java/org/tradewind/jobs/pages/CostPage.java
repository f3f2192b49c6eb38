package org.tradewind.jobs.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.uncertainty.outputs.CiTable;

/** What a run says of costs on its page, from its tables of costs and their intervals. */
public final class CostPage {
  private static final int TOP = 5;
  private static final int LISTED = 10;
  private static final double BILLION = 1e9;

  private final Map<String, Table> tables = new HashMap<>();

  private CostPage(List<Table> tables) {
    tables.forEach(t -> this.tables.put(t.name(), t));
  }

  /**
   * The lines of the page; none of a run without costs.
   *
   * @param tables of the run, tables of intervals among them where there are draws
   */
  public static List<String> lines(List<Table> tables) {
    CostPage page = new CostPage(tables);
    if (!page.tables.containsKey(CostTables.VALUATION_USED.name())) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(page.prices());
    lines.add(page.nation());
    lines.add("  " + page.largest("climate", "climate_rank"));
    lines.add("  " + page.largest("integrated", "integrated_rank"));
    lines.add("  " + page.changes());
    page.overGdp(lines);
    return lines;
  }

  /** The prices and what the nation pays: all there is room for on a screen. */
  static List<String> brief(List<Table> tables) {
    CostPage page = new CostPage(tables);
    return page.tables.containsKey(CostTables.VALUATION_USED.name())
        ? List.of(page.prices(), page.nation())
        : List.of();
  }

  private Table table(TableSchema schema) {
    return tables.get(schema.name());
  }

  private String prices() {
    Table t = table(CostTables.VALUATION_USED);
    int vsl = row(t, i -> t.strings("price")[i].equals("VSL") && t.booleans("used")[i]);
    int scc = row(t, i -> t.strings("price")[i].equals("SCC") && t.booleans("used")[i]);
    String currency = t.strings("currency")[vsl];
    double breakEven = t.doubles("tonnes_per_death")[vsl];
    return String.format(
        Locale.ROOT,
        "Costs in %s of %d (discount rate of the SCC: %s): a death %,.0f (VSL, %s), a t of CO2 %s (SCC, %s)%s",
        currency,
        t.ints("price_year")[vsl],
        t.strings("discount_rate")[vsl],
        t.doubles("value")[vsl],
        t.strings("variant")[vsl],
        plain(t.doubles("value")[scc]),
        t.strings("variant")[scc],
        Double.isNaN(breakEven)
            ? ""
            : String.format(Locale.ROOT, "; a death costs as much as %,.0f t", breakEven));
  }

  private String nation() {
    Table t = table(CostTables.COST_REGION);
    int row =
        row(
            t,
            i ->
                t.strings("region")[i].equals(Inputs.ANY)
                    && t.strings("category")[i].equals(Inputs.ANY));
    return String.format(
        Locale.ROOT,
        "  integrated cost %,.1f billion a year%s, of which deaths %.1f %%%s",
        t.doubles("integrated_cost")[row] / BILLION,
        interval(t, row, "integrated_cost", 1 / BILLION, "%,.1f"),
        100 * t.doubles("health_share")[row],
        interval(t, row, "health_share", 100, "%.1f"));
  }

  /** The first subsectors by one measure, with how far they rise or fall from climate cost. */
  private String largest(String measure, String rank) {
    Table t = table(CostTables.COST_RANK);
    Table costs = table(CostTables.COST_SUBSECTOR);
    Map<String, Double> billions = new HashMap<>();
    for (int i = 0; i < costs.rows(); i++) {
      billions.put(costs.strings("subsector")[i], costs.doubles(measure + "_cost")[i] / BILLION);
    }
    List<String> shown =
        IntStream.range(0, t.rows())
            .filter(i -> t.strings("subject")[i].equals("subsector"))
            .boxed()
            .sorted(Comparator.comparingInt(i -> t.ints(rank)[i]))
            .limit(TOP)
            .map(
                i ->
                    t.strings("name")[i]
                        + String.format(
                            Locale.ROOT,
                            " %,.1f%s",
                            billions.get(t.strings("name")[i]),
                            measure.equals("climate") ? "" : shift(t.doubles("shift")[i])))
            .toList();
    return "largest by "
        + measure
        + " cost, billion"
        + (measure.equals("climate") ? "" : " (shift of rank)")
        + ": "
        + String.join(", ", shown);
  }

  private static String shift(double shift) {
    return shift == 0 ? "" : String.format(Locale.ROOT, " (%+.0f)", shift);
  }

  private String changes() {
    Table t = table(CostTables.PREDOMINANT_CHANGE);
    List<String> changed = new ArrayList<>();
    int regions = 0;
    for (int i = 0; i < t.rows(); i++) {
      if (t.strings("region")[i].equals(Inputs.ANY)) {
        continue;
      }
      regions++;
      if (t.doubles("changes")[i] > 0) {
        changed.add(
            "%s (%s -> %s)"
                .formatted(
                    t.strings("region")[i], t.strings("climate")[i], t.strings("integrated")[i]));
      }
    }
    String more = changed.size() > LISTED ? ", ..." : "";
    return "another subsector leads by integrated than by climate cost in "
        + changed.size()
        + " of "
        + regions
        + (changed.isEmpty() ? "" : ": ")
        + String.join(", ", changed.subList(0, Math.min(LISTED, changed.size())))
        + more;
  }

  private void overGdp(List<String> lines) {
    Table t = table(CostTables.COST_SECTOR);
    if (t == null) {
      return;
    }
    int all = row(t, i -> t.strings("sector")[i].equals(Inputs.ANY));
    if (Double.isNaN(t.doubles("gdp")[all])) {
      lines.add("  of sectors over GDP: not known, for want of the GDP of some sector");
      return;
    }
    List<String> above =
        IntStream.range(0, t.rows())
            .filter(i -> i != all && t.doubles(CostTables.OVER_GDP)[i] > 1)
            .mapToObj(i -> t.strings("sector")[i])
            .toList();
    lines.add(
        String.format(
            Locale.ROOT,
            "  of all sectors over their GDP %.1f %%%s; above its GDP: %s",
            100 * t.doubles(CostTables.OVER_GDP)[all],
            interval(t, all, CostTables.OVER_GDP, 100, "%.1f"),
            above.isEmpty() ? "no sector" : String.join(", ", above)));
  }

  /** " (from to)" of a number with an interval, times a factor; empty without one. */
  private String interval(Table of, int row, String quantity, double times, String format) {
    Table ci = tables.get(of.name() + CiTable.SUFFIX);
    if (ci == null) {
      return "";
    }
    int found =
        row(
            ci,
            i ->
                ci.strings("quantity")[i].equals(quantity)
                    && of.schema().key().stream()
                        .allMatch(k -> ci.strings(k)[i].equals(of.strings(k)[row])));
    return found < 0
        ? ""
        : String.format(
            Locale.ROOT,
            " (" + format + " to " + format + ")",
            times * ci.doubles("p2_5")[found],
            times * ci.doubles("p97_5")[found]);
  }

  private static int row(Table table, java.util.function.IntPredicate wanted) {
    return IntStream.range(0, table.rows()).filter(wanted).findFirst().orElse(-1);
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
