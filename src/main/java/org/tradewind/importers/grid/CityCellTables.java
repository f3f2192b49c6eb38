package org.tradewind.importers.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** The tables of an import of cities, from the area of each city in each cell. */
final class CityCellTables {
  /** Cities that hold as much of the study's regions are taken to cover them. */
  private static final double COVERING = 0.98;

  /** Share of a city's land beyond the grid that is worth a remark. */
  private static final double OUTSIDE = 0.005;

  private final GridPlane plane;
  private final List<SourceCity> cities;
  private final RegionLand land;
  private final RegionOverlay overlay;
  private final StudyTables existing;
  private final Map<Integer, Map<String, Double>> regionsOf = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private final String[] region;
  private final boolean[] kept;
  private Map<Integer, Map<Integer, Double>> shares = Map.of();
  private String base = "";

  CityCellTables(
      GridPlane plane,
      List<SourceCity> cities,
      RegionLand land,
      RegionOverlay overlay,
      StudyTables existing) {
    this.plane = plane;
    this.cities = cities;
    this.land = land;
    this.overlay = overlay;
    this.existing = existing;
    this.region = new String[cities.size()];
    this.kept = new boolean[cities.size()];
    if (existing.has(Inputs.CELL_REGION)) {
      Table table = existing.require(Inputs.CELL_REGION);
      for (int r = 0; r < table.rows(); r++) {
        regionsOf
            .computeIfAbsent(table.ints("cell")[r], c -> new TreeMap<>())
            .put(table.strings("region")[r], table.doubles("share")[r]);
      }
    }
  }

  /** Works the shares and decides which cities are kept. */
  void shareOut(CitiesImporter.Base wanted, boolean points) {
    boolean cover =
        switch (wanted) {
          case CITIES -> true;
          case CELL -> false;
          case AUTO -> !points && covering();
        };
    base = cover ? "what the cities hold of it (the rest is sea)" : "the whole cell";
    if (wanted == CitiesImporter.Base.AUTO && !points) {
      remarks.add(
          "Shares are of "
              + base
              + ": the cities "
              + (cover ? "cover" : "do not cover, or are not known to cover,")
              + " the study's regions (--set share_of=cities or cell to choose).");
    }
    shares = overlay.partsOfLand(cover ? 0 : 1);
    keep();
    withoutCells();
  }

  private boolean covering() {
    if (!existing.has(Inputs.REGION)) {
      return false;
    }
    double[] areas = existing.require(Inputs.REGION).doubles("area_km2");
    double regions = CompensatedSum.of(areas);
    double held = 0;
    for (int c = 0; c < cities.size(); c++) {
      held += land.km2(c);
    }
    return regions > 0 && held >= COVERING * regions;
  }

  /** Which cities lie in the grid and in the study's regions, and in which of these most. */
  private void keep() {
    List<Map<String, Double>> areaIn = new ArrayList<>();
    cities.forEach(c -> areaIn.add(new TreeMap<>()));
    Set<Integer> found = new HashSet<>();
    shares.forEach(
        (cell, parts) ->
            parts.forEach(
                (city, part) -> {
                  found.add(city);
                  regionsOf
                      .getOrDefault(cell, Map.of())
                      .forEach(
                          (r, share) ->
                              areaIn
                                  .get(city)
                                  .merge(r, share * overlay.km2(cell, city), Double::sum));
                }));
    List<String> beyond = new ArrayList<>();
    List<String> nowhere = new ArrayList<>();
    List<String> partly = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    for (int c = 0; c < region.length; c++) {
      SourceCity city = cities.get(c);
      String most = most(areaIn.get(c));
      region[c] = city.region().isEmpty() ? most : city.region();
      if (!found.contains(c)) {
        beyond.add(city.called());
      } else if (!regionsOf.isEmpty() && most.isEmpty()) {
        nowhere.add(city.called());
      } else {
        kept[c] = true;
        double out = 1 - overlay.griddedKm2(c) / land.km2(c);
        if (out > OUTSIDE) {
          partly.add(String.format(Locale.ROOT, "%s %.1f %%", city.called(), 100 * out));
        }
        if (!most.isEmpty() && !region[c].equals(most)) {
          elsewhere.add(city.called() + " (" + region[c] + ", " + most + ")");
        }
      }
    }
    remark("Cities outside the grid, or below 1e-6 of a cell, were left out: ", beyond);
    remark("Cities in none of the study's regions were left out: ", nowhere);
    remark("Land of cities outside the grid, left out: ", partly);
    remark("Cities with more of their area in another region than the source says: ", elsewhere);
    if (regionsOf.isEmpty()) {
      remarks.add("There is no table cell_region: cities have no region unless the source has it.");
    }
  }

  private static String most(Map<String, Double> areas) {
    String most = "";
    for (Map.Entry<String, Double> area : areas.entrySet()) {
      if (most.isEmpty() || area.getValue() > areas.get(most)) {
        most = area.getKey();
      }
    }
    return most;
  }

  private void remark(String text, List<String> names) {
    if (!names.isEmpty()) {
      remarks.add(text + SourceCity.listed(names) + ".");
    }
  }

  /** Leaves cells out that the table cell does not have. */
  private void withoutCells() {
    shares.values().forEach(parts -> parts.keySet().removeIf(c -> !kept[c]));
    if (!existing.has(Inputs.CELL)) {
      remarks.add("There is no table cell: all cells of the grid were taken.");
      return;
    }
    Table cell = existing.require(Inputs.CELL);
    GridTable.checkCells(cell, plane.grid());
    Set<Integer> known = new HashSet<>();
    for (int number : cell.ints("cell")) {
      known.add(number);
    }
    int dropped = 0;
    CompensatedSum km2 = new CompensatedSum();
    for (Map.Entry<Integer, Map<Integer, Double>> of : shares.entrySet()) {
      if (!known.contains(of.getKey()) && !of.getValue().isEmpty()) {
        dropped++;
        of.getValue().keySet().forEach(c -> km2.add(overlay.km2(of.getKey(), c)));
      }
    }
    shares.keySet().removeIf(c -> !known.contains(c));
    if (dropped > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%d cells with %.6g km2 of cities are not in the table cell and were left out.",
              dropped,
              km2.value()));
    }
    withoutOwn();
  }

  private void withoutOwn() {
    Set<Integer> found = new HashSet<>();
    shares.values().forEach(parts -> found.addAll(parts.keySet()));
    List<String> without = new ArrayList<>();
    for (int c = 0; c < kept.length; c++) {
      if (kept[c] && !found.contains(c)) {
        kept[c] = false;
        without.add(cities.get(c).called());
      }
    }
    remark("Cities without a cell of the table cell were left out: ", without);
  }

  /** Whether no cell lies in a city. */
  boolean isEmpty() {
    return shares.values().stream().allMatch(Map::isEmpty);
  }

  /** The table city: cities that are kept, in the order of the source. */
  Table city() {
    Table.Builder table = Table.builder(CityTables.CITY);
    for (int c = 0; c < region.length; c++) {
      if (kept[c]) {
        SourceCity city = cities.get(c);
        table.add(
            city.code(),
            city.name(),
            region[c],
            overlay.griddedKm2(c),
            city.persons(),
            city.solidFuelShare());
      }
    }
    return table.build();
  }

  /** The table cell_city. */
  Table cellCity() {
    Table.Builder table = Table.builder(CityTables.CELL_CITY);
    shares.forEach(
        (cell, parts) ->
            parts.forEach((c, share) -> table.add(cell, cities.get(c).code(), Math.min(1, share))));
    return table.build();
  }

  /** What was done, for the provenance. */
  String note() {
    double sphere = 0;
    double gridded = 0;
    int count = 0;
    for (int c = 0; c < region.length; c++) {
      if (kept[c]) {
        count++;
        sphere += land.km2(c);
        gridded += overlay.griddedKm2(c);
      }
    }
    return String.format(
        Locale.ROOT,
        "%d cities on %d cells of %s; shares by area in the grid's plane, of %s; %d pieces below"
            + " 1e-6 of a cell dropped; area in the grid's cells / area of the outlines %.4f",
        count,
        shares.values().stream().filter(p -> !p.isEmpty()).count(),
        plane.grid(),
        base,
        overlay.slivers(),
        gridded / sphere);
  }

  /** What was left out or assumed, a sentence each. */
  List<String> remarks() {
    return remarks;
  }
}
