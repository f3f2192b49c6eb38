package org.tradewind.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every formula of paper B on the tables of {@link SmallCosts}, worked out on paper. */
class PaperBQuantityTest {
  private static Map<String, Double> ofNation() {
    Map<String, Double> e = new HashMap<>();
    e.put("b_pm25_r", 0.8);
    e.put("b_pm25_sites", 15.0);
    e.put("b_energy_industry_co2", 80.0); // 500 + 300 of 1000
    e.put("b_energy_coal_co2", 88.0); // 440 of 500
    e.put("b_industry_coal_co2", 60.0); // 150 + 30 of 300
    e.put("b_coal_pm25", 15.0); // 10 + 5
    e.put("b_domestic_solid_pm25", 30.0); // 20 + 10, waste aside
    e.put("b_domestic_solid_so2", 20.0); // 15 + 5
    e.put("b_domestic_co2", 5.0);
    e.put("b_domestic_deaths", 30.0);
    e.put("b_energy_deaths", 12.5);
    e.put("b_nonsynergistic_deaths", 20.0);
    e.put("b_subsectors_100k", 5.0); // ene, ind and dom bituminous, waste, fertilizer
    e.put("b_subsectors_100k_named", 4.0);
    e.put("b_cement_primary", 70.0);
    e.put("b_steel_primary", 60.0);
    e.put("b_domestic_bituminous_primary", 40.0);
    e.put("b_diesel_deaths", 90_000.0);
    e.put("b_diesel_gasoline", 6.0); // 90 over 15
    e.put("b_ratio_gas", 0.1);
    e.put("b_ratio_waste", 20.0);
    e.put("b_ratio_lowest", 0.05); // dom_lpg has no deaths
    e.put("b_ratio_highest", 25.0);
    e.put("b_bituminous_below_lowest", 20.0); // 40 of 50
    e.put("b_bituminous_below_highest", 90.0); // 40 of 400
    e.put("b_ratio_hubei", 4.0);
    e.put("b_ratio_henan", 3.5);
    e.put("b_ratio_chongqing", 3.0);
    e.put("b_ratio_xizang", 0.2);
    e.put("b_energy_nm_co2", 4.0);
    e.put("b_energy_nm_deaths", 0.5);
    e.put("b_energy_sd_co2", 3.0);
    e.put("b_energy_sd_deaths", 1.0);

    e.put("b_elasticity_solid", 0.5);
    e.put("b_r2_solid", 0.6);
    e.put("b_elasticity_other", 0.2);
    e.put("b_r2_other", 0.1);
    e.put("b_ratio_beijing", 1.5);
    e.put("b_ratio_shanghai", 0.5);
    e.put("b_ratio_guangzhou", 0.6);
    e.put("b_ratio_shenzhen", 0.7);
    e.put("b_city_share_lowest", 25.0); // Tangshan, 2 of 8
    e.put("b_city_share_highest", 90.0); // Shijiazhuang

    e.put("b_grids_land", 30.0); // of cost_threshold, and 10 + 20 of 100
    e.put("b_grids_people", 50.0); // 2 + 3 of 10

    e.put("b_vsl", 1.328);
    e.put("b_scc", 100.0);
    e.put("b_break_even", 13_280.0);
    e.put("b_vsl_base", 3.83);
    e.put("b_vsl_central", 1.328);
    e.put("b_vsl_epa", 4.357);
    e.put("b_vsl_low", 0.66);
    e.put("b_scc_low", 10.0);
    e.put("b_scc_high", 1000.0);
    e.put("b_scc_central", 100.0);

    e.put("b_synergistic", 15.0); // of our list; residue, wood and fertilizer are not
    e.put("b_health_exceeds", 800 / 15.0);
    e.put("b_cost_gdp", 16200 / 1280.0); // 162 of 1280
    e.put("b_below_5", 100 / 3.0); // 42 and 01
    e.put("b_above_gdp", 3.0); // 24, 13 and 25
    e.put("b_above_gdp_named", 2.0);
    e.put("b_subsectors_100bn", 5.0); // diesel has 100
    e.put("b_subsectors_100bn_named", 4.0);
    e.put("b_rank_ene_bituminous", 1.0); // 160
    e.put("b_rank_dom_bituminous", 2.0); // 134
    e.put("b_rank_ind_bituminous", 3.0); // 125, waste has 105
    e.put("b_rank_agriculture", 5.0); // 101
    e.put("b_rank_diesel", 6.0); // 100
    e.put("b_rank_cement", 7.0); // 45
    e.put("b_rank_steel", 8.0); // 35
    e.put("b_rank_crop_residue", 9.0); // 21, gasoline has 20
    e.put("b_rank_brush_wood", 11.0); // 10
    e.put("b_climate_share", 25.0); // 40 of 160
    e.put("b_health_share_lowest", 600 / 7.0); // steel, 30 of 35
    e.put("b_health_share_highest", 13_000 / 134.0); // dom_bituminous
    return e;
  }

  /** Where deaths are twice as many; the others stay as they are or double. */
  static Map<String, Double> ofNationClosed() {
    Map<String, Double> e = new HashMap<>();
    e.put("b_subsectors_100k", 6.0); // and diesel
    e.put("b_subsectors_100k_named", 5.0);
    e.put("b_diesel_deaths", 180_000.0);
    e.put("b_health_exceeds", 800 / 15.0);
    e.put("b_cost_gdp", 19_900 / 1280.0); // 37 more
    e.put("b_below_5", 100 / 3.0);
    e.put("b_above_gdp", 3.0);
    e.put("b_above_gdp_named", 2.0);
    e.put("b_subsectors_100bn", 6.0);
    e.put("b_subsectors_100bn_named", 5.0);
    e.put("b_rank_ene_bituminous", 1.0); // 280
    e.put("b_rank_dom_bituminous", 2.0); // 264
    e.put("b_rank_ind_bituminous", 3.0); // 235
    e.put("b_rank_agriculture", 5.0); // 202
    e.put("b_rank_diesel", 6.0); // 190
    e.put("b_rank_cement", 7.0);
    e.put("b_rank_steel", 8.0);
    e.put("b_rank_crop_residue", 9.0); // 42
    e.put("b_rank_brush_wood", 11.0); // 20
    e.put("b_grids_land", 60.0); // and cells 3 and 4: 15 + 15
    e.put("b_grids_people", 100.0);
    e.put("b_climate_share", 100 / 7.0); // 40 of 280
    e.put("b_health_share_lowest", 6000 / 65.0);
    e.put("b_health_share_highest", 26_000 / 264.0);
    return e;
  }

  private static Map<String, Double> ofProvinces() {
    Map<String, Double> e = new HashMap<>();
    e.put("b_places_js", 1.0); // 20 first by climate, 25 behind Henan's 26
    e.put("b_places_gd", 2.0); // second, then behind Shanxi too
    e.put("b_places_nm", 3.0); // fourth with Liaoning, then seventh with Hebei
    e.put("b_shift_cq", 1.0); // thirteenth, then fifth with Liaoning
    e.put("b_top_changes", 4.0); // Henan, Tianjin, Beijing, Shanxi
    e.put("b_top_changes_named", 3.0); // Shanxi to diesel
    e.put("b_dominated_largest", 12.0); // all but Shanxi
    e.put("b_dominated_half", 11.0); // Jilin has half
    e.put("b_dominated_energy", 5.0); // Henan, Tianjin, Hebei, Chongqing, Gansu
    e.put("b_coal_power_j", 10.0); // 17 of 170
    e.put("b_coal_power_emitted", 1700 / 88.0);
    e.put("b_solid_jl", 50.0); // 4 of 8
    e.put("b_solid_hl", 25.0); // 2 of 8
    e.put("b_solid_gs", 10.0); // 1 of 10, burning in the open aside
    return e;
  }

  private static void check(Map<String, Double> expected, FinishedRun run, double factor) {
    for (Map.Entry<String, Double> e : expected.entrySet()) {
      RunValue answer = Quantity.of(e.getKey()).answer(run, factor);
      assertThat(answer).as(e.getKey()).isInstanceOf(RunValue.Given.class);
      assertThat(((RunValue.Given) answer).value())
          .as(e.getKey())
          .isCloseTo(e.getValue(), within(1e-9 * Math.max(1, Math.abs(e.getValue()))));
    }
  }

  @Test
  void everyFormulaGivesWhatPaperAndPencilDo() {
    check(ofNation(), SmallCosts.nation().run(), 1);
    check(ofProvinces(), SmallCosts.provinces().run(), 1);
    assertThat(Paper.B.quantities().stream().map(Quantity::id).toList())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ofNation(), ofProvinces()).flatMap(m -> m.keySet().stream()).toList());
  }
}
