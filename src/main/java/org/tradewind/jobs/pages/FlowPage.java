package org.tradewind.jobs.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tradewind.axes.Axis;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Polarisation;
import org.tradewind.flows.Stressors;
import org.tradewind.flows.TradePatterns;
import org.tradewind.flows.Zone;
import org.tradewind.tables.Table;

/** Lines on accounts and flows: totals, the largest flows, indices, zones. */
public final class FlowPage {
  private static final int TOP = 10;

  private final Summary page;

  public FlowPage(Summary page) {
    this.page = page;
  }

  /** Totals of the supply chain and of households. */
  public void totals(FlowEngine flows) {
    Stressors stressors = flows.source();
    Axis labels = flows.stressors();
    if (!page.mrio().isEmpty()) {
      page.line(
          "MRIO built from regional tables (tables trade, trade_total, trade_margin, balance_shift):");
      page.mrio().forEach(l -> page.line("  " + l));
      page.line("");
    }
    page.line("Money of the MRIO: " + page.names().study().currency().orElse("unit not given"));
    page.line(
        String.format(
            Locale.ROOT, "%-16s %16s %16s  %s", "total", "supply chains", "households", "unit"));
    for (int k = 0; k < labels.size(); k++) {
      double household = 0;
      for (int r = 0; r < stressors.regions().size(); r++) {
        household += stressors.household(r, k);
      }
      page.line(
          String.format(
              Locale.ROOT,
              "%-16s %16s %16s  %s",
              labels.label(k),
              Summary.number(Arrays.stream(stressors.of(k)).sum()),
              Summary.number(household),
              page.names().stressors().unit(labels.label(k))));
    }
    page.line("");
  }

  /**
   * The largest flows between different regions, final-producer view, of the stressors people ask
   * for first.
   */
  public void flows(FlowEngine flows) {
    Axis regions = flows.source().regions();
    for (String stressor : Summary.headline(flows.stressors().labels())) {
      int k = flows.stressors().find(stressor);
      for (String view : FlowEngine.flowViews()) {
        double[] pairs = flows.pairs(view, k).values();
        Axis to = flows.requirements(view).destinations();
        page.line(
            String.format(
                "Largest %s flows between %s, %s (%s):",
                stressor,
                page.names().study().regions(),
                view,
                page.names().stressors().unit(stressor)));
        top(pairs, regions, to)
            .forEach(
                i ->
                    page.line(
                        String.format(
                            Locale.ROOT,
                            "  %-6s -> %-6s %14s",
                            regions.label(i % regions.size()),
                            to.label(i / regions.size()),
                            Summary.number(pairs[i]))));
      }
      page.line("");
    }
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
  public void indices(Table embodied, Axis stressors) {
    List<String> shown = Summary.headline(stressors.labels());
    for (String view : FlowEngine.flowViews()) {
      page.line(
          "(imports - exports) / (imports + exports), " + view + ": +1 outsources, -1 receives");
      StringBuilder head =
          new StringBuilder(String.format(Locale.ROOT, "  %-8s", page.names().study().region()));
      shown.forEach(s -> head.append(String.format(Locale.ROOT, " %14s", Summary.indexName(s))));
      page.line(head.toString());
      for (String region : Arrays.stream(embodied.strings("region")).distinct().toList()) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-8s", region));
        for (String stressor : shown) {
          row.append(
              String.format(Locale.ROOT, " %14.3f", index(embodied, view, stressor, region)));
        }
        page.line(row.toString());
      }
      page.line("");
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

  /** How few flows carry half, and which regions lie in which zone; final-producer view. */
  public void patterns(TradePatterns patterns, FlowEngine flows) {
    for (String stressor : Summary.headline(flows.stressors().labels())) {
      double share = patterns.concentration(flows.stressors().find(stressor)).shareOfFlows(.5);
      page.line(
          String.format(
              Locale.ROOT,
              "Half of %s between %s: in %.2f %% of the flows",
              stressor,
              page.names().study().regions(),
              100 * share));
    }
    patterns.polarisation().ifPresent(p -> zones(p, flows.source().regions()));
    page.line("");
  }

  private void zones(Polarisation polarisation, Axis regions) {
    page.line("Zones by TCI and THI, final_producer:");
    for (Zone zone : Zone.values()) {
      List<String> inside = polarisation.regions(zone).stream().map(regions::label).toList();
      if (!inside.isEmpty()) {
        page.line("  " + zone + ": " + String.join(", ", inside));
      }
    }
  }
}
