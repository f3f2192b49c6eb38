package org.tradewind.jobs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.attribution.Contributions;
import org.tradewind.attribution.SmallWorld;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.StudyInfo;
import org.tradewind.tables.Table;
import org.tradewind.uncertainty.outputs.CiTable;

class ContributionPageTest {
  private static final StudyInfo NAMES = new StudyInfo(Map.of()).completed("small");

  private static List<Table> tables(double scale) {
    return new ArrayList<>(
        Contributions.of(
                SmallWorld.AXIS,
                SmallWorld.damage(SmallWorld.REGIONS, scale),
                SmallWorld.subsectors(),
                List.of())
            .outputs()
            .stream()
            .map(SourceOutput::central)
            .toList());
  }

  @Test
  void fewDeathsAndNoDraws() {
    assertThat(String.join("\n", ContributionPage.lines(tables(1), NAMES)))
        .isEqualTo(
            """
            Who causes deaths and who emits CO2 (tables contribution_ratio, damage_subsector; shares of all regions together, ratio = share of deaths / share of CO2):
              category         CO2                      deaths                   ratio
              domestic         10.0 %                   60.0 %                   6.00
              energy           90.0 %                   30.0 %                   0.333
              agriculture      0.0 %                    10.0 %                   -
            Highest ratio among regions: B 1.39; lowest: A 0.781
            Highest ratio among subsectors: home_coal 4.50; lowest: power_coal 0.333
            Subsectors with more than 100,000 deaths a year: 0 of 4; those with most:
              home_coal                            45.0 deaths, 80.0 % by primary particles; 10.0 % of CO2
              power_coal                           30.0 deaths, 6.7 % by primary particles; 90.0 % of CO2
              home_wood                            15.0 deaths, 100.0 % by primary particles; 0.0 % of CO2
              farm                                 10.0 deaths, 0.0 % by primary particles; 0.0 % of CO2
            Non-synergistic subsectors: 25.0 % of deaths, 0.0 % of CO2""");
  }

  @Test
  void manyDeathsWithIntervals() {
    List<Table> tables = tables(5000);
    Table.Builder intervals = Table.builder(CiTable.schema(ContributionTables.CONTRIBUTION_RATIO));
    add(intervals, "category", "energy", "deaths_share", .3, .25, .35);
    add(intervals, "subsector", "home_coal", "deaths", 225_000, 100_000, 400_000);
    add(intervals, "region", "A", "ratio", .78, .5, 1);
    add(intervals, "synergy", "non-synergistic", "deaths_share", .25, .2, .3);
    tables.add(intervals.build());
    assertThat(ContributionPage.lines(tables, NAMES))
        .contains(
            "  energy           90.0 %                   30.0 % (25.0 to 35.0)    0.333",
            "Highest ratio among regions: B 1.39; lowest: A 0.781 (0.500 to 1.00)",
            "Subsectors with more than 100,000 deaths a year: 2 of 4:",
            "  home_coal                         225,000 deaths (100,000 to 400,000), 80.0 % by primary particles; 10.0 % of CO2",
            "  power_coal                        150,000 deaths, 6.7 % by primary particles; 90.0 % of CO2",
            "Non-synergistic subsectors: 25.0 % (20.0 to 30.0) of deaths, 0.0 % of CO2")
        .noneMatch(line -> line.startsWith("  farm"));
  }

  private static void add(
      Table.Builder rows,
      String level,
      String name,
      String quantity,
      double central,
      double low,
      double high) {
    rows.add(
        level, name, "", quantity, central, central, 0., low, low, central, high, high, 0., 1000);
  }

  @Test
  void aStudyWithoutDeathsAndCo2HasNoExtremes() {
    assertThat(ContributionPage.lines(tables(0), NAMES))
        .contains("Subsectors with more than 100,000 deaths a year: 0 of 4")
        .noneMatch(line -> line.startsWith("Highest"));
  }

  @Test
  void withoutTheTablesThereIsNothing() {
    assertThat(ContributionPage.lines(List.of(), NAMES)).isEmpty();
  }
}
