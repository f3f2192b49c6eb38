package org.tradewind.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Table;

/** Where intensities come from, and what is refused. */
class EnergyIntensitiesTest {
  private static final List<String> M = List.of("m");

  private static Table.Builder use() {
    return Table.builder(MrioInputs.ENERGY_USE);
  }

  private static void refused(List<String> sectors, String[] saying, Table.Builder... tables) {
    assertThatThrownBy(() -> ThreeRegions.read(sectors, tables))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(saying);
  }

  @Test
  void energyOverPhysicalOutputFillsWhatIsNotGiven() {
    EnergyIntensities w =
        ThreeRegions.read(M, ThreeRegions.intensities(), use().add("C", "m", 30., 7.5));
    assertThat(new double[] {w.of(0, 0), w.of(0, 1), w.of(0, 2)}).containsExactly(10, 8, 4);
    assertThat(w.missing()).isEmpty();
  }

  @Test
  void nothingUsedForNothingIsMissing() {
    EnergyIntensities w = ThreeRegions.read(M, use().add("A", "m", 0., 0.).add("B", "m", 0., 2.));
    assertThat(w.of(0, 0)).isNaN();
    assertThat(w.of(0, 1)).isZero();
    assertThat(w.missing()).containsExactly("m/A", "m/C");
  }

  @Test
  void sectorsOutsideTheScenariosArePassedOver() {
    EnergyIntensities w = ThreeRegions.read(M, ThreeRegions.intensities().add("A", "o", 1.));
    assertThat(w.groups().labels()).containsExactly("m");
  }

  @Test
  void mistakesAreTold() {
    refused(
        M,
        new String[] {"energy_intensity, row 3", "region 'D'"},
        ThreeRegions.intensities().add("D", "m", 1.));
    refused(
        M,
        new String[] {"energy_intensity, row 3", "sector 'n'", "(m, o, g)"},
        ThreeRegions.intensities().add("C", "n", 1.));
    refused(
        M,
        new String[] {"row 3 (region C, group m)", "tce_per_unit = -1.0", "at least 0"},
        ThreeRegions.intensities().add("C", "m", -1.));
    refused(
        M,
        new String[] {"energy_use, row 1 (region A, group m)", "duplicate intensity"},
        ThreeRegions.intensities(),
        use().add("A", "m", 1., 1.));
    refused(
        M,
        new String[] {"energy_use, row 1 (region C, group m)", "output of 0"},
        use().add("C", "m", 5., 0.));
    refused(
        List.of("m", "x"),
        new String[] {"key scenarios.sectors", "sector 'x'"},
        ThreeRegions.intensities());
  }

  @Test
  void levelsOutsideZeroToHundredAreRefused() {
    for (List<Double> levels :
        List.of(
            List.of(101.),
            List.of(-.1),
            List.of(Double.NaN),
            List.of(50., 50.),
            List.<Double>of())) {
      assertThatThrownBy(
              () ->
                  new ScenarioParameters(
                      M, levels, PercentileMethod.HAZEN, ScenarioParameters.Rule.CLAMPED))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("key scenarios.levels");
    }
  }

  /** The bundled ones follow the rule that their header states. */
  @Test
  void bundledIntensitiesFollowTheirOwnHeader() {
    Csv provinces = Csv.fact("sample/provinces");
    double people = 0;
    double gdp = 0;
    for (int p = 0; p < provinces.rows(); p++) {
      people += provinces.number(p, "population_1e4");
      gdp += provinces.number(p, "gdp_1e9cny");
    }
    List<String> codes = Arrays.asList(provinces.column("region").toArray(String[]::new));
    Table facts = EnergyFacts.table();
    assertThat(facts.rows()).isEqualTo(3 * 31);
    int empty = 0;
    for (int row = 0; row < facts.rows(); row++) {
      String region = facts.strings("region")[row];
      int p = codes.indexOf(region);
      double rich =
          provinces.number(p, "gdp_1e9cny")
              / provinces.number(p, "population_1e4")
              / (gdp / people);
      boolean dry = List.of("SX", "NM", "SA", "GS", "QH", "NX", "XJ").contains(region);
      double expected =
          switch (facts.strings("group")[row]) {
            case "13" -> 8.5 * Math.pow(rich, -.1);
            case "14" -> 57 * Math.pow(rich, -.15);
            default -> 30.9 * Math.pow(rich, -.08) + (dry ? 1.5 : 0);
          };
      double w = facts.doubles("tce_per_unit")[row];
      if (Double.isNaN(w)) {
        empty++;
      } else {
        assertThat(w)
            .as(facts.keyText(row))
            .isCloseTo(expected, org.assertj.core.api.Assertions.within(.0501));
      }
    }
    assertThat(empty).isEqualTo(4);
  }
}
