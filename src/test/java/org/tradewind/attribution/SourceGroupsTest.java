package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

class SourceGroupsTest {
  private final List<SourceGroup> groups =
      SourceGroups.of(SmallWorld.AXIS, SmallWorld.damage(), SmallWorld.subsectors());

  /** "name|within" to deaths and CO2. */
  private static Map<String, List<Double>> level(List<SourceGroup> groups, String level) {
    Map<String, List<Double>> found = new LinkedHashMap<>();
    for (SourceGroup g : groups) {
      if (g.level().equals(level)) {
        String name = g.within().isEmpty() ? g.name() : g.name() + "|" + g.within();
        assertThat(found.put(name, List.of(g.deaths().central(), g.co2().central()))).isNull();
      }
    }
    return found;
  }

  @Test
  void everyLevelHasItsGroups() {
    assertThat(level(groups, "nation")).isEqualTo(Map.of("nation", List.of(100., 1000.)));
    assertThat(level(groups, "category"))
        .isEqualTo(
            Map.of(
                "energy", List.of(30., 900.),
                "domestic", List.of(60., 100.),
                "agriculture", List.of(10., 0.)));
    assertThat(level(groups, "fuel"))
        .isEqualTo(
            Map.of(
                "coal", List.of(75., 1000.),
                "wood", List.of(15., 0.),
                "livestock", List.of(10., 0.)));
    assertThat(level(groups, "subsector"))
        .isEqualTo(
            Map.of(
                "power_coal", List.of(30., 900.),
                "home_coal", List.of(45., 100.),
                "home_wood", List.of(15., 0.),
                "farm", List.of(10., 0.)));
    assertThat(level(groups, "region"))
        .isEqualTo(Map.of("A", List.of(50., 640.), "B", List.of(50., 360.)));
    assertThat(level(groups, "region_category"))
        .isEqualTo(
            Map.of(
                "energy|A", List.of(10., 600.),
                "domestic|A", List.of(30., 40.),
                "agriculture|A", List.of(10., 0.),
                "energy|B", List.of(20., 300.),
                "domestic|B", List.of(30., 60.)));
    // home_wood and farm of B emit nothing
    assertThat(level(groups, "region_subsector"))
        .hasSize(6)
        .containsEntry("home_coal|B", List.of(30., 60.));
    assertThat(level(groups, "synergy"))
        .isEqualTo(Map.of("synergistic", List.of(75., 1000.), "non-synergistic", List.of(25., 0.)));
    assertThat(level(groups, "month"))
        .hasSize(12)
        .containsEntry("m01", List.of(64., 400.))
        .containsEntry("m02", List.of(0., 0.))
        .containsEntry("m07", List.of(36., 600.));
  }

  @Test
  void fuelsOfACategoryAreALevelWhereTheyAreNotTheSubsectors() {
    assertThat(level(groups, "category_fuel")).isEmpty();
    Table coarse =
        Table.builder(Inputs.SUBSECTOR)
            .add("power_coal", "energy", "coal", true, false)
            .add("home_coal", "domestic", "solids", true, true)
            .add("home_wood", "domestic", "solids", false, true)
            .add("farm", "agriculture", "livestock", false, false)
            .build();
    assertThat(
            level(SourceGroups.of(SmallWorld.AXIS, SmallWorld.damage(), coarse), "category_fuel"))
        .isEqualTo(
            Map.of(
                "coal|energy", List.of(30., 900.),
                "solids|domestic", List.of(60., 100.),
                "livestock|agriculture", List.of(10., 0.)));
  }

  @Test
  void theGroupsOfEachLevelAreTheNationPositionByPosition() {
    SourceSum deaths = groups.get(0).deaths();
    SourceSum co2 = groups.get(0).co2();
    Map<String, List<SourceSum.Builder>> byLevel = new LinkedHashMap<>();
    for (SourceGroup g : groups) {
      List<SourceSum.Builder> sums =
          byLevel.computeIfAbsent(
              g.level(),
              l -> new ArrayList<>(List.of(new SourceSum.Builder(), new SourceSum.Builder())));
      sums.get(0).add(g.deaths(), 1);
      sums.get(1).add(g.co2(), 1);
    }
    assertThat(byLevel).hasSize(9);
    byLevel.forEach(
        (level, sums) -> {
          SourceSum ofLevel = sums.get(0).build();
          assertThat(ofLevel.positions()).as(level).isEqualTo(deaths.positions());
          assertThat(ofLevel.amounts()).as(level).containsExactly(deaths.amounts(), within(1e-12));
          assertThat(sums.get(1).build().amounts())
              .as(level)
              .containsExactly(co2.amounts(), within(1e-12));
        });
  }

  @Test
  void subsectorsWithoutACategoryAreRefused() {
    Table blank =
        Table.builder(Inputs.SUBSECTOR)
            .add("power_coal", "energy", "coal", true, false)
            .add("home_coal", " ", "coal", true, true)
            .build();
    Axis two = Axis.of("subsector", "power_coal", "home_coal");
    assertThatThrownBy(() -> SourceLabels.of(two, blank))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("subsector home_coal, column category")
        .hasMessageContaining("an empty text");
    assertThatThrownBy(() -> SourceLabels.of(SmallWorld.SUBSECTORS, named(two)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no row for subsector home_wood");
  }

  private static Table named(Axis subsectors) {
    Table.Builder rows = Table.builder(Inputs.SUBSECTOR);
    subsectors.labels().forEach(h -> rows.add(h, "c", "f", true, false));
    return rows.build();
  }
}
