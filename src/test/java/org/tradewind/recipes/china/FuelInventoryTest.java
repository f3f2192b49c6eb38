package org.tradewind.recipes.china;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

class FuelInventoryTest {
  private static final Axis REGIONS = Axis.of("region", "BJ", "HB", "TB");
  private static final Axis SECTORS = Axis.of("sector", "13", "28", "30");
  private static final String SHOPS = "Wholesale, Retail Trade and Catering Services";
  private static final String CARRIERS =
      "Transportation, Storage, Post and Telecommunication Services";
  private static final String MINERALS = "Nonmetal Mineral Products";
  private static final Map<String, Map<String, Double>> SHARES =
      Map.of(
          SHOPS,
          Map.of("28", 0.25, "30", 0.75),
          MINERALS,
          Map.of("13", 1.0),
          "Urban",
          Map.of(Inputs.HOUSEHOLD, 1.0),
          CARRIERS,
          Map.of("28", 1.0));
  private static final List<FuelCo2> ENTRIES =
      List.of(
          new FuelCo2("BJ", SHOPS, "Raw Coal", 40),
          new FuelCo2("BJ", MINERALS, "Raw Coal", 60),
          new FuelCo2("BJ", MINERALS, "Process", 500),
          new FuelCo2("BJ", SHOPS, "Gasoline", 30),
          new FuelCo2("BJ", "Urban", "Gasoline", 70),
          new FuelCo2("HB", "Urban", "Raw Coal", 8.88));

  private static FuelInventory inventory(List<FuelCo2> entries) {
    return FuelInventory.of(entries, FuelBooking.bundled(), REGIONS, SECTORS, SHARES::get);
  }

  @Test
  void booksFuelsByTheClassOfTheirRow() {
    FuelInventory inventory = inventory(ENTRIES);
    // boilers of shops and works together; households apart; process CO2 is cement
    assertThat(inventory.co2("ind_bituminous")).containsExactly(100, 0, 0);
    assertThat(inventory.co2("dom_bituminous")).containsExactly(0, 8.88, 0);
    assertThat(inventory.co2("ind_cement")).containsExactly(500, 0, 0);
    assertThat(inventory.co2("tra_gasoline")).containsExactly(100, 0, 0);
    assertThat(inventory.rowCo2(MINERALS)).containsExactly(560, 0, 0);
    assertThat(inventory.sectorCo2("30")).containsExactly(52.5, 0, 0);
    assertThat(inventory.sectorCo2(Inputs.HOUSEHOLD)).containsExactly(70, 8.88, 0);
  }

  @Test
  void heatIsCo2OverTheFactorOfTheFuel() {
    // 8.88 t over 88.8 t/TJ = 0.1 TJ = 100 GJ; process CO2 has no heat
    assertThat(inventory(ENTRIES).heatGj("dom_bituminous")[1]).isCloseTo(100, within(1e-12));
    assertThat(inventory(ENTRIES).heatGj("ind_cement")).containsOnly(0);
  }

  @Test
  void concordanceSharesAreThoseOfTheCo2() {
    List<FuelCo2> entries = new ArrayList<>(ENTRIES);
    // another fuel than gasoline, and one sector alone
    entries.add(new FuelCo2("BJ", CARRIERS, "LPG", 100));
    Table concordance = inventory(entries).concordance(defaults()).validated("test");
    assertThat(value(concordance, "share", "tra_gasoline", "BJ", "28"))
        .isCloseTo(0.5375, within(1e-15));
    assertThat(value(concordance, "share", "tra_gasoline", "BJ", Inputs.HOUSEHOLD))
        .isCloseTo(0.35, within(1e-15));
    assertThat(value(concordance, "share", "dom_bituminous", "HB", Inputs.HOUSEHOLD)).isEqualTo(1);
    assertThat(value(concordance, "share", "ind_brick", Inputs.ANY, "13")).isEqualTo(1);
    assertThat(value(concordance, "share", "ind_bituminous", "TB", "13")).isZero();
  }

  /** 10 t, 30 t and 60 t over 88.8 t/TJ; the concordance has these rows without a share. */
  @Test
  void oneFuelOfSeveralSectorsIsDividedByEnergyUse() {
    FuelInventory inventory = inventory(ENTRIES);
    Table concordance = inventory.concordance(defaults()).validated("test");
    Table energy = inventory.energy().validated("test");
    for (String sector : SECTORS.labels()) {
      assertThat(value(concordance, "share", "ind_bituminous", "BJ", sector)).isNaN();
    }
    assertThat(value(energy, "energy_tj", "ind_bituminous", "BJ", "28"))
        .isCloseTo(10 / 88.8, within(1e-15));
    assertThat(value(energy, "energy_tj", "ind_bituminous", "BJ", "13"))
        .isCloseTo(60 / 88.8, within(1e-15));
    assertThat(value(energy, "energy_tj", "tra_gasoline", "BJ", "30"))
        .isCloseTo(22.5 / 67.9, within(1e-15));
    // process CO2 has no heat, and one sector alone needs none
    assertThat(energy.strings("subsector")).doesNotContain("ind_cement", "dom_bituminous");
  }

  private static Table defaults() {
    return Table.builder(Inputs.CONCORDANCE).add("ind_brick", Inputs.ANY, "13", 1.0).build();
  }

  @Test
  void theOrderOfEntriesDoesNotMatter() {
    List<FuelCo2> reversed = new ArrayList<>(ENTRIES);
    Collections.reverse(reversed);
    assertThat(inventory(reversed).co2("ind_bituminous"))
        .containsExactly(inventory(ENTRIES).co2("ind_bituminous"));
  }

  @Test
  void everySubsectorThatFuelsAreBookedToIsKnownAndHasFactors() {
    List<String> known = Csv.fact("china/subsectors").column("subsector");
    List<String> factors = Csv.fact("china/emission_factors").column("subsector");
    Csv fuels = Csv.fact("china/ceads_fuels");
    for (String rowClass : fuels.header().subList(2, fuels.header().size())) {
      assertThat(known).containsAll(fuels.column(rowClass));
      assertThat(factors).containsAll(fuels.column(rowClass));
    }
    assertThat(known).containsAll(factors);
  }

  @Test
  void namesAnUnknownRowFuelOrNumber() {
    assertThatThrownBy(() -> inventory(List.of(new FuelCo2("BJ", "Urban", "Raw Cool", 1))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("row 'Urban'")
        .hasMessageContaining("fuel 'Raw Cool'")
        .hasMessageContaining("Did you mean 'Raw Coal'");
    assertThatThrownBy(() -> FuelBooking.bundled().subsector(new FuelCo2("BJ", "x", "Coke", 1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("inventory row 'x'");
    assertThatThrownBy(() -> inventory(List.of(new FuelCo2("BJ", "Urban", "Raw Coal", -1))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("BJ, Urban, Raw Coal")
        .hasMessageContaining("-1.0 t CO2");
  }

  private static double value(
      Table table, String column, String subsector, String region, String sector) {
    for (int row = 0; row < table.rows(); row++) {
      if (table.strings("subsector")[row].equals(subsector)
          && table.strings("region")[row].equals(region)
          && table.strings("sector")[row].equals(sector)) {
        return table.doubles(column)[row];
      }
    }
    return 0;
  }
}
