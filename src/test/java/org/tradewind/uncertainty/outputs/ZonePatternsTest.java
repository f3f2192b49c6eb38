package org.tradewind.uncertainty.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewind.ModelParameters;
import org.tradewind.Pipeline;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.TradePatterns;
import org.tradewind.mrio.World;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.distributions.NormalProbability;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.statistics.Statistics;
import org.tradewind.uncertainty.variance.ExactMoments;

/**
 * Three regions of one sector, each making 100: A delivers 20 to B and 10 to C, B delivers 20 to C.
 * Final demand is 70, 80, 100 and L_AB = .2, L_BC = .2, L_AC = .1 + .2 x .2, so with f the
 * intensity
 *
 * <pre>
 *   T_AB = 16 f_A,  T_AC = 14 f_A,  T_BC = 20 f_B
 * </pre>
 *
 * With f_A = 1.3 and f_B = 1, B has TCI = (20.8 - 20) / 40.8, just above 0. Only the CO2 of each
 * region is uncertain, each by itself, so that B often falls to Z6.
 */
class ZonePatternsTest {
  private static final int DRAWS = 4000;
  private static final double SIGMA = .05;

  private final StudyTables tables = tables();
  private final ModelParameters parameters = TinyStudy.PARAMETERS;
  private final FlowEngine flows =
      StudyModel.flows(tables, Optional.empty(), parameters, new Ledger());
  private final Map<String, Table> central = Pipeline.run(tables, parameters).tables();
  private final DrawModel model =
      DrawModel.of(
              tables,
              Optional.empty(),
              flows,
              parameters.species(),
              parameters.health(),
              new UncertaintyParameters(
                  UncertaintyParameters.Mode.BOTTOM_UP, DRAWS, 5, 500, List.of("CO2", "deaths")))
          .orElseThrow();
  private final Drawn drawn =
      DrawnOutputs.of(
          model,
          flows,
          TradePatterns.of(flows, tables, parameters.indices()),
          Optional.empty(),
          central,
          tables.require(Inputs.REGION));

  private static StudyTables tables() {
    World world = new World(List.of("A", "B", "C"), List.of("S"));
    double[][] z = {{0, 20, 10}, {0, 0, 20}, {0, 0, 0}};
    double[] y = {70, 80, 100};
    double[] emitted = {130, 100, 50};
    Table.Builder region = TinyStudy.rows(Inputs.REGION);
    for (int r = 0; r < 3; r++) {
      String name = List.of("A", "B", "C").get(r);
      region.add(name, name, 10., 100., 7.);
      world
          .row(name, "S", z[r])
          .buys(name, "S", name, "urban", y[r])
          .makes(name, "S", 100)
          .emits(name, "S", "CO2", emitted[r])
          .emits(name, "S", "deaths", emitted[r]);
    }
    StudyTables tables = world.tables();
    TinyStudy.put(tables, region);
    TinyStudy.put(tables, TinyStudy.rows(Inputs.SECTOR).add("S", "S", "all"));
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("CO2", "*", "*", "emission_factor", "lognormal", SIGMA, ""));
    return tables;
  }

  private Quantities figures(String table, String quantity) {
    return drawn.others().stream()
        .filter(f -> f.table().name().equals(table) && f.quantity().equals(quantity))
        .findFirst()
        .orElseThrow();
  }

  /** CO2 from Z5 to Z1 in all draws. */
  private double[] fromFifthToFirst(String table, AccountDraws draws) {
    Quantities figures = figures(table, "value");
    for (int f = 0; f < figures.size(); f++) {
      if (List.of(figures.key(f)).equals(List.of("CO2", "Z5", "Z1"))) {
        double[][] values = new double[figures.size()][draws.draws()];
        figures.draw(draws, values);
        assertThat(figures.central(f)).isCloseTo(30 * 1.3, within(1e-12));
        return values[f];
      }
    }
    throw new AssertionError("no row of CO2 from Z5 to Z1");
  }

  @Test
  void theCentralRunHasItsRegionsWhereTheyWereReckoned() {
    assertThat(central.get("zone").strings("zone")).containsExactly("Z5", "Z1", "Z1");
    assertThat(central.get("zone").doubles("tci")[1]).isCloseTo(.8 / 40.8, within(1e-14));
  }

  @Test
  void heldZonesKeepTheIntervalAboutTheCentralValue() {
    AccountDraws draws = model.draw(0, DRAWS);
    double[] held = fromFifthToFirst("zone_flow_held", draws);
    double[] free = fromFifthToFirst("zone_flow", draws);
    double[][] co2 = draws.values(model.stressors().find("CO2"));
    int flipped = 0;
    for (int d = 0; d < DRAWS; d++) {
      double ofA = co2[0][d] / 100;
      double ofB = co2[1][d] / 100;
      double tci = (16 * ofA - 20 * ofB) / (16 * ofA + 20 * ofB);
      flipped += tci <= 0 ? 1 : 0;
      // Z6 to the left of the axis, Z2 far below the line
      boolean elsewhere = tci <= 0 || .8 / 40.8 < tci - .1;
      assertThat(held[d]).isCloseTo(30 * ofA, within(1e-12));
      assertThat(free[d]).isCloseTo((elsewhere ? 14 : 30) * ofA, within(1e-12));
    }
    // P(ln 1.04 < sigma sqrt(2) z)
    double expected = NormalProbability.of(-Math.log(1.04) / (SIGMA * Math.sqrt(2)));
    assertThat(flipped / (double) DRAWS).isCloseTo(expected, within(.03));
    Statistics ofHeld = Statistics.of(39, held);
    Statistics ofFree = Statistics.of(39, free);
    assertThat(ofHeld.mean()).isCloseTo(39, within(4 * ofHeld.mcError()));
    double half = 1.96 * SIGMA;
    double shift = SIGMA * SIGMA / 2;
    assertThat(ofHeld.p2_5()).isCloseTo(39 * Math.exp(-half - shift), within(.2));
    assertThat(ofHeld.p97_5()).isCloseTo(39 * Math.exp(half - shift), within(.2));
    assertThat(ofFree.mean()).isLessThan(39 * .9);
    assertThat(ofFree.p2_5()).isLessThan(ofHeld.p2_5() * .5);
  }

  /** A held flow is a weighted sum of accounts, so it has exact moments. */
  @Test
  void heldFlowsHaveExactMoments() {
    Table rows = ExactMoments.of(model).orElseThrow().rows(drawn.others());
    for (int row = 0; row < rows.rows(); row++) {
      boolean held = rows.strings("of_table")[row].equals("zone_flow_held");
      if (held && rows.strings("row")[row].equals("stressor CO2, from_zone Z5, to_zone Z1")) {
        assertThat(rows.doubles("mean")[row]).isCloseTo(39, within(1e-12));
        assertThat(rows.doubles("sd")[row])
            .isCloseTo(39 * Math.sqrt(Math.expm1(SIGMA * SIGMA)), within(1e-12));
        return;
      }
    }
    throw new AssertionError("no exact moments of zone_flow_held");
  }

  @Test
  void sharesOfHeldZonesAreOfFlowsBetweenThem() {
    AccountDraws draws = model.draw(0, 100);
    Quantities figures = figures("zone_flow_held", "share");
    double[][] shares = new double[figures.size()][100];
    figures.draw(draws, shares);
    for (int d = 0; d < 100; d++) {
      double ofCo2 = 0;
      for (int f = 0; f < shares.length; f++) {
        ofCo2 += figures.key(f)[0].equals("CO2") ? shares[f][d] : 0;
      }
      assertThat(ofCo2).isCloseTo(1, within(1e-12));
    }
  }
}
