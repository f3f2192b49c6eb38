package org.tradewind.importers.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The tables of an import of polygons: cell_region, region with areas, cell where cells are added.
 */
final class PolygonTables {
  /** Share of a region's land beyond the grid that is worth a remark. */
  private static final double OUTSIDE = 0.005;

  private final GridPlane plane;
  private final List<String> regions;
  private final PolygonCodes codes;
  private final RegionLand land;
  private final RegionOverlay overlay;
  private final StudyTables existing;

  PolygonTables(
      GridPlane plane,
      List<String> regions,
      PolygonCodes codes,
      RegionLand land,
      RegionOverlay overlay,
      StudyTables existing) {
    this.plane = plane;
    this.regions = regions;
    this.codes = codes;
    this.land = land;
    this.overlay = overlay;
    this.existing = existing;
  }

  /**
   * Makes the tables.
   *
   * @param origin with the source and its file
   * @param remarks on the names of the polygons, to which those on their shapes are added
   * @param source file, for messages
   */
  StudyTables make(Provenance origin, List<String> remarks, String source) {
    Map<Integer, double[]> shares = overlay.shares();
    CellTable cells = new CellTable(plane.grid(), existing);
    List<String> all = new ArrayList<>(remarks);
    all.addAll(land.remarks());
    all.addAll(laid(shares, cells));
    int before = cells.cells().length;
    shares.keySet().forEach(cells::ensure);
    int added = cells.cells().length - before;
    String note = note(shares.size());
    StudyTables result = new StudyTables();
    result.put(cellRegion(shares, source), noted(origin, note).remarking(all));
    result.put(region(), regionOrigin(origin, note));
    if (added > 0) {
      String cellNote = added + " cells with land of the regions, without people so far; " + note;
      result.putAll(cells.tables(CellTable.origin(existing, noted(origin, cellNote))));
    }
    return result;
  }

  private Table cellRegion(Map<Integer, double[]> shares, String source) {
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
            "no land within the grid of " + plane.grid(),
            "a polygon that reaches into the grid",
            "Widen the grid, or leave the region out with keep.");
      }
    }
    return table.build();
  }

  /** Remarks on how the polygons and the cells fit. */
  private List<String> laid(Map<Integer, double[]> shares, CellTable cells) {
    List<String> remarks = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    for (int r = 0; r < regions.size(); r++) {
      double share = 1 - overlay.griddedKm2(r) / land.km2(r);
      if (share > OUTSIDE) {
        outside.add(String.format(Locale.ROOT, "%s %.1f %%", regions.get(r), 100 * share));
      }
    }
    if (!outside.isEmpty()) {
      remarks.add("Land outside the grid, left out: " + String.join(", ", outside) + ".");
    }
    int without = 0;
    CompensatedSum persons = new CompensatedSum();
    for (int cell : cells.cells()) {
      if (!shares.containsKey(cell)) {
        without++;
        persons.add(cells.get(cell, "population_persons"));
      }
    }
    if (without > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%d cells of the table cell, with %.0f persons, lie in no region.",
              without,
              persons.value()));
    }
    if (overlay.overfull() > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "Regions overlap: their land exceeds the cell by %.6g km2 in all (cells: %d); shares"
                  + " were scaled to 1.",
              overlay.overfullKm2(),
              overlay.overfull()));
    }
    return remarks;
  }

  private Table region() {
    Table.Builder table = Table.builder(Inputs.REGION);
    if (!existing.has(Inputs.REGION)) {
      for (int r = 0; r < regions.size(); r++) {
        String region = regions.get(r);
        table.add(
            region,
            codes.name(region),
            Double.NaN,
            Double.NaN,
            land.km2(r),
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
          r < 0 ? before.doubles("area_km2")[row] : land.km2(r),
          before.strings("short_name")[row],
          before.strings("local_name")[row]);
    }
    return table.build();
  }

  /** An origin with a note. */
  static Provenance noted(Provenance origin, String note) {
    return new Provenance(origin.status(), origin.source(), note, origin.files(), origin.remarks());
  }

  /** The regions keep the standing they had; only their areas are new. */
  private Provenance regionOrigin(Provenance origin, String note) {
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

  private String note(int cells) {
    double sphere = 0;
    double gridded = 0;
    for (int r = 0; r < regions.size(); r++) {
      sphere += land.km2(r);
      gridded += overlay.griddedKm2(r);
    }
    return String.format(
        Locale.ROOT,
        "%d regions on %d cells of %s; shares by area in the grid's plane, land only; %d pieces"
            + " below 1e-6 of a cell dropped; land in the grid's cells / land of the polygons %.4f",
        regions.size(),
        cells,
        plane.grid(),
        overlay.slivers(),
        gridded / sphere);
  }
}
