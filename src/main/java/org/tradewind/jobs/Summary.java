package org.tradewind.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tradewind.attribution.Closure;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.emissions.Harmonised;
import org.tradewind.evaluation.ModelledConcentrations;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Polarisation;
import org.tradewind.flows.StressorInfo;
import org.tradewind.flows.Stressors;
import org.tradewind.flows.TradePatterns;
import org.tradewind.flows.Zone;
import org.tradewind.health.Burden;
import org.tradewind.health.Receptors;
import org.tradewind.scenarios.Coordination;
import org.tradewind.scenarios.Savings;
import org.tradewind.scenarios.ScenarioParameters;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;
import org.tradewind.uncertainty.CiTable;
import org.tradewind.uncertainty.UncertaintyParameters;

/**
 * The page a run prints at its end: national totals, largest flows between regions, TCI and THI.
 */
final class Summary {
  private static final int TOP = 10;

  /** How the last part of the page begins. */
  private static final String INTERVALS = "95 % intervals (";

  private final StringBuilder text = new StringBuilder();
  private final String study;

  /** What things are called; until a run says so, by their codes. */
  private RunNames names;

  /** How the MRIO was built from regional tables; empty where one was given. */
  private List<String> mrio = List.of();

  /** How the table emission was made from inventories; empty where it was given. */
  private List<String> emissions = List.of();

  /** What is remarked about the inputs: stages add to it while they run. */
  private List<String> remarks = List.of();

  private int remarksAt;

  /** The last part of the page, so that an extension can exchange it. */
  private String intervals = "";

  Summary(String study) {
    this.study = study;
  }

  /** Takes the title, the word for a region and the units. */
  Summary names(RunNames given) {
    names = given;
    return this;
  }

  private String heading() {
    String title = names == null ? study : names.study().title();
    return "Tradewind: " + study + (title.equals(study) ? "" : " - " + title) + "\n\n";
  }

  /** Says which tables are not measurements. */
  Summary origin(List<String> illustrative, List<String> estimated) {
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
  Summary remarks(List<String> given) {
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
  Summary emissions(List<String> lines) {
    emissions = lines;
    return this;
  }

  /** How the MRIO was built from regional tables. */
  Summary mrio(List<String> lines) {
    mrio = lines;
    return this;
  }

  Summary leftOut(List<String> stages) {
    stages.forEach(s -> line("Left out: " + s));
    return this;
  }

  /** Lines that were made elsewhere. */
  Summary lines(List<String> lines) {
    lines.forEach(this::line);
    return this;
  }

  /** sum(lambda E) beside J: how far first-order attribution is from closing. */
  Summary closure(Closure closure, double firstOrderDeaths, List<String> species) {
    String sum =
        "sum(lambda E) = "
            + number(firstOrderDeaths)
            + " deaths a year at first order, by "
            + String.join(", ", species);
    if (closure.attributableDeaths().isEmpty()) {
      line(sum + "; J is not known: it needs people, PM2.5, mortality and exposure-response");
    } else {
      double j = closure.attributableDeaths().getAsDouble();
      line(sum + "; J = " + number(j) + " attributable deaths");
      closure
          .ratio(firstOrderDeaths)
          .ifPresent(r -> line(String.format(Locale.ROOT, "sum(lambda E)/J = %.3f", r)));
    }
    if (closure.rule() == Closure.Rule.CLOSURE) {
      line(
          String.format(
              Locale.ROOT,
              "CLOSURE: all deaths below are multiplied with %.4f, so that they sum to J",
              closure.factor(firstOrderDeaths)));
    }
    line("");
    return this;
  }

  /** J, and the cells about which something is to be said. */
  Summary burden(Burden burden, String form) {
    Burden.Counts counts = burden.counts();
    line(
        String.format(
            Locale.ROOT,
            "Deaths attributable to PM2.5 (%s, causes %s, death rates and ages of %s%s): %s a year. Cells without PM2.5: %d, with %s people;"
                + " without death rates: %d; at the floor of the slope: %d",
            form,
            String.join(", ", burden.deathsByCause().keySet()),
            burden.release().isEmpty() ? "a release not named" : burden.release(),
            burden.otherSources().isEmpty()
                ? ""
                : "; but " + String.join(", ", burden.otherSources()),
            number(burden.total()),
            counts.withoutPm25(),
            number(counts.personsWithoutPm25()),
            counts.withoutRates(),
            counts.floored()));
    return this;
  }

  /**
   * National totals with their 95 % intervals.
   *
   * @param draws of which national_total_ci is one table
   */
  Summary intervals(UncertaintyStage.Result draws, UncertaintyParameters how) {
    intervals = "\n" + ofIntervals(draws, how, names.stressors());
    return this;
  }

  /** The page of a run that was extended. */
  static String extended(
      String page, UncertaintyStage.Result draws, UncertaintyParameters how, StressorInfo units) {
    int from = page.indexOf("\n" + INTERVALS);
    return (from < 0 ? page : page.substring(0, from)) + "\n" + ofIntervals(draws, how, units);
  }

  private static String ofIntervals(
      UncertaintyStage.Result draws, UncertaintyParameters how, StressorInfo units) {
    StringBuilder lines = new StringBuilder();
    lines.append(
        String.format(Locale.ROOT, "%s%s, seed %d):%n", INTERVALS, how.mode().code(), how.seed()));
    for (Table table : draws.tables()) {
      boolean ofNation = table.name().equals(Outputs.NATIONAL_TOTAL.name() + CiTable.SUFFIX);
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
    draws.page().forEach(line -> lines.append(line).append('\n'));
    return lines.toString();
  }

  /** Whose deaths count, where not everyone's. */
  Summary receptors(Receptors receptors) {
    if (receptors.restricted()) {
      line("RECEPTORS: only deaths of the people of " + receptors.chosen() + " count");
    }
    return this;
  }

  /** The PM2.5 that transport makes of the study's emissions, beside that of the table cell. */
  Summary air(Table cell, Table concentration) {
    double given = 0;
    double modelled = 0;
    double people = 0;
    ModelledConcentrations model = ModelledConcentrations.of(cell, Optional.of(concentration));
    for (int g = 0; g < cell.rows(); g++) {
      double persons = cell.doubles("population_persons")[g];
      double observed = cell.doubles("pm25_ugm3")[g];
      if (!Double.isNaN(observed)) {
        given += observed * persons;
        modelled += model.annualMean(Species.PM25, cell.ints("cell")[g]) * persons;
        people += persons;
      }
    }
    line(
        String.format(
            Locale.ROOT,
            "PM2.5 where people live: %.1f ug/m3 by transport of the study's emissions, %.1f in table"
                + " cell",
            modelled / people,
            given / people));
    return this;
  }

  /**
   * Who breathes the smoke: the largest numbers of deaths in one region by emissions of another.
   *
   * @param pairs table death_pair
   */
  Summary deathPairs(Table pairs) {
    Map<List<String>, Double> deaths = new LinkedHashMap<>();
    double all = 0;
    double abroad = 0;
    for (int row = 0; row < pairs.rows(); row++) {
      String from = pairs.strings("region")[row];
      String to = pairs.strings("to_region")[row];
      double value = pairs.doubles("deaths")[row];
      all += value;
      if (!from.equals(to)) {
        abroad += value;
        deaths.merge(List.of(from, to), value, Double::sum);
      }
    }
    line(
        String.format(
            Locale.ROOT,
            "Who breathes the smoke (table death_pair, deaths a year): %s of %s die outside the %s"
                + " that emits.",
            number(abroad),
            number(all),
            names.study().region()));
    line("Largest between " + names.study().regions() + ", emitted in -> suffered in:");
    deaths.entrySet().stream()
        .sorted(Comparator.comparingDouble(pair -> -pair.getValue()))
        .limit(TOP)
        .forEach(
            pair ->
                line(
                    String.format(
                        Locale.ROOT,
                        "  %-6s -> %-6s %14s",
                        pair.getKey().get(0),
                        pair.getKey().get(1),
                        number(pair.getValue()))));
    line("");
    return this;
  }

  /** Totals of the supply chain and of households. */
  Summary totals(FlowEngine flows) {
    Stressors stressors = flows.source();
    Axis labels = flows.stressors();
    if (!mrio.isEmpty()) {
      line(
          "MRIO built from regional tables (tables trade, trade_total, trade_margin, balance_shift):");
      mrio.forEach(l -> line("  " + l));
      line("");
    }
    line("Money of the MRIO: " + names.study().currency().orElse("unit not given"));
    line(
        String.format(
            Locale.ROOT, "%-16s %16s %16s  %s", "total", "supply chains", "households", "unit"));
    for (int k = 0; k < labels.size(); k++) {
      double household = 0;
      for (int r = 0; r < stressors.regions().size(); r++) {
        household += stressors.household(r, k);
      }
      line(
          String.format(
              Locale.ROOT,
              "%-16s %16s %16s  %s",
              labels.label(k),
              number(Arrays.stream(stressors.of(k)).sum()),
              number(household),
              names.stressors().unit(labels.label(k))));
    }
    line("");
    return this;
  }

  /**
   * The largest flows between different regions, final-producer view, of the stressors people ask
   * for first.
   */
  Summary flows(FlowEngine flows) {
    Axis regions = flows.source().regions();
    for (String stressor : headline(flows.stressors().labels())) {
      int k = flows.stressors().find(stressor);
      for (String view : FlowEngine.flowViews()) {
        double[] pairs = flows.pairs(view, k).values();
        Axis to = flows.requirements(view).destinations();
        line(
            String.format(
                "Largest %s flows between %s, %s (%s):",
                stressor, names.study().regions(), view, names.stressors().unit(stressor)));
        top(pairs, regions, to)
            .forEach(
                i ->
                    line(
                        String.format(
                            Locale.ROOT,
                            "  %-6s -> %-6s %14s",
                            regions.label(i % regions.size()),
                            to.label(i / regions.size()),
                            number(pairs[i]))));
      }
      line("");
    }
    return this;
  }

  private static List<Integer> top(double[] pairs, Axis regions, Axis to) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < pairs.length; i++) {
      String from = regions.label(i % regions.size());
      String target = to.label(i / regions.size());
      if (!from.equals(target) && regions.contains(target)) {
        order.add(i);
      }
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -pairs[i]).thenComparing(i -> i));
    return order.subList(0, Math.min(TOP, order.size()));
  }

  /** Indices of embodied trade by region: TCI for CO2, THI for deaths. */
  Summary indices(Table embodied, Axis stressors) {
    List<String> shown = headline(stressors.labels());
    for (String view : FlowEngine.flowViews()) {
      line("(imports - exports) / (imports + exports), " + view + ": +1 outsources, -1 receives");
      StringBuilder head =
          new StringBuilder(String.format(Locale.ROOT, "  %-8s", names.study().region()));
      shown.forEach(s -> head.append(String.format(Locale.ROOT, " %14s", indexName(s))));
      line(head.toString());
      for (String region : Arrays.stream(embodied.strings("region")).distinct().toList()) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-8s", region));
        for (String stressor : shown) {
          row.append(
              String.format(Locale.ROOT, " %14.3f", index(embodied, view, stressor, region)));
        }
        line(row.toString());
      }
      line("");
    }
    return this;
  }

  /** How few flows carry half, and which regions lie in which zone; final-producer view. */
  Summary patterns(TradePatterns patterns, FlowEngine flows) {
    for (String stressor : headline(flows.stressors().labels())) {
      double share = patterns.concentration(flows.stressors().find(stressor)).shareOfFlows(.5);
      line(
          String.format(
              Locale.ROOT,
              "Half of %s between %s: in %.2f %% of the flows",
              stressor,
              names.study().regions(),
              100 * share));
    }
    patterns.polarisation().ifPresent(p -> zones(p, flows.source().regions()));
    line("");
    return this;
  }

  private void zones(Polarisation polarisation, Axis regions) {
    line("Zones by TCI and THI, final_producer:");
    for (Zone zone : Zone.values()) {
      List<String> inside = polarisation.regions(zone).stream().map(regions::label).toList();
      if (!inside.isEmpty()) {
        line("  " + zone + ": " + String.join(", ", inside));
      }
    }
  }

  private static double index(Table embodied, String view, String stressor, String region) {
    for (int i = 0; i < embodied.rows(); i++) {
      if (embodied.strings("region")[i].equals(region)
          && embodied.strings("stressor")[i].equals(stressor)
          && embodied.strings("view")[i].equals(view)) {
        return embodied.doubles("index")[i];
      }
    }
    throw new IllegalStateException("no index of " + stressor + " for " + region);
  }

  /** What coordination saves in the nation, beside both bases, and what it could not tell. */
  Summary scenarios(Savings savings, ScenarioParameters parameters) {
    line(
        "Saved by coordination of energy intensities in sectors "
            + String.join(", ", parameters.sectors())
            + " ("
            + parameters.rule().name().toLowerCase(Locale.ROOT).replace('_', '-')
            + ", percentiles "
            + parameters.percentile().name().toLowerCase(Locale.ROOT)
            + "), final_producer:");
    for (int c = 0; c < savings.coordinations().size(); c++) {
      Coordination coordination = savings.coordinations().get(c);
      for (String stressor : headline(savings.stressors().labels())) {
        int k = savings.stressors().find(stressor);
        Savings.Amount sectors = savings.national(c, k, Savings.SECTORS_TRADE);
        Savings.Amount all = savings.national(c, k, Savings.ALL_TRADE);
        line(
            String.format(
                Locale.ROOT,
                "  %-12s %-10s %14s %s  %5.1f %% of these sectors' flows between %s, %5.1f %% of"
                    + " all sectors'",
                coordination.scenario().code(),
                stressor,
                number(sectors.saving()),
                names.stressors().unit(stressor),
                100 * sectors.share(),
                names.study().regions(),
                100 * all.share()));
      }
      line(
          String.format(
              Locale.ROOT,
              "  %-12s pairs coordinated %d, of which below the percentile already (%s) %d; without"
                  + " intensity %d",
              "",
              coordination.counts().coordinated(),
              parameters.rule() == ScenarioParameters.Rule.CLAMPED ? "kept" : "raised to it",
              coordination.counts().raised(),
              coordination.counts().withoutIntensity()));
    }
    if (!savings.missingIntensities().isEmpty()) {
      line("  no intensity: " + Names.some(savings.missingIntensities()));
    }
    line("");
    return this;
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
  Summary ledger(Ledger ledger) {
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

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  String text() {
    return Names.plain(
        heading()
            + text.substring(0, remarksAt)
            + remarkLines()
            + emissionLines()
            + text.substring(remarksAt)
            + intervals);
  }
}
