package org.tradewind.importers.grid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Polygon;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Grid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.importers.china.ProvinceNames;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;

/**
 * Cities as polygons (GeoJSON) or as points with a radius (CSV), laid over the study's grid. The
 * share of a cell that lies in a city is
 *
 * <pre>  share(g, x) = area(g, x) / land(g)     areas in the grid's plane
 * </pre>
 *
 * where land(g) is what all cities hold of the cell, if they cover the study's regions and so leave
 * only the sea, and else the whole cell.
 */
public final class CitiesImporter implements Importer {
  /** Value of the setting codes for China's six-digit division codes. */
  static final String DIVISIONS = "china-divisions";

  static final String PERSONS = "population_persons";
  static final String SOLID_FUEL = "solid_fuel_share";

  /** What of a cell is shared out. */
  enum Base {
    AUTO,
    CITIES,
    CELL
  }

  @Override
  public String format() {
    return "cities";
  }

  @Override
  public String describes() {
    return "city polygons (GeoJSON, lon/lat), or points with a radius (CSV), on the grid of DIR"
        + " -> city, cell_city";
  }

  @Override
  public List<Setting> settings() {
    return GridSettings.with(
        ENCODING,
        new Setting(
            "property",
            "",
            "property or column of the city's code; empty: chosen and said (CSV: city)"),
        new Setting("name", "", "property or column of its name; empty: name, or a usual one"),
        new Setting("region", "", "property or column of its region; empty: by area, or by codes"),
        new Setting(
            "codes",
            "",
            "what the codes are: empty, or "
                + DIVISIONS
                + " (six digits that begin with the"
                + " province)"),
        new Setting("population", "", "property or column of its people; empty: " + PERSONS),
        new Setting(
            "solid_fuel",
            "",
            "property or column of its share of solid fuels; empty: " + SOLID_FUEL),
        new Setting("lon", "lon", "CSV: column of the longitude, degree east"),
        new Setting("lat", "lat", "CSV: column of the latitude, degree north"),
        new Setting(
            CityPoints.RADIUS, "", "CSV: radius of every city, km; empty: column radius_km"),
        new Setting(
            "share_of",
            "auto",
            "what of a cell is shared out: cities (what they hold of it, where they cover the"
                + " regions), cell (all of it), or auto"),
        new Setting(
            "overlap_tolerance",
            "0.001",
            "largest overlap of two cities, share of the smaller one"),
        new Setting(
            "mend_tolerance",
            "0.001",
            "largest share of a city's area that mending rings that cross themselves may move"),
        new Setting("kind", GridSettings.LAMBERT, "grid, where DIR has none: lambert or lonlat"),
        new Setting("source", "Cities", "publisher and year"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    GridPlane plane = GridPlane.of(grid(settings, existing));
    double overlap = share(settings, "overlap_tolerance");
    double mending = share(settings, "mend_tolerance");
    Base base = base(settings);
    Provenance.SourceFile file = SourceFiles.hashed(source);
    List<String> remarks = new ArrayList<>();
    boolean points = isCsv(source);
    List<SourceCity> cities =
        placed(cities(source, settings, points, plane, remarks), settings, existing, remarks);
    if (cities.isEmpty()) {
      throw nowhere(source);
    }
    RegionLand land =
        new RegionLand(
            RegionLand.CITIES, cities.stream().map(SourceCity::code).toList(), plane.radiusKm());
    for (int c = 0; c < cities.size(); c++) {
      land.add(c, PolygonRings.of(cities.get(c).outline(), cities.get(c).where()));
    }
    land.finish(mending, source.toString());
    remarks.addAll(land.remarks());
    remarks.add(
        new CityOverlaps(cities, land, plane.radiusKm())
            .require(
                overlap,
                source.toString(),
                points
                    ? "Give smaller radii (column radius_km, or --set radius_km=...)."
                    : "Correct the outlines, take one city out, or raise overlap_tolerance."));
    RegionOverlay overlay = new RegionOverlay(plane, cities.size());
    for (int c = 0; c < cities.size(); c++) {
      for (Polygon polygon : land.polygons(c)) {
        overlay.lay(c, polygon);
      }
    }
    Provenance origin =
        new Provenance(Provenance.Status.ESTIMATED, settings.text("source"), "", List.of(file));
    CityCellTables cells = new CityCellTables(plane, cities, land, overlay, existing);
    cells.shareOut(base, points);
    if (cells.isEmpty()) {
      throw nowhere(source);
    }
    remarks.addAll(cells.remarks());
    remarks.removeIf(String::isEmpty);
    return new StudyTables()
        .put(cells.city(), PolygonTables.noted(origin, cells.note()).remarking(remarks))
        .put(cells.cellCity(), PolygonTables.noted(origin, cells.note()));
  }

  private static UserError nowhere(Path source) {
    return new UserError(
        source.toString(),
        "no city within the grid and the study's regions",
        "cities of the study",
        "Give cities of the study's country; check that longitude stands before latitude.");
  }

  private static boolean isCsv(Path source) {
    Path name = source.getFileName();
    return Files.isRegularFile(source)
        && name != null
        && name.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private Grid grid(ImportSettings settings, StudyTables existing) {
    if (!existing.has(Inputs.GRID)) {
      return GridSettings.readKind(format(), settings);
    }
    for (Setting setting : GridSettings.with()) {
      if (!settings.text(setting.key()).equals(setting.defaultValue())) {
        throw new UserError(
            "import " + format() + " --set " + setting.key(),
            settings.text(setting.key()) + " where the folder has a table grid",
            "no setting of the grid",
            "Leave it out: cities are laid on the grid of the folder.");
      }
    }
    return GridTable.read(existing.require(Inputs.GRID));
  }

  private double share(ImportSettings settings, String key) {
    double value = settings.number(key);
    if (!(value >= 0 && value <= 1)) {
      throw new UserError(
          "import " + format() + " --set " + key,
          settings.text(key),
          "a share, from 0 to 1",
          "Give a number in this range.");
    }
    return value;
  }

  private Base base(ImportSettings settings) {
    String given = settings.text("share_of");
    for (Base base : Base.values()) {
      if (base.name().toLowerCase(Locale.ROOT).equals(given)) {
        return base;
      }
    }
    throw UserError.unknown(
        "import " + format() + " --set share_of", "", given, List.of("auto", "cities", "cell"));
  }

  private static List<SourceCity> cities(
      Path source, ImportSettings settings, boolean points, GridPlane plane, List<String> remarks) {
    if (points) {
      return CityPoints.read(source, settings, plane.radiusKm());
    }
    CityPolygons.Read read = CityPolygons.read(source, settings);
    remarks.addAll(read.remarks());
    return read.cities();
  }

  /**
   * The cities with their regions, as far as the source knows them; those of no region left out.
   */
  private List<SourceCity> placed(
      List<SourceCity> cities,
      ImportSettings settings,
      StudyTables existing,
      List<String> remarks) {
    String codes = settings.text("codes");
    if (!codes.isEmpty() && !codes.equals(DIVISIONS)) {
      throw UserError.unknown("import " + format() + " --set codes", "", codes, List.of(DIVISIONS));
    }
    Optional<Axis> regions =
        existing.has(Inputs.REGION)
            ? Optional.of(Axis.of("region", existing.require(Inputs.REGION).strings("region")))
            : Optional.empty();
    List<SourceCity> placed = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    for (SourceCity city : cities) {
      String region = city.region();
      if (region.isEmpty() && codes.equals(DIVISIONS)) {
        region = province(city);
        if (region.isEmpty() || regions.filter(r -> r.find(ofCity(city)) < 0).isPresent()) {
          outside.add(city.called());
          continue;
        }
      }
      if (!region.isEmpty() && regions.isPresent()) {
        regions.get().require(region, city.where());
      }
      placed.add(city.in(region));
    }
    if (!outside.isEmpty()) {
      remarks.add(
          "Cities outside the study's regions were left out: " + SourceCity.listed(outside) + ".");
    }
    return placed;
  }

  private static String ofCity(SourceCity city) {
    return ProvinceNames.named(city.code()).orElse("");
  }

  private static String province(SourceCity city) {
    if (!city.code().matches("[0-9]{6}")) {
      throw new UserError(
          city.where(),
          "the code '" + city.code() + "'",
          "six digits (GB/T 2260), as codes=" + DIVISIONS + " says",
          "Name their property with --set property, or leave codes out.");
    }
    return ofCity(city);
  }

  /**
   * A number of the source that is at least 0.
   *
   * @param value NaN where the text is not a number
   */
  static double amount(double value, String text, String where, double largest) {
    if (!(value >= 0 && value <= largest)) {
      throw new UserError(
          where,
          "'" + text + "'",
          largest == 1 ? "a share, from 0 to 1" : "a number of at least 0",
          "Correct it, or leave it empty.");
    }
    return value;
  }
}
