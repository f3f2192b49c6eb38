package org.tradewind;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.tradewind.attribution.Closure;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.flows.IndexParameters;
import org.tradewind.flows.PathParameters;
import org.tradewind.health.Gemm;
import org.tradewind.health.HealthParameters;
import org.tradewind.health.Receptors;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.ConcordanceTables;
import org.tradewind.tables.ContributionTables;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.DisparityTables;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Outputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/**
 * The uneven study with people, PM2.5 and weather in place of sensitivities, which the run then
 * computes itself. The cells of its southernmost row lie in no region; people die of two causes, at
 * rates that differ between N and S.
 */
public final class BreathingStudy {
  /** Tables of names of a study without outlines, grid and table cell. */
  public static final List<TableSchema> NAMES =
      Outputs.NAMES.stream()
          .filter(s -> !List.of(NameTables.REGION_SHAPE, Inputs.GRID).contains(s))
          .toList();

  /** The same without subsectors. */
  public static final List<TableSchema> NAMES_OF_FLOWS =
      NAMES.stream().filter(s -> s != Inputs.SUBSECTOR).toList();

  /** What a run without table cell, transport and receptors writes, of {@link Outputs#ALL}. */
  public static final List<TableSchema> WITHOUT_AIR =
      Outputs.ALL.stream()
          .filter(
              s ->
                  !List.of(
                          NameTables.CELL_PLACE,
                          DamageTables.BURDEN,
                          DamageTables.BURDEN_CELL,
                          DamageTables.DEATH_PAIR)
                      .contains(s))
          .toList();

  /** The same with what follows from sources, for a study without receptors, cities and prices. */
  public static final List<TableSchema> WITH_SOURCES =
      Stream.of(
              WITHOUT_AIR,
              List.of(
                  ConcordanceTables.CONCORDANCE_USE,
                  ContributionTables.CONTRIBUTION_RATIO,
                  ContributionTables.DAMAGE_SUBSECTOR,
                  ContributionTables.DAMAGE_SUBSECTOR_SPECIES,
                  ContributionTables.DAMAGE_SPECIES))
          .flatMap(List::stream)
          .toList();

  /** What such a run writes for its draws, and for their extension. */
  public static final List<TableSchema> RUN =
      Stream.concat(WITH_SOURCES.stream(), Stream.of(DamageTables.DAMAGE_CELL_SPECIES)).toList();

  /** What the supply chain writes for a study without a grid and without CO2 or deaths. */
  public static final List<TableSchema> FLOWS_WITHOUT_ZONES =
      WITHOUT_AIR.stream()
          .filter(s -> !s.name().startsWith("damage"))
          .filter(s -> !s.name().startsWith("zone"))
          .filter(s -> s != DisparityTables.RELOCATION_CONTRAST)
          .toList();

  private BreathingStudy() {}

  /** A study on a grid of one-degree cells. */
  public static StudyTables tables(int ncols, int nrows, long seed) {
    LonLatGrid grid = new LonLatGrid(100, 25, 1, 1, ncols, nrows, 6_370_000);
    StudyTables uneven = TinyStudy.uneven(grid.cells(), seed);
    StudyTables tables = new StudyTables();
    uneven.tables().values().stream()
        .filter(t -> !t.name().equals(AirInputs.SENSITIVITY.name()))
        .forEach(t -> tables.put(t, uneven.provenance(t.name())));
    Random random = new Random(seed + 1);
    Table.Builder cell = Table.builder(Inputs.CELL);
    Table.Builder cellRegion = Table.builder(Inputs.CELL_REGION);
    for (int g = 0; g < grid.cells(); g++) {
      cell.add(
          g,
          grid.col(g),
          grid.row(g),
          grid.lonOfCentre(g),
          grid.latOfCentre(g),
          grid.areaKm2(g),
          1e5 * Math.exp(random.nextGaussian()),
          5 + 60 * random.nextDouble(),
          Double.NaN,
          "");
      if (grid.row(g) > 0) {
        double north = random.nextDouble();
        cellRegion.add(g, "N", north).add(g, "S", 1 - north);
      }
    }
    put(tables, cell.build());
    put(tables, cellRegion.build());
    put(tables, GridTable.of(grid));
    put(tables, weather(random));
    putHealth(tables);
    return tables;
  }

  private static Table weather(Random random) {
    Table.Builder weather = Table.builder(AirInputs.METEOROLOGY);
    for (double lon : new double[] {98, 118}) {
      for (double lat : new double[] {20, 50}) {
        weather.add(varying(random, lon, lat, "wind_u_ms", -3, 3));
        weather.add(varying(random, lon, lat, "wind_v_ms", -3, 3));
        weather.add(varying(random, lon, lat, "wind_sd_ms", 2, 5));
        weather.add(varying(random, lon, lat, "mixing_height_m", 500, 1500));
        weather.add(varying(random, lon, lat, "precipitation_mm", 5, 200));
      }
    }
    return weather.build();
  }

  private static Object[] varying(
      Random random, double lon, double lat, String variable, double from, double to) {
    Object[] row = TinyStudy.months(0, lon, lat, variable);
    for (int m = 0; m < Months.COUNT; m++) {
      row[3 + m] = from + (to - from) * random.nextDouble();
    }
    return row;
  }

  private static void putHealth(StudyTables tables) {
    put(
        tables,
        Table.builder(AirInputs.MORTALITY_RATE)
            .add("IHD", "ALL", "*", 110)
            .add("IHD", "ALL", "S", 80)
            .add("STROKE", "ALL", "*", 150)
            .build());
    put(tables, Table.builder(AirInputs.AGE_SHARE).add("ALL", "*", 1).build());
    put(
        tables,
        Table.builder(AirInputs.EXPOSURE_RESPONSE)
            .add(Gemm.FORM, "IHD", "ALL", 0, .2969, 1.9, 12, 40.2)
            .add(Gemm.FORM, "STROKE", "ALL", 0, .272, 6.2, 16.7, 23.7)
            .build());
  }

  private static void put(StudyTables tables, Table table) {
    tables.put(table, Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "made by hand"));
  }

  /** All pollutants, GEMM, and these receptors. */
  public static ModelParameters parameters(List<String> receptors) {
    return new ModelParameters(
        Species.POLLUTANTS,
        HealthParameters.of(Gemm.FORM),
        Closure.Rule.RAW,
        new Receptors(receptors),
        TinyStudy.PARAMETERS.mrio(),
        IndexParameters.DEFAULT,
        PathParameters.DEFAULT,
        30,
        TinyStudy.PARAMETERS.scenarios());
  }
}
