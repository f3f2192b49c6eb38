package org.tradewind.importers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

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
        new Setting("id_property", "name", "property of a feature that names its region"),
        new Setting(
            "codes", "", "how it names it: empty for the code itself, or " + PolygonCodes.CHINA),
        new Setting(
            "shape_tolerance",
            String.valueOf(RegionShapes.TOLERANCE_DEGREES),
            "how far outlines for maps are simplified, degrees; 0 keeps every point"),
        new Setting("keep", "", "codes of the regions to keep, with commas; empty for all"),
        new Setting("source", "Region polygons", "publisher and year"));
  }

  @Override
  public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
    LambertGrid grid = GridSettings.read(format(), settings);
    double tolerance = tolerance(settings);
    Provenance.SourceFile file = SourceFiles.hashed(source);
    GeoJsonPolygons polygons = GeoJsonPolygons.read(source, settings.text("id_property"));
    PolygonCodes codes = PolygonCodes.of(format(), settings, existing);
    Set<String> found = new LinkedHashSet<>();
    List<String> unwanted = new ArrayList<>();
    for (GeoJsonPolygons.Feature feature : polygons.features()) {
      codes.region(feature.id()).ifPresentOrElse(found::add, () -> unwanted.add(feature.id()));
    }
    List<String> regions = codes.ordered(List.copyOf(found), source.toString());
    if (regions.isEmpty()) {
      throw new UserError(
          source.toString(),
          "no polygon of a region of the study among " + Names.some(unwanted),
          "polygons named as the regions are",
          "Set id_property and codes.");
    }
    RegionOverlay overlay = new RegionOverlay(grid, regions.size());
    for (GeoJsonPolygons.Feature feature : polygons.features()) {
      Optional<String> region = codes.region(feature.id());
      region.ifPresent(r -> overlay.lay(regions.indexOf(r), feature));
    }
    Provenance origin = origin(settings, file);
    StudyTables tables =
        tables(
            grid, regions, codes, overlay, existing, origin, new Notes(polygons, unwanted, source));
    RegionShapes shapes = RegionShapes.of(regions, overlay.lonLat(), tolerance);
    tables.put(shapes.table(), noted(origin, shapes.note()));
    return tables;
  }

  private double tolerance(ImportSettings settings) {
    double tolerance = settings.number("shape_tolerance");
    if (!(tolerance >= 0 && tolerance <= 10)) {
      throw new UserError(
          "import " + format() + " --set shape_tolerance",
          String.valueOf(tolerance),
          "degrees, from 0 to 10",
          "0 keeps every point; 0.1 suits a map of a large country.");
    }
    return tolerance;
  }

  private record Notes(GeoJsonPolygons polygons, List<String> unwanted, Path source) {}

  private static Provenance origin(ImportSettings settings, Provenance.SourceFile file) {
    return new Provenance(Provenance.Status.ESTIMATED, settings.text("source"), "", List.of(file));
  }

  private static StudyTables tables(
      LambertGrid grid,
      List<String> regions,
      PolygonCodes codes,
      RegionOverlay overlay,
      StudyTables existing,
      Provenance origin,
      Notes notes) {
    Map<Integer, double[]> shares = overlay.shares();
    Table cellRegion = cellRegion(shares, regions, notes.source());
    CellTable cells = new CellTable(grid, existing);
    int before = cells.cells().length;
    shares.keySet().forEach(cells::ensure);
    int added = cells.cells().length - before;
    String note = note(grid, regions, overlay, notes, shares.size());
    StudyTables result = new StudyTables();
    result.put(cellRegion, noted(origin, note));
    result.put(region(regions, codes, overlay, existing), regionOrigin(existing, origin, note));
    if (added > 0) {
      String cellNote = added + " cells with land of the regions, without people so far; " + note;
      result.putAll(cells.tables(CellTable.origin(existing, noted(origin, cellNote))));
    }
    return result;
  }

  private static Table cellRegion(
      Map<Integer, double[]> shares, List<String> regions, Path source) {
    Table.Builder table = Table.builder(Inputs.CELL_REGION);
    double[] total = new double[regions.size()];
    shares.forEach(
        (cell, byRegion) -> {
          for (int r = 0; r < byRegion.length; r++) {
            if (byRegion[r] > 0) {
              table.add(cell, regions.get(r), byRegion[r]);
              total[r] += byRegion[r];
            }
          }
        });
    for (int r = 0; r < total.length; r++) {
      if (total[r] == 0) {
        throw new UserError(
            source + ", region " + regions.get(r),
            "no land within the grid",
            "a polygon that reaches into the grid",
            "Widen the grid or leave the region out with keep.");
      }
    }
    return table.build();
  }

  private static Table region(
      List<String> regions, PolygonCodes codes, RegionOverlay overlay, StudyTables existing) {
    Table.Builder table = Table.builder(Inputs.REGION);
    if (!existing.has(Inputs.REGION)) {
      for (int r = 0; r < regions.size(); r++) {
        String region = regions.get(r);
        table.add(
            region,
            codes.name(region),
            Double.NaN,
            Double.NaN,
            overlay.sphereKm2(r),
            codes.shortName(region),
            codes.localName(region));
      }
      return table.build();
    }
    Table before = existing.require(Inputs.REGION);
    for (int row = 0; row < before.rows(); row++) {
      int r = regions.indexOf(before.strings("region")[row]);
      table.add(
          before.strings("region")[row],
          before.strings("name")[row],
          before.doubles("population_persons")[row],
          before.doubles("gdp_million_usd")[row],
          r < 0 ? before.doubles("area_km2")[row] : overlay.sphereKm2(r),
          before.strings("short_name")[row],
          before.strings("local_name")[row]);
    }
    return table.build();
  }

  private static Provenance noted(Provenance origin, String note) {
    return new Provenance(origin.status(), origin.source(), note, origin.files());
  }

  /** The regions keep the standing they had; only their areas are new. */
  private static Provenance regionOrigin(StudyTables existing, Provenance origin, String note) {
    String areas = "areas of the polygons on the grid's sphere; " + note;
    if (!existing.has(Inputs.REGION)) {
      return noted(origin, areas);
    }
    Provenance before = existing.provenance(Inputs.REGION.name());
    List<Provenance.SourceFile> files = new ArrayList<>(before.files());
    files.addAll(origin.files());
    return new Provenance(
        before.status(),
        before.source() + "; areas: " + origin.source(),
        before.note() + "; " + areas,
        files,
        before.remarks());
  }

  private static String note(
      LambertGrid grid, List<String> regions, RegionOverlay overlay, Notes notes, int cells) {
    double sphere = 0;
    for (int r = 0; r < regions.size(); r++) {
      sphere += overlay.sphereKm2(r);
    }
    StringBuilder note = new StringBuilder();
    note.append(regions.size()).append(" regions on ").append(cells).append(" cells of ");
    note.append(grid).append("; shares by area in the projected plane, land only");
    if (!notes.unwanted().isEmpty()) {
      note.append("; polygons that are no regions of the study, left out: ");
      note.append(String.join(", ", notes.unwanted()));
    }
    note.append(
        String.format(
            Locale.ROOT,
            "; %d rings closed, %d empty rings left out, %d invalid polygons mended, %d pieces"
                + " below 1e-6 of a cell dropped; land in the grid's cells / land of the polygons"
                + " %.4f",
            notes.polygons().closed(),
            notes.polygons().empty(),
            overlay.mended(),
            overlay.slivers(),
            overlay.griddedKm2() / sphere));
    return note.toString();
  }
}
