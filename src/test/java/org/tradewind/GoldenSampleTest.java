package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tradewind.attribution.Closure;
import org.tradewind.axes.Species;
import org.tradewind.flows.IndexParameters;
import org.tradewind.flows.PathParameters;
import org.tradewind.health.Gemm;
import org.tradewind.health.HealthParameters;
import org.tradewind.health.Receptors;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.sample.SampleParameters;
import org.tradewind.sample.SampleStudy;
import org.tradewind.scenarios.ScenarioParameters;
import org.tradewind.tables.Table;

/**
 * The embodied trade of the bundled study on a coarse grid, held against a committed copy: a change
 * of any room on the way shows here. A change that is meant is written with `mvn test
 * -Dtest=GoldenSampleTest -Dgolden.write=true` and explained in its commit.
 */
class GoldenSampleTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/org/tradewind/golden/sample-144km-embodied-trade.csv");
  private static final Set<String> STRESSORS = Set.of("CO2", "deaths", "SO2");
  private static final String HEADER = "view,stressor,region,imports,exports,index";

  @Test
  void embodiedTradeIsAsBefore() throws IOException {
    Pipeline.Results results =
        Pipeline.run(
            SampleStudy.tables(new SampleParameters(144)),
            new ModelParameters(
                Species.POLLUTANTS,
                HealthParameters.of(Gemm.FORM),
                Closure.Rule.RAW,
                Receptors.EVERYONE,
                MrioParameters.DEFAULT,
                IndexParameters.DEFAULT,
                PathParameters.DEFAULT,
                64,
                ScenarioParameters.DEFAULT));
    Table trade = results.tables().get("embodied_trade");
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < trade.rows(); i++) {
      if (STRESSORS.contains(trade.strings("stressor")[i])) {
        lines.add(
            String.join(
                ",",
                trade.strings("view")[i],
                trade.strings("stressor")[i],
                trade.strings("region")[i],
                Double.toString(trade.doubles("imports")[i]),
                Double.toString(trade.doubles("exports")[i]),
                Double.toString(trade.doubles("index")[i])));
      }
    }
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.write(GOLDEN, lines);
    }
    List<String> golden = Files.readAllLines(GOLDEN);
    assertThat(golden).hasSize(lines.size()).hasSize(1 + 2 * 3 * 31);
    for (int i = 1; i < golden.size(); i++) {
      String[] expected = golden.get(i).split(",");
      String[] found = lines.get(i).split(",");
      assertThat(List.of(found).subList(0, 3)).isEqualTo(List.of(expected).subList(0, 3));
      for (int c = 3; c < 6; c++) {
        double value = Double.parseDouble(expected[c]);
        assertThat(Double.parseDouble(found[c]))
            .as(golden.get(i))
            .isCloseTo(value, within(1e-9 * Math.max(1e-6, Math.abs(value))));
      }
    }
  }
}
