package org.tradewind.exports;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.ClassicNetcdfWriter;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** The gridded results of a run with their intervals as one NetCDF file with CF-1.11 metadata. */
public final class GriddedNetcdf implements RunFormat {
  private static final String REST = "gridded.nc";
  private static final int NO_REGION = -1;

  @Override
  public String name() {
    return "netcdf";
  }

  @Override
  public String describes() {
    return "gridded results with their intervals, NetCDF with CF-1.11 metadata (RUN-" + REST + ")";
  }

  @Override
  public Export of(RunContents run) {
    requireGriddedTable(run);
    List<String> notes = new ArrayList<>();
    PlacedCells places = PlacedCells.require(run, notes);
    CellGrid grid = CellGrid.of(places);
    notes(grid, notes);
    ClassicNetcdfWriter file = new ClassicNetcdfWriter();
    GridCoordinates coordinates = new GridCoordinates(grid, file);
    coordinates.write();
    Map<String, Object> common = new LinkedHashMap<>(coordinates.attributes());
    Optional<String> year = run.about().year();
    year.ifPresent(y -> time(file, y, common));
    cells(file, grid, common);
    MainRegions.of(run, places, notes).ifPresent(byCell -> regions(file, grid, byCell, common));
    new GriddedTables(run, grid, file, common, year.isPresent(), notes).write();
    globals(run, file, notes);
    return new Export(List.of(new File(run.fileName(REST), file::write)), notes);
  }

  private static void requireGriddedTable(RunContents run) {
    boolean some =
        GriddedTables.ALL.stream().anyMatch(s -> run.rows().getOrDefault(s.name(), 0L) > 0);
    if (!some) {
      throw new UserError(
          "run " + run.about().run(),
          "no gridded table",
          "one of " + GriddedTables.ALL.stream().map(TableSchema::name).collect(joining(", ")),
          "Export a run whose study has emissions and sensitivities by cell, or burdens.");
    }
  }

  private static void notes(CellGrid grid, List<String> notes) {
    switch (grid.kind()) {
      case ROWS ->
          notes.add(
              "The projection of the grid is not known, so that the file has no grid mapping.");
      case LIST ->
          notes.add(
              "The cells are not those of a regular grid; the file lists them (dimension cell).");
      case LON_LAT, LAMBERT -> {
        if (!grid.sphereIsKnown()) {
          notes.add(
              "The run has no table grid; the grid was inferred from the centres of the cells.");
        }
      }
    }
  }

  /** The year as a time with its bounds. */
  private static void time(ClassicNetcdfWriter file, String year, Map<String, Object> common) {
    LocalDate start = LocalDate.of(Integer.parseInt(year), 1, 1);
    double days = ChronoUnit.DAYS.between(start, start.plusYears(1));
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("standard_name", "time");
    own.put("long_name", "year of the study");
    own.put("units", "days since " + start + " 00:00:00");
    own.put("calendar", "proleptic_gregorian");
    own.put("axis", "T");
    own.put("bounds", "time_bnds");
    file.doubles("time", List.of(), own, () -> new double[] {days / 2});
    file.dimension("nv", 2)
        .doubles("time_bnds", List.of("nv"), Map.of(), () -> new double[] {0, days});
    common.merge("coordinates", "time", (before, time) -> time + " " + before);
  }

  /** Area and people of the cells. */
  private static void cells(ClassicNetcdfWriter file, CellGrid grid, Map<String, Object> common) {
    Table table = grid.places().table();
    Map<String, Object> area = new LinkedHashMap<>();
    area.put("standard_name", "cell_area");
    area.put("long_name", "area of the cell");
    area.put("units", "km2");
    area.put("_FillValue", GriddedVariable.FILL);
    area.putAll(common);
    column("cell_area", area, table, "area_km2", grid).declare(file, grid);
    Map<String, Object> people = new LinkedHashMap<>();
    people.put("long_name", "people living in the cell");
    people.put("units", "1");
    people.put("_FillValue", GriddedVariable.FILL);
    people.put("cell_methods", "area: sum");
    people.putAll(common);
    column("population", people, table, "population_persons", grid).declare(file, grid);
    common.put("cell_measures", "area: cell_area");
  }

  /** The region of each cell, as a place in the list of their codes. */
  private static void regions(
      ClassicNetcdfWriter file,
      CellGrid grid,
      Map<Integer, String> byCell,
      Map<String, Object> common) {
    List<String> codes = byCell.values().stream().distinct().sorted().toList();
    if (codes.isEmpty()) {
      return;
    }
    file.dimension("region_index", codes.size())
        .texts("region_code", "region_index", Map.of("long_name", "code of the region"), codes);
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("long_name", "region with the largest share of the cell: place in region_code, from 0");
    own.put("_FillValue", new int[] {NO_REGION});
    own.put("flag_values", IntStream.range(0, codes.size()).toArray());
    own.put(
        "flag_meanings",
        codes.stream().map(c -> c.replaceAll("[^A-Za-z0-9_.+@-]", "_")).collect(joining(" ")));
    own.putAll(common);
    int[] values = new int[grid.size()];
    Arrays.fill(values, NO_REGION);
    int[] cells = grid.places().table().ints("cell");
    for (int cell : cells) {
      if (byCell.containsKey(cell)) {
        values[grid.position(cell, "cell_region")] = codes.indexOf(byCell.get(cell));
      }
    }
    file.ints("region", grid.dimensions(), own, () -> values);
  }

  private static GriddedVariable column(
      String name, Map<String, Object> own, Table table, String column, CellGrid grid) {
    return new GriddedVariable(
        name,
        List.of(),
        own,
        () -> {
          double[] values = new double[grid.size()];
          Arrays.fill(values, Double.NaN);
          for (int row = 0; row < table.rows(); row++) {
            int place = grid.position(table.ints("cell")[row], table.name());
            values[place] = table.doubles(column)[row];
          }
          return values;
        });
  }

  private static void globals(RunContents run, ClassicNetcdfWriter file, List<String> notes) {
    RunContents.About about = run.about();
    file.attribute("Conventions", "CF-1.11")
        .attribute("title", about.markedTitle() + ": gridded results")
        .attribute("institution", "not stated; computed with Tradewind " + about.software())
        .attribute(
            "source",
            "Tradewind "
                + about.software()
                + ", study "
                + about.study()
                + ", from: "
                + String.join("; ", about.sources()))
        .attribute(
            "history",
            about.finished() + " run " + about.run() + " finished; exported by Tradewind")
        .attribute(
            "references",
            "Methods: docs/notation.md of Tradewind; tables and columns: docs/tables.md")
        .attribute("status", about.status().name())
        .attribute(
            "comment",
            about.statusSentence()
                + " "
                + about.intervalSentence()
                + " A missing value is a cell for which the run has no number."
                + notes.stream().map(note -> " " + note).collect(joining()));
  }
}
