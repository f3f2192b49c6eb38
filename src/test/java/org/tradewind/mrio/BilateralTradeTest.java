package org.tradewind.mrio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.tables.StudyTables;

/** Trade of one product between regions that make 100 each and use what there is. */
class BilateralTradeTest {
  private static final Offset<Double> TIGHT = within(1e-9);
  private static final List<String> NAMES = List.of("A", "B", "C", "D");

  /** Regions with these outflows and inflows, 100 km apart in a row. */
  private static RegionalWorld world(double[] out, double[] in) {
    RegionalWorld world = new RegionalWorld(NAMES.subList(0, out.length), List.of("1"));
    for (int r = 0; r < out.length; r++) {
      String region = NAMES.get(r);
      world
          .use(region, "1", 0)
          .item(region, "1", "urban", 100 - out[r] + in[r])
          .item(region, "1", "outflow", out[r])
          .item(region, "1", "inflow", in[r])
          .makes(region, "1", 100, 100);
      for (int s = 0; s < r; s++) {
        world.distance(region, NAMES.get(s), 100 * (r - s));
      }
    }
    return world;
  }

  private static double[][] trade(RegionalWorld world, double decay) {
    StudyTables tables = world.tables();
    RegionalTables read = RegionalTables.read(tables, 1e-9);
    GivenFlows flows = GivenFlows.read(tables, read.regions(), read.sectors());
    TradeMargins margins =
        TradeMargins.of(read, TradeParameters.Total.MEAN, new boolean[] {flows.withOwn(0)});
    return new BilateralTrade(tables, read.regions(), read.sectors(), flows, decay).of(0, margins);
  }

  private static void assertTrade(double[][] found, double[][] expected) {
    for (int r = 0; r < expected.length; r++) {
      for (int s = 0; s < expected.length; s++) {
        assertThat(found[r][s]).as(NAMES.get(r) + NAMES.get(s)).isCloseTo(expected[r][s], TIGHT);
      }
    }
  }

  /**
   * Among three regions t_AB t_BC t_CA = t_AC t_CB t_BA whatever the distances, and that with the
   * margins has one solution.
   */
  @Test
  void threeRegionsByHand() {
    double[][] expected = {{95, 2, 3}, {4, 90, 6}, {5, 5, 90}};
    RegionalWorld world = world(new double[] {5, 10, 10}, new double[] {9, 7, 9});
    assertTrade(trade(world, .9), expected);
    assertTrade(trade(world, 3), expected);
  }

  /** The cross ratio of four flows is that of the distances, and margins are met. */
  @Test
  void distanceDecidesAmongFourRegions() {
    double[] out = {20, 30, 25, 15};
    double[] in = {10, 35, 15, 30};
    for (double decay : new double[] {0, .9, 2}) {
      double[][] t = trade(world(out, in), decay);
      double ratio = t[0][1] * t[2][3] / (t[0][3] * t[2][1]);
      // distances AB 1, CD 1, AD 3, CB 1
      assertThat(ratio).isCloseTo(Math.pow(1.0 / 3, -decay), within(1e-8));
      for (int r = 0; r < 4; r++) {
        assertThat(t[r][r]).isEqualTo(100 - out[r]);
        double sent = -t[r][r];
        double received = -t[r][r];
        for (int s = 0; s < 4; s++) {
          sent += t[r][s];
          received += t[s][r];
        }
        assertThat(sent).isCloseTo(out[r], TIGHT);
        assertThat(received).isCloseTo(in[r], TIGHT);
      }
    }
  }

  /** All trade begins or ends in B: there is one way. */
  @Test
  void aHubTakesPartInAllTrade() {
    double[][] t = trade(world(new double[] {10, 20, 0}, new double[] {5, 10, 15}), .9);
    assertTrade(t, new double[][] {{90, 10, 0}, {5, 80, 15}, {0, 0, 100}});
  }

  @Test
  void givenFlowsAreScaledToTheMargins() {
    RegionalWorld open =
        world(new double[] {30, 10, 10}, new double[] {10, 10, 30})
            .flow("1", "A", "B", 1)
            .flow("1", "A", "C", 4)
            .flow("1", "B", "C", 2)
            .flow("1", "C", "A", 5);
    // C's 10 go to A, B's 10 to C, A's 30 to B (10) and C (20); no distance is asked for
    assertTrade(
        trade(open.withoutDistances(), .9),
        new double[][] {{70, 10, 20}, {0, 90, 10}, {10, 0, 90}});
  }

  /** A keeps 3 of 4 and sends 1 of 4 to B: so do its 100; B keeps all, having no row. */
  @Test
  void givenFlowsWithOwnDeliveriesShareOutProduction() {
    RegionalWorld world =
        world(new double[] {10, 20}, new double[] {20, 10})
            .flow("1", "A", "A", 30)
            .flow("1", "A", "B", 10);
    assertTrade(trade(world, .9), new double[][] {{75, 25}, {0, 100}});
  }

  @Test
  void anOutflowWithoutAFlowIsRefused() {
    RegionalWorld world =
        world(new double[] {10, 5, 5}, new double[] {5, 5, 10})
            .flow("1", "A", "C", 1)
            .flow("1", "B", "A", 1)
            .flow("1", "A", "B", 1);
    assertThatThrownBy(() -> trade(world, .9))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("trade_flow, sector 1, region C")
        .hasMessageContaining("no flow for an outflow of 5.0");
  }

  @Test
  void unknownRegionsOfFlowsAreRefused() {
    RegionalWorld world = world(new double[] {10, 5}, new double[] {5, 10}).flow("1", "A", "HI", 1);
    assertThatThrownBy(() -> trade(world, .9))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("trade_flow, row 1")
        .hasMessageContaining("region 'HI'");
  }

  @Test
  void distancesMustBeThereAndAgree() {
    double[] out = {5, 10, 10};
    double[] in = {9, 7, 9};
    assertThatThrownBy(() -> trade(world(out, in).withoutDistances(), .9))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("region_distance");
    assertThatThrownBy(() -> trade(world(out, in).withoutDistances().distance("A", "B", 3), .9))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no distance of C and A");
    assertThatThrownBy(() -> trade(world(out, in).distance("A", "B", 3), .9))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("3.0 km, and 100.0 km in the other direction");
  }
}
