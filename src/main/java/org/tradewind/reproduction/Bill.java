package org.tradewind.reproduction;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What deaths and CO2 cost, by region or by subsector: health = VSL x deaths, climate = SCC x CO2,
 * integrated = both. Equal costs share the smaller place.
 *
 * @param names in the order of the table
 * @param health costs of deaths by name
 * @param climate costs of CO2 by name
 */
record Bill(List<String> names, Map<String, Double> health, Map<String, Double> climate) {

  /**
   * The costs of a run.
   *
   * @param column region or subsector
   * @param factor what the run's deaths are multiplied with
   * @param sources those that count
   */
  static Bill of(String column, FinishedRun run, double factor, RowFilter... sources) {
    Map<String, Double> health = new LinkedHashMap<>();
    Map<String, Double> climate = new LinkedHashMap<>();
    double death = Prices.ofDeath(run) * factor;
    double tonne = Prices.ofTonne(run);
    RunSources.deathsBy(column, run, sources).forEach((name, d) -> health.put(name, death * d));
    RunSources.co2By(column, run, sources).forEach((name, t) -> climate.put(name, tonne * t));
    climate.keySet().forEach(name -> health.putIfAbsent(name, 0.0));
    return new Bill(List.copyOf(health.keySet()), health, climate);
  }

  double health(String name) {
    return health.getOrDefault(name, 0.0);
  }

  double climate(String name) {
    return climate.getOrDefault(name, 0.0);
  }

  double integrated(String name) {
    return health(name) + climate(name);
  }

  /** Integrated cost of some names together. */
  double integrated(Collection<String> some) {
    return some.stream().mapToDouble(this::integrated).sum();
  }

  double healthShare(String name) {
    return health(name) / integrated(name);
  }

  /** Place of a name by integrated cost, from 1. */
  int place(String name) {
    return place(name, this::integrated);
  }

  /** Places that a name loses when all are sorted by integrated in place of climate cost. */
  int placesLost(String name) {
    return place(name) - place(name, this::climate);
  }

  /** The name of the highest integrated cost, the first of several. */
  String top() {
    return top(this::integrated);
  }

  /** The name of the highest climate cost, the first of several. */
  String topClimate() {
    return top(this::climate);
  }

  private String top(ToDoubleFunction<String> cost) {
    return names.stream().filter(n -> place(n, cost) == 1).findFirst().orElseThrow();
  }

  private int place(String name, ToDoubleFunction<String> cost) {
    if (!names.contains(name)) {
      throw new NotInRun("`damage_region` has no " + name);
    }
    double own = cost.applyAsDouble(name);
    return 1 + (int) names.stream().filter(n -> cost.applyAsDouble(n) > own).count();
  }
}
