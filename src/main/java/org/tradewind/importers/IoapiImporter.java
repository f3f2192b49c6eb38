package org.tradewind.importers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;

/**
 * People, and PM2.5 where there is any, of one step and layer of an IOAPI file -> the cells of the
 * file's own grid. Nothing is interpolated: a cell has the value that the file has for it.
 */
public final class IoapiImporter implements Importer {
  /** The ways in which CMAQ and its tools write micrograms per cubic metre, in lower case. */
  private static final Set<String> MICROGRAMS_PER_M3 =
      Set.of(
          "ug/m3",
          "ug/m**3",
          "ug/m^3",
          "ug m-3",
          "ug m^-3",
          "ug m**-3",
          "ugrams/m**3",
          "micrograms/m**3",
          "microg/m**3");

  @Override
  public String format() {
    return "ioapi";
  }

  @Override
  public String describes() {
    return "people and PM2.5 in an IOAPI NetCDF file on a Lambert grid -> cell, on its own grid";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("variable", "", "variable of the people in a cell"),
        new Setting("pm25_variable", "", "variable of PM2.5 in ug/m3; empty: none to read"),
        new Setting("step", "0", "time step to read, from 0"),
        new Setting("layer", "0", "layer to read, from 0 at the ground"),
        new Setting("source", "Gridded data", "publisher and year"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    if (settings.text("variable").isEmpty()) {
      throw new UserError(
          "import ioapi --set variable",
          "nothing",
          "the variable of the people in a cell",
          "Name it; ncdump -h FILE lists the variables.");
    }
    int step = GridSettings.whole(format(), settings, "step");
    int layer = GridSettings.whole(format(), settings, "layer");
    try (IoapiFile file = IoapiFile.open(source)) {
      LambertGrid grid = file.header().grid();
      CellTable cells = new CellTable(grid, existing);
      if (cells.cells().length == 0) {
        IntStream.range(0, grid.cells()).forEach(cells::ensure);
      }
      Layer people = new Layer(source, file, settings.text("variable"), step, layer);
      String note = people(people, cells);
      if (!settings.text("pm25_variable").isEmpty()) {
        note += pm25(new Layer(source, file, settings.text("pm25_variable"), step, layer), cells);
      }
      Provenance origin =
          new Provenance(
              Provenance.Status.REAL,
              settings.text("source"),
              note,
              List.of(SourceFiles.hashed(source)));
      return cells.tables(CellTable.origin(existing, origin));
    }
  }

  private static String people(Layer layer, CellTable cells) {
    String units = layer.variable.units();
    if (units.contains("/")) {
      throw new UserError(
          layer.where(),
          "people in '" + units + "'",
          "a number of people in each cell",
          "Multiply a density by the cells' area first.");
    }
    CompensatedSum all = new CompensatedSum();
    int missing = 0;
    for (int c = 0; c < layer.values.length; c++) {
      if (Double.isNaN(layer.value(c))) {
        missing++;
      } else {
        all.add(layer.value(c));
      }
    }
    CompensatedSum inside = new CompensatedSum();
    for (int cell : cells.cells()) {
      double persons = layer.value(cell);
      // as elsewhere, a cell for which the source names no number of people counts as empty
      double counted = Double.isNaN(persons) ? 0 : persons;
      cells.set(cell, "population_persons", counted);
      inside.add(counted);
    }
    return String.format(
        Locale.ROOT,
        "people from %s ('%s'): %.0f persons in the cells, %.0f in cells of the file that the study"
            + " lacks; %d cells without a value",
        layer.variable.name(),
        units,
        inside.value(),
        all.value() - inside.value(),
        missing);
  }

  private static String pm25(Layer layer, CellTable cells) {
    String units = layer.variable.units();
    if (!MICROGRAMS_PER_M3.contains(units.toLowerCase(Locale.ROOT))) {
      throw new UserError(
          layer.where(),
          "PM2.5 in '" + units + "'",
          "micrograms per cubic metre, as in 'ug/m**3' or 'micrograms/m**3'",
          "Convert the variable, or correct its units.");
    }
    int missing = 0;
    for (int cell : cells.cells()) {
      double value = layer.value(cell);
      cells.set(cell, "pm25_ugm3", value);
      missing += Double.isNaN(value) ? 1 : 0;
    }
    return String.format(
        Locale.ROOT,
        "; PM2.5 from %s ('%s'): %d cells without a value",
        layer.variable.name(),
        units,
        missing);
  }

  /** One layer of one variable, of which no value may be negative. */
  private static final class Layer {
    private final Path source;
    private final LambertGrid grid;
    private final IoapiFile.Variable variable;
    private final double[] values;

    Layer(Path source, IoapiFile file, String name, int step, int layer) {
      this.source = source;
      this.grid = file.header().grid();
      this.variable = file.variable(name);
      this.values = file.read(name, step, layer);
    }

    String where() {
      return source + ", variable " + variable.name();
    }

    /** The value of a cell, NaN where it is marked as missing. */
    double value(int cell) {
      double value = values[cell];
      if (value < IoapiFile.MISSING_BELOW) {
        return Double.NaN;
      }
      if (!(value >= 0 && value <= Double.MAX_VALUE)) {
        throw new UserError(
            where() + ", column " + grid.col(cell) + ", row " + grid.row(cell),
            Double.toString(value),
            "a finite number of at least 0, or IOAPI's mark for a missing one",
            "Correct the value.");
      }
      return value;
    }
  }
}
