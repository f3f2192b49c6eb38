package org.tradewind.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Where GDP of sectors comes from, and what is said where it is missing. */
class SectorGdpTest {
  private static final Axis SECTORS = Axis.of("sector", "S1", "S2");
  private static final Optional<String> MONEY = Optional.of("10^4 CNY");

  private static SectorGdp of(
      StudyTables tables, CostParameters parameters, Optional<String> money) {
    CostWorld.put(tables, CostWorld.valuation("USD", 2011).build());
    Valuation valuation = Valuation.of(tables, parameters).orElseThrow();
    return SectorGdp.of(tables, SECTORS, parameters, valuation, money);
  }

  private static SectorGdp of(StudyTables tables) {
    return of(tables, CostParameters.DEFAULT, MONEY);
  }

  private static StudyTables with(Table table) {
    StudyTables tables = new StudyTables();
    CostWorld.put(tables, table);
    return tables;
  }

  private static Table given() {
    return Table.builder(CostTables.SECTOR_GDP).add("S1", 5_000).add("S2", 500).build();
  }

  @Test
  void ofTheStressorValueAdded() {
    Table stressor =
        Table.builder(MrioInputs.STRESSOR)
            .add("A", "S1", "value_added", 10)
            .add("B", "S1", "value_added", 5)
            .add("A", "S2", "CO2", 99)
            .build();
    // 15 x 10^4 CNY at 5 CNY for a dollar
    SectorGdp gdp = of(with(stressor));
    assertThat(gdp.values()).containsExactly(30_000, Double.NaN);
    assertThat(gdp.remarks().get(0))
        .contains("the stressor value_added, at 5.0 CNY for one USD (valuation)")
        .contains("not taken to 2011");
    assertThat(gdp.remarks().get(1)).isEqualTo("cost_sector: no GDP: (S2).");
  }

  @Test
  void ofRegionalTables() {
    Table balance =
        Table.builder(MrioInputs.REGIONAL_BALANCE)
            .add("A", "S1", "value_added", 10)
            .add("A", "S1", "output", 70)
            .add("A", "S2", "value_added", 2)
            .add("B", "S2", "value_added", -1)
            .build();
    assertThat(of(with(balance)).values()).containsExactly(20_000, 2_000);
  }

  @Test
  void theTableOfItsOwnStandsAboveOthers() {
    StudyTables tables =
        with(Table.builder(MrioInputs.STRESSOR).add("A", "S1", "value_added", 10).build());
    CostWorld.put(tables, given());
    assertThat(of(tables).values()).containsExactly(1e7, 1e6);
  }

  @Test
  void byTheStudysOwnRateAndInTheSameCurrency() {
    CostParameters d = CostParameters.DEFAULT;
    CostParameters rate =
        new CostParameters(
            d.vsl(), d.scc(), d.labels(), OptionalDouble.of(.5), 1e9, d.subsectorThreshold());
    assertThat(of(with(given()), rate, Optional.of("chests")).values())
        .containsExactly(10_000, 1_000);
    assertThat(of(with(given()), d, Optional.of("10^6 USD")).values()).containsExactly(5e9, 5e8);
  }

  @Test
  void missingGdpIsSaid() {
    SectorGdp without = of(new StudyTables());
    assertThat(without.values()).containsOnly(Double.NaN);
    assertThat(without.remarks())
        .containsExactly(
            "cost_sector: without GDP, for want of sector_gdp, of the stressor value_added or of"
                + " value_added in regional_balance.");
    for (String money : List.of("10^6 EUR", "chests")) {
      SectorGdp unknown = of(with(given()), CostParameters.DEFAULT, Optional.of(money));
      assertThat(unknown.values()).containsOnly(Double.NaN);
      assertThat(unknown.remarks())
          .singleElement()
          .asString()
          .contains("(" + money + ")")
          .contains("Set costs.mrio_per_currency");
    }
  }

  @Test
  void anUnknownSectorIsRefused() {
    assertThatThrownBy(() -> of(with(Table.builder(CostTables.SECTOR_GDP).add("S3", 1).build())))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table sector_gdp, row 1")
        .hasMessageContaining("'S3'");
  }

  /** GDP of 0 or less gives no ratio; the study's sum is still there. */
  @Test
  void noRatioToAGdpThatIsNotAboveZero() {
    StudyTables tables = CostWorld.tables();
    CostWorld.put(
        tables, Table.builder(CostTables.SECTOR_GDP).add("S1", 0).add("S2", 500_000).build());
    CostStudy world = CostWorld.study();
    CostStudy study =
        new CostStudy(world.axis(), world.damage(), List.of(), tables, world.currency());
    Table t =
        CostWorld.table(CostWorld.figures(study, CostWorld.parameters()), CostTables.COST_SECTOR);
    assertThat(t.doubles("cost_over_gdp")[0]).isNaN();
    assertThat(t.doubles("cost_over_gdp")[3]).isEqualTo(.57);
  }
}
