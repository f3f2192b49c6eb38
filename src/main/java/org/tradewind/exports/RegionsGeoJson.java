package org.tradewind.exports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.tradewind.axes.UserError;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.Column;
import org.tradewind.tables.CostTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/** The regions of a run with their results, and its cities where it has some, as GeoJSON. */
public final class RegionsGeoJson implements RunFormat {
  private static final String CODE = "code";

  @Override
  public String name() {
    return "geojson";
  }

  @Override
  public String describes() {
    return "regions, and cities as points, with their results and intervals, GeoJSON of RFC 7946"
        + " (regions.geojson, cities.geojson)";
  }

  @Override
  public Export of(RunContents run) {
    Table regions =
        run.table(Inputs.REGION)
            .filter(table -> table.rows() > 0)
            .orElseThrow(
                () ->
                    new UserError(
                        "run " + run.about().run(),
                        "no table region",
                        "a run whose study has regions",
                        "Add the table region to the study's inputs and run it again."));
    List<String> notes = new ArrayList<>();
    List<File> files = new ArrayList<>();
    files.add(regions(run, regions, notes));
    cities(run, notes).ifPresent(files::add);
    return new Export(files, notes);
  }

  private static File regions(RunContents run, Table regions, List<String> all) {
    List<String> notes = new ArrayList<>();
    RegionOutlines outlines = RegionOutlines.of(run, notes);
    List<ResultColumn> columns = new RegionColumns(run).columns();
    List<FeatureCollection.Feature> features = new ArrayList<>();
    List<String> unplaced = new ArrayList<>();
    for (int row = 0; row < regions.rows(); row++) {
      String code = regions.strings("region")[row];
      MultiPolygon outline = outlines.byRegion().get(code);
      if (outline == null) {
        unplaced.add(code);
      }
      features.add(
          new FeatureCollection.Feature(code, outline, properties(code, regions, row, columns)));
    }
    if (!unplaced.isEmpty()) {
      notes.add(
          "Without an outline, so with a null geometry: " + String.join(", ", unplaced) + ".");
    }
    all.addAll(notes);
    notes.add(0, outlines.origin());
    Map<String, Object> about = FeatureCollection.about(run, columns, notes);
    return new File("regions.geojson", new FeatureCollection(about, features)::write);
  }

  /** What the table of regions says, then the results. */
  private static Map<String, Object> properties(
      String code, Table regions, int row, List<ResultColumn> columns) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(CODE, code);
    for (Column column : regions.schema().columns()) {
      if (!column.name().equals("region")) {
        Object value = regions.value(row, regions.schema().position(column.name()));
        properties.put(column.name(), value);
      }
    }
    columns.forEach(column -> properties.put(column.name(), column.values().get(code)));
    return properties;
  }

  /** Cities as points; none in a run without city_point. */
  private static Optional<File> cities(RunContents run, List<String> all) {
    Optional<Table> table = run.table(CityTables.CITY_POINT).filter(t -> t.rows() > 0);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    List<String> notes = new ArrayList<>();
    Optional<Map<String, Point>> points = CityPlaces.of(run, notes);
    all.addAll(notes);
    if (points.isEmpty()) {
      all.add("cities.geojson was left out: no table says in which cells the cities lie.");
      return Optional.empty();
    }
    ResultUnits units = new ResultUnits(run);
    List<ResultColumn> columns =
        new ArrayList<>(
            ResultSpread.of("", "city")
                .columns(table.get(), run.intervals(CityTables.CITY_POINT), units));
    run.table(CostTables.COST_GROUP)
        .ifPresent(
            costs ->
                columns.addAll(
                    ResultSpread.of("", "name")
                        .where("level", "city")
                        .where("within", "")
                        .renaming("share", "integrated_cost_share")
                        .columns(costs, run.intervals(CostTables.COST_GROUP), units)));
    List<FeatureCollection.Feature> features = new ArrayList<>();
    for (String city : table.get().strings("city")) {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put(CODE, city);
      columns.forEach(column -> properties.put(column.name(), column.values().get(city)));
      features.add(new FeatureCollection.Feature(city, points.get().get(city), properties));
    }
    notes.add(0, CityPlaces.ORIGIN);
    Map<String, Object> about = FeatureCollection.about(run, columns, notes);
    return Optional.of(new File("cities.geojson", new FeatureCollection(about, features)::write));
  }
}
