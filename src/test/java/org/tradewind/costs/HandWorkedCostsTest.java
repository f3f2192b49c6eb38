package org.tradewind.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.tradewind.attribution.SourceGroup;
import org.tradewind.attribution.SourceSum;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Table;

/** Everything of {@link CostWorld}, computed by hand; money in millions in the comments. */
class HandWorkedCostsTest {
  private static final double M = 1e6;
  private static final CostOutputs FIGURES =
      CostWorld.figures(CostWorld.study(), CostWorld.parameters());

  @Test
  void costsBySubsector() {
    // power 2 x 30 and 300, stove 2 x 75 and 15, farm 2 x 105 and 0; 735 in all
    Table t = CostWorld.table(FIGURES, CostTables.COST_SUBSECTOR);
    assertThat(t.strings("subsector")).containsExactly("power", "stove", "farm");
    assertThat(t.strings("category")).containsExactly("energy", "domestic", "agriculture");
    close(t, "health_cost", 60 * M, 150 * M, 210 * M);
    close(t, "climate_cost", 300 * M, 15 * M, 0);
    close(t, "integrated_cost", 360 * M, 165 * M, 210 * M);
    close(t, "health_share", 60. / 360, 150. / 165, 1);
    close(t, "share", 360. / 735, 165. / 735, 210. / 735);
    close(t, "health_exceeds_climate", 0, 1, 1);
    close(t, "cost_per_tonne", 120, 1100, Double.NaN);
    assertThat(t.strings("currency")).containsOnly("USD");
    assertThat(t.ints("price_year")).containsOnly(2011);
    assertThat(t.strings("discount_rate")).containsOnly("2.5 %");
  }

  @Test
  void costsByRegionAndCategory() {
    Table t = CostWorld.table(FIGURES, CostTables.COST_REGION);
    assertThat(t.strings("region"))
        .containsExactly("A", "A", "A", "A", "B", "B", "B", "B", "*", "*", "*", "*");
    assertThat(List.of(t.strings("category")).subList(0, 4))
        .containsExactly("*", "energy", "domestic", "agriculture");
    close(
        t,
        "integrated_cost",
        255 * M,
        120 * M,
        125 * M,
        10 * M,
        480 * M,
        240 * M,
        40 * M,
        200 * M,
        735 * M,
        360 * M,
        165 * M,
        210 * M);
    assertThat(t.doubles("health_share")[0]).isCloseTo(150. / 255, within(1e-12));
  }

  @Test
  void costsBySectorNextToItsGdp() {
    // S1: power and a quarter of A's farms, 31.25 deaths; S2: 3.75 + 100 deaths; GDP 10 and 1000
    Table t = CostWorld.table(FIGURES, CostTables.COST_SECTOR);
    assertThat(t.strings("sector")).containsExactly("S1", "S2", "household", "*");
    close(t, "integrated_cost", 362.5 * M, 207.5 * M, 165 * M, 570 * M);
    close(t, "climate_cost", 300 * M, 0, 15 * M, 300 * M);
    close(t, "gdp", 10 * M, 1000 * M, Double.NaN, 1010 * M);
    close(t, "cost_over_gdp", 36.25, .2075, Double.NaN, 570. / 1010);
    assertThat(FIGURES.remarks()).singleElement().asString().contains("5.0 CNY for one USD");
  }

  @Test
  void ranksAndTheirShifts() {
    Table t = CostWorld.table(FIGURES, CostTables.COST_RANK);
    assertThat(t.strings("name")).containsExactly("power", "stove", "farm", "A", "B", "S1", "S2");
    assertThat(t.strings("subject"))
        .containsExactly(
            "subsector", "subsector", "subsector", "region", "region", "sector", "sector");
    assertThat(t.ints("climate_rank")).containsExactly(1, 2, 3, 2, 1, 1, 2);
    assertThat(t.ints("integrated_rank")).containsExactly(1, 3, 2, 2, 1, 1, 2);
    close(t, "shift", 0, -1, 1, 0, 0, 0, 0);
  }

  @Test
  void predominantSubsectors() {
    Table t = CostWorld.table(FIGURES, CostTables.PREDOMINANT);
    assertThat(t.strings("region")).containsExactly("A", "A", "B", "B", "*", "*");
    assertThat(t.strings("subsector"))
        .containsExactly("power", "stove", "power", "power", "power", "power");
    close(t, "cost", 100 * M, 125 * M, 200 * M, 240 * M, 300 * M, 360 * M);
    close(
        t,
        "share_of_region",
        100. / 105,
        125. / 255,
        200. / 210,
        240. / 480,
        300. / 315,
        360. / 735);
    Table changes = CostWorld.table(FIGURES, CostTables.PREDOMINANT_CHANGE);
    assertThat(changes.strings("region")).containsExactly("A", "B", "*");
    assertThat(changes.strings("climate")).containsExactly("power", "power", "power");
    assertThat(changes.strings("integrated")).containsExactly("stove", "power", "power");
    close(changes, "changes", 1, 0, 0);
  }

  @Test
  void counts() {
    // above 200: power and farm; S1 costs more than its GDP, none below 5 % of it
    Table t = CostWorld.table(FIGURES, CostTables.COST_COUNT);
    assertThat(t.strings("measure"))
        .containsExactly(
            "subsectors_health_above_climate",
            "synergistic_health_above_climate",
            "subsectors_above_threshold",
            "regions_predominant_changes",
            "sectors_above_gdp",
            "sectors_below_5_percent_of_gdp");
    close(t, "value", 2, 1, 2, 1, 1, 0);
    assertThat(t.ints("of")).containsExactly(3, 2, 3, 2, 2, 2);
  }

  @Test
  void switchesOfOrder() {
    // (0.15 Mt - 0) / 30 deaths, (3 Mt - 0) / 75, (3 - 0.15 Mt) / 45
    Table t = CostWorld.table(FIGURES, CostTables.RANK_SWITCH);
    assertThat(t.strings("subsector")).containsExactly("farm", "farm", "stove");
    assertThat(t.strings("other")).containsExactly("stove", "power", "power");
    close(t, "tonnes_per_death", 5_000, 40_000, 2.85 * M / 45);
    close(t, "vsl", .5 * M, 4 * M, 285 * M / 45);
    close(t, "scc", 400, 50, 2 * M / (2.85 * M / 45));
  }

  @Test
  void switchesOutsideTheRangeOfPricesAreNotListed() {
    // VSL 0.5 to 2 million and SCC of 100 to 130: 3,846 to 20,000 t for a death
    CostParameters d = CostWorld.parameters();
    CostParameters narrow =
        new CostParameters(
            d.vsl(),
            new CostParameters.Scc(
                d.scc().used(), java.util.OptionalDouble.of(100), java.util.OptionalDouble.of(130)),
            d.labels(),
            d.mrioPerCurrency(),
            1e9,
            2e8);
    Table t = CostWorld.table(CostWorld.figures(CostWorld.study(), narrow), CostTables.RANK_SWITCH);
    assertThat(t.strings("subsector")).containsExactly("farm");
    assertThat(t.strings("other")).containsExactly("stove");
  }

  @Test
  void groupsThatAreGiven() {
    CostStudy study = CostWorld.study();
    SourceSum deaths = SourceSum.of(CostWorld.AXIS.deaths(0, 0, 0), 3);
    SourceSum co2 = SourceSum.of(CostWorld.AXIS.co2(1, 1), 20_000);
    CostStudy grouped =
        new CostStudy(
            study.axis(),
            study.damage(),
            List.of(new SourceGroup("city", "Town", "A", deaths, co2)),
            study.tables(),
            study.currency());
    Table t =
        CostWorld.table(CostWorld.figures(grouped, CostWorld.parameters()), CostTables.COST_GROUP);
    assertThat(t.strings("name")).containsExactly("Town");
    assertThat(t.strings("within")).containsExactly("A");
    close(t, "integrated_cost", 8 * M);
    close(t, "health_share", .75);
  }

  private static void close(Table table, String column, double... expected) {
    double[] found = table.doubles(column);
    assertThat(found).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      if (Double.isNaN(expected[i])) {
        assertThat(found[i]).as(column + " " + i).isNaN();
      } else {
        assertThat(found[i])
            .as(column + " " + i)
            .isCloseTo(expected[i], Percentage.withPercentage(1e-9));
      }
    }
  }
}
