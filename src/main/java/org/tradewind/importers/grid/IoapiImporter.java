package org.tradewind.importers.grid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.formats.ioapi.IoapiFile;
import org.tradewind.formats.units.UnitConversion;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.importers.source.VariableUnit;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;

/**
 * People, and PM2.5 where there is any, of one step and layer of an IOAPI file -> the cells of the
 * file's own grid. Nothing is interpolated: a cell has the value that the file has for it, unpacked
 * and converted to the table's unit. A cell whose value is missing has no people, and no PM2.5.
 */
public final class IoapiImporter implements Importer {
  @Override
  public String format() {
    return "ioapi";
  }

  @Override
  public String describes() {
    return "people and PM2.5 in an IOAPI NetCDF file on a Lambert grid -> cell, on its own grid; missing"
        + " values, packing and units as the file declares them";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("variable", "", "variable of the people in a cell"),
        new Setting("pm25_variable", "", "variable of PM2.5; empty: none to read"),
        new Setting(
            "population_unit",
            "",
            "unit of the people, as in UDUNITS; empty: what the file declares, persons if nothing"),
        VariableUnit.setting("pm25_unit", "PM2.5"),
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
      LambertGrid grid = file.wholeGrid();
      CellTable cells = new CellTable(grid, existing);
      if (cells.cells().length == 0) {
        IntStream.range(0, grid.cells()).forEach(cells::ensure);
      }
      List<String> remarks = new ArrayList<>();
      Layer people = new Layer(source, file, settings.text("variable"), step, layer);
      String note = people(people, settings, cells, remarks);
      if (!settings.text("pm25_variable").isEmpty()) {
        Layer pm25 = new Layer(source, file, settings.text("pm25_variable"), step, layer);
        note += pm25(pm25, settings, cells, remarks);
      }
      Provenance origin =
          new Provenance(
              Provenance.Status.REAL,
              settings.text("source"),
              note,
              List.of(SourceFiles.hashed(source)),
              remarks);
      return cells.tables(CellTable.origin(existing, origin));
    }
  }

  private static String people(
      Layer layer, ImportSettings settings, CellTable cells, List<String> remarks) {
    layer.convert(peopleUnit(layer, settings, remarks), remarks);
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
    int empty = 0;
    for (int cell : cells.cells()) {
      double persons = layer.value(cell);
      // as elsewhere, a cell for which the source names no number of people counts as empty
      double counted = Double.isNaN(persons) ? 0 : persons;
      cells.set(cell, "population_persons", counted);
      inside.add(counted);
      empty += Double.isNaN(persons) ? 1 : 0;
    }
    if (empty > 0) {
      remarks.add(
          String.format(
              "%s: %d of %d cells have no value and count as without people.",
              layer.where(), empty, cells.cells().length));
    }
    return String.format(
        Locale.ROOT,
        "people from %s (%s): %.0f persons in the cells, %.0f in cells of the file that the study"
            + " lacks; %d cells without a value",
        layer.variable.name(),
        layer.units(),
        inside.value(),
        all.value() - inside.value(),
        missing);
  }

  private static VariableUnit peopleUnit(
      Layer layer, ImportSettings settings, List<String> remarks) {
    VariableUnit unit = VariableUnit.of("people", "persons", "population_unit", settings);
    if (!unit.given().isEmpty() || !layer.variable.units().isBlank()) {
      return unit;
    }
    remarks.add(layer.where() + " declares no unit: taken as persons in each cell.");
    return new VariableUnit(unit.quantity(), unit.unit(), unit.setting(), unit.unit());
  }

  private static String pm25(
      Layer layer, ImportSettings settings, CellTable cells, List<String> remarks) {
    layer.convert(VariableUnit.of("PM2.5", "ug/m3", "pm25_unit", settings), remarks);
    int missing = 0;
    for (int cell : cells.cells()) {
      double value = layer.value(cell);
      cells.set(cell, "pm25_ugm3", value);
      missing += Double.isNaN(value) ? 1 : 0;
    }
    if (missing > 0) {
      remarks.add(
          String.format(
              "%s: %d of %d cells have no value; their PM2.5 stays empty.",
              layer.where(), missing, cells.cells().length));
    }
    return String.format(
        Locale.ROOT,
        "; PM2.5 from %s (%s): %d cells without a value",
        layer.variable.name(),
        layer.units(),
        missing);
  }

  /** One layer of one variable, of which no value may be negative. */
  private static final class Layer {
    private final Path source;
    private final LambertGrid grid;
    private final IoapiFile.Variable variable;
    private final double[] values;
    private UnitConversion conversion;

    Layer(Path source, IoapiFile file, String name, int step, int layer) {
      this.source = source;
      this.grid = file.header().grid();
      this.variable = file.variable(name);
      this.values = file.read(name, step, layer);
    }

    String where() {
      return source + ", variable " + variable.name();
    }

    void convert(VariableUnit unit, List<String> remarks) {
      conversion = unit.conversion(where(), variable.units(), remarks::add);
      conversion.applyTo(values);
    }

    /** The unit of the file, and what was done about it. */
    String units() {
      String from = "'" + conversion.from() + "'";
      return conversion.changes() ? from + ", times " + conversion.factor() : from;
    }

    /** The value of a cell, NaN where it is missing. */
    double value(int cell) {
      double value = values[cell];
      if (!Double.isNaN(value) && !(value >= 0 && value <= Double.MAX_VALUE)) {
        throw new UserError(
            where() + ", column " + grid.col(cell) + ", row " + grid.row(cell),
            Double.toString(value),
            "a finite number of at least 0, or a value that is marked as missing",
            "Correct the value.");
      }
      return value;
    }
  }
}
