package org.tradewind.reproduction;

import static org.tradewind.reproduction.InputKind.EMISSION;
import static org.tradewind.reproduction.InputKind.SENSITIVITY;
import static org.tradewind.reproduction.PrintedContributions.CO2_SHARE;
import static org.tradewind.reproduction.PrintedContributions.DEATHS_SHARE;
import static org.tradewind.reproduction.PrintedContributions.group;
import static org.tradewind.reproduction.PrintedContributions.groupOf;
import static org.tradewind.reproduction.RowFilter.is;
import static org.tradewind.reproduction.Totals.PERCENT;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tradewind.tables.CityTables;

/**
 * What provinces and cities contribute to deaths and CO2 (paper B, "Spatial heterogeneity in
 * contributions to health damage and CO2 emissions").
 */
final class Places {
  private static final Set<InputKind> TONNES = Set.of(EMISSION);
  private static final Set<InputKind> KILLED = Set.of(EMISSION, SENSITIVITY);

  private static final Set<InputKind> OF_CITIES = Set.of(EMISSION, SENSITIVITY, InputKind.CITIES);

  private Places() {}

  static List<Quantity> quantities() {
    return Stream.of(
            evaluation(), provinces(), energy("nm", "NM"), energy("sd", "SD"), line(), megacities())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Quantity> evaluation() {
    return List.of(
        ScenarioQuantities.measured("b_pm25_r", "r"),
        ScenarioQuantities.measured("b_pm25_sites", "n"));
  }

  private static List<Quantity> provinces() {
    return List.of(
        PrintedContributions.ratio("b_ratio_hubei", "region", "HE"),
        PrintedContributions.ratio("b_ratio_henan", "region", "HN"),
        PrintedContributions.ratio("b_ratio_chongqing", "region", "CQ"),
        PrintedContributions.ratio("b_ratio_xizang", "region", "TB"));
  }

  /** A province's energy sector, of all deaths or CO2 of the nation. */
  private static List<Quantity> energy(String ending, String region) {
    String how = group("region_category energy in " + region);
    return List.of(
        Quantity.of("b_energy_" + ending + "_co2", how, TONNES, inRegion(region, CO2_SHARE)),
        Quantity.of("b_energy_" + ending + "_deaths", how, KILLED, inRegion(region, DEATHS_SHARE)));
  }

  private static List<Quantity> line() {
    return List.of(
        regression("b_elasticity_solid", "above", "b"),
        regression("b_r2_solid", "above", "r2"),
        regression("b_elasticity_other", "below", "b"),
        regression("b_r2_other", "below", "r2"));
  }

  private static Quantity regression(String id, String group, String column) {
    return Quantity.of(
        id,
        "`city_regression`, " + column + ", " + group,
        OF_CITIES,
        Reading.of(CityTables.CITY_REGRESSION, column, is("group", group)));
  }

  private static List<Quantity> megacities() {
    return List.of(
        city("b_ratio_beijing", "Beijing"),
        city("b_ratio_shanghai", "Shanghai"),
        city("b_ratio_guangzhou", "Guangzhou"),
        city("b_ratio_shenzhen", "Shenzhen"));
  }

  private static Quantity city(String id, String name) {
    return Quantity.of(
        id,
        "`city_point`, ratio, " + name,
        OF_CITIES,
        Reading.of(CityTables.CITY_POINT, "ratio", is("name", name)));
  }

  private static Reading inRegion(String region, String column) {
    return groupOf("region_category", "energy", region, column).times(PERCENT);
  }
}
