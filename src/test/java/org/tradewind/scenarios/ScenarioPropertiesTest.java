package org.tradewind.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.RandomWorld;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** What holds in every world. */
class ScenarioPropertiesTest {
  private static final int REGIONS = 6;
  private static final List<String> SECTORS = List.of("S1", "S3");
  private static final List<Double> LEVELS = List.of(100., 90., 75., 50., 20., 0.);

  private static Savings savings(
      long seed, boolean equal, PercentileMethod method, ScenarioParameters.Rule rule) {
    FlowEngine flows = RandomWorld.of(seed, REGIONS, 4).engine();
    Random random = new Random(seed);
    Table.Builder w = Table.builder(MrioInputs.ENERGY_INTENSITY);
    for (String sector : SECTORS) {
      for (int r = 0; r < REGIONS; r++) {
        w.add("R" + r, sector, equal ? 3. : 1 + random.nextDouble());
      }
    }
    StudyTables tables = new StudyTables();
    tables.put(w.build(), Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "random"));
    EnergyIntensities intensities =
        EnergyIntensities.of(tables, flows.source().regions(), flows.source().sectors(), SECTORS);
    return Savings.of(flows, intensities, new ScenarioParameters(SECTORS, LEVELS, method, rule))
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void clampedSavingsAreNeverNegativeAndGrowWithTheLevel(long seed) {
    for (PercentileMethod method : PercentileMethod.values()) {
      Savings savings = savings(seed, false, method, ScenarioParameters.Rule.CLAMPED);
      int positive = 0;
      for (int m = 0; m < SECTORS.size(); m++) {
        for (int r = 0; r < REGIONS; r++) {
          for (int s = 0; s < REGIONS; s++) {
            double more = savings.of(0, 0, m, r, s).base();
            for (int c = 0; c < LEVELS.size(); c++) {
              double saving = savings.of(c, 0, m, r, s).saving();
              assertThat(saving).isBetween(0., more);
              positive += saving > 0 ? 1 : 0;
              more = saving;
            }
          }
        }
      }
      assertThat(positive).as("a test that sees savings").isGreaterThan(50);
      assertThat(savings.sum(LEVELS.size() - 1, 0, -1, -1, -1).saving())
          .as("nobody gets below the worst")
          .isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingIsSavedWhereIntensitiesAreEqual(long seed) {
    Savings savings =
        savings(seed, true, PercentileMethod.HAZEN, ScenarioParameters.Rule.AS_PRINTED);
    assertThat(savings.table().doubles("saving")).containsOnly(0);
    assertThat(Arrays.stream(savings.table().doubles("base")).min().orElseThrow()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void thePrintedRuleRaisesAsManyPairsAsItCounts(long seed) {
    Savings printed =
        savings(seed, false, PercentileMethod.HAZEN, ScenarioParameters.Rule.AS_PRINTED);
    int raisedInAll = 0;
    for (int c = 0; c < LEVELS.size(); c++) {
      int negative = 0;
      Coordination coordination = printed.coordinations().get(c);
      for (int m = 0; m < SECTORS.size(); m++) {
        for (int r = 0; r < REGIONS; r++) {
          for (int s = 0; s < REGIONS; s++) {
            negative += coordination.reduction(m, r, s) < 0 ? 1 : 0;
          }
        }
      }
      assertThat(coordination.counts().raised()).isEqualTo(negative);
      raisedInAll += negative;
    }
    assertThat(raisedInAll).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyWayOfSummingGivesTheSameTotal(long seed) {
    Savings savings = savings(seed, false, PercentileMethod.HAZEN, ScenarioParameters.Rule.CLAMPED);
    Table sums = savings.sums();
    double[] total = new double[3];
    for (int row = 0; row < sums.rows(); row++) {
      if (sums.strings("scenario")[row].equals("partial75")) {
        boolean group = !sums.strings("group")[row].equals("*");
        boolean from = !sums.strings("region")[row].equals("*");
        boolean to = !sums.strings("to_region")[row].equals("*");
        if (group && from || from && to || !group && !from && !to) {
          total[group ? 0 : from ? 1 : 2] += sums.doubles("saving")[row];
        }
      }
    }
    assertThat(total[2]).isPositive();
    assertThat(total[0]).isCloseTo(total[2], within(1e-12 * total[2]));
    assertThat(total[1]).isCloseTo(total[2], within(1e-12 * total[2]));
  }
}
