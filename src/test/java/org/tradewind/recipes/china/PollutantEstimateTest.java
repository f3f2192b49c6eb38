package org.tradewind.recipes.china;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.RegionalEmission;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;

class PollutantEstimateTest {
  private static final Axis REGIONS = Axis.of("region", "BJ", "HB", "TB");
  private static final String FACTOR_HEADER =
      "subsector,unit,pm25,ec_of_pm25,oc_of_pm25,so2,nox,nh3,voc\n";
  private static final Csv ACTIVITIES =
      csv("subsector,amount_mt,proxy\ndom_fuel_wood,0.002,population\n");
  // coal gives 1000 GJ in BJ and 3000 GJ in HB
  private static final FuelInventory INVENTORY =
      FuelInventory.of(
          List.of(
              new FuelCo2("BJ", "Urban", "Raw Coal", 88.8),
              new FuelCo2("HB", "Rural", "Raw Coal", 266.4)),
          FuelBooking.bundled(),
          REGIONS,
          Axis.of("sector", "01"),
          row -> Map.of(Inputs.HOUSEHOLD, 1.0));
  private static final ProvinceProxies PROXIES =
      new ProvinceProxies(INVENTORY, new double[] {1, 2, 1}, new double[] {5, 4, 1});

  private static Csv csv(String text) {
    return Csv.read(new StringReader(text), "test.csv");
  }

  private static PollutantEstimate estimate(String factors, String totals) {
    return PollutantEstimate.of(
        INVENTORY,
        PROXIES,
        PollutantFactors.of(csv(FACTOR_HEADER + factors), ACTIVITIES),
        csv(totals));
  }

  private static String totals(double megatonnes) {
    StringBuilder text = new StringBuilder("species,mt\n");
    Species.POLLUTANTS.forEach(s -> text.append(s).append(',').append(megatonnes).append('\n'));
    return text.toString();
  }

  @Test
  void rawIsActivityTimesFactorAndScalingKeepsProportions() {
    PollutantEstimate estimate =
        estimate(
            "dom_bituminous,g/GJ,100,0.2,0.3,500,10,1,1\ndom_fuel_wood,kg/t,10,0.1,0.4,1,1,1,1\n",
            totals(1e-6));
    // coal: 4000 GJ x 500 g = 2 t SO2; wood: 2000 t x 1 kg = 2 t SO2
    PollutantEstimate.Scaling so2 = estimate.scalings().get(3);
    assertThat(so2.species()).isEqualTo(Species.SO2);
    assertThat(so2.rawTonnes()).isCloseTo(4, within(1e-12));
    assertThat(so2.factor()).isCloseTo(0.25, within(1e-15));
    // wood by population 1 : 2 : 1, also in the province that the inventory lacks
    assertThat(tonnes(estimate, "TB", "dom_fuel_wood", Species.SO2))
        .isCloseTo(0.25 * 2 / 4, within(1e-15));
    assertThat(tonnes(estimate, "HB", "dom_bituminous", Species.SO2))
        .isCloseTo(0.25 * 1.5, within(1e-15));
    assertThat(tonnes(estimate, "TB", "dom_bituminous", Species.SO2)).isZero();
    // of 100 g PM2.5: 30 OC, 20 EC, 50 other
    double oc = tonnes(estimate, "HB", "dom_bituminous", Species.OC);
    assertThat(oc / estimate.scalings().get(0).factor()).isCloseTo(3000 * 30e-6, within(1e-15));
  }

  @Test
  void everySpeciesHasItsNationalTotal() {
    PollutantEstimate estimate =
        estimate("dom_bituminous,g/GJ,100,0.2,0.3,500,10,1,1\n", totals(7));
    for (String species : Species.POLLUTANTS) {
      double sum =
          estimate.emissions().stream()
              .filter(e -> e.species().equals(species))
              .mapToDouble(RegionalEmission::tonnes)
              .sum();
      assertThat(sum).isCloseTo(7e6, within(1e-6));
    }
  }

  @Test
  void refusesFactorsThatCannotBe() {
    assertThatThrownBy(() -> estimate("dom_bituminous,g/GJ,1,0.7,0.4,1,1,1,1\n", totals(1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("test.csv, row 1 (dom_bituminous)")
        .hasMessageContaining("EC and OC fractions 0.7 and 0.4");
    assertThatThrownBy(() -> estimate("ind_lime,kg/t,1,0,0,1,1,1,1\n", totals(1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("an activity of ind_lime");
    assertThatThrownBy(() -> estimate("ind_lime,lb/GJ,1,0,0,1,1,1,1\n", totals(1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("unit 'lb/GJ'");
    assertThatThrownBy(() -> estimate("dom_bituminous,g/GJ,1,0,0,1,1,0,1\n", totals(1)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("emission factors of OC");
  }

  @Test
  void everyActivityThatShipsHasAFactorAndAKnownProxy() {
    PollutantFactors factors = PollutantFactors.bundled();
    List<String> perTonne =
        factors.sources().stream()
            .filter(s -> !s.perHeat())
            .map(PollutantFactors.Source::subsector)
            .toList();
    assertThat(perTonne)
        .containsExactlyInAnyOrderElementsOf(
            Csv.fact("china/national_activities").column("subsector"));
    assertThatThrownBy(() -> PROXIES.shares("gpd", "here"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("proxy 'gpd'");
    assertThatThrownBy(() -> PROXIES.shares("co2:ind_cement", "here"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("sum of 0");
  }

  private static double tonnes(
      PollutantEstimate estimate, String region, String subsector, String species) {
    return estimate.emissions().stream()
        .filter(
            e ->
                e.region().equals(region)
                    && e.subsector().equals(subsector)
                    && e.species().equals(species))
        .mapToDouble(RegionalEmission::tonnes)
        .sum();
  }
}
