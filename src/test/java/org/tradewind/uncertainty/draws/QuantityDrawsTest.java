package org.tradewind.uncertainty.draws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.flows.FlowEngine;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.draws.QuantityDraws.Name;
import org.tradewind.uncertainty.inputs.AnalysisParameters;
import org.tradewind.uncertainty.outputs.Drawn;
import org.tradewind.uncertainty.outputs.DrawnWorld;
import org.tradewind.uncertainty.statistics.Statistics;

/** Draws of chosen numbers, by name. */
class QuantityDrawsTest {
  private static final int BLOCK = 100;
  private static final Name TOTAL = new Name("national_total", "value", "stressor CO2, total all");
  private static final Name INDEX =
      new Name("embodied_trade", "index", "view final_consumer, stressor deaths, region R1");
  private static final Name ACCOUNT =
      new Name("account", "value", "view producer, region R2, sector S1, stressor CO2");
  private static final Name FOOTPRINT =
      new Name("account", "value", "view final_consumer, region R0, sector S2, stressor deaths");
  private static final Name FLOW =
      new Name(
          "flow", "value", "view final_producer, stressor CO2, region R2, sector S1, to_region R0");

  private final DrawnWorld world = DrawnWorld.of(3, .4);
  private final FlowEngine flows = world.flows();
  private final DrawModel model = world.model(flows);
  private final Drawn drawn = world.drawn(model, flows);
  private final QuantityDraws figures = new QuantityDraws(model, drawn, BLOCK);

  @Test
  void numbersAreFoundByNameAndDrawnAlikeInAnyPieces() {
    List<Name> names = List.of(FLOW, TOTAL, FOOTPRINT, ACCOUNT, INDEX);
    int[] positions = figures.find(names);
    assertThat(positions).doesNotContain(-1).doesNotHaveDuplicates();
    double[][] all = figures.draws(positions, 0, 300);
    for (int i = 0; i < names.size(); i++) {
      double[] joined = new double[300];
      for (int first = 0; first < 300; first += 75) {
        double[][] alone = figures.draws(new int[] {positions[i]}, first, 75);
        System.arraycopy(alone[0], 0, joined, first, 75);
      }
      assertThat(all[i]).as("%s", names.get(i)).isEqualTo(joined);
      assertThat(Arrays.stream(joined).distinct().count()).isGreaterThan(290);
    }
    // a flow is a constant times its account
    double[] flow = all[0];
    double[] account = all[3];
    for (int d = 1; d < 300; d++) {
      assertThat(flow[d] / account[d]).isCloseTo(flow[0] / account[0], within(1e-12));
    }
  }

  @Test
  void theFootprintOfPymrioIsTheAccountOfFinalConsumers() {
    Name footprint =
        new Name("pymrio_account", "value", "account D_cba, stressor deaths, region R0, sector S2");
    int[] positions = figures.find(List.of(footprint, FOOTPRINT));
    assertThat(positions[0]).isEqualTo(positions[1]).isNotNegative();
  }

  @Test
  void whatHasNoDrawsIsNotFound() {
    assertThat(
            figures.find(
                List.of(
                    new Name("account", "value", "view producer, region X"),
                    new Name("zone_probability", "probability", "view final_producer, region R1"),
                    new Name("cost_region", "cost", "region R1"))))
        .containsOnly(-1);
  }

  /** More draws than are held: quantiles are exact, sums of blocks differ in rounding alone. */
  @Test
  void statisticsAreThoseOfTheDraws() {
    int[] positions = figures.find(List.of(TOTAL, INDEX, FOOTPRINT));
    int draws = 2550;
    Statistics[] found = figures.statistics(positions, draws);
    double[][] all = figures.draws(positions, 0, draws);
    for (int i = 0; i < positions.length; i++) {
      Statistics of = Statistics.of(all[i][0], all[i]);
      assertThat(found[i].p2_5()).isEqualTo(of.p2_5());
      assertThat(found[i].p50()).isEqualTo(of.p50());
      assertThat(found[i].p97_5()).isEqualTo(of.p97_5());
      assertThat(found[i].mean()).isCloseTo(of.mean(), within(1e-12 * Math.abs(of.mean())));
      assertThat(found[i].mcError()).isCloseTo(of.mcError(), within(1e-10 * of.mcError()));
      assertThat(found[i].draws()).isEqualTo(draws);
    }
  }

  @Test
  void movesAreTheDifferencesDrawByDraw() {
    DrawnWorld wider = DrawnWorld.of(3, .5);
    FlowEngine its = wider.flows();
    DrawModel other = wider.model(its);
    QuantityDraws there = new QuantityDraws(other, wider.drawn(other, its), BLOCK);
    List<Name> names = List.of(TOTAL, FLOW, INDEX);
    int[] here = figures.find(names);
    int[] others = there.find(names);
    int draws = 250;
    Statistics[] moves = figures.moves(here, there, others, draws);
    double[][] before = figures.draws(here, 0, draws);
    double[][] after = there.draws(others, 0, draws);
    for (int i = 0; i < here.length; i++) {
      double[] move = new double[draws];
      for (int d = 0; d < draws; d++) {
        move[d] = after[i][d] - before[i][d];
      }
      // both worlds have the same central numbers
      assertThat(moves[i]).isEqualTo(Statistics.of(0, move));
      assertThat(moves[i].sd()).isPositive();
    }
    for (Statistics none : figures.moves(here, figures, here, draws)) {
      assertThat(none.mean()).isZero();
      assertThat(none.mcError()).isZero();
    }
  }

  @Test
  void theTableHoldsTheNumbersOfItsLevelAndNoOthers() {
    List<String> totals = new ArrayList<>();
    List<String> accounts = new ArrayList<>();
    for (AnalysisParameters.Keep keep : AnalysisParameters.Keep.values()) {
      DrawTable table = new DrawTable(model, drawn, keep, BLOCK, 70);
      if (keep == AnalysisParameters.Keep.NONE) {
        assertThat(table.rows()).isZero();
        continue;
      }
      List<String> metrics =
          Arrays.stream(table.part(0).strings("metric")).distinct().sorted().toList();
      (keep == AnalysisParameters.Keep.TOTALS ? totals : accounts).addAll(metrics);
      assertThat(table.parts()).isEqualTo(1);
      assertThat(table.part(0).rows()).isEqualTo((int) table.rows());
      table.part(0).validated("test");
    }
    assertThat(totals)
        .containsExactly(
            "embodied_trade.exports",
            "embodied_trade.imports",
            "embodied_trade.index",
            "national_total.share",
            "national_total.value",
            "scenario_difference.saving",
            "scenario_total.base",
            "scenario_total.saving",
            "scenario_total.share");
    List<String> more = new ArrayList<>(totals);
    more.addAll(List.of("account.value", "account_household.value", "flow_pair.value"));
    assertThat(accounts).containsExactlyInAnyOrderElementsOf(more);
  }
}
