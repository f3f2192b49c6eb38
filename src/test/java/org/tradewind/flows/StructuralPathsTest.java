package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.flows.StructuralPaths.Path;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.mrio.World;

class StructuralPathsTest {
  /**
   * The ring A/1 -> A/2 -> B/1 -> B/2 -> A/1, each step a half; f = (1, 0, 2, 1/2), y = 15 (3, 4,
   * 2, 4). From A to the products of B: B/1 is reached from A/1 over two steps, 1/4 of 30, and
   * after each round of four steps a sixteenth of that; B/2 over three steps, 1/8 of 60.
   */
  @Test
  void pathsOfTheRingByHand() {
    Mrio mrio = Mrio.of(World.ring().tables(), MrioParameters.DEFAULT);
    double[] f = {1, 0, 2, .5};
    StructuralPaths paths = StructuralPaths.of(mrio, LeontiefSolver.of(mrio, Backend.JAVA), f, 0);
    List<Path> found = paths.to(1, .95, 100);
    assertThat(found.subList(0, 2))
        .extracting(paths::text)
        .containsExactlyInAnyOrder("A/1 > A/2 > B/1", "A/1 > A/2 > B/1 > B/2");
    assertThat(found).extracting(Path::value).startsWith(7.5, 7.5);
    // T^AB = 16 + 0, by W of final producer B in HandWorkedWorldTest; 15 of it in two paths
    assertThat(found).hasSize(3);
    assertThat(found.get(2).value()).isEqualTo(7.5 / 16);
    assertThat(found.get(2).rows().size()).isBetween(7, 8);
    assertThat(found.stream().mapToDouble(Path::value).sum()).isBetween(.95 * 16, 16.0);
  }

  /** All paths of a random world by length, summed and sorted, against the search. */
  @Test
  void theLargestPathsComeFirstAndAllTogetherAreTheFlow() {
    RandomWorld world = RandomWorld.of(5, 3, 3);
    Mrio mrio = Mrio.of(world.tables(), MrioParameters.DEFAULT);
    LeontiefSolver solver = LeontiefSolver.of(mrio, Backend.JAVA);
    double[] f = new double[mrio.size()];
    for (int i = 0; i < f.length; i++) {
      f[i] = 1 + i % 4;
    }
    StructuralPaths search = StructuralPaths.of(mrio, solver, f, 0);
    List<Path> found = search.to(2, 1, 200);
    List<Path> all = new ArrayList<>();
    double[] y = mrio.finalDemand().rowTotals();
    for (int j = 6; j < 9; j++) {
      enumerate(mrio, f, new ArrayList<>(List.of(j)), y[j], found.get(199).value(), all);
    }
    all.sort(Comparator.comparingDouble(p -> -Math.abs(p.value())));
    for (int k = 0; k < 200; k++) {
      assertThat(found.get(k).value())
          .isCloseTo(all.get(k).value(), within(1e-12 * all.get(k).value()));
    }
    List<Path> more = search.to(2, .999, 1_000_000);
    double flow = 0;
    double[] m = solver.solveTransposed(masked(f), 1);
    for (int j = 6; j < 9; j++) {
      flow += m[j] * y[j];
    }
    double sum = more.stream().mapToDouble(Path::value).sum();
    assertThat(sum).isBetween(.999 * flow, flow * (1 + 1e-12));
  }

  private static double[] masked(double[] f) {
    double[] masked = new double[f.length];
    System.arraycopy(f, 0, masked, 0, 3);
    return masked;
  }

  private static void enumerate(
      Mrio mrio, double[] f, List<Integer> rows, double weight, double least, List<Path> all) {
    int at = rows.get(rows.size() - 1);
    if (at < 3) {
      List<Integer> turned = new ArrayList<>(rows);
      java.util.Collections.reverse(turned);
      all.add(new Path(turned, f[at] * weight));
    }
    if (rows.size() > 12 || Math.abs(weight) * 4 < least / 10) {
      return;
    }
    int n = mrio.size();
    for (int i = 0; i < n; i++) {
      double coefficient = mrio.z()[i + at * n] / mrio.output()[at];
      if (coefficient > 0) {
        rows.add(i);
        enumerate(mrio, f, rows, coefficient * weight, least, all);
        rows.remove(rows.size() - 1);
      }
    }
  }

  @Test
  void aCoverageThatIsNoShareIsRefused() {
    assertThatThrownBy(() -> new PathParameters(10, 1.5, 100))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("paths.coverage");
    assertThatThrownBy(() -> new PathParameters(10, 0, 100)).isInstanceOf(UserError.class);
  }
}
