package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.mrio.World;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** The ring of {@link HandWorkedWorldTest}: flows A to B 16, B to A 2 x 20 + 40 / 2 = 60. */
class LargestPathsTest {
  private static Table table(PathParameters parameters, String... stressors) {
    World world = World.ring();
    for (String stressor : stressors) {
      world.emits("A", "1", stressor, 96).emits("B", "1", stressor, 168);
      world.emits("B", "2", stressor, 54);
    }
    StudyTables tables = world.tables();
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
    FlowEngine flows =
        FlowEngine.of(
            mrio,
            LeontiefSolver.of(mrio, Backend.JAVA),
            Stressors.of(tables, mrio.regions(), mrio.sectors()));
    return LargestPaths.of(flows, parameters);
  }

  @Test
  void theLargestFlowIsToldByItsLargestPaths() {
    Table paths = table(new PathParameters(1, .5, 100), "CO2", "water");
    assertThat(paths.strings("stressor")).as("CO2 alone where there is CO2").containsOnly("CO2");
    assertThat(paths.strings("region")).containsOnly("B");
    assertThat(paths.strings("to_region")).containsOnly("A");
    // B/1 reaches A/1 (y 45) over two steps, A/2 (y 60) over three: 2 x 45/4, 2 x 60/8;
    // B/2 over one and two: 45/2/2, 60/4/2
    assertThat(paths.strings("path")).startsWith("B/1 > B/2 > A/1", "B/1 > B/2 > A/1 > A/2");
    assertThat(paths.doubles("value")).startsWith(22.5, 15);
    assertThat(paths.ints("steps")).startsWith(2, 3);
    assertThat(paths.ints("rank")).containsExactly(1, 2);
    assertThat(paths.doubles("share")[0]).isCloseTo(22.5 / 60, within(1e-12));
    assertThat(paths.doubles("cumulative_share")[1]).isCloseTo(37.5 / 60, within(1e-12));
  }

  @Test
  void coverageAndNumberEndTheList() {
    assertThat(table(new PathParameters(2, .99, 3), "CO2").rows()).isEqualTo(6);
    Table most = table(new PathParameters(2, .99, 1000), "CO2");
    double[] covered = most.doubles("cumulative_share");
    assertThat(covered[covered.length - 1]).isBetween(.99, 1.0);
    assertThat(table(new PathParameters(0, .5, 100), "CO2").rows()).isZero();
    assertThat(table(new PathParameters(1, .5, 100), "water", "land").strings("stressor"))
        .contains("water", "land");
  }
}
