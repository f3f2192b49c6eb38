package org.tradewind.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.TierTables;

/** Every formula on the tables of {@link SmallRun}, worked out on paper. */
class QuantityTest {
  private static Map<String, Double> expected() {
    Map<String, Double> e = new HashMap<>();
    e.put("co2_total", 10_000.0); // (5 + 4 + 1) 10^9 t
    e.put("pm25_total", 8.0); // OC 2, EC 2, other 4
    e.put("so2_total", 10.0);
    e.put("nox_total", 20.0);
    e.put("nh3_total", 10.0);
    e.put("co2_supply_share", 90.0); // 9 of 10
    e.put("pm25_supply_share", 50.0); // 4 of 8
    e.put("nh3_supply_share", 90.0);
    e.put("deaths_supply", 800.0); // households aside
    e.put("nh3_deaths_share", 10.0); // 80 of 800
    e.put("voc_deaths_share", 5.0); // 40 of 800

    e.put("power_co2", 60.0); // 60 of 60 + 10 + 30
    e.put("power_deaths", 25.0); // 30 of 120
    e.put("power_pm25", 100 / 3.0); // three times 20 of 60
    e.put("power_so2_nox", 3000 / 110.0); // 10 + 20 of 50 + 60
    e.put("chemical_co2", 10.0);
    e.put("chemical_deaths", 10.0); // 12 of 120
    e.put("metal_co2", 30.0);
    e.put("metal_deaths", 15.0); // 18 of 120
    e.put("nonmetal_deaths", 50.0); // 60 of 120
    e.put("construction_power_co2", 40.0); // 40 of 100
    e.put("construction_nonmetal_deaths", 75.0); // 60 of 80
    e.put("capital_co2", 60.0);
    e.put("capital_deaths", 25.0); // 30 of 120
    e.put("capital_three_co2", 1100 / 12.0); // 30 + 60 + 10 + 10 of 120
    e.put("capital_three_deaths", 80.0); // 10 + 60 + 5 + 5 of 100
    e.put("equipment_export_co2", 60.0); // 15 of 25
    e.put("equipment_export_deaths", 75.0); // 15 of 20

    e.put("trade_co2", 2000.0); // 1.5 + 0.5
    e.put("trade_co2_share", 20.0); // of 10
    e.put("trade_deaths", 250.0);
    e.put("trade_deaths_share_j", 20.0); // of 1250
    e.put("trade_deaths_share_emitted", 25.0); // of 800 + 200
    e.put("half_co2", 2.0);
    e.put("half_deaths", 4.0);

    e.put("nonmetal_ah", 50.0);
    e.put("nonmetal_hb", 20.0);
    e.put("nonmetal_zj", -50.0);
    e.put("metal_hubs_co2", 35.0); // 20 + 15
    e.put("metal_hubs_deaths", 25.0); // 10 + 15
    e.put("metal_hb_co2", 20.0);
    e.put("metal_hb_deaths", 30.0);
    e.put("metal_hn_deaths", 15.0);
    e.put("metal_hn_co2", 5.0);
    e.put("power_east_co2", 10.0); // 1 + 2 + 3 + 4
    e.put("power_east_co2_share", 10.0);
    e.put("power_east_deaths", 20.0);
    e.put("power_east_deaths_share", 20.0);
    e.put("power_nw_co2_share", 18.0); // 5 + 6 + 7
    e.put("power_nw_deaths", 36.0); // 10 + 12 + 14
    e.put("density_ratio", 20.0); // 10 over 0.5
    e.put("sensitivity_nm", 150.0); // 0.5 over 0.2
    e.put("sensitivity_xj", 400.0); // 0.5 over 0.1

    e.put("cq_tci", 0.5);
    e.put("cq_thi", 0.1);
    e.put("hn_thi", -0.4);
    e.put("ah_thi", -0.3);
    e.put("hn_tci", -0.1);
    e.put("ah_tci", 0.2);
    e.put("z5_z1_co2", 400.0);
    e.put("z5_z1_co2_zones", 25.0);
    e.put("z5_z1_co2_trade", 20.0); // 0.4 of 2
    e.put("z4_z1_deaths", 100.0);
    e.put("z4_z1_deaths_zones", 50.0);
    e.put("z4_z1_deaths_trade", 40.0); // 100 of 250
    e.put("z4_over_z5", 2.5);

    e.put("intensity_power", 1.5); // 30 over 20, one province unknown
    e.put("intensity_metal", 8.0);
    e.put("full_co2", 100.0);
    e.put("full_co2_sectors", 10.0);
    e.put("full_co2_trade", 5.0);
    e.put("full_deaths", 50.0);
    e.put("full_deaths_sectors", 25.0);
    e.put("full_deaths_trade", 12.5);
    e.put("partial75_co2", 75.0);
    e.put("partial75_deaths", 37.5);
    e.put("partial50_co2", 50.0);
    e.put("partial50_deaths", 25.0);
    e.put("nm_power_industry", 6.0); // 90 over 10 + 5
    e.put("hubs_full_co2", 45.0); // 30 + 15
    e.put("hubs_full_deaths", 35.0);
    e.put("hubs_75_co2", 44.0);
    e.put("hubs_75_deaths", 34.0);
    e.put("hubs_50_co2", 43.0);
    e.put("hubs_50_deaths", 33.0);
    e.put("pm25_r", 0.7);
    e.put("pm25_sites", 12.0);
    return e;
  }

  @Test
  void everyFormulaGivesWhatPaperAndPencilDo() {
    Map<String, Double> expected = expected();
    FinishedRun run = SmallRun.of().run();
    List<Quantity> all = Paper.A.quantities();
    assertThat(all.stream().map(Quantity::id).toList())
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    for (Quantity quantity : all) {
      RunValue answer = quantity.answer(run);
      assertThat(answer).as(quantity.id()).isInstanceOf(RunValue.Given.class);
      assertThat(((RunValue.Given) answer).value())
          .as(quantity.id())
          .isCloseTo(expected.get(quantity.id()), within(1e-9));
    }
  }

  @Test
  void whatTheRunLacksIsNamed() {
    FinishedRun run = SmallRun.of().without(DisparityTables.ZONE_FLOW).run();
    assertThat(missing("z4_over_z5", run)).isEqualTo("no table `zone_flow` in the run");
    assertThat(missing("deaths_supply", SmallRun.of().of(List.of("SO2", "VOC")).run()))
        .isEqualTo("deaths by OC, EC, PM_OTHER, NOX, NH3 are not in the run");
    FinishedRun empty = FinishedRun.of(run.manifest(), Map.of(), Map.of());
    for (Quantity quantity : Quantity.all()) {
      assertThat(quantity.answer(empty)).as(quantity.id()).isInstanceOf(RunValue.Missing.class);
    }
  }

  @Test
  void aStressorThatIsNotThereIsNotTakenForNought() {
    Map<String, org.tradewind.tables.Table> tables = new HashMap<>(SmallRun.of().tables());
    tables.put(
        "tier_node",
        org.tradewind.tables.Table.builder(TierTables.TIER_NODE)
            .add("OC", 1, "Power", 1, 0)
            .add("EC", 1, "Power", 1, 0)
            .build());
    FinishedRun run = FinishedRun.of(SmallRun.of().run().manifest(), tables, Map.of());
    assertThat(missing("power_pm25", run))
        .isEqualTo("`tier_node` has no row with tier 1; stressor PM_OTHER");
  }

  @Test
  void noughtOverNoughtIsNoValue() {
    Map<String, org.tradewind.tables.Table> tables = new HashMap<>(SmallRun.of().tables());
    tables.put(
        "zone_flow",
        org.tradewind.tables.Table.builder(DisparityTables.ZONE_FLOW)
            .add("deaths", "Z4", "Z1", 0, 0)
            .add("deaths", "Z5", "Z1", 0, 0)
            .build());
    FinishedRun run = FinishedRun.of(SmallRun.of().run().manifest(), tables, Map.of());
    assertThat(missing("z4_over_z5", run)).isEqualTo("not defined in this run (0 / 0)");
  }

  private static String missing(String id, FinishedRun run) {
    Quantity quantity =
        Quantity.all().stream().filter(q -> q.id().equals(id)).findFirst().orElseThrow();
    return ((RunValue.Missing) quantity.answer(run)).why();
  }
}
