package org.tradewind.importers.grid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.LambertGrid.Definition;
import org.tradewind.axes.LonLatGrid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.ioapi.GriddescFile;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;

/** The settings that give importers the projected grid; by default China at 36 km. */
public final class GridSettings {
  static final String LAMBERT = "lambert";
  static final String LONLAT = "lonlat";

  /** The grid's settings, to be followed by an importer's own. */
  static List<Importer.Setting> with(Importer.Setting... own) {
    Definition china = LambertGrid.CHINA_36KM.definition();
    List<Importer.Setting> settings = new ArrayList<>(List.of(own));
    settings.addAll(
        List.of(
            setting("alp", china.alp(), "grid: first standard parallel, degree north"),
            setting("bet", china.bet(), "grid: second standard parallel, degree north"),
            setting("gam", china.gam(), "grid: central meridian, degree east"),
            setting("xcent", china.xcent(), "grid: longitude of the origin, degree east"),
            setting("ycent", china.ycent(), "grid: latitude of the origin, degree north"),
            setting("xorig", china.xorig(), "grid: x of the lower left corner, m"),
            setting("yorig", china.yorig(), "grid: y of the lower left corner, m"),
            setting("xcell", china.xcell(), "grid: width of a cell, m"),
            setting("ycell", china.ycell(), "grid: height of a cell, m"),
            setting("ncols", china.ncols(), "grid: number of columns"),
            setting("nrows", china.nrows(), "grid: number of rows"),
            setting("radius", china.radius(), "grid: radius of the sphere, m"),
            new Importer.Setting("griddesc", "", "grid: GRIDDESC file to take it from, instead"),
            new Importer.Setting("grid", "", "grid: its name in that file")));
    return List.copyOf(settings);
  }

  private GridSettings() {}

  private static Importer.Setting setting(String key, double value, String meaning) {
    String text = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    return new Importer.Setting(key, text, meaning);
  }

  /** The grid that the settings describe. */
  public static LambertGrid read(String format, ImportSettings settings) {
    if (!settings.text("griddesc").isEmpty()) {
      return named(format, settings);
    }
    Definition definition =
        new Definition(
            settings.number("alp"),
            settings.number("bet"),
            settings.number("gam"),
            settings.number("xcent"),
            settings.number("ycent"),
            settings.number("xorig"),
            settings.number("yorig"),
            settings.number("xcell"),
            settings.number("ycell"),
            whole(format, settings, "ncols"),
            whole(format, settings, "nrows"),
            settings.number("radius"));
    return LambertGrid.of(definition, "import " + format);
  }

  /** The grid, of the kind that the setting kind names. */
  static Grid readKind(String format, ImportSettings settings) {
    String kind = settings.text("kind");
    if (kind.equals(LAMBERT)) {
      return read(format, settings);
    }
    if (!kind.equals(LONLAT)) {
      throw UserError.unknown(
          "import " + format + " --set kind", "grid", kind, List.of(LAMBERT, LONLAT));
    }
    for (Importer.Setting setting : with()) {
      boolean degrees =
          List.of("xorig", "yorig", "xcell", "ycell", "ncols", "nrows").contains(setting.key());
      if (degrees == settings.text(setting.key()).equals(setting.defaultValue())
          && !setting.key().equals("radius")) {
        throw new UserError(
            "import " + format + " --set " + setting.key(),
            degrees ? "nothing" : settings.text(setting.key()),
            degrees
                ? "a number for the grid in longitude and latitude"
                : "no such setting for a grid in longitude and latitude",
            "A lonlat grid takes xorig, yorig, xcell and ycell in degrees, ncols and nrows.");
      }
    }
    return new LonLatGrid(
        settings.number("xorig"),
        settings.number("yorig"),
        settings.number("xcell"),
        settings.number("ycell"),
        whole(format, settings, "ncols"),
        whole(format, settings, "nrows"),
        settings.number("radius"));
  }

  /** The grid that a GRIDDESC file names; numbers given as well would have no effect. */
  private static LambertGrid named(String format, ImportSettings settings) {
    for (Importer.Setting setting : with()) {
      boolean number = !setting.defaultValue().isEmpty();
      if (number && !settings.text(setting.key()).equals(setting.defaultValue())) {
        throw new UserError(
            "import " + format + " --set " + setting.key(),
            settings.text(setting.key()) + " together with a GRIDDESC file",
            "the grid from one place",
            "Leave out griddesc, or the numbers of the grid.");
      }
    }
    return GriddescFile.read(Path.of(settings.text("griddesc"))).grid(settings.text("grid"));
  }

  /** A setting as a whole number. */
  public static int whole(String format, ImportSettings settings, String key) {
    double value = settings.number(key);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new UserError(
          "import " + format + " --set " + key,
          settings.text(key),
          "a whole number",
          "Correct the setting.");
    }
    return (int) value;
  }
}
