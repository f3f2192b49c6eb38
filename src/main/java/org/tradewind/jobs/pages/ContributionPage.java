package org.tradewind.jobs.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tradewind.attribution.SourceGroups;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.outputs.CiTable;

/**
 * The part of a run's page on who causes deaths and who emits CO2: categories, the regions with the
 * highest and lowest ratio of shares, the subsectors with most deaths, and those without CO2.
 */
public final class ContributionPage {
  /** Deaths a year from which a subsector is named (Chen et al. 2024). */
  private static final double MANY_DEATHS = 100_000;

  /** Subsectors that are named where none has so many. */
  private static final int MOST = 5;

  private static final int EXTREMES = 3;

  private final Table ratio;
  private final Table subsector;
  private final Map<List<String>, double[]> intervals = new HashMap<>();
  private final StudyInfo names;
  private final List<String> lines = new ArrayList<>();

  private ContributionPage(Table ratio, Table subsector, StudyInfo names) {
    this.ratio = ratio;
    this.subsector = subsector;
    this.names = names;
  }

  /**
   * The lines; none without the tables.
   *
   * @param tables among them contribution_ratio and damage_subsector, and contribution_ratio_ci
   *     where the run has draws; others do not matter
   */
  public static List<String> lines(List<Table> tables, StudyInfo names) {
    Optional<Table> ratio = named(tables, ContributionTables.CONTRIBUTION_RATIO.name());
    Optional<Table> subsector = named(tables, ContributionTables.DAMAGE_SUBSECTOR.name());
    if (ratio.isEmpty() || subsector.isEmpty()) {
      return List.of();
    }
    ContributionPage page = new ContributionPage(ratio.get(), subsector.get(), names);
    named(tables, ContributionTables.CONTRIBUTION_RATIO.name() + CiTable.SUFFIX)
        .ifPresent(page::intervals);
    page.categories();
    page.extremes(SourceGroups.REGION, names.regions());
    page.extremes(SourceGroups.SUBSECTOR, "subsectors");
    page.largest();
    page.withoutSynergy();
    return page.lines;
  }

  private static Optional<Table> named(List<Table> tables, String name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  private void intervals(Table table) {
    for (int row = 0; row < table.rows(); row++) {
      intervals.put(
          List.of(
              table.strings("level")[row],
              table.strings("name")[row],
              table.strings("within")[row],
              table.strings("quantity")[row]),
          new double[] {table.doubles("p2_5")[row], table.doubles("p97_5")[row]});
    }
  }

  /** Rows of a level in which a quantity is defined, from its largest value down. */
  private List<Integer> level(String level, String quantity) {
    double[] values = ratio.doubles(quantity);
    return IntStream.range(0, ratio.rows())
        .filter(row -> ratio.strings("level")[row].equals(level) && !Double.isNaN(values[row]))
        .boxed()
        .sorted(Comparator.comparingDouble(row -> -values[row]))
        .toList();
  }

  private void categories() {
    lines.add(
        "Who causes deaths and who emits CO2 (tables contribution_ratio, damage_subsector; shares of"
            + " all "
            + names.regions()
            + " together, ratio = share of deaths / share of CO2):");
    lines.add(line("category", "CO2", "deaths", "ratio"));
    for (int row : level(SourceGroups.CATEGORY, "deaths")) {
      lines.add(
          line(
              ratio.strings("name")[row],
              percent(row, "co2_share"),
              percent(row, "deaths_share"),
              ratio(row)));
    }
  }

  private static String line(String name, String co2, String deaths, String ratio) {
    return String.format(Locale.ROOT, "  %-16s %-24s %-24s %s", name, co2, deaths, ratio);
  }

  /** The ends of a level, among groups with deaths and CO2. */
  private void extremes(String level, String word) {
    List<Integer> rows =
        level(level, "ratio").stream().filter(row -> ratio.doubles("ratio")[row] > 0).toList();
    int shown = Math.min(EXTREMES, rows.size() / 2);
    if (shown > 0) {
      List<Integer> lowest = new ArrayList<>(rows.subList(rows.size() - shown, rows.size()));
      Collections.reverse(lowest);
      lines.add(
          "Highest ratio among "
              + word
              + ": "
              + ratios(rows.subList(0, shown))
              + "; lowest: "
              + ratios(lowest));
    }
  }

  private String ratios(List<Integer> rows) {
    return rows.stream()
        .map(row -> ratio.strings("name")[row] + " " + ratio(row))
        .collect(Collectors.joining(", "));
  }

  private void largest() {
    double[] deaths = subsector.doubles("deaths");
    List<Integer> rows =
        IntStream.range(0, subsector.rows())
            .filter(row -> deaths[row] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -deaths[row]))
            .toList();
    long many = rows.stream().filter(row -> deaths[row] > MANY_DEATHS).count();
    lines.add(
        String.format(
            Locale.ROOT,
            "Subsectors with more than %,.0f deaths a year: %d of %d%s",
            MANY_DEATHS,
            many,
            subsector.rows(),
            rows.isEmpty() ? "" : many == 0 ? "; those with most:" : ":"));
    for (int row : rows.subList(0, (int) Math.min(rows.size(), many == 0 ? MOST : many))) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-26s %14s deaths%s, %s by primary particles; %s of CO2",
              subsector.strings("subsector")[row],
              amount(deaths[row]),
              interval(subsectorKey(row, "deaths"), 1, ContributionPage::amount),
              percent(subsector.doubles("primary_share")[row]),
              percent(subsector.doubles("co2_share")[row])));
    }
  }

  private List<String> subsectorKey(int row, String quantity) {
    return List.of(SourceGroups.SUBSECTOR, subsector.strings("subsector")[row], "", quantity);
  }

  private void withoutSynergy() {
    for (int row : level(SourceGroups.SYNERGY, "deaths_share")) {
      if (ratio.strings("name")[row].equals(SourceGroups.NON_SYNERGISTIC)) {
        lines.add(
            "Non-synergistic subsectors: "
                + percent(row, "deaths_share")
                + " of deaths, "
                + percent(row, "co2_share")
                + " of CO2");
      }
    }
  }

  private List<String> key(int row, String quantity) {
    return List.of(
        ratio.strings("level")[row],
        ratio.strings("name")[row],
        ratio.strings("within")[row],
        quantity);
  }

  private String percent(int row, String quantity) {
    return percent(ratio.doubles(quantity)[row])
        + interval(key(row, quantity), 100, ContributionPage::tenths);
  }

  private String ratio(int row) {
    double value = ratio.doubles("ratio")[row];
    return Double.isNaN(value)
        ? "-"
        : amount(value) + interval(key(row, "ratio"), 1, ContributionPage::amount);
  }

  private interface Format {
    String of(double value);
  }

  private String interval(List<String> key, double scale, Format format) {
    double[] ends = intervals.get(key);
    return ends == null || Double.isNaN(ends[0])
        ? ""
        : " (" + format.of(scale * ends[0]) + " to " + format.of(scale * ends[1]) + ")";
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : tenths(100 * share) + " %";
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String amount(double value) {
    return Math.abs(value) >= 1000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
