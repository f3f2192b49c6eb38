package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.attribution.Contributions;
import org.tradewind.attribution.Damage;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Contributions of whole studies, held against sums over their table damage_region. */
class ContributionPipelineTest {
  private static final Axis REGIONS = Axis.of("region", "N", "S");
  private static final Axis SUBSECTORS = Axis.of("subsector", "plant", "stove");

  private record World(Table damage, Map<String, Table> tables) {}

  private static World world(StudyTables inputs, List<String> species) {
    Table damage = Pipeline.run(inputs, TinyStudy.with(species, 2)).tables().get("damage_region");
    Map<String, Table> tables = new HashMap<>();
    Contributions.of(
            new SourceAxis(REGIONS, SUBSECTORS, species),
            Damage.of(damage, REGIONS, SUBSECTORS),
            inputs.require(Inputs.SUBSECTOR),
            List.of())
        .outputs()
        .forEach(o -> tables.put(o.schema().name(), o.central().validated("a test")));
    return new World(damage, tables);
  }

  @Test
  void theTinyStudyByHand() {
    Table ratio = world(TinyStudy.tables(), List.of(Species.SO2)).tables.get("contribution_ratio");
    // plants: N 12 x (.1 + .4 + .225), S 8.1 + 19.2; stoves: N 12 x .0375, S 12 x .0625
    double nation = 8.7 + 27.3 + .45 + .75;
    Map<String, double[]> expected =
        Map.of(
            "nation nation ", new double[] {nation, 48_000},
            "category energy ", new double[] {36, 48_000},
            "category domestic ", new double[] {1.2, 0},
            "region N ", new double[] {9.15, 27_000},
            "region S ", new double[] {28.05, 21_000},
            "region_category energy S", new double[] {27.3, 21_000},
            "region_subsector stove N", new double[] {.45, 0},
            "month m03 ", new double[] {nation / 12, 4_000});
    int found = 0;
    for (int row = 0; row < ratio.rows(); row++) {
      String key =
          ratio.strings("level")[row]
              + " "
              + ratio.strings("name")[row]
              + " "
              + ratio.strings("within")[row];
      if (expected.containsKey(key)) {
        double deaths = expected.get(key)[0];
        double co2 = expected.get(key)[1];
        assertThat(ratio.doubles("deaths")[row]).as(key).isCloseTo(deaths, within(1e-11));
        assertThat(ratio.doubles("co2_t")[row]).as(key).isCloseTo(co2, within(1e-8));
        if (co2 > 0) {
          assertThat(ratio.doubles("ratio")[row])
              .as(key)
              .isCloseTo(deaths / nation / (co2 / 48_000), within(1e-12));
        } else {
          assertThat(ratio.doubles("ratio")[row]).as(key).isNaN();
        }
        found++;
      }
    }
    assertThat(found).isEqualTo(expected.size());
  }

  @Test
  void everyGroupIsTheSumOfItsRowsOfDamageRegion() {
    World world = world(TinyStudy.uneven(6, 1), Species.POLLUTANTS);
    Table ratio = world.tables.get("contribution_ratio");
    double[] nation = sums(world.damage, "nation", "nation", "");
    for (int row = 0; row < ratio.rows(); row++) {
      double[] expected =
          sums(
              world.damage,
              ratio.strings("level")[row],
              ratio.strings("name")[row],
              ratio.strings("within")[row]);
      String key = ratio.keyText(row);
      near(key, ratio.doubles("deaths")[row], expected[0]);
      near(key, ratio.doubles("co2_t")[row], expected[1]);
      near(key, ratio.doubles("deaths_share")[row], expected[0] / nation[0]);
      near(key, ratio.doubles("co2_share")[row], expected[1] / nation[1]);
      if (expected[1] > 0) {
        near(key, ratio.doubles("ratio")[row], expected[0] / nation[0] / (expected[1] / nation[1]));
      }
    }
    // nation, categories, fuels, subsectors, regions, categories and subsectors of each, one
    // synergy, months
    assertThat(ratio.rows()).isEqualTo(1 + 2 + 2 + 2 + 2 + 4 + 4 + 1 + 12);
  }

  @Test
  void sharesOfALevelSumToOne() {
    World world = world(TinyStudy.uneven(6, 1), Species.POLLUTANTS);
    Table ratio = world.tables.get("contribution_ratio");
    Map<String, double[]> byLevel = new HashMap<>();
    for (int row = 0; row < ratio.rows(); row++) {
      double[] sums = byLevel.computeIfAbsent(ratio.strings("level")[row], l -> new double[2]);
      sums[0] += ratio.doubles("deaths_share")[row];
      sums[1] += ratio.doubles("co2_share")[row];
    }
    assertThat(byLevel).hasSize(9);
    byLevel.forEach(
        (level, sums) ->
            assertThat(sums).as(level).containsExactly(new double[] {1, 1}, within(1e-12)));
    Table species = world.tables.get("damage_species");
    assertThat(sum(species.doubles("share"))).isCloseTo(1, within(1e-12));
    near("species", sum(species.doubles("deaths")), ratio.doubles("deaths")[0]);
    Table subsector = world.tables.get("damage_subsector");
    near("subsectors", sum(subsector.doubles("deaths")), ratio.doubles("deaths")[0]);
    for (int h = 0; h < subsector.rows(); h++) {
      near(
          "primary and secondary",
          subsector.doubles("primary_deaths")[h] + subsector.doubles("secondary_deaths")[h],
          subsector.doubles("deaths")[h]);
    }
    Table both = world.tables.get("damage_subsector_species");
    assertThat(sum(both.doubles("share"))).isCloseTo(subsector.rows(), within(1e-12));
  }

  private static void near(String what, double found, double expected) {
    assertThat(found).as(what).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Deaths and CO2 of a group, straight from the rows of damage_region. */
  private static double[] sums(Table damage, String level, String name, String within) {
    Map<String, List<String>> labels =
        Map.of("plant", List.of("energy", "coal"), "stove", List.of("domestic", "wood"));
    double[] sums = new double[2];
    for (int row = 0; row < damage.rows(); row++) {
      String region = damage.strings("region")[row];
      String subsector = damage.strings("subsector")[row];
      boolean inside =
          switch (level) {
            case "nation", "synergy" -> true;
            case "category" -> labels.get(subsector).get(0).equals(name);
            case "fuel" -> labels.get(subsector).get(1).equals(name);
            case "subsector" -> subsector.equals(name);
            case "region" -> region.equals(name);
            case "region_category" ->
                labels.get(subsector).get(0).equals(name) && region.equals(within);
            case "region_subsector" -> subsector.equals(name) && region.equals(within);
            case "month" -> damage.strings("month")[row].equals(name);
            default -> throw new AssertionError(level);
          };
      if (inside) {
        sums[0] += damage.doubles("deaths")[row];
        if (damage.strings("species")[row].equals(Species.CO2)) {
          sums[1] += damage.doubles("tonnes")[row];
        }
      }
    }
    return sums;
  }
}
