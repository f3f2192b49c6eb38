package org.tradewind.mrio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.importers.regional.NationalIoImporter;
import org.tradewind.mrio.MrioParameters.Backend;
import org.tradewind.tables.NationalTable;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;

/** China's table of 2017, real, among 31 regions whose shares and places are drawn. */
class RealNationTest {
  private static final Path TABLE = Path.of("../shared/data/china_io_2017/china_2017_42.csv");
  private static final int REGIONS = 31;

  @Test
  void balancesToRoundingAndCanBeSolved() {
    Assumptions.assumeTrue(Files.exists(TABLE), "needs " + TABLE);
    NationalTable nation = NationalIoImporter.readNational(TABLE);
    List<String> regions = IntStream.range(0, REGIONS).mapToObj(r -> "R" + r).toList();

    Regionalised made =
        Regionaliser.regionalise(
            nation,
            Axis.of("region", regions),
            shares(nation),
            distances(),
            GravityParameters.DEFAULT,
            Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "shares and places drawn"));

    assertThat(made.largestRowGap()).isLessThan(1e-12);
    assertThat(made.largestColumnGap()).isLessThan(1e-12);
    StudyTables tables =
        new World(regions, nation.sectors().labels()).tables().putAll(made.tables());
    Mrio mrio = Mrio.of(tables, MrioParameters.DEFAULT.withBalanceTolerance(1e-11));
    double[] y = mrio.finalDemand().rowTotals();
    double[] x = LeontiefSolver.of(mrio, Backend.AUTO).solve(y, 1);
    for (int i = 0; i < x.length; i++) {
      assertThat(Math.abs(x[i] - mrio.output()[i])).isLessThanOrEqualTo(1e-11 * x[i]);
    }
    assertThat(Arrays.stream(mrio.output()).sum() / Arrays.stream(nation.output()).sum())
        .isBetween(1 - 1e-12, 1 + 1e-12);
  }

  private static RegionalShares shares(NationalTable nation) {
    Random random = new Random(2017);
    double[][] output = new double[nation.sectors().size()][];
    Arrays.setAll(output, i -> shares(random));
    // some regions lack a sector, as real ones do
    output[2][5] = 0;
    output[2] = normalised(output[2]);
    Map<String, double[]> demand = new LinkedHashMap<>();
    nation.finalDemand().keySet().forEach(k -> demand.put(k, shares(random)));
    return new RegionalShares(output, demand);
  }

  /** Shares that differ a thousandfold. */
  private static double[] shares(Random random) {
    return normalised(random.doubles(REGIONS, -7, 0).map(Math::exp).toArray());
  }

  private static double[] normalised(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w / sum).toArray();
  }

  private static double[][] distances() {
    Random random = new Random(31);
    double[] east = random.doubles(REGIONS, 0, 3500).toArray();
    double[] north = random.doubles(REGIONS, 0, 3000).toArray();
    double[][] km = new double[REGIONS][REGIONS];
    for (int r = 0; r < REGIONS; r++) {
      for (int s = 0; s < REGIONS; s++) {
        km[r][s] = Math.hypot(east[r] - east[s], north[r] - north[s]);
      }
    }
    return km;
  }
}
