package org.tradewind.importers.grid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.geojson.GeoJsonFile;
import org.tradewind.importers.china.ProvinceNames;

/**
 * The property of the features that names their regions: the one that the user sets, or the one by
 * which most regions are found.
 */
final class PolygonProperty {
  /** Properties that name regions in DataV, GADM, geoBoundaries, Natural Earth and elsewhere. */
  private static final List<String> USUAL =
      List.of(
          "name",
          "NAME",
          "NAME_1",
          "shapeName",
          "adcode",
          "region",
          "code",
          "id",
          "shapeISO",
          "iso_3166_2",
          "HASC_1",
          "NL_NAME_1",
          "name_zh",
          "GID_1");

  private static final int MOST_NAMED = 50;

  /** A feature and the region it belongs to. */
  record Placed(GeoJsonFile.Feature feature, String where, String region) {}

  private final String file;
  private final List<GeoJsonFile.Feature> features;
  private final PolygonCodes codes;
  private String property;
  private PolygonCodes.Reading reading;
  private final List<Placed> placed = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private PolygonProperty(String file, List<GeoJsonFile.Feature> features, PolygonCodes codes) {
    this.file = file;
    this.features = features;
    this.codes = codes;
  }

  /**
   * Names the features.
   *
   * @param given property that the user set, or empty
   */
  static PolygonProperty of(
      String file, List<GeoJsonFile.Feature> features, PolygonCodes codes, String given) {
    PolygonProperty result = new PolygonProperty(file, features, codes);
    if (given.isEmpty()) {
      result.choose();
    } else {
      result.take(given);
    }
    result.place();
    return result;
  }

  private void take(String given) {
    Set<String> present = present();
    if (!present.contains(given)) {
      throw new UserError(
          file,
          "no feature with the property '" + given + "', only " + Names.some(List.copyOf(present)),
          "the property that names the region",
          Names.didYouMean(given, present) + " Leave id_property out to have it chosen.");
    }
    property = given;
    reading = codes.reading(values(given));
    if (!reading.problem().isEmpty()) {
      throw unclear();
    }
  }

  private UserError unclear() {
    return new UserError(
        file + ", property " + property,
        reading.problem(),
        "codes of one set of letters",
        "Look up which set the file has, and say it with --set letters="
            + String.join("|", ProvinceNames.LETTERS)
            + ", or name another property with --set id_property.");
  }

  private Set<String> present() {
    Set<String> present = new LinkedHashSet<>();
    features.forEach(f -> present.addAll(f.properties().keySet()));
    return present;
  }

  private List<String> values(String of) {
    return features.stream()
        .map(f -> f.properties().getOrDefault(of, ""))
        .filter(v -> !v.isEmpty())
        .toList();
  }

  private void choose() {
    List<String> usual = new ArrayList<>(USUAL);
    Set<String> present = present();
    usual.retainAll(present);
    if (usual.isEmpty() && present.size() == 1) {
      usual.addAll(present);
    }
    if (!codes.known()) {
      usual.removeIf(p -> values(p).isEmpty());
    }
    List<String> rest = new ArrayList<>(codes.known() ? present : List.of());
    rest.removeAll(usual);
    if (!best(codes.known() || usual.isEmpty() ? usual : usual.subList(0, 1)) && !best(rest)) {
      if (reading != null && !reading.problem().isEmpty()) {
        throw unclear();
      }
      throw unnamed(List.copyOf(present));
    }
    if (!property.equals("name") || features.size() != values(property).size()) {
      remarks.add(
          "The property '"
              + property
              + "' was chosen to name the regions (--set id_property names another).");
    }
  }

  private UserError unnamed(List<String> present) {
    if (present.isEmpty()) {
      return new UserError(
          file, "features without properties", "a property that names the region", "Add a name.");
    }
    List<String> examples = new ArrayList<>();
    for (String p : present) {
      values(p).stream().findFirst().ifPresent(v -> examples.add(p + " '" + v + "'"));
    }
    return new UserError(
        file,
        "no property that names regions of the study among " + Names.some(examples),
        codes.known()
            ? "names or codes of " + (codes.china() ? "China's provinces" : "the table region")
            : "a property that names the region",
        codes.china() || !chinese()
            ? "Say with --set id_property which property names them."
            : "These are provinces of China: give --set codes=" + PolygonCodes.CHINA + ".");
  }

  private boolean chinese() {
    return present().stream()
        .anyMatch(
            p -> {
              List<String> values = values(p);
              long named =
                  values.stream().filter(v -> ProvinceNames.spelled(v).isPresent()).count();
              return named > 0 && 2 * named >= values.size();
            });
  }

  /** Takes the property by which most regions are found; false where none is found. */
  private boolean best(List<String> candidates) {
    Map<String, Map<Integer, String>> found = new LinkedHashMap<>();
    int most = 0;
    for (String candidate : candidates) {
      PolygonCodes.Reading read = codes.reading(values(candidate));
      Map<Integer, String> regions = regions(candidate, read);
      found.put(candidate, regions);
      int count = new LinkedHashSet<>(regions.values()).size();
      if (count > most || (most == 0 && !read.problem().isEmpty())) {
        most = count;
        property = candidate;
        reading = read;
      }
    }
    if (most > 0) {
      requireAgreement(found);
    }
    return most > 0;
  }

  private Map<Integer, String> regions(String candidate, PolygonCodes.Reading read) {
    Map<Integer, String> regions = new LinkedHashMap<>();
    for (int f = 0; f < features.size(); f++) {
      String value = features.get(f).properties().getOrDefault(candidate, "");
      Optional<String> region = value.isEmpty() ? Optional.empty() : read.region().apply(value);
      if (region.isPresent()) {
        regions.put(f, region.get());
      }
    }
    return regions;
  }

  /** Refuses to choose where another property finds as many regions and gives others. */
  private void requireAgreement(Map<String, Map<Integer, String>> found) {
    Map<Integer, String> chosen = found.get(property);
    found.forEach(
        (other, regions) -> {
          for (int f : regions.keySet()) {
            if (regions.size() >= chosen.size()
                && chosen.containsKey(f)
                && !regions.get(f).equals(chosen.get(f))) {
              throw new UserError(
                  file + ", feature " + (f + 1),
                  "region "
                      + chosen.get(f)
                      + " by '"
                      + property
                      + "' and "
                      + regions.get(f)
                      + " by '"
                      + other
                      + "'",
                  "one region",
                  "Say with --set id_property which property is right.");
            }
          }
        });
  }

  private void place() {
    List<String> nameless = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    List<String> unwanted = new ArrayList<>();
    for (int f = 0; f < features.size(); f++) {
      GeoJsonFile.Feature feature = features.get(f);
      String value = feature.properties().getOrDefault(property, "");
      String where = "feature " + (f + 1) + (value.isEmpty() ? "" : " (" + value + ")");
      if (value.isEmpty()) {
        nameless.add(where + others(feature));
        continue;
      }
      Optional<String> region = reading.region().apply(value);
      GeoJsonFile.Geometry geometry = feature.geometry();
      boolean nothing =
          geometry == null
              || (geometry.coordinates() instanceof List<?> list && list.isEmpty())
              || (geometry.type().equals("GeometryCollection") && geometry.members().isEmpty());
      if (region.isEmpty()) {
        unwanted.add(value);
      } else if (nothing) {
        empty.add(where);
      } else {
        placed.add(new Placed(feature, file + ", " + where, region.get()));
      }
    }
    remark("Features without a value of '" + property + "' were left out: ", nameless);
    remark("Features without a geometry were left out: ", empty);
    remark("Features that are not regions of the study were left out: ", unwanted);
    if (!reading.note().isEmpty()) {
      remarks.add(reading.note());
    }
  }

  private static String others(GeoJsonFile.Feature feature) {
    List<String> others = new ArrayList<>();
    feature
        .properties()
        .forEach(
            (key, value) -> {
              if (!value.isEmpty() && others.size() < 2) {
                others.add(key + " " + value);
              }
            });
    return others.isEmpty() ? "" : " with " + String.join(", ", others);
  }

  private void remark(String text, List<String> names) {
    if (!names.isEmpty()) {
      int more = names.size() - MOST_NAMED;
      remarks.add(
          text
              + String.join(", ", more > 0 ? names.subList(0, MOST_NAMED) : names)
              + (more > 0 ? " and " + more + " more." : "."));
    }
  }

  /** The features of the study's regions, in the order of the file. */
  List<Placed> placed() {
    return placed;
  }

  /** The error where no feature with a geometry is a region of the study. */
  UserError noRegion() {
    List<String> values = values(property);
    return new UserError(
        file + ", property " + property,
        "no polygon of a region of the study among " + Names.some(values),
        codes.china() ? "names or codes of China's provinces" : "polygons named as the regions are",
        codes.china() || !chinese()
            ? "Name the property that has them with --set id_property."
            : "These are provinces of China: give --set codes=" + PolygonCodes.CHINA + ".");
  }

  /** What was chosen and left out, a sentence each. */
  List<String> remarks() {
    return remarks;
  }
}
