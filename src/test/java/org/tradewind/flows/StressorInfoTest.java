package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class StressorInfoTest {
  private static final Provenance GIVEN = Provenance.of(Provenance.Status.GIVEN, "a test", "");
  private static final StudyInfo EUROS = new StudyInfo(Map.of("currency", "10^6 EUR"));

  private static StudyTables with(Table.Builder info, String... stressors) {
    Table.Builder stressor = Table.builder(MrioInputs.STRESSOR);
    for (String name : stressors) {
      stressor.add("N", "P", name, 1.0);
    }
    return new StudyTables().put(stressor.build(), GIVEN).put(info.build(), GIVEN);
  }

  private static Table.Builder info() {
    return Table.builder(NameTables.STRESSOR_INFO);
  }

  @Test
  void whatTheGridGivesHasFixedUnits() {
    StressorInfo info =
        StressorInfo.of(
            new StudyTables(), List.of("CO2", "deaths", "SO2", "deaths_SO2"), true, EUROS);
    Table table = info.table();
    assertThat(table.strings("stressor")).containsExactly("CO2", "deaths", "SO2", "deaths_SO2");
    assertThat(table.strings("name"))
        .containsExactly(
            "CO2", "deaths from PM2.5", "sulphur dioxide", "deaths from PM2.5 by sulphur dioxide");
    assertThat(table.strings("unit")).containsExactly("t", "deaths a year", "t", "deaths a year");
  }

  @Test
  void givenOnesHaveTheirOwnUnitThenThatOfTheVocabularyElseNone() {
    StudyTables tables =
        with(
            info().add("water", "Water used", "m3").add("NOX", "NOx", ""),
            "water",
            "NOX",
            "value_added",
            "imports",
            "jobs",
            "deaths_rate");
    StressorInfo info = StressorInfo.of(tables, List.of(), true, EUROS);
    assertThat(info.table().strings("stressor"))
        .containsExactly("water", "NOX", "value_added", "imports", "jobs", "deaths_rate");
    assertThat(info.table().strings("unit"))
        .containsExactly("m3", "t", "10^6 EUR", "10^6 EUR", "unit not given", "unit not given");
    assertThat(info.table().strings("name"))
        .containsExactly("Water used", "NOx", "value added", "imports", "jobs", "deaths_rate");
    StressorInfo poor = StressorInfo.of(tables, List.of(), true, StudyInfo.NONE);
    assertThat(poor.unit("value_added")).isEqualTo("unit not given");
    assertThat(info.unused()).isEmpty();
  }

  @Test
  void carbonDioxideGivenInAnotherUnitKeepsIt() {
    StudyTables tables = with(info().add("CO2", "", "kt"), "CO2");
    assertThat(StressorInfo.of(tables, List.of(), true, EUROS).unit("CO2")).isEqualTo("kt");
  }

  @Test
  void anotherUnitForWhatTheGridGivesIsRefused() {
    StudyTables tables = with(info().add("CO2", "", "kt"));
    assertThatThrownBy(() -> StressorInfo.of(tables, List.of("CO2"), true, EUROS))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("table stressor_info, stressor CO2", "'kt'", "'t'");
  }

  @Test
  void namesOfStressorsThatAreNowhereAreListed() {
    StudyTables tables = with(info().add("watr", "Water", "m3"), "water");
    StressorInfo info = StressorInfo.of(tables, List.of(), true, EUROS);
    assertThat(info.unused()).containsExactly("watr");
    assertThat(info.table().strings("stressor")).containsExactly("water");
    assertThat(StressorInfo.of(tables, List.of(), false, EUROS).table().rows()).isZero();
  }
}
