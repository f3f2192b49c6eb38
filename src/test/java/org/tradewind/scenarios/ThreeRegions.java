package org.tradewind.scenarios;

import java.util.Arrays;
import java.util.List;
import org.tradewind.axes.Axis;
import org.tradewind.flows.FlowEngine;
import org.tradewind.flows.Stressors;
import org.tradewind.mrio.LeontiefSolver;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.mrio.World;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * Three regions A, B, C; sectors m (say power) and o make intermediates alone and need none, g
 * makes final products alone. So the final-producer flow of m from r to s is f_r times what g of s
 * buys of m of r:
 *
 * <pre>
 *  m bought by g of   A   B   C |   x   CO2    f   deaths    f      CO2 flows        deaths
 *            A       10  20  30 |  60   120    2       6    .1    20  40  60       1  2  3
 *            B       40  10  50 | 100   300    3      50    .5   120  30 150      20  5 25
 *            C       20  60  20 | 100   100    1      20    .2    20  60  20       4 12  4
 *  o of A             0  50   0 |  50    50    1
 *
 *  between regions, m: 40 + 60 + 120 + 150 + 20 + 60 = 450 CO2, 2 + 3 + 20 + 25 + 4 + 12 = 66 deaths;
 *  all sectors: 500 CO2
 *
 *  w of m: A 10, B 8, C 4; only A to B, A to C and B to C come nearer to a better one
 * </pre>
 */
final class ThreeRegions {
  static final Axis REGIONS = Axis.of("region", "A", "B", "C");
  static final Axis SECTORS = Axis.of("sector", "m", "o", "g");

  private ThreeRegions() {}

  static StudyTables tables() {
    double[][] power = {{10, 20, 30}, {40, 10, 50}, {20, 60, 20}};
    World world = new World(REGIONS.labels(), SECTORS.labels());
    for (int r = 0; r < 3; r++) {
      String region = REGIONS.label(r);
      double[] m = power[r];
      double other = r == 0 ? 50 : 0;
      world
          .row(region, "m", 0, 0, m[0], 0, 0, m[1], 0, 0, m[2])
          .row(region, "o", 0, 0, 0, 0, 0, other, 0, 0, 0)
          .row(region, "g", new double[9])
          .makes(region, "m", Arrays.stream(m).sum())
          .makes(region, "o", other)
          .makes(region, "g", 500)
          .buys(region, "g", region, "urban", 500);
    }
    return world
        .emits("A", "m", "CO2", 120)
        .emits("B", "m", "CO2", 300)
        .emits("C", "m", "CO2", 100)
        .emits("A", "o", "CO2", 50)
        .emits("A", "g", "CO2", 5)
        .emits("A", "m", "deaths", 6)
        .emits("B", "m", "deaths", 50)
        .emits("C", "m", "deaths", 20)
        .emits("A", "m", "value_added", 60)
        .tables();
  }

  static FlowEngine flows() {
    StudyTables tables = tables();
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT);
    return FlowEngine.of(
        mrio,
        LeontiefSolver.of(mrio, MrioParameters.Backend.JAVA),
        Stressors.of(tables, mrio.regions(), mrio.sectors()));
  }

  static Table.Builder intensities() {
    return Table.builder(MrioInputs.ENERGY_INTENSITY).add("A", "m", 10.).add("B", "m", 8.);
  }

  /** A 10, B 8, C 4. */
  static EnergyIntensities complete() {
    return read(List.of("m"), intensities().add("C", "m", 4.));
  }

  static EnergyIntensities read(List<String> sectors, Table.Builder... given) {
    StudyTables tables = new StudyTables();
    for (Table.Builder rows : given) {
      tables.put(
          rows.build(), Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "made by hand"));
    }
    return EnergyIntensities.of(tables, REGIONS, SECTORS, sectors);
  }

  static ScenarioParameters parameters(ScenarioParameters.Rule rule, Double... levels) {
    return new ScenarioParameters(List.of("m"), List.of(levels), PercentileMethod.HAZEN, rule);
  }
}
