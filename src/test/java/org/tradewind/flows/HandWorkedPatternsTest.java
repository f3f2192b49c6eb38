package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.tables.TableValues.assertValues;
import static org.tradewind.tables.TableValues.nonzero;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TierTables;

/** Patterns of trade in the world of {@link PowerAndGoods}. */
class HandWorkedPatternsTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static TradePatterns patterns(IndexParameters parameters) {
    StudyTables tables = PowerAndGoods.tables();
    return TradePatterns.of(PowerAndGoods.engine(tables), tables, parameters);
  }

  private static Table table(IndexParameters parameters, String name) {
    return patterns(parameters).tables().stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Table table(String name) {
    return table(IndexParameters.DEFAULT, name);
  }

  private static final Map<String, Double> CO2_TIERS =
      Map.of(
          "CO2 energy energy urban", 8.0,
          "CO2 energy energy government", 1.0,
          "CO2 energy energy others", 1.0,
          "CO2 energy goods rural", 4.0,
          "CO2 energy goods urban", 6.0,
          "CO2 energy goods capital", 10.0,
          "CO2 energy goods export", 12.0,
          "CO2 goods goods rural", 2.0,
          "CO2 goods goods urban", 3.0);

  private static final Map<String, Double> DEATHS_TIERS =
      Map.of(
          "deaths energy energy urban",
          4.0,
          "deaths energy energy government",
          4.0,
          "deaths energy goods rural",
          .4 * (2 + 4),
          "deaths energy goods urban",
          .6 * (2 + 4),
          "deaths energy goods capital",
          4.0 + 8,
          "deaths energy goods export",
          32.0);

  @Test
  void threeTiersInGroups() {
    Map<String, Double> expected = new TreeMap<>(CO2_TIERS);
    expected.putAll(DEATHS_TIERS);
    assertValues(nonzero(table("tier"), "value"), expected);

    expected.replaceAll((key, value) -> value / (key.startsWith("CO2") ? 47 : 58));
    assertValues(nonzero(table("tier"), "share"), expected);
    assertThat(table("tier").rows()).isEqualTo(2 * 2 * 2 * 6);
  }

  @Test
  void threeTiersInSectors() {
    Map<String, Double> expected = new TreeMap<>();
    CO2_TIERS.forEach((k, v) -> expected.put(k.replace("energy", "P").replace("goods", "Q"), v));
    DEATHS_TIERS.forEach((k, v) -> expected.put(k.replace("energy", "P").replace("goods", "Q"), v));
    assertValues(nonzero(patterns(IndexParameters.DEFAULT).tierSectors(), "value"), expected);
  }

  @Test
  void nodesOfTheTiers() {
    Map<String, Double> co2 = new TreeMap<>(nonzero(table("tier_node"), "value"));
    co2.keySet().removeIf(k -> !k.startsWith("CO2"));
    assertValues(
        co2,
        Map.of(
            "CO2 1 energy", 42.0,
            "CO2 1 goods", 5.0,
            "CO2 2 energy", 10.0,
            "CO2 2 goods", 37.0,
            "CO2 3 rural", 6.0,
            "CO2 3 urban", 17.0,
            "CO2 3 government", 1.0,
            "CO2 3 capital", 10.0,
            "CO2 3 export", 12.0,
            "CO2 3 others", 1.0));
    assertThat(nonzero(table("tier_node"), "share").get("CO2 2 goods")).isCloseTo(37 / 47.0, EXACT);
  }

  /** Both stages carry 47 of CO2 and 58 of deaths; goods take in 37 and 50 and pass them on. */
  @Test
  void linksOfTheTiers() {
    Map<String, Double> expected = new TreeMap<>();
    expected.put("CO2 1 energy energy", 10.0);
    expected.put("CO2 1 energy goods", 32.0);
    expected.put("CO2 1 goods goods", 5.0);
    expected.put("CO2 2 energy urban", 8.0);
    expected.put("CO2 2 energy government", 1.0);
    expected.put("CO2 2 energy others", 1.0);
    expected.put("CO2 2 goods rural", 6.0);
    expected.put("CO2 2 goods urban", 9.0);
    expected.put("CO2 2 goods capital", 10.0);
    expected.put("CO2 2 goods export", 12.0);
    expected.put("deaths 1 energy energy", 8.0);
    expected.put("deaths 1 energy goods", 50.0);
    expected.put("deaths 2 energy urban", 4.0);
    expected.put("deaths 2 energy government", 4.0);
    expected.put("deaths 2 goods rural", 2.4);
    expected.put("deaths 2 goods urban", 3.6);
    expected.put("deaths 2 goods capital", 12.0);
    expected.put("deaths 2 goods export", 32.0);
    assertValues(nonzero(table("tier_link"), "value"), expected);
    assertThat(table("tier_link").rows()).isEqualTo(2 * (2 * 2 + 2 * 6));

    expected.replaceAll((key, value) -> value / (key.startsWith("CO2") ? 47 : 58));
    assertValues(nonzero(table("tier_link"), "share"), expected);
  }

  @Test
  void relocationByGroup() {
    assertValues(
        nonzero(table("flow_group_pair"), "value"),
        Map.of(
            "CO2 energy A B", 8.0,
            "CO2 energy B A", 1.0,
            "CO2 energy B C", 8.0,
            "CO2 energy C A", 5.0,
            "deaths energy A B", 4.0,
            "deaths energy B A", 4.0,
            "deaths energy B C", 32.0));
    assertThat(nonzero(table("flow_group_pair"), "share"))
        .containsEntry("deaths energy B C", .8)
        .hasSize(7);
    assertThat(table("flow_group_pair").rows()).isEqualTo(2 * 2 * 6);

    Table relocation = table("relocation");
    assertValues(
        nonzero(relocation, "origin_share"),
        Map.of(
            "CO2 energy A", 8 / 22.0,
            "CO2 energy B", 9 / 22.0,
            "CO2 energy C", 5 / 22.0,
            "deaths energy A", .1,
            "deaths energy B", .9));
    assertValues(
        nonzero(relocation, "destination_share"),
        Map.of(
            "CO2 energy A",
            6 / 22.0,
            "CO2 energy B",
            8 / 22.0,
            "CO2 energy C",
            8 / 22.0,
            "deaths energy A",
            .1,
            "deaths energy B",
            .1,
            "deaths energy C",
            .8));
  }

  @Test
  void deathsBesideCo2() {
    Table contrast = table("relocation_contrast");
    assertThat(contrast.strings("region")).containsExactly("A", "B", "C", "A", "B", "C");
    assertThat(contrast.doubles("co2_share"))
        .containsExactly(new double[] {8 / 22.0, 9 / 22.0, 5 / 22.0, 0, 0, 0}, EXACT);
    assertThat(contrast.doubles("deaths_share"))
        .containsExactly(new double[] {.1, .9, 0, 0, 0, 0}, EXACT);
    // .1 * 22 / 8, .9 * 22 / 9; nothing relocated by goods
    assertThat(Arrays.copyOf(contrast.doubles("ratio"), 3))
        .containsExactly(new double[] {.275, 2.2, 0}, EXACT);
    assertThat(Arrays.copyOfRange(contrast.doubles("ratio"), 3, 6)).containsOnly(Double.NaN);
  }

  @Test
  void relocationOfSectorsAndGroupsByName() {
    IndexParameters named = IndexParameters.DEFAULT.withRelocation(List.of("goods", "P"));
    Table relocation = table(named, "relocation");
    assertThat(Arrays.stream(relocation.strings("group")).distinct()).containsExactly("goods", "P");
    assertThat(nonzero(relocation, "exports")).containsEntry("CO2 P B", 9.0);

    assertThatThrownBy(() -> patterns(named.withRelocation(List.of("enrgy"))))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("indices.relocation", "'enrgy'", "Did you mean 'energy'?");
  }

  @Test
  void fewFlowsCarryHalf() {
    // of 2 * 3 * 2 flows four are not 0: 8, 8, 5, 1 of 22
    Table all = table("concentration");
    assertThat(Arrays.copyOf(all.ints("flows"), 9)).containsExactly(1, 1, 1, 2, 2, 2, 2, 3, 3);
    assertThat(all.doubles("share_of_total")[4]).isEqualTo(.5);
    assertThat(all.doubles("share_of_flows")[4]).isCloseTo(2 / 12.0, EXACT);
    Table nonzero =
        table(IndexParameters.DEFAULT.withCount(IndexParameters.Count.NONZERO), "concentration");
    assertThat(nonzero.doubles("share_of_flows")[4]).isCloseTo(2 / 4.0, EXACT);
    // deaths: 32 of 40 in one flow
    assertThat(Arrays.copyOfRange(all.ints("flows"), 9, 18))
        .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 2);
  }

  @Test
  void theLargestFlowsCarryHalf() {
    Table top = table("top_flow");
    assertThat(top.strings("stressor")).containsExactly("CO2", "CO2", "deaths");
    assertThat(top.strings("region")).containsExactly("A", "B", "B");
    assertThat(top.strings("sector")).containsOnly("P");
    assertThat(top.strings("to_region")).containsExactly("B", "C", "C");
    assertThat(top.doubles("value")).containsExactly(new double[] {8, 8, 32}, EXACT);
    assertThat(top.doubles("cumulative_share"))
        .containsExactly(new double[] {8 / 22.0, 16 / 22.0, .8}, EXACT);
  }

  @Test
  void zonesWithPeopleAndIncome() {
    Table zone = table("zone");
    assertThat(zone.strings("zone")).containsExactly("Z5", "Z4", "Z1");
    assertThat(zone.doubles("tci"))
        .containsExactly(new double[] {-2 / 14.0, -1 / 17.0, 3 / 13.0}, EXACT);
    assertThat(zone.doubles("thi")).containsExactly(new double[] {0, -.8, 1}, EXACT);
    // B has no area, C no known product
    assertThat(zone.doubles("persons_per_km2")).containsExactly(2, Double.NaN, .5);
    assertThat(zone.doubles("gdp_usd_per_person")).containsExactly(5e4, 2e4, Double.NaN);

    Table profile = table("zone_profile");
    assertThat(profile.strings("zone")).containsExactly("Z1", "Z4", "Z5");
    assertThat(profile.doubles("population_persons")).containsExactly(200, 300, 100);
    assertThat(profile.doubles("persons_per_km2")).containsExactly(.5, Double.NaN, 2);
  }

  @Test
  void regionsOfAZoneArePooled() {
    StudyTables tables = PowerAndGoods.tables();
    PowerAndGoods.put(
        tables,
        Table.builder(MrioInputs.STRESSOR)
            .add("A", "P", "CO2", 0)
            .add("B", "P", "CO2", 12)
            .add("B", "P", "deaths", 48));
    Table profile =
        TradePatterns.of(PowerAndGoods.engine(tables), tables, IndexParameters.DEFAULT)
            .tables()
            .stream()
            .filter(t -> t.name().equals("zone_profile"))
            .findFirst()
            .orElseThrow();

    // A and C only import, B only exports
    assertThat(profile.strings("zone")).containsExactly("Z1", "Z5");
    assertThat(profile.ints("regions")).containsExactly(2, 1);
    assertThat(profile.doubles("population_persons")).containsExactly(300, 300);
    // not the mean of 2 and .5
    assertThat(profile.doubles("persons_per_km2")[0]).isCloseTo(300 / 450.0, EXACT);
  }

  @Test
  void flowsBetweenZones() {
    Table flow = table("zone_flow");
    assertThat(flow.rows()).isEqualTo(2 * 6);
    assertValues(
        nonzero(flow, "share"),
        Map.of(
            "CO2 Z5 Z4", 8 / 22.0,
            "CO2 Z4 Z5", 1 / 22.0,
            "CO2 Z4 Z1", 8 / 22.0,
            "CO2 Z1 Z5", 5 / 22.0,
            "deaths Z5 Z4", .1,
            "deaths Z4 Z5", .1,
            "deaths Z4 Z1", .8));
    assertThat(nonzero(flow, "value")).containsEntry("deaths Z4 Z1", 32.0);
  }

  @Test
  void theLedgerCloses() {
    assertThat(patterns(IndexParameters.DEFAULT).ledger().open()).isEmpty();
    // three tiers and the zones, for two stressors
    assertThat(patterns(IndexParameters.DEFAULT).ledger().entries()).hasSize(2 * (3 + 1));
  }

  @Test
  void withoutDeathsThereAreNoZones() {
    StudyTables tables = PowerAndGoods.tables();
    PowerAndGoods.put(tables, Table.builder(MrioInputs.STRESSOR).add("A", "P", "water", 1));
    assertThat(
            TradePatterns.of(PowerAndGoods.engine(tables), tables, IndexParameters.DEFAULT)
                .tables())
        .extracting(Table::name)
        .contains(TierTables.TIER.name(), DisparityTables.RELOCATION.name())
        .doesNotContain("zone", "zone_profile", "zone_flow", "relocation_contrast");
  }
}
