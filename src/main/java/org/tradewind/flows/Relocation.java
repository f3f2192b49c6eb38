package org.tradewind.flows;

import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.axes.Species;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.FlowTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.Vocabulary;

/**
 * What the sectors of a group emit in one region for the final products of another (Du et al.,
 * section 3.2 and figure 2), final-producer view: T_rs = sum over i in the group of f_ri (L
 * y_s)_ri, r != s. All shares are of the sum over r != s, which is what is relocated.
 */
public final class Relocation {
  private static final String KEY = "study key indices.relocation";

  private final FlowEngine engine;
  private final Axis names;
  private final int[][] members;

  private Relocation(FlowEngine engine, Axis names, int[][] members) {
    this.engine = engine;
    this.names = names;
    this.members = members;
  }

  /**
   * Relocation of the groups and sectors named.
   *
   * @param wanted names of groups or codes of sectors; empty for every group. An unknown one is an
   *     {@link org.tradewind.axes.UserError}
   */
  public static Relocation of(FlowEngine engine, SectorGroups groups, List<String> wanted) {
    Axis names = wanted.isEmpty() ? groups.groups() : Axis.of("group", wanted);
    int[][] members =
        names.labels().stream().map(name -> groups.members(name, KEY)).toArray(int[][]::new);
    return new Relocation(engine, names, members);
  }

  /** Groups and sectors that are told. */
  public Axis names() {
    return names;
  }

  /** T of a group: regions x regions, 0 on the diagonal. */
  public LabelledMatrix pairs(int stressor, int group) {
    Requirements requirements = engine.requirements(Vocabulary.FINAL_PRODUCER);
    Axis regions = requirements.regions();
    int sectors = requirements.sectors().size();
    double[] pairs = new double[regions.size() * regions.size()];
    for (int at = 0; at < pairs.length; at++) {
      int r = at % regions.size();
      int s = at / regions.size();
      CompensatedSum sum = new CompensatedSum();
      for (int i : r == s ? new int[0] : members[group]) {
        sum.add(requirements.flow(engine.intensity(stressor), r * sectors + i, s));
      }
      pairs[at] = sum.value();
    }
    return LabelledMatrix.of(regions, regions, pairs);
  }

  /** Rows of table flow_group_pair for one stressor. */
  Table pairTable(int stressor) {
    Table.Builder table = Table.builder(FlowTables.FLOW_GROUP_PAIR);
    for (int g = 0; g < names.size(); g++) {
      LabelledMatrix pairs = pairs(stressor, g);
      double total = CompensatedSum.of(pairs.values());
      for (int r = 0; r < pairs.rows().size(); r++) {
        for (int s = 0; s < pairs.rows().size(); s++) {
          if (r != s) {
            table.add(
                engine.stressors().label(stressor),
                names.label(g),
                pairs.rows().label(r),
                pairs.rows().label(s),
                pairs.at(r, s),
                Share.of(pairs.at(r, s), total));
          }
        }
      }
    }
    return table.build();
  }

  /** Rows of table relocation for one stressor. */
  Table regionTable(int stressor) {
    Table.Builder table = Table.builder(DisparityTables.RELOCATION);
    for (int g = 0; g < names.size(); g++) {
      LabelledMatrix pairs = pairs(stressor, g);
      double total = CompensatedSum.of(pairs.values());
      for (int r = 0; r < pairs.rows().size(); r++) {
        EmbodiedTrade trade = EmbodiedTrade.of(pairs, r);
        table.add(
            engine.stressors().label(stressor),
            names.label(g),
            pairs.rows().label(r),
            trade.exports(),
            trade.imports(),
            Share.of(trade.exports(), total),
            Share.of(trade.imports(), total));
      }
    }
    return table.build();
  }

  /** Table relocation_contrast; the study must have CO2 and deaths. */
  Table contrast() {
    Table.Builder table = Table.builder(DisparityTables.RELOCATION_CONTRAST);
    for (int g = 0; g < names.size(); g++) {
      double[] co2 = originShares(engine.stressors().find(Species.CO2), g);
      double[] deaths = originShares(engine.stressors().find(Vocabulary.DEATHS), g);
      for (int r = 0; r < co2.length; r++) {
        table.add(
            names.label(g),
            engine.source().regions().label(r),
            co2[r],
            deaths[r],
            co2[r] == 0 ? Double.NaN : deaths[r] / co2[r]);
      }
    }
    return table.build();
  }

  private double[] originShares(int stressor, int group) {
    LabelledMatrix pairs = pairs(stressor, group);
    double total = CompensatedSum.of(pairs.values());
    double[] shares = new double[pairs.rows().size()];
    Arrays.setAll(shares, r -> Share.of(EmbodiedTrade.of(pairs, r).exports(), total));
    return shares;
  }
}
