package org.tradewind.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.Grid;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.CellPlaces;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.EvaluationTables;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * Modelled against measured concentrations: every site is matched to the cell that holds it, and
 * its region is that with the largest share of the cell (the first in the table, of equal ones).
 * {@link EvaluationStatistics} defines the statistics.
 */
public final class ModelEvaluation {
  private final List<SiteMatch> matches;
  private final ModelledConcentrations modelled;
  private final List<String> regions;

  private ModelEvaluation(
      List<SiteMatch> matches, ModelledConcentrations modelled, List<String> regions) {
    this.matches = List.copyOf(matches);
    this.modelled = modelled;
    this.regions = regions;
  }

  /**
   * Matches sites and cells.
   *
   * @param tables observation, grid, cell, and cell_region, region and concentration where the
   *     study has them
   */
  public static ModelEvaluation of(StudyTables tables) {
    Table observation = tables.require(AirInputs.OBSERVATION);
    Grid grid = GridTable.read(tables.require(Inputs.GRID));
    Table cell = tables.require(Inputs.CELL);
    GridTable.checkCells(cell, grid);
    ModelledConcentrations modelled =
        ModelledConcentrations.of(cell, optional(tables, AirInputs.AIR_CONCENTRATION));
    Map<Integer, String> regionOf =
        optional(tables, Inputs.CELL_REGION).map(CellPlaces::mainRegions).orElse(Map.of());
    List<SiteMatch> matches = new ArrayList<>();
    for (int row = 0; row < observation.rows(); row++) {
      String species = known(observation, row);
      int at = cellAt(grid, observation, row);
      matches.add(
          new SiteMatch(
              observation.strings("site")[row],
              species,
              at,
              regionOf.getOrDefault(at, ""),
              observation.doubles("value")[row],
              modelled.annualMean(species, at)));
    }
    return new ModelEvaluation(matches, modelled, order(tables, matches));
  }

  private static Optional<Table> optional(StudyTables tables, TableSchema schema) {
    return tables.has(schema) ? Optional.of(tables.require(schema)) : Optional.empty();
  }

  private static int cellAt(Grid grid, Table observation, int row) {
    double lon = observation.doubles("lon")[row];
    double lat = observation.doubles("lat")[row];
    if (Math.abs(lon) > 360 || Math.abs(lat) > 90) {
      throw new UserError(
          "table observation, row " + (row + 1) + " (" + observation.keyText(row) + ")",
          "longitude " + lon + ", latitude " + lat,
          "degrees, a latitude from -90 to 90",
          "Check that the two are not exchanged.");
    }
    // a pole cannot be projected to a cone; no cell of a regional grid lies there
    return Math.abs(lat) == 90 ? -1 : grid.cellAt(lon, lat);
  }

  private static String known(Table observation, int row) {
    String species = observation.strings("species")[row];
    if (!Species.IN_AIR.contains(species)) {
      throw UserError.unknown(
          "table observation, row " + (row + 1) + " (" + observation.keyText(row) + ")",
          "species",
          species,
          Species.IN_AIR);
    }
    return species;
  }

  /** The regions with a site, in the order of the table region, then any others. */
  private static List<String> order(StudyTables tables, List<SiteMatch> matches) {
    List<String> order = new ArrayList<>();
    optional(tables, Inputs.REGION).ifPresent(t -> order.addAll(List.of(t.strings("region"))));
    matches.stream()
        .map(SiteMatch::region)
        .filter(r -> !r.isEmpty() && !order.contains(r))
        .distinct()
        .sorted()
        .forEach(order::add);
    return order;
  }

  /** Every measured value in the order of the table observation. */
  public List<SiteMatch> matches() {
    return matches;
  }

  /** Where modelled values come from. */
  public ModelledConcentrations modelled() {
    return modelled;
  }

  /** The measured species, in the order of {@link Species#IN_AIR}. */
  public List<String> species() {
    return Species.IN_AIR.stream()
        .filter(s -> matches.stream().anyMatch(m -> m.species().equals(s)))
        .toList();
  }

  /** The statistics of a species over all sites that are used. */
  public EvaluationStatistics statistics(String species) {
    return statistics(
        matches.stream().filter(m -> m.used() && m.species().equals(species)).toList());
  }

  private static EvaluationStatistics statistics(Collection<SiteMatch> used) {
    return EvaluationStatistics.of(
        used.stream().mapToDouble(SiteMatch::modelledUgM3).toArray(),
        used.stream().mapToDouble(SiteMatch::observedUgM3).toArray());
  }

  /** The table evaluation: by species, first over all sites, then by region that has any. */
  public Table table() {
    Benchmarks benchmarks = new Benchmarks();
    Table.Builder table = Table.builder(EvaluationTables.EVALUATION);
    for (String species : species()) {
      addRows(table, species, Inputs.ANY, statistics(species), benchmarks);
      for (String region : regions) {
        List<SiteMatch> used =
            matches.stream()
                .filter(m -> m.used() && m.species().equals(species) && m.region().equals(region))
                .toList();
        if (!used.isEmpty()) {
          addRows(table, species, region, statistics(used), benchmarks);
        }
      }
    }
    return table.build();
  }

  private static void addRows(
      Table.Builder table,
      String species,
      String region,
      EvaluationStatistics s,
      Benchmarks benchmarks) {
    for (EvaluationStatistics.Value v : s.values()) {
      Optional<Benchmarks.Benchmark> benchmark = benchmarks.of(species, v.statistic());
      table.add(
          species,
          region,
          v.statistic(),
          v.value(),
          v.unit(),
          benchmark.map(Benchmarks.Benchmark::goal).orElse(Double.NaN),
          benchmark.map(Benchmarks.Benchmark::criterion).orElse(Double.NaN),
          benchmark.map(b -> b.verdict(v.value())).orElse(""));
    }
  }

  /** The table evaluation_site, in the order of the table observation. */
  public Table siteTable() {
    Table.Builder table = Table.builder(EvaluationTables.EVALUATION_SITE);
    for (SiteMatch m : matches) {
      table.add(
          m.site(),
          m.species(),
          m.cell(),
          m.region(),
          m.observedUgM3(),
          m.modelledUgM3(),
          m.status().label());
    }
    return table.build();
  }
}
