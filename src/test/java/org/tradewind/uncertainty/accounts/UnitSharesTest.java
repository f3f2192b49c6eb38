package org.tradewind.uncertainty.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.flows.FlowEngine;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;
import org.tradewind.uncertainty.outputs.DrawnStudy;
import org.tradewind.uncertainty.outputs.DrawnWorld;

/** Accounts and flows from what units emit. */
class UnitSharesTest {
  private static EmissionUnits.Unit unit(int[] sectors, double[] shares, double household) {
    return new EmissionUnits.Unit(0, "", new EmissionUnits.Amount[0], sectors, shares, household);
  }

  /** One unit in two sectors of three, one in the last sector and households. */
  private final UnitShares shares =
      UnitShares.of(
          List.of(
              unit(new int[] {0, 2}, new double[] {.25, .75}, 0),
              unit(new int[] {2}, new double[] {.5}, .5)),
          3);

  @Test
  void sumsByHand() {
    double[][] x = {{8, 16}, {100, 10}};
    double[][] expected = {{2, 4}, {0, 0}, {56, 17}, {50, 5}};
    for (int i = 0; i < expected.length; i++) {
      double[] out = {7, 7};
      shares.sum(i, x, out, 2);
      assertThat(out).isEqualTo(expected[i]);
    }
    assertThat(shares.units()).isEqualTo(2);
  }

  /** Households buy nothing for what they emit themselves: they have no coefficient. */
  @Test
  void coefficientsByHand() {
    assertThat(shares.per(new double[][] {{4, 9, 8}, {0, 1, 2}}))
        .isDeepEqualTo(new double[][] {{7, 4}, {1.5, 1}});
  }

  @Test
  void withoutUnitsThereIsNothing() {
    UnitShares none = UnitShares.of(List.of(), 1);
    double[] out = {3};
    none.sum(0, new double[0][], out, 1);
    assertThat(out).containsExactly(0);
    assertThat(none.per(new double[][] {{5}})).isDeepEqualTo(new double[1][0]);
  }

  /** Flows in draws against sums over the rows of their accounts, which are worked another way. */
  private static void assertFlowsAreThoseOfTheAccounts(DrawModel model) {
    int n = 40;
    AccountDraws draws = model.draw(3, n);
    int stressors = model.stressors().size();
    int sectors = model.sectors().size();
    int regions = model.regions().size();
    int rows = regions * sectors;
    for (String view : FlowEngine.flowViews()) {
      for (int k = 0; k < stressors; k++) {
        double[][] of = draws.pairs(view, k);
        double[] weights = model.requirements(view).output();
        double[][] values = draws.values(k);
        for (int pair = 0; pair < of.length; pair++) {
          for (int d = 0; d < n; d++) {
            double expected = 0;
            for (int i = 0; i < sectors; i++) {
              int row = pair % regions * sectors + i;
              double x = model.output()[row];
              expected += x == 0 ? 0 : values[row][d] * weights[row + pair / regions * rows] / x;
            }
            assertThat(of[pair][d]).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
          }
        }
      }
    }
  }

  @Test
  void flowsFromFewerUnitsThanSectorsAreThoseOfTheAccounts() {
    DrawnStudy two = new DrawnStudy(List.of("works", "truck"));
    for (Mode mode : Mode.values()) {
      DrawModel model =
          two.model(
              mode == Mode.BOTTOM_UP ? DrawnStudy.bottomUp() : DrawnStudy.bySpecies(.1), mode);
      assertThat(model.flows("final_producer").perUnit(0, 1)[0]).hasSize(2);
      // in mode published nothing but the exposure-response moves deaths
      assertThat(model.flows("final_producer").perUnit(1, 1)[0])
          .hasSize(mode == Mode.PUBLISHED ? 0 : 2);
      assertFlowsAreThoseOfTheAccounts(model);
    }
  }

  @Test
  void flowsFromAsManyUnitsAreThoseOfTheAccounts() {
    DrawModel four = new DrawnStudy().model(DrawnStudy.bottomUp(), Mode.BOTTOM_UP);
    assertThat(four.flows("final_producer").perUnit(0, 1)).isNull();
    assertFlowsAreThoseOfTheAccounts(four);
    DrawnWorld given = DrawnWorld.of(5, .3);
    DrawModel sectors = given.model(given.flows());
    assertThat(sectors.flows("final_consumer").perUnit(1, 0)).isNull();
    assertFlowsAreThoseOfTheAccounts(sectors);
  }
}
