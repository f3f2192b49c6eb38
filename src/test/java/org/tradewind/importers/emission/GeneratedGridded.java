package org.tradewind.importers.emission;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.GeneratedNetcdf;
import org.tradewind.importers.Importers;
import org.tradewind.importers.grid.CellTable;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Tiny gridded inventories in longitude and latitude, and studies to bring them to. */
final class GeneratedGridded {
  static final double[] LON = {110.5, 111.5};

  /** From north to south. */
  static final double[] LAT = {31.5, 30.5};

  private final double[] lon;
  private final double[] lat;
  private final int steps;
  private final List<String> names = new ArrayList<>();
  private final List<Map<String, Object>> attributes = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private Map<String, Object> time = Map.of();
  private double[] times = {};

  /**
   * A file.
   *
   * @param steps number of time steps; 0 for variables without time
   */
  GeneratedGridded(double[] lon, double[] lat, int steps) {
    this.lon = lon;
    this.lat = lat;
    this.steps = steps;
  }

  /** Two columns and two rows of a degree, the northern row first. */
  static GeneratedGridded fourCells(int steps) {
    return new GeneratedGridded(LON, LAT, steps);
  }

  GeneratedGridded variable(String name, String units, double... data) {
    return variable(name, units.isEmpty() ? Map.of() : Map.of("units", units), data);
  }

  GeneratedGridded variable(String name, Map<String, Object> of, double... data) {
    names.add(name);
    attributes.add(of);
    values.add(data);
    return this;
  }

  /** An axis of time. */
  GeneratedGridded times(String units, double... at) {
    time = Map.of("units", units);
    times = at;
    return this;
  }

  Path write(Path file) {
    GeneratedNetcdf netcdf = new GeneratedNetcdf(1, 0);
    List<String> shape = new ArrayList<>(List.of("lat", "lon"));
    if (steps > 0) {
      netcdf.dimension("time", steps);
      shape.add(0, "time");
    }
    netcdf
        .dimension("lat", lat.length)
        .dimension("lon", lon.length)
        .variable(
            "lat", GeneratedNetcdf.DOUBLE, List.of("lat"), Map.of("units", "degrees_north"), lat)
        .variable(
            "lon", GeneratedNetcdf.DOUBLE, List.of("lon"), Map.of("units", "degrees_east"), lon);
    if (times.length > 0) {
      netcdf.variable("time", GeneratedNetcdf.DOUBLE, List.of("time"), time, times);
    }
    for (int v = 0; v < names.size(); v++) {
      netcdf.variable(
          names.get(v), GeneratedNetcdf.DOUBLE, shape, attributes.get(v), values.get(v));
    }
    return netcdf.write(file);
  }

  /** A study of all cells of a grid in longitude and latitude. */
  static LonLatGrid lonLat(double west, double south, double size, int columns, int rows) {
    return new LonLatGrid(west, south, size, size, columns, rows, 6_370_000);
  }

  /** A folder with the grid and some of its cells; all where none are named. */
  static StudyTables study(Grid grid, int... cells) {
    CellTable table = new CellTable(grid, new StudyTables());
    int[] all = cells.length > 0 ? cells : IntStream.range(0, grid.cells()).toArray();
    Arrays.stream(all).forEach(table::ensure);
    Provenance origin = Provenance.of(Provenance.Status.GIVEN, "hand", "made");
    return new StudyTables().put(table.table(), origin).put(GridTable.of(grid), origin);
  }

  /** Adds a table subsector of codes and categories: "S1", "power", ... */
  static StudyTables withSubsectors(StudyTables study, String... codesAndCategories) {
    Table.Builder table = Table.builder(Inputs.SUBSECTOR);
    for (int i = 0; i < codesAndCategories.length; i += 2) {
      table.add(codesAndCategories[i], codesAndCategories[i + 1], "coal", true, false);
    }
    return study.put(table.build(), Provenance.of(Provenance.Status.GIVEN, "hand", "made"));
  }

  /** Reads a source into a study, settings given as key, value, key, value. */
  static StudyTables read(Path source, StudyTables study, String... keysAndValues) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      given.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    Importer importer = new GriddedInventoryImporter();
    return Importers.read(importer, source, ImportSettings.of(importer, given), study);
  }

  static Table grid(StudyTables tables) {
    return tables.require(InventoryTables.INVENTORY_GRID).validated("test");
  }

  static List<String> remarks(StudyTables tables) {
    return tables.provenance("inventory_grid").remarks();
  }

  static AbstractThrowableAssert<?, ? extends Throwable> refused(
      Path source, StudyTables study, String... settings) {
    return assertThatThrownBy(() -> read(source, study, settings)).isInstanceOf(UserError.class);
  }

  /** Tonnes of each row in a month, from 1, or of the year where 0. */
  static double[] tonnes(Table table, int month) {
    double[] tonnes = new double[table.rows()];
    for (int m = 1; m <= 12; m++) {
      double[] of = table.doubles(String.format("m%02d", m));
      for (int r = 0; r < tonnes.length; r++) {
        tonnes[r] += month == 0 || month == m ? of[r] : 0;
      }
    }
    return tonnes;
  }
}
