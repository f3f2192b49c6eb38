package org.tradewind.importers.grid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Polygon;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.formats.geojson.GeoJsonFile;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;

/**
 * Region polygons in longitude and latitude (GeoJSON) laid over a projected grid. The share of a
 * region in a cell is its part of the cell's land within the study's regions:
 *
 * <pre>  share(g, r) = area(g, r) / sum over r' of area(g, r')     areas in the projected plane
 * </pre>
 *
 * <p>so that what is known per cell is split between the regions it touches and nothing goes to the
 * sea. Areas of regions are those of the polygons on the grid's sphere.
 */
public final class PolygonsImporter implements Importer {

  @Override
  public String format() {
    return "polygons";
  }

  @Override
  public String describes() {
    return "region polygons (GeoJSON, lon/lat) on a Lambert grid -> cell_region, region (areas),"
        + " region_shape, cell where there is none";
  }

  @Override
  public List<Setting> settings() {
    return GridSettings.with(
        new Setting(
            "id_property",
            "",
            "property of a feature that names its region; empty: chosen, and said which"),
        new Setting(
            "codes", "", "how it names it: empty for the code itself, or " + PolygonCodes.CHINA),
        new Setting(
            "letters",
            "",
            "set of two-letter codes of provinces, needed only where the file does not show it:"
                + " national (HE is Hebei), hasc (HE is Henan) or tradewind (HE is Hubei)"),
        new Setting(
            "mend_tolerance",
            "0.001",
            "largest share of a region's area that mending rings that cross themselves may move"),
        new Setting(
            "shape_tolerance",
            String.valueOf(RegionShapes.TOLERANCE_DEGREES),
            "how far outlines for maps are simplified, degrees; 0 keeps every point"),
        new Setting("keep", "", "codes of the regions to keep, with commas; empty for all"),
        new Setting(
            "kind",
            GridSettings.LAMBERT,
            "grid: lambert, or lonlat with xorig, yorig, xcell and ycell in degrees"),
        new Setting("source", "Region polygons", "publisher and year"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    GridPlane plane = GridPlane.of(GridSettings.readKind(format(), settings));
    double tolerance = number(settings, "shape_tolerance", 10, "degrees");
    double mending = number(settings, "mend_tolerance", 1, "a share");
    List<GeoJsonFile.Feature> features = GeoJsonFile.read(source);
    Provenance.SourceFile file = SourceFiles.hashed(source);
    PolygonCodes codes = PolygonCodes.of(format(), settings, existing);
    PolygonProperty named =
        PolygonProperty.of(source.toString(), features, codes, settings.text("id_property"));
    List<String> regions = regions(named, codes, source);
    RegionLand land = new RegionLand(RegionLand.REGIONS, regions, plane.radiusKm());
    for (PolygonProperty.Placed placed : named.placed()) {
      land.add(
          regions.indexOf(placed.region()),
          PolygonRings.of(placed.feature().geometry(), placed.where()));
    }
    land.finish(mending, source.toString());
    RegionOverlay overlay = new RegionOverlay(plane, regions.size());
    for (int r = 0; r < regions.size(); r++) {
      for (Polygon polygon : land.polygons(r)) {
        overlay.lay(r, polygon);
      }
    }
    Provenance origin =
        new Provenance(Provenance.Status.ESTIMATED, settings.text("source"), "", List.of(file));
    PolygonTables tables = new PolygonTables(plane, regions, codes, land, overlay, existing);
    List<String> remarks = new ArrayList<>(named.remarks());
    remarks.add(codes.missing(regions));
    remarks.removeIf(String::isEmpty);
    StudyTables made = tables.make(origin, remarks, source.toString());
    RegionShapes shapes = RegionShapes.of(regions, land.lonLat(), tolerance);
    return made.put(shapes.table(), PolygonTables.noted(origin, shapes.note()));
  }

  private static List<String> regions(PolygonProperty named, PolygonCodes codes, Path source) {
    Set<String> found = new LinkedHashSet<>();
    named.placed().forEach(p -> found.add(p.region()));
    List<String> regions = codes.ordered(List.copyOf(found), source.toString());
    if (regions.isEmpty()) {
      throw named.noRegion();
    }
    return regions;
  }

  private double number(ImportSettings settings, String key, double most, String unit) {
    double value = settings.number(key);
    if (!(value >= 0 && value <= most)) {
      throw new UserError(
          "import " + format() + " --set " + key,
          String.valueOf(value),
          unit + ", from 0 to " + (long) most,
          "Give a number in this range.");
    }
    return value;
  }
}
