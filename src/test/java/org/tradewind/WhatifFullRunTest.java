package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tradewind.ScaledStudy.NORTH_PLANTS;
import static org.tradewind.ScaledStudy.PLANTS_OFF;
import static org.tradewind.ScaledStudy.assertClose;
import static org.tradewind.ScaledStudy.scaled;
import static org.tradewind.ScaledStudy.sum;
import static org.tradewind.ScaledStudy.whatif;
import static org.tradewind.ScaledStudy.whatifs;
import static org.tradewind.ScaledStudy.wholeCells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Species;
import org.tradewind.scenarios.WhatifParameters.Whatif;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * What-ifs next to the whole model run a second time with the scaled emissions. With given
 * sensitivities the two agree, since damage and flows are linear in emissions.
 */
class WhatifFullRunTest {
  @Test
  void withGivenSensitivitiesASecondRunAgrees() {
    StudyTables inputs = wholeCells(TinyStudy.uneven(30, 5));
    ModelParameters parameters = TinyStudy.with(Species.POLLUTANTS, 4);
    Pipeline.Results first = Pipeline.run(inputs, parameters);
    Map<String, Table> avoided =
        whatifs(inputs, first, parameters, Optional.empty(), NORTH_PLANTS, PLANTS_OFF);
    for (Whatif whatif : List.of(NORTH_PLANTS, PLANTS_OFF)) {
      String name = whatif.name();
      Map<String, Table> after = Pipeline.run(scaled(inputs, whatif), parameters).tables();
      Map<String, Table> before = first.tables();
      Table total = avoided.get("whatif");
      assertThat(sum(total, "deaths_avoided", "whatif", name)).isPositive();
      for (String region : List.of("N", "S")) {
        assertClose(
            sum(avoided.get("whatif_region"), "deaths_avoided", "whatif", name, "region", region),
            sum(before.get("damage_region"), "deaths", "region", region),
            sum(after.get("damage_region"), "deaths", "region", region));
        assertClose(
            sum(avoided.get("whatif_region"), "co2_avoided_t", "whatif", name, "region", region),
            sum(before.get("damage_region"), "tonnes", "region", region, "species", "CO2"),
            sum(after.get("damage_region"), "tonnes", "region", region, "species", "CO2"));
      }
      for (String species : List.of("OC", "NH3", "CO2")) {
        assertClose(
            sum(
                avoided.get("whatif_species"),
                "tonnes_avoided",
                "whatif",
                name,
                "species",
                species),
            sum(before.get("damage_region"), "tonnes", "species", species),
            sum(after.get("damage_region"), "tonnes", "species", species));
      }
      demandAgrees(name, avoided.get("whatif_demand"), before, after);
    }
  }

  private static void demandAgrees(
      String name, Table demand, Map<String, Table> before, Map<String, Table> after) {
    for (String stressor : List.of("CO2", "deaths")) {
      for (String view : List.of("final_producer", "final_consumer")) {
        List<String> places = new ArrayList<>(List.of("N", "S"));
        if (view.equals("final_consumer")) {
          places.add("ROW");
        }
        for (String to : places) {
          String[] flow = {"view", view, "stressor", stressor, "to_region", to};
          String[] own = Arrays.copyOf(flow, 8);
          own[6] = "whatif";
          own[7] = name;
          assertClose(
              sum(demand, "avoided", own),
              sum(before.get("flow_pair"), "value", flow),
              sum(after.get("flow_pair"), "value", flow));
        }
      }
      String[] household = {
        "view", "household", "stressor", stressor, "whatif", name, "to_region", "N"
      };
      String[] place = {"stressor", stressor, "region", "N"};
      assertClose(
          sum(demand, "avoided", household),
          sum(before.get("account_household"), "value", place),
          sum(after.get("account_household"), "value", place));
    }
  }
}
