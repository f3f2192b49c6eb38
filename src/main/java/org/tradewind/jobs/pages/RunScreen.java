package org.tradewind.jobs.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.tradewind.axes.Names;
import org.tradewind.jobs.folders.LedgerFile;
import org.tradewind.jobs.folders.RunFolder;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.RunLayout;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;
import org.tradewind.tables.WhatifTables;
import org.tradewind.uncertainty.outputs.CiTable;

/**
 * What a run prints at its end: as much of its results as one screen holds, read from its files.
 * All of it, what was ignored, mended or assumed included, stands in summary.txt.
 */
public final class RunScreen {
  /** Most lines of a page. */
  static final int LINES = 40;

  /** Most columns of a line, as far as names allow. */
  static final int COLUMNS = 100;

  private static final int WHATIFS = 2;
  private static final int REMARKS = 2;
  private static final int LEFT_OUT = 2;

  private final RunFolder run;
  private final List<String> written;
  private final List<String> lines = new ArrayList<>();

  private RunScreen(RunFolder run) {
    this.run = run;
    this.written = run.tables();
  }

  /**
   * The page of a finished job.
   *
   * @param summary its page in full, which is cut where the job told neither damage nor flows
   */
  public static String of(String folder, String summary, Configuration conf) {
    RunScreen screen = new RunScreen(new RunFolder(folder, conf));
    boolean flows = screen.written.contains(AccountTables.NATIONAL_TOTAL.name());
    if (!flows && !screen.run.says("closure").isObject()) {
      return cut(summary);
    }
    screen.heading();
    screen.inputs();
    screen.deaths();
    screen.totals();
    screen.flows();
    screen.costs();
    screen.whatifs();
    screen.end();
    return Names.plain(String.join("\n", screen.lines) + "\n");
  }

  /** A page that has no shorter form ends where the screen does. */
  private static String cut(String page) {
    List<String> all = page.lines().toList();
    if (all.size() <= LINES) {
      return page;
    }
    int shown = LINES - 1;
    return String.join("\n", all.subList(0, shown))
        + "\n... "
        + (all.size() - shown)
        + " more lines in "
        + RunLayout.SUMMARY
        + "\n";
  }

  private void heading() {
    String study = run.says("study").asText();
    String title = run.says("study_info").path("title").asText(study);
    lines.add(narrow("Tradewind: " + study + (title.equals(study) ? "" : " - " + title)));
    lines.add("");
    int before = lines.size();
    Map<String, Provenance> inputs = run.provenance();
    long illustrative = count(inputs, Provenance.Status.ILLUSTRATIVE);
    long estimated = count(inputs, Provenance.Status.ESTIMATED);
    if (illustrative > 0) {
      lines.add(
          "ILLUSTRATIVE: do not cite these numbers. Made up in shape and magnitude: %d of %d inputs"
              .formatted(illustrative, inputs.size()));
    }
    if (estimated > 0) {
      lines.add(
          "ESTIMATED from real data by stated methods: %d of %d inputs"
              .formatted(estimated, inputs.size()));
    }
    gap(before);
  }

  private static long count(Map<String, Provenance> inputs, Provenance.Status status) {
    return inputs.values().stream().filter(p -> p.status() == status).count();
  }

  private void inputs() {
    int before = lines.size();
    List<String> remarks = texts("remarks");
    if (!remarks.isEmpty()) {
      lines.add(
          remarks.size() == 1
              ? "About the inputs, ignored, mended or assumed:"
              : "About the inputs, ignored, mended or assumed: %d remarks, all of them in %s"
                  .formatted(remarks.size(), RunLayout.SUMMARY));
      remarks.stream().limit(REMARKS).forEach(r -> lines.add(narrow("  " + r.strip())));
    }
    List<String> leftOut = texts("stages_left_out");
    leftOut.stream().limit(LEFT_OUT).forEach(s -> lines.add(narrow("Left out: " + s)));
    if (leftOut.size() > LEFT_OUT) {
      lines.add(
          "Left out: %d more, all of them in summary.txt".formatted(leftOut.size() - LEFT_OUT));
    }
    gap(before);
  }

  private List<String> texts(String section) {
    List<String> texts = new ArrayList<>();
    run.says(section).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private void deaths() {
    JsonNode closure = run.says("closure");
    if (!closure.has("first_order_deaths")) {
      return;
    }
    String sum = Summary.number(closure.path("first_order_deaths").asDouble());
    lines.addAll(
        wrapped(
            closure.has("attributable_deaths_j")
                ? String.format(
                    Locale.ROOT,
                    "Deaths a year: sum(lambda E) = %s at first order; J = %s by PM2.5; ratio %.3f",
                    sum,
                    Summary.number(closure.path("attributable_deaths_j").asDouble()),
                    closure.path("first_order_over_j").asDouble())
                : "Deaths a year: sum(lambda E) = " + sum + " at first order; J is not known"));
    if (closure.path("rule").asText().equals("closure")) {
      lines.add(
          String.format(
              Locale.ROOT,
              "CLOSURE: all deaths below are multiplied with %.4f, so that they sum to J",
              closure.path("deaths_multiplied_with").asDouble()));
    }
    table(DamageTables.DEATH_PAIR).ifPresent(this::abroad);
    lines.add("");
  }

  private void abroad(Table pairs) {
    double all = Arrays.stream(pairs.doubles("deaths")).sum();
    double abroad =
        IntStream.range(0, pairs.rows())
            .filter(i -> !pairs.strings("region")[i].equals(pairs.strings("to_region")[i]))
            .mapToDouble(i -> pairs.doubles("deaths")[i])
            .sum();
    lines.add(
        "Who breathes the smoke: %s of %s die outside the %s that emits"
            .formatted(
                Summary.number(abroad),
                Summary.number(all),
                run.says("study_info").path("region_word").asText("region")));
  }

  private void totals() {
    List<RunTotals.Total> totals = RunTotals.of(run);
    if (totals.isEmpty()) {
      return;
    }
    List<String> stressors =
        Summary.headline(totals.stream().map(RunTotals.Total::stressor).distinct().toList());
    int draws = run.says("draws").path("draws").asInt(0);
    lines.add(
        draws == 0
            ? "Totals a year (no draws, so no intervals):"
            : String.format(
                Locale.ROOT, "Totals a year with 95 %% intervals of %,d draws:", draws));
    for (RunTotals.Total total : totals) {
      if (stressors.contains(total.stressor()) && shown(total.total())) {
        lines.add(line(total));
      }
    }
    lines.add("");
  }

  private static boolean shown(String total) {
    return Set.of("all", "household", "between_" + FlowLines.VIEW).contains(total);
  }

  private static String line(RunTotals.Total total) {
    String interval =
        Double.isNaN(total.low())
            ? ""
            : "  (%s to %s)".formatted(Summary.number(total.low()), Summary.number(total.high()));
    return String.format(
            Locale.ROOT,
            "  %-12s %-23s %16s %s%s",
            total.stressor(),
            total.total(),
            Summary.number(total.value()),
            total.unit(),
            interval)
        .stripTrailing();
  }

  private void flows() {
    if (table(FlowTables.FLOW_PAIR).isPresent()) {
      FlowLines.of(table(FlowTables.FLOW_PAIR).get(), table(FlowTables.EMBODIED_TRADE))
          .forEach(line -> lines.addAll(wrapped(line)));
      lines.add("");
    }
  }

  private void costs() {
    List<Table> tables = tables(List.of(CostTables.VALUATION_USED, CostTables.COST_REGION));
    CostPage.brief(tables).forEach(line -> lines.addAll(wrapped(line)));
  }

  private void whatifs() {
    WhatifPage.brief(tables(List.of(WhatifTables.WHATIF_TOTAL)), WHATIFS)
        .forEach(line -> lines.addAll(wrapped(line)));
  }

  private void end() {
    JsonNode entries = LedgerFile.read(run).path("entries");
    double worst = 0;
    for (JsonNode entry : entries) {
      worst = Math.max(worst, entry.path("gap").asDouble());
    }
    if (!entries.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Conservation: %d totals checked, largest relative gap %.1e",
              entries.size(),
              worst));
    }
    lines.add("");
    lines.add(
        (run.holds(RunLayout.REPORT) ? "Figures: " + RunLayout.REPORT + ". " : "")
            + "This page in full: "
            + RunLayout.SUMMARY
            + ". The "
            + written.size()
            + " tables: "
            + RunLayout.CATALOG);
  }

  private void gap(int before) {
    if (lines.size() > before) {
      lines.add("");
    }
  }

  private Optional<Table> table(TableSchema schema) {
    return written.contains(schema.name()) ? Optional.of(run.table(schema)) : Optional.empty();
  }

  /** Tables with their intervals, those that are there. */
  private List<Table> tables(List<TableSchema> schemas) {
    List<Table> found = new ArrayList<>();
    for (TableSchema schema : schemas) {
      table(schema).ifPresent(found::add);
      table(CiTable.schema(schema)).ifPresent(found::add);
    }
    return found;
  }

  /** Words that end where the screen does; a line with numbers is never cut. */
  private static String narrow(String line) {
    return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 3).stripTrailing() + "...";
  }

  /** A line over as many as it needs, broken between words; those after the first are indented. */
  private static List<String> wrapped(String line) {
    List<String> parts = new ArrayList<>();
    String rest = line.stripTrailing();
    while (rest.length() > COLUMNS) {
      int end = rest.lastIndexOf(' ', COLUMNS);
      if (rest.substring(0, Math.max(0, end)).isBlank()) {
        break;
      }
      parts.add(rest.substring(0, end));
      rest = "    " + rest.substring(end).stripLeading();
    }
    parts.add(rest);
    return parts;
  }
}
