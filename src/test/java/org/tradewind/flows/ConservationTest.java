package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.tables.Vocabulary.FINAL_CONSUMER;
import static org.tradewind.tables.Vocabulary.FINAL_PRODUCER;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradewind.axes.LabelledMatrix;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.mrio.MrioParameters.Errors;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * What is emitted is found again in every view and tier, whatever becomes of the errors; what
 * dropped errors carried is computed here by the full inverse, apart from the engine's ledger.
 */
class ConservationTest {
  private static final int REGIONS = 5;
  private static final int SECTORS = 4;
  private static final int N = REGIONS * SECTORS;
  private static final List<String> GROUPS = List.of("a", "b", "a", "c");

  static Stream<Arguments> worlds() {
    return Stream.of(21L, 22L, 23L)
        .flatMap(seed -> Arrays.stream(Errors.values()).map(e -> Arguments.of(seed, e)));
  }

  /** A world, its flows, and what is in none of them. */
  private record Case(RandomWorld world, StudyTables tables, FlowEngine engine, double[][] kept) {
    static Case of(long seed, Errors errors) {
      RandomWorld world = RandomWorld.of(seed, REGIONS, SECTORS);
      StudyTables tables = PatternPropertiesTest.tables(world, GROUPS.toArray(String[]::new));
      FlowEngine engine = world.engine(tables, errors, world.deaths());
      Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
      double[] inverse = LeontiefSolver.of(mrio, Backend.JAVA).leontiefInverse();
      double[][] kept = {world.f().clone(), world.deaths()};
      for (int i = 0; i < N && errors == Errors.DROP; i++) {
        double carried = 0;
        for (int j = 0; j < N; j++) {
          carried += inverse[i + j * N] * world.y()[j][REGIONS + 1];
        }
        for (double[] emitted : kept) {
          emitted[i] *= 1 - carried / world.output(i);
        }
      }
      return new Case(world, tables, engine, kept);
    }
  }

  private static void assertClose(double found, double expected, double scale, String what) {
    assertThat(found).as(what).isCloseTo(expected, within(1e-9 * Math.max(1e-3, scale)));
  }

  private static double total(double[] values) {
    return Arrays.stream(values).sum();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void everyRowAndAccountOfBothViewsCarriesWhatIsEmitted(long seed, Errors errors) {
    Case c = Case.of(seed, errors);
    for (int k = 0; k < 2; k++) {
      double all = total(c.kept()[k]);
      for (String view : FlowEngine.flowViews()) {
        Table flow = c.engine().flow(view, k);
        int destinations = c.engine().requirements(view).destinations().size();
        for (int i = 0; i < N; i++) {
          double[] row =
              Arrays.copyOfRange(flow.doubles("value"), i * destinations, (i + 1) * destinations);
          assertClose(total(row), c.kept()[k][i], c.kept()[k][i], view + " row " + i);
        }
        assertClose(total(c.engine().account(view, k)), all, all, view + " account");
        assertClose(total(c.engine().pairs(view, k).values()), all, all, view + " pairs");
      }
      assertThat(errors == Errors.DROP).isEqualTo(all != total(c.engine().source().of(k)));
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void accountsAreTheColumnsOfTheFlows(long seed, Errors errors) {
    Case c = Case.of(seed, errors);
    for (String view : FlowEngine.flowViews()) {
      double[] account = c.engine().account(view, 0);
      LabelledMatrix pairs = c.engine().pairs(view, 0);
      for (int d = 0; d < pairs.columns().size(); d++) {
        double column = 0;
        double scale = 0;
        for (int r = 0; r < REGIONS; r++) {
          column += pairs.at(r, d);
          scale += Math.abs(pairs.at(r, d));
        }
        double bought = total(Arrays.copyOfRange(account, d * SECTORS, (d + 1) * SECTORS));
        assertClose(bought, column, scale, view + " " + pairs.columns().label(d));
      }
    }
    assertThat(c.engine().accountRegions(FINAL_CONSUMER).contains("ERR"))
        .isEqualTo(errors == Errors.OTHERS);
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void tiersCarryWhatTheViewsCarry(long seed, Errors errors) {
    Case c = Case.of(seed, errors);
    Table nodes =
        TradePatterns.of(c.engine(), c.tables(), IndexParameters.DEFAULT).tables().stream()
            .filter(t -> t.name().equals("tier_node"))
            .findFirst()
            .orElseThrow();
    for (int k = 0; k < 2; k++) {
      Map<String, Double> expected = new TreeMap<>();
      double[] products = c.engine().account(FINAL_PRODUCER, k);
      for (int i = 0; i < N; i++) {
        expected.merge("1 " + GROUPS.get(i % SECTORS), c.kept()[k][i], Double::sum);
        expected.merge("2 " + GROUPS.get(i % SECTORS), products[i], Double::sum);
      }
      // exports and errors are destinations and categories alike
      for (int d = REGIONS; d < c.engine().accountRegions(FINAL_CONSUMER).size(); d++) {
        double[] column =
            Arrays.copyOfRange(
                c.engine().account(FINAL_CONSUMER, k), d * SECTORS, (d + 1) * SECTORS);
        expected.put(d == REGIONS ? "3 export" : "3 others", total(column));
      }
      double all = total(c.kept()[k]);
      double third = 0;
      int compared = 0;
      for (int row = 0; row < nodes.rows(); row++) {
        if (nodes.strings("stressor")[row].equals(c.engine().stressors().label(k))) {
          String node = nodes.ints("tier")[row] + " " + nodes.strings("node")[row];
          double value = nodes.doubles("value")[row];
          third += node.startsWith("3") ? value : 0;
          if (expected.containsKey(node)) {
            assertClose(value, expected.get(node), all, node);
            compared++;
          }
        }
      }
      assertClose(third, all, all, "third tier");
      assertThat(compared).isEqualTo(expected.size()).isGreaterThan(6);
    }
  }
}
