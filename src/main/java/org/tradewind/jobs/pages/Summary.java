package org.tradewind.jobs.pages;

import java.util.List;
import java.util.Locale;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.emissions.Harmonised;
import org.tradewind.flows.StressorInfo;
import org.tradewind.tables.AccountTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.outputs.CiTable;

/**
 * The page a run prints at its end: national totals, largest flows between regions, TCI and THI.
 */
public final class Summary {
  /** How the last part of the page begins. */
  private static final String INTERVALS = "95 % intervals (";

  private final StringBuilder text = new StringBuilder();
  private final String study;

  /** What things are called; until a run says so, by their codes. */
  private RunNames names;

  private List<String> mrio = List.of();

  /** How the table emission was made from inventories; empty where it was given. */
  private List<String> emissions = List.of();

  /** What is remarked about the inputs: stages add to it while they run. */
  private List<String> remarks = List.of();

  private int remarksAt;

  /** The last part of the page, so that an extension can exchange it. */
  private String intervals = "";

  public Summary(String study) {
    this.study = study;
  }

  /** Takes the title, the word for a region and the units. */
  public Summary names(RunNames given) {
    names = given;
    return this;
  }

  RunNames names() {
    return names;
  }

  /** How the MRIO was built from regional tables; empty where one was given. */
  List<String> mrio() {
    return mrio;
  }

  private String heading() {
    String title = names == null ? study : names.study().title();
    return "Tradewind: " + study + (title.equals(study) ? "" : " - " + title) + "\n\n";
  }

  /** Says which tables are not measurements. */
  public Summary origin(List<String> illustrative, List<String> estimated) {
    if (!illustrative.isEmpty()) {
      line("ILLUSTRATIVE: do not cite these numbers. Made up in shape and magnitude: ");
      line("  " + String.join(", ", illustrative));
    }
    if (!estimated.isEmpty()) {
      line("ESTIMATED from real data by stated methods: " + String.join(", ", estimated));
    }
    if (!illustrative.isEmpty() || !estimated.isEmpty()) {
      line("");
    }
    return this;
  }

  /**
   * What was ignored, mended or assumed in the inputs, a line each.
   *
   * @param given not copied: what later stages add to it stands here, too; given once
   */
  public Summary remarks(List<String> given) {
    if (!remarks.isEmpty()) {
      throw new IllegalStateException("remarks were given; add to that list");
    }
    remarks = given;
    remarksAt = text.length();
    return this;
  }

  private String remarkLines() {
    StringBuilder lines = new StringBuilder();
    if (!remarks.isEmpty()) {
      lines.append("About the inputs:\n");
      remarks.forEach(r -> lines.append(("  " + r).stripTrailing()).append('\n'));
      lines.append('\n');
    }
    return lines.toString();
  }

  private String emissionLines() {
    StringBuilder lines = new StringBuilder();
    if (!emissions.isEmpty()) {
      lines.append(
          "Emissions made from inventory_grid and inventory (tables harmonised, unallocated):\n");
      emissions.forEach(l -> lines.append("  ").append(l).append('\n'));
      lines.append('\n');
    }
    return lines.toString();
  }

  /** How the table emission was made from inventories. */
  public Summary emissions(List<String> lines) {
    emissions = lines;
    return this;
  }

  /** How the MRIO was built from regional tables. */
  public Summary mrio(List<String> lines) {
    mrio = lines;
    return this;
  }

  public Summary leftOut(List<String> stages) {
    stages.forEach(s -> line("Left out: " + s));
    return this;
  }

  /** Lines that were made elsewhere. */
  public Summary lines(List<String> lines) {
    lines.forEach(this::line);
    return this;
  }

  /** What draws have to say: national totals with their intervals, and lines of their own. */
  public record Intervals(List<Table> tables, String text, List<String> lines) {}

  /**
   * National totals with their 95 % intervals.
   *
   * @param draws of which national_total_ci is one table
   */
  public Summary intervals(Intervals draws, UncertaintyParameters how) {
    intervals = "\n" + ofIntervals(draws, how, names.stressors());
    return this;
  }

  /** The page of a run that was extended. */
  public static String extended(
      String page, Intervals draws, UncertaintyParameters how, StressorInfo units) {
    int from = page.indexOf("\n" + INTERVALS);
    return (from < 0 ? page : page.substring(0, from)) + "\n" + ofIntervals(draws, how, units);
  }

  private static String ofIntervals(
      Intervals draws, UncertaintyParameters how, StressorInfo units) {
    StringBuilder lines = new StringBuilder();
    lines.append(
        String.format(Locale.ROOT, "%s%s, seed %d):%n", INTERVALS, how.mode().code(), how.seed()));
    for (Table table : draws.tables()) {
      boolean ofNation = table.name().equals(AccountTables.NATIONAL_TOTAL.name() + CiTable.SUFFIX);
      for (int row = 0; ofNation && row < table.rows(); row++) {
        if (!table.strings("quantity")[row].equals("value")) {
          continue;
        }
        lines.append(
            String.format(
                Locale.ROOT,
                "  %-8s %-22s %16s  (%s to %s) %s%n",
                table.strings("stressor")[row],
                table.strings("total")[row],
                number(table.doubles("central")[row]),
                number(table.doubles("p2_5")[row]),
                number(table.doubles("p97_5")[row]),
                units.unit(table.strings("stressor")[row])));
      }
    }
    lines.append("  of other numbers: tables ..._ci. ").append(draws.text()).append('\n');
    draws.lines().forEach(line -> lines.append(line).append('\n'));
    return lines.toString();
  }

  static String indexName(String stressor) {
    return switch (stressor) {
      case Species.CO2 -> "TCI (CO2)";
      case Vocabulary.DEATHS -> "THI (deaths)";
      default -> stressor;
    };
  }

  /** CO2 and deaths where the study has them, else its first stressors. */
  static List<String> headline(List<String> stressors) {
    List<String> wanted =
        List.of(Species.CO2, Vocabulary.DEATHS).stream().filter(stressors::contains).toList();
    return wanted.isEmpty() ? stressors.subList(0, Math.min(2, stressors.size())) : wanted;
  }

  /** How well totals agree, and what no account holds. */
  public Summary ledger(Ledger ledger) {
    if (ledger.entries().isEmpty()) {
      return this;
    }
    double worst = ledger.entries().stream().mapToDouble(Ledger.Entry::gap).max().orElse(0);
    line(
        String.format(
            Locale.ROOT,
            "Conservation: %d totals checked, largest relative gap %.1e",
            ledger.entries().size(),
            worst));
    for (Ledger.Named named : ledger.named()) {
      if (named.what().startsWith(Harmonised.UNALLOCATED)) {
        // summed up where the page says how emissions were made
        continue;
      }
      line("  " + named.what() + ": " + number(named.value()) + unit(named.unit()));
    }
    return this;
  }

  private static String unit(String unit) {
    return unit.isEmpty() || unit.equals("1") ? "" : " " + unit;
  }

  static String number(double value) {
    return Math.abs(value) >= 1000 || value == 0
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  public String text() {
    return Names.plain(
        heading()
            + text.substring(0, remarksAt)
            + remarkLines()
            + emissionLines()
            + text.substring(remarksAt)
            + intervals);
  }
}
