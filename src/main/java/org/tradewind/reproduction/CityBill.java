package org.tradewind.reproduction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.Table;

/**
 * What the deaths and the CO2 of a city cost.
 *
 * @param name for people
 * @param region region of the city
 * @param health VSL x deaths
 * @param climate SCC x CO2
 */
record CityBill(String name, String region, double health, double climate) {
  private static final List<String> NAMED = List.of("Chongqing", "Zhengzhou", "Shanghai", "Wuhan");
  private static final Set<String> CLUSTER = Set.of("BJ", "TJ", "HB");
  private static final int IN_CLUSTER = 6;

  /**
   * Health shares of the ten cities that paper B counts as main contributors: it names four, and
   * says that six lie in the cluster of Beijing, Tianjin and Hebei, which we read as the six of
   * highest integrated cost there.
   */
  static DoubleStream top(FinishedRun run, double factor) {
    List<CityBill> cities = of(run, factor);
    List<CityBill> named = cities.stream().filter(c -> NAMED.contains(c.name)).toList();
    List<CityBill> cluster = cities.stream().filter(c -> CLUSTER.contains(c.region)).toList();
    if (named.size() != NAMED.size() || cluster.size() < IN_CLUSTER) {
      throw new NotInRun(
          "`city_point` has not all of "
              + String.join(", ", NAMED)
              + " and six cities in "
              + String.join(", ", CLUSTER.stream().sorted().toList()));
    }
    return Stream.concat(
            named.stream(),
            cluster.stream()
                .sorted(Comparator.comparingDouble(CityBill::integrated).reversed())
                .limit(IN_CLUSTER))
        .mapToDouble(c -> c.health / c.integrated());
  }

  private static List<CityBill> of(FinishedRun run, double factor) {
    Table table =
        run.table(CityTables.CITY_POINT)
            .orElseThrow(() -> new NotInRun("no table `city_point` in the run"));
    double death = factor * Prices.ofDeath(run);
    double tonne = Prices.ofTonne(run);
    List<CityBill> cities = new ArrayList<>();
    for (int i = 0; i < table.rows(); i++) {
      cities.add(
          new CityBill(
              table.strings("name")[i],
              table.strings("region")[i],
              death * table.doubles("deaths")[i],
              tonne * table.doubles("co2_t")[i]));
    }
    return cities;
  }

  private double integrated() {
    return health + climate;
  }
}
