package org.tradewind.importers.grid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.geojson.GeoJsonFile;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.tables.Numerals;

/** Cities as features of a GeoJSON file, one a city. */
final class CityPolygons {
  /** Properties that name cities in public files, the likeliest codes first. */
  private static final List<String> CODES =
      List.of(
          "city",
          "id",
          "adcode",
          "code",
          "区划码",
          "GID_2",
          "HASC_2",
          "shapeID",
          "name",
          "NAME",
          "NAME_2",
          "shapeName",
          "地名");

  private static final List<String> NAMES =
      List.of("name", "NAME", "NAME_2", "shapeName", "name_en", "地名");

  private final String file;
  private final List<GeoJsonFile.Feature> features;
  private final ImportSettings settings;
  private final List<String> remarks = new ArrayList<>();

  private CityPolygons(Path source, ImportSettings settings) {
    this.file = source.toString();
    this.features = GeoJsonFile.read(source);
    this.settings = settings;
  }

  /** Cities and what is to be said of their names. */
  record Read(List<SourceCity> cities, List<String> remarks) {}

  /** Reads the cities of a file. */
  static Read read(Path source, ImportSettings settings) {
    CityPolygons file = new CityPolygons(source, settings);
    return new Read(file.cities(), file.remarks);
  }

  private List<SourceCity> cities() {
    String code = code();
    String name = named("name", NAMES);
    String region = named("region", List.of());
    String persons = named("population", List.of(CitiesImporter.PERSONS));
    String solid = named("solid_fuel", List.of(CitiesImporter.SOLID_FUEL));
    List<SourceCity> cities = new ArrayList<>();
    Map<String, Integer> featureOf = new HashMap<>();
    List<String> nameless = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    for (int f = 0; f < features.size(); f++) {
      GeoJsonFile.Feature feature = features.get(f);
      String value = value(feature, code);
      String where = "feature " + (f + 1) + (value.isEmpty() ? "" : " (" + value + ")");
      if (value.isEmpty()) {
        nameless.add(where);
        continue;
      }
      Integer before = featureOf.put(value, f);
      if (before != null) {
        throw UserError.duplicate(
            file + ", " + where, "city " + value, "feature " + (before + 1) + " by '" + code + "'");
      }
      if (feature.geometry() == null || isEmpty(feature.geometry())) {
        empty.add(where);
        continue;
      }
      cities.add(
          new SourceCity(
              file + ", " + where,
              value,
              value(feature, name).isEmpty() ? value : value(feature, name),
              value(feature, region),
              number(feature, persons, where, Double.MAX_VALUE),
              number(feature, solid, where, 1),
              feature.geometry()));
    }
    remark("Features without a value of '" + code + "' were left out: ", nameless);
    remark("Features without a geometry were left out: ", empty);
    return cities;
  }

  private static boolean isEmpty(GeoJsonFile.Geometry geometry) {
    return (geometry.coordinates() instanceof List<?> list && list.isEmpty())
        || (geometry.type().equals("GeometryCollection") && geometry.members().isEmpty());
  }

  private void remark(String text, List<String> features) {
    if (!features.isEmpty()) {
      remarks.add(text + SourceCity.listed(features) + ".");
    }
  }

  private Set<String> present() {
    Set<String> present = new LinkedHashSet<>();
    features.forEach(f -> present.addAll(f.properties().keySet()));
    return present;
  }

  private static String value(GeoJsonFile.Feature feature, String property) {
    return property.isEmpty() ? "" : feature.properties().getOrDefault(property, "").strip();
  }

  /** The property of the codes: the one given, or one that names each city once. */
  private String code() {
    Set<String> present = present();
    String given = settings.text("property");
    if (!given.isEmpty()) {
      require("property", given, present);
      return given;
    }
    List<String> candidates = new ArrayList<>(CODES);
    candidates.retainAll(present);
    present.stream().filter(p -> !candidates.contains(p)).forEach(candidates::add);
    String best = "";
    int most = 0;
    for (String candidate : candidates) {
      List<String> values = values(candidate);
      if (values.size() > most && new LinkedHashSet<>(values).size() == values.size()) {
        best = candidate;
        most = values.size();
      }
    }
    if (best.isEmpty()) {
      throw new UserError(
          file,
          candidates.isEmpty()
              ? "features without properties"
              : "no property that names each city once among " + Names.some(candidates),
          "a property with a code for each city",
          candidates.isEmpty() ? "Add a code." : "Unite the features of one city, or add a code.");
    }
    remarks.add(
        "The property '"
            + best
            + "' was chosen as code of the cities (--set property names another).");
    return best;
  }

  private List<String> values(String property) {
    return features.stream().map(f -> value(f, property)).filter(v -> !v.isEmpty()).toList();
  }

  /** The property that a setting names, or the first usual one that is there, or none. */
  private String named(String setting, List<String> usual) {
    Set<String> present = present();
    String given = settings.text(setting);
    if (!given.isEmpty()) {
      require(setting, given, present);
      return given;
    }
    return usual.stream().filter(present::contains).findFirst().orElse("");
  }

  private void require(String setting, String given, Set<String> present) {
    if (!present.contains(given)) {
      throw new UserError(
          file,
          "no feature with the property '"
              + given
              + "'"
              + (present.isEmpty() ? "" : ", only " + Names.some(List.copyOf(present))),
          "the property that the setting " + setting + " names",
          Names.didYouMean(given, present));
    }
  }

  private double number(
      GeoJsonFile.Feature feature, String property, String where, double largest) {
    String text = value(feature, property);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    return CitiesImporter.amount(
        Numerals.parse(text), text, file + ", " + where + ", property " + property, largest);
  }
}
