package org.tradewind.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Species;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Requirements;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.ScenarioTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * Savings of every scenario between the study's regions, in the final-producer view:
 *
 * <pre>
 *   dE_m^{rs} = E_m^{rs} (1 - w'/w_r)      r != s, E_m^{rs} = f_{rm} (L y_s)_{rm}
 * </pre>
 *
 * for CO2 and deaths, and deaths by species where there are such (Du et al., equations 3 and 4). A
 * negative flow, as inventories may make one, gives a negative saving.
 */
public final class Savings {
  /** Base of the shares: the flows between regions of the scenarios' sectors. */
  public static final String SECTORS_TRADE = "sectors_trade";

  /** Base of the shares: the flows between regions of all sectors. */
  public static final String ALL_TRADE = "all_trade";

  /**
   * A flow and what is saved of it, in the unit of the stressor.
   *
   * @param base E
   * @param saving dE
   */
  public record Amount(double base, double saving) {
    /** saving / base, 0 where there is nothing to save. */
    public double share() {
      return base == 0 ? 0 : saving / base;
    }
  }

  private final FlowEngine flows;
  private final Requirements requirements;
  private final EnergyIntensities intensities;
  private final List<Coordination> coordinations;
  private final Axis stressors;

  private Savings(FlowEngine flows, EnergyIntensities intensities, ScenarioParameters parameters) {
    this.flows = flows;
    this.requirements = flows.requirements(Vocabulary.FINAL_PRODUCER);
    this.intensities = intensities;
    this.stressors = Axis.of("stressor", stressors(flows));
    int regions = intensities.regions().size();
    boolean[] hasOutput = new boolean[intensities.groups().size() * regions];
    for (int i = 0; i < hasOutput.length; i++) {
      hasOutput[i] = flows.output()[row(i / regions, i % regions)] != 0;
    }
    this.coordinations =
        parameters.scenarios().stream()
            .map(s -> Coordination.of(s, parameters, intensities, hasOutput))
            .toList();
  }

  /**
   * The savings of a study; empty where it has none of the stressors of which something is saved.
   */
  public static Optional<Savings> of(
      FlowEngine flows, EnergyIntensities intensities, ScenarioParameters parameters) {
    return stressors(flows).isEmpty()
        ? Optional.empty()
        : Optional.of(new Savings(flows, intensities, parameters));
  }

  private static List<String> stressors(FlowEngine flows) {
    return flows.stressors().labels().stream()
        .filter(
            s ->
                s.equals(Species.CO2)
                    || s.equals(Vocabulary.DEATHS)
                    || Species.POLLUTANTS.stream().anyMatch(p -> s.equals(Vocabulary.deathsOf(p))))
        .toList();
  }

  /** Row of the supply chain of a sector of the scenarios. */
  public int row(int group, int region) {
    Axis sectors = requirements.sectors();
    return region * sectors.size() + sectors.find(intensities.groups().label(group));
  }

  public Axis regions() {
    return requirements.regions();
  }

  public Axis groups() {
    return intensities.groups();
  }

  /** The stressors of which something is saved. */
  public Axis stressors() {
    return stressors;
  }

  /** The scenarios, in the order of the study's levels. */
  public List<Coordination> coordinations() {
    return coordinations;
  }

  /** Emitted by a sector of a region, F, whatever for. */
  double producer(int group, int region, int stressor) {
    return flows.source().of(position(stressor))[row(group, region)];
  }

  private int position(int stressor) {
    return flows.stressors().find(stressors.label(stressor));
  }

  /** One flow of one sector between two regions. */
  public Amount of(int scenario, int stressor, int group, int region, int toRegion) {
    if (region == toRegion) {
      return new Amount(0, 0);
    }
    double base =
        requirements.flow(flows.intensity(position(stressor)), row(group, region), toRegion);
    double reduction = coordinations.get(scenario).reduction(group, region, toRegion);
    return new Amount(base, reduction == 0 ? 0 : base * reduction);
  }

  /**
   * Flows summed over sectors, suppliers, hubs: a negative position stands for all of an axis. All
   * three negative: the nation.
   */
  public Amount sum(int scenario, int stressor, int group, int region, int toRegion) {
    CompensatedSum base = new CompensatedSum();
    CompensatedSum saving = new CompensatedSum();
    for (int m = Math.max(0, group); m < end(group, groups()); m++) {
      for (int r = Math.max(0, region); r < end(region, regions()); r++) {
        for (int s = Math.max(0, toRegion); s < end(toRegion, regions()); s++) {
          Amount one = of(scenario, stressor, m, r, s);
          base.add(one.base());
          saving.add(one.saving());
        }
      }
    }
    return new Amount(base.value(), saving.value());
  }

  private static int end(int position, Axis axis) {
    return position < 0 ? axis.size() : position + 1;
  }

  /** The national saving beside one of the two bases of its share. */
  public Amount national(int scenario, int stressor, String baseName) {
    Amount nation = sum(scenario, stressor, -1, -1, -1);
    return baseName.equals(SECTORS_TRADE)
        ? nation
        : new Amount(allTrade(position(stressor)), nation.saving());
  }

  private double allTrade(int stressor) {
    double[] pairs = flows.pairs(Vocabulary.FINAL_PRODUCER, stressor).values();
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < pairs.length; i++) {
      if (i % regions().size() != i / regions().size()) {
        sum.add(pairs[i]);
      }
    }
    return sum.value();
  }

  /** Table scenario: every flow between two regions, whether something is saved of it or not. */
  public Table table() {
    Table.Builder rows = Table.builder(ScenarioTables.SCENARIO);
    for (int c = 0; c < coordinations.size(); c++) {
      for (int m = 0; m < groups().size(); m++) {
        for (int r = 0; r < regions().size(); r++) {
          for (int s = 0; s < regions().size(); s++) {
            for (int k = 0; k < stressors.size() && r != s; k++) {
              Amount one = of(c, k, m, r, s);
              rows.add(
                  code(c),
                  groups().label(m),
                  regions().label(r),
                  regions().label(s),
                  stressors.label(k),
                  one.base(),
                  one.saving());
            }
          }
        }
      }
    }
    return rows.build();
  }

  /**
   * Table scenario_sum: the same summed over sectors, over suppliers, over hubs, or over several.
   */
  public Table sums() {
    Table.Builder rows = Table.builder(ScenarioTables.SCENARIO_SUM);
    for (int c = 0; c < coordinations.size(); c++) {
      for (int k = 0; k < stressors.size(); k++) {
        for (int m = -1; m < groups().size(); m++) {
          for (int r = -1; r < regions().size(); r++) {
            for (int s = -1; s < regions().size(); s++) {
              boolean summed = m < 0 || r < 0 || s < 0;
              if (summed && (r < 0 || r != s)) {
                add(rows, c, k, m, r, s);
              }
            }
          }
        }
      }
    }
    return rows.build();
  }

  private void add(Table.Builder rows, int c, int k, int m, int r, int s) {
    Amount sum = sum(c, k, m, r, s);
    rows.add(
        code(c),
        label(groups(), m),
        label(regions(), r),
        label(regions(), s),
        stressors.label(k),
        sum.base(),
        sum.saving(),
        sum.share());
  }

  private static String label(Axis axis, int position) {
    return position < 0 ? Inputs.ANY : axis.label(position);
  }

  /** Table scenario_total: the national saving beside both bases. */
  public Table totals() {
    Table.Builder rows = Table.builder(ScenarioTables.SCENARIO_TOTAL);
    for (int c = 0; c < coordinations.size(); c++) {
      for (int k = 0; k < stressors.size(); k++) {
        for (String name : List.of(SECTORS_TRADE, ALL_TRADE)) {
          Amount nation = national(c, k, name);
          rows.add(
              code(c), stressors.label(k), name, nation.base(), nation.saving(), nation.share());
        }
      }
    }
    return rows.build();
  }

  /** Table scenario_difference: national savings of every scenario less those of each later one. */
  public Table differences() {
    Table.Builder rows = Table.builder(ScenarioTables.SCENARIO_DIFFERENCE);
    for (int c = 0; c < coordinations.size(); c++) {
      for (int than = c + 1; than < coordinations.size(); than++) {
        for (int k = 0; k < stressors.size(); k++) {
          double saving = sum(c, k, -1, -1, -1).saving();
          rows.add(
              code(c), code(than), stressors.label(k), saving - sum(than, k, -1, -1, -1).saving());
        }
      }
    }
    return rows.build();
  }

  private String code(int scenario) {
    return coordinations.get(scenario).scenario().code();
  }

  /** What is missing and how many pairs each scenario touches, for the manifest. */
  public Map<String, Object> counts() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("missing_intensities", new ArrayList<>(intensities.missing()));
    for (Coordination coordination : coordinations) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("pairs_coordinated", coordination.counts().coordinated());
      one.put("pairs_below_percentile", coordination.counts().raised());
      one.put("pairs_without_intensity", coordination.counts().withoutIntensity());
      all.put(coordination.scenario().code(), one);
    }
    return all;
  }

  /** Sectors and regions without an intensity, as group/region. */
  public List<String> missingIntensities() {
    return intensities.missing();
  }
}
