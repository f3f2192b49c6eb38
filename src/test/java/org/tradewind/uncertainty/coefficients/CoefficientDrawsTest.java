package org.tradewind.uncertainty.coefficients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradewind.ModelParameters;
import org.tradewind.StudyModel;
import org.tradewind.TinyStudy;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.axes.UserError;
import org.tradewind.flows.FlowEngine;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.mrio.World;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.accounts.AccountDraws;
import org.tradewind.uncertainty.accounts.DrawModel;
import org.tradewind.uncertainty.inputs.CoefficientParameters;
import org.tradewind.uncertainty.inputs.UncertaintyParameters;
import org.tradewind.uncertainty.outputs.DrawnWorld;
import org.tradewind.uncertainty.outputs.PairQuantities;
import org.tradewind.uncertainty.random.Streams;
import org.tradewind.uncertainty.statistics.Statistics;

/** Draws of the MRIO's transactions and what flows through them. */
class CoefficientDrawsTest {
  private static final long SEED = 7;

  private final DrawnWorld world = DrawnWorld.of(3, .4);
  private final FlowEngine flows = world.flows();
  private final DrawModel model = world.model(flows);

  private static CoefficientParameters rule(double cv, double power) {
    return new CoefficientParameters(100, cv, power, 1);
  }

  private CoefficientDraws draws(CoefficientParameters rule) {
    return CoefficientDraws.of(model, flows, rule, SEED, Backend.JAVA);
  }

  /** All numbers in the first draws, numbers x draws. */
  private static double[][] numbers(CoefficientDraws draws, int n) {
    double[][] all = new double[0][];
    for (int b = 0; b < CoefficientDraws.blocks(n); b++) {
      CoefficientDraws.Part part = draws.block(b);
      assertThat(part.mistake()).isEmpty();
      double[][] block = part.numbers();
      all = b == 0 ? new double[block.length][n] : all;
      int from = b * CoefficientDraws.BLOCK;
      for (int f = 0; f < all.length; f++) {
        System.arraycopy(block[f], 0, all[f], from, Math.min(CoefficientDraws.BLOCK, n - from));
      }
    }
    return all;
  }

  private static List<Table> tables(CoefficientDraws draws, FlowEngine central, int n) {
    double[] values = draws.central(central);
    double[][] numbers = numbers(draws, n);
    return draws.tables(
        central,
        IntStream.range(0, values.length)
            .mapToObj(f -> Statistics.of(values[f], numbers[f]))
            .toList());
  }

  /** Rows of a table as "key, quantity" -> its row. */
  private static Map<String, Integer> rows(Table table) {
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      List<String> key = new ArrayList<>();
      for (String column : table.schema().key()) {
        key.add(table.strings(column)[row]);
      }
      rows.put(String.join("/", key), row);
    }
    return rows;
  }

  /** Factors of a draw straight from the streams, by rows; 1 where nothing is bought. */
  private static double[][] factors(Mrio mrio, double[][] cv, long draw) {
    int n = mrio.size();
    double[][] factors = new double[n][n];
    for (int i = 0; i < n; i++) {
      double[] z = new double[n];
      new Streams(SEED).normals("transactions/" + mrio.label(i), draw * n, z, n);
      for (int j = 0; j < n; j++) {
        double variance = Math.log(1 + cv[i][j] * cv[i][j]);
        factors[i][j] = Math.exp(Math.sqrt(variance) * z[j] - variance / 2);
      }
    }
    return factors;
  }

  private static double[][] same(int n, double value) {
    double[][] all = new double[n][n];
    Arrays.stream(all).forEach(row -> Arrays.fill(row, value));
    return all;
  }

  /** RAS as it is told: rows, columns, rows ..., many times over. */
  private static double[] rebalanced(double[] central, double[] z, int n) {
    double[] fitted = z.clone();
    for (int round = 0; round < 2000; round++) {
      for (int side = 0; side < 2; side++) {
        int step = side == 0 ? n : 1;
        for (int line = 0; line < n; line++) {
          int start = side == 0 ? line : line * n;
          double wanted = 0;
          double found = 0;
          for (int k = 0; k < n; k++) {
            wanted += central[start + k * step];
            found += fitted[start + k * step];
          }
          for (int k = 0; k < n; k++) {
            fitted[start + k * step] *= wanted / found;
          }
        }
      }
    }
    return fitted;
  }

  @Test
  void theRuleByHand() {
    CoefficientParameters rule = new CoefficientParameters(1, .3, .5, .8);
    assertThat(rule.cv(1e-6)).isCloseTo(.3, within(1e-15));
    assertThat(rule.cv(1e-4)).as("a hundred times the size").isCloseTo(.03, within(1e-15));
    assertThat(rule.cv(.25e-6)).isCloseTo(.6, within(1e-15));
    assertThat(rule.cv(1e-8)).as("clipped").isEqualTo(.8);
    assertThat(new CoefficientParameters(1, 0, .5, .8).cv(1e-9)).isEqualTo(0);
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    refused(() -> new CoefficientParameters(-1, .3, .3, 1), "uncertainty.mrio_draws", "-1");
    refused(() -> new CoefficientParameters(1, -.3, .3, 1), "uncertainty.mrio_cv:", "-0.3");
    refused(() -> new CoefficientParameters(1, Double.NaN, .3, 1), "uncertainty.mrio_cv:", "NaN");
    refused(() -> new CoefficientParameters(1, .3, 1.5, 1), "uncertainty.mrio_cv_power", "1.5");
    refused(() -> new CoefficientParameters(1, .3, .3, 50), "uncertainty.mrio_cv_most", "50");
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable made, String key, String found) {
    assertThatThrownBy(made)
        .isInstanceOf(UserError.class)
        .hasMessageContaining(key)
        .hasMessageContaining(found);
  }

  @Test
  void aDrawIsTheTableTimesItsFactorsRebalanced() {
    Mrio mrio = flows.mrio();
    int n = mrio.size();
    double total = Arrays.stream(mrio.output()).sum();
    double[][] cv = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        cv[i][j] = Math.min(1, .2 * Math.pow(mrio.z()[i + j * n] / total / 1e-6, -.2));
      }
    }
    TransactionDraws draws = TransactionDraws.of(mrio, rule(.2, .2), SEED);
    for (long draw : new long[] {0, 1, 12345}) {
      double[][] factors = factors(mrio, cv, draw);
      double[] z = mrio.z().clone();
      for (int at = 0; at < z.length; at++) {
        z[at] *= factors[at % n][at / n];
      }
      double[] expected = rebalanced(mrio.z(), z, n);
      double[] found = draws.draw(draw).z();
      for (int at = 0; at < z.length; at++) {
        assertThat(found[at]).isCloseTo(expected[at], within(1e-8 * expected[at]));
      }
      assertThat(found[1]).isNotCloseTo(z[1], within(1e-4 * z[1]));
    }
  }

  /** Money has no unit here: a table in another currency has the same draws. */
  @Test
  void currencyDoesNotEnter() {
    Mrio yuan = World.ring().mrio();
    World ring = new World(List.of("A", "B"), List.of("1", "2"));
    double[] z = yuan.z();
    for (int i = 0; i < 4; i++) {
      String[] row = yuan.label(i).split("/");
      ring.row(row[0], row[1], 8 * z[i], 8 * z[i + 4], 8 * z[i + 8], 8 * z[i + 12]);
      ring.makes(row[0], row[1], 8 * yuan.output()[i]);
      double bought = yuan.finalDemand().rowTotals()[i];
      ring.buys(row[0], row[1], "A", "urban", 8 * bought);
    }
    double[] one = TransactionDraws.of(yuan, rule(50, .5), SEED).draw(3).z();
    double[] other = TransactionDraws.of(ring.mrio(), rule(50, .5), SEED).draw(3).z();
    for (int at = 0; at < one.length; at++) {
      assertThat(other[at]).isEqualTo(8 * one[at]);
    }
  }

  @Test
  void zerosAndNegativeEntriesStayAsTheyAre() {
    Mrio mrio =
        new World(List.of("A"), List.of("1", "2", "3"))
            .row("A", "1", 10, -2, 5)
            .row("A", "2", 4, 8, 0)
            .row("A", "3", 6, 7, 9)
            .buys("A", "1", "A", "urban", 20)
            .buys("A", "2", "A", "urban", 20)
            .buys("A", "3", "A", "urban", 20)
            .makes("A", "1", 33)
            .makes("A", "2", 32)
            .makes("A", "3", 42)
            .mrio();
    TransactionDraws draws = TransactionDraws.of(mrio, rule(.8, 0), SEED);
    for (int d = 0; d < 20; d++) {
      double[] z = draws.draw(d).z();
      assertThat(z[3]).as("of 1 to 2").isEqualTo(-2);
      assertThat(z[7]).as("of 2 to 3").isEqualTo(0);
      assertThat(z[0] + z[3] + z[6]).isCloseTo(13, within(1e-12));
      assertThat(z[3] + z[4] + z[5]).isCloseTo(13, within(1e-8));
      assertThat(z[0]).isNotEqualTo(10).isPositive();
    }
  }

  @Test
  void outputAndValueAddedStayInEveryDraw() {
    Mrio mrio = flows.mrio();
    int n = mrio.size();
    TransactionDraws draws = TransactionDraws.of(mrio, rule(1, 0), SEED);
    double moved = 0;
    for (int d = 0; d < 50; d++) {
      double[] z = draws.draw(d).z();
      for (int i = 0; i < n; i++) {
        double sold = 0;
        double bought = 0;
        double soldBefore = 0;
        double boughtBefore = 0;
        for (int j = 0; j < n; j++) {
          sold += z[i + j * n];
          bought += z[j + i * n];
          soldBefore += mrio.z()[i + j * n];
          boughtBefore += mrio.z()[j + i * n];
          moved += Math.abs(z[i + j * n] / mrio.z()[i + j * n] - 1);
        }
        assertThat(sold).isCloseTo(soldBefore, within(1e-12 * soldBefore));
        assertThat(bought).isCloseTo(boughtBefore, within(1.1e-10 * boughtBefore));
      }
    }
    assertThat(moved / 50 / n / n).as("how far an entry moves").isGreaterThan(.2);
  }

  /** Each region's emissions go somewhere, in both views, whatever is drawn. */
  @Test
  void everyDrawConservesWhatIsEmitted() {
    int draws = 30;
    AccountDraws emissions = model.draw(0, draws);
    double[][] all = numbers(draws(rule(1, 0)), draws);
    int regions = DrawnWorld.REGIONS;
    int sectors = DrawnWorld.SECTORS;
    for (int d = 0; d < draws; d++) {
      int draw = d;
      double[] numbers = Arrays.stream(all).mapToDouble(number -> number[draw]).toArray();
      int at = 0;
      for (int kind = 0; kind < 2; kind++) {
        for (String view : FlowEngine.flowViews()) {
          int to = flows.requirements(view).destinations().size();
          int buyers = flows.accountRegions(view).size();
          for (int k = 0; k < 2; k++) {
            double national = 0;
            for (int r = 0; r < regions; r++) {
              double emitted = 0;
              for (int i = r * sectors; i < (r + 1) * sectors; i++) {
                emitted += kind == 0 ? model.central(k)[i] : emissions.values(k)[i][d];
              }
              double sum = Arrays.stream(numbers, at, at + to).sum();
              assertThat(sum).isCloseTo(emitted, within(1e-10 * emitted));
              at += to;
              national += emitted;
            }
            at += 3 * regions;
            double account = Arrays.stream(numbers, at, at + buyers * sectors).sum();
            assertThat(account).isCloseTo(national, within(1e-10 * national));
            at += buyers * sectors;
          }
        }
      }
      assertThat(at).isEqualTo(numbers.length);
    }
  }

  /** Without spread the central run to the last bit, and with drawn emissions the plain draws. */
  @ParameterizedTest
  @EnumSource(names = {"JAVA", "NATIVE"})
  void withoutSpreadItIsTheCentralRun(Backend backend) {
    int draws = 25;
    Mrio mrio = flows.mrio();
    FlowEngine central = FlowEngine.of(mrio, LeontiefSolver.of(mrio, backend), flows.source());
    CoefficientDraws of = CoefficientDraws.of(model, central, rule(0, .3), SEED, backend);
    AccountDraws emissions = model.draw(0, draws);
    List<Table> tables = tables(of, central, draws);
    assertThat(tables)
        .extracting(Table::name)
        .containsExactly("flow_pair_mrio_ci", "embodied_trade_mrio_ci", "account_mrio_ci");
    int exact = 0;
    for (Table table : tables) {
      for (int row = 0; row < table.rows(); row++) {
        if (table.strings("drawn")[row].equals("coefficients")) {
          double value = table.doubles("central")[row];
          for (String reported : List.of("mean", "p2_5", "p50", "p97_5")) {
            assertThat(table.doubles(reported)[row]).isEqualTo(value);
          }
          assertThat(table.doubles("sd")[row]).isEqualTo(0);
          exact++;
        }
      }
    }
    // pairs of 4 x 4 and 4 x 6 and accounts of 4 x 3 and 6 x 3, trade of both views
    assertThat(exact).isEqualTo(2 * (4 * 4 + 4 * 6 + 2 * 4 * 3 + 4 * 3 + 6 * 3));
    comparePairs(tables.get(0), emissions);
    compareCentral(tables, central);
  }

  private void comparePairs(Table table, AccountDraws emissions) {
    Map<String, Integer> rows = rows(table);
    for (String view : FlowEngine.flowViews()) {
      for (int k = 0; k < 2; k++) {
        PairQuantities pairs = new PairQuantities(model, view, k);
        double[][] values = new double[pairs.size()][emissions.draws()];
        pairs.draw(emissions, values);
        for (int f = 0; f < pairs.size(); f++) {
          String[] key = Arrays.stream(pairs.key(f)).map(String::valueOf).toArray(String[]::new);
          int row = rows.get(String.join("/", key) + "/all/value");
          Statistics expected = Statistics.of(pairs.central(f), values[f]);
          double near = 1e-9 * Math.abs(expected.mean());
          assertThat(table.doubles("mean")[row]).isCloseTo(expected.mean(), within(near));
          assertThat(table.doubles("sd")[row]).isCloseTo(expected.sd(), within(near)).isPositive();
          assertThat(table.doubles("p97_5")[row]).isCloseTo(expected.p97_5(), within(near));
          assertThat(table.ints("draws")[row]).isEqualTo(emissions.draws());
        }
      }
    }
  }

  private static void compareCentral(List<Table> tables, FlowEngine central) {
    Map<String, Double> values = new HashMap<>();
    for (Table table : List.of(central.flowPair(), central.account(), central.embodiedTrade())) {
      for (int row = 0; row < table.rows(); row++) {
        List<String> key = new ArrayList<>();
        for (String column : table.schema().key()) {
          key.add(table.strings(column)[row]);
        }
        for (int c = table.schema().key().size(); c < table.schema().columns().size(); c++) {
          values.put(
              table.name()
                  + "/"
                  + String.join("/", key)
                  + "/"
                  + table.schema().columns().get(c).name(),
              (Double) table.value(row, c));
        }
      }
    }
    for (Table table : tables) {
      String of = table.name().replace("_mrio_ci", "");
      rows(table)
          .forEach(
              (key, row) ->
                  assertThat(table.doubles("central")[row])
                      .as(key)
                      .isEqualTo(
                          values.get(of + "/" + key.replaceFirst("/(coefficients|all)/", "/"))));
    }
  }

  /**
   * Two regions of one sector: the drawn table from its cross-product ratio by a quadratic
   * equation, the flows from the inverse of a 2 x 2 matrix.
   */
  @Test
  void twoRegionsByHand() {
    StudyTables tables =
        new World(List.of("A", "B"), List.of("1"))
            .row("A", "1", 20, 10)
            .row("B", "1", 5, 30)
            .buys("A", "1", "A", "urban", 40)
            .buys("A", "1", "B", "urban", 30)
            .buys("B", "1", "A", "urban", 15)
            .buys("B", "1", "B", "urban", 50)
            .makes("A", "1", 100)
            .makes("B", "1", 100)
            .emits("A", "1", "CO2", 70)
            .emits("B", "1", "CO2", 90)
            .tables();
    TinyStudy.put(
        tables,
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .2, ""));
    ModelParameters parameters = TinyStudy.PARAMETERS;
    FlowEngine two = StudyModel.flows(tables, Optional.empty(), parameters, new Ledger());
    UncertaintyParameters how =
        new UncertaintyParameters(
            UncertaintyParameters.Mode.BOTTOM_UP, 10, SEED, 10, List.of("CO2"));
    DrawModel of =
        DrawModel.of(tables, Optional.empty(), two, parameters.species(), parameters.health(), how)
            .orElseThrow();
    double[][] numbers = numbers(CoefficientDraws.of(of, two, rule(.5, 0), SEED, Backend.JAVA), 10);
    double[][] emitted = of.draw(0, 10).values(0);
    for (int d = 0; d < 10; d++) {
      double[][] phi = factors(two.mrio(), same(2, .5), d);
      double ratio = 20 * 30 / (10 * 5.) * phi[0][0] * phi[1][1] / phi[0][1] / phi[1][0];
      // margins: rows 30 and 35, columns 25 and 40
      double b = 35 - 25 + ratio * (30 + 25);
      double a = 1 - ratio;
      double z11 = (-b + Math.sqrt(b * b + 4 * a * ratio * 30 * 25)) / (2 * a);
      double a12 = (30 - z11) / 100;
      double a21 = (25 - z11) / 100;
      double a11 = z11 / 100;
      double a22 = (35 - 25 + z11) / 100;
      double det = (1 - a11) * (1 - a22) - a12 * a21;
      // flows of the second view, A to A, A to B, B to A, B to B
      double[] output = {
        ((1 - a22) * 40 + a12 * 15) / det,
        ((1 - a22) * 30 + a12 * 50) / det,
        (a21 * 40 + (1 - a11) * 15) / det,
        (a21 * 30 + (1 - a11) * 50) / det
      };
      // each view: four flows, imports, exports and index of both, two accounts
      int ofView = 4 + 6 + 2;
      for (int pair = 0; pair < 4; pair++) {
        double central = (pair < 2 ? .7 : .9) * output[pair];
        double drawn = emitted[pair / 2][d] / 100 * output[pair];
        assertThat(numbers[ofView + pair][d]).isCloseTo(central, within(1e-8 * central));
        assertThat(numbers[3 * ofView + pair][d]).isCloseTo(drawn, within(1e-8 * drawn));
      }
      double imports = .9 * output[2];
      double exports = .7 * output[1];
      assertThat(numbers[ofView + 4][d]).isCloseTo(imports, within(1e-7));
      assertThat(numbers[ofView + 5][d]).isCloseTo(exports, within(1e-7));
      assertThat(numbers[ofView + 6][d])
          .isCloseTo((imports - exports) / (imports + exports), within(1e-8));
    }
  }

  /**
   * Small spreads: the variance of a flow is the sum over entries of (dT / d ln z_ij)^2 CV^2, with
   * derivatives of the whole map, rebalancing included, by differences.
   */
  @Test
  void smallSpreadsPropagateToFirstOrder() {
    int draws = 12_000;
    double cv = .01;
    Table table = tables(draws(rule(cv, 0)), flows, draws).get(0);
    Mrio mrio = flows.mrio();
    int n = mrio.size();
    Map<String, double[]> variances = new HashMap<>();
    for (int at = 0; at < n * n; at++) {
      double h = 1e-4;
      FlowEngine up = with(at, 1 + h);
      FlowEngine down = with(at, 1 - h);
      for (String view : FlowEngine.flowViews()) {
        int k = flows.stressors().find("deaths");
        double[] above = up.pairs(view, k).values();
        double[] below = down.pairs(view, k).values();
        double[] sums = variances.computeIfAbsent(view, v -> new double[above.length]);
        for (int f = 0; f < above.length; f++) {
          double slope = (above[f] - below[f]) / (2 * h);
          sums[f] += slope * slope * cv * cv;
        }
      }
    }
    Map<String, Integer> rows = rows(table);
    for (String view : FlowEngine.flowViews()) {
      LabelledMatrix pairs = flows.pairs(view, flows.stressors().find("deaths"));
      for (int f = 0; f < pairs.values().length; f++) {
        String from = pairs.rows().label(f % DrawnWorld.REGIONS);
        String to = pairs.columns().label(f / DrawnWorld.REGIONS);
        int row = rows.get(String.join("/", view, "deaths", from, to, "coefficients", "value"));
        double expected = Math.sqrt(variances.get(view)[f]);
        // the standard error of a standard deviation, five times
        assertThat(table.doubles("sd")[row])
            .as("%s %s %s", view, from, to)
            .isCloseTo(expected, within(5 * expected / Math.sqrt(2. * draws)))
            .isPositive();
        assertThat(table.doubles("mean")[row])
            .isCloseTo(
                table.doubles("central")[row],
                within(5 * expected / Math.sqrt(draws) + 2e-4 * expected));
      }
    }
  }

  private FlowEngine with(int at, double factor) {
    Mrio mrio = flows.mrio();
    double[] z = mrio.z().clone();
    z[at] *= factor;
    Mrio changed = mrio.withTransactions(rebalanced(mrio.z(), z, mrio.size()));
    return FlowEngine.of(changed, LeontiefSolver.of(changed, Backend.JAVA), flows.source());
  }
}
