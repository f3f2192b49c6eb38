package org.tradewind.importers.emission;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Numerals;
import org.tradewind.tables.TableSchema;

/**
 * How a gridded inventory is read.
 *
 * @param label the category, or the subsector, of all that is read
 * @param ofSubsector whether it is a subsector: the table emission comes out
 * @param variables variables by species, each a sum of some; empty: those named as a species
 * @param unit unit of all variables; empty: what the file declares
 * @param molarMasses g/mol by species
 * @param year the year to read, or whose months count
 * @param profile shares of the months, for files of a year
 * @param profileColumn column of the profile
 * @param coverage least share of the study's area that the source must cover
 * @param total how the total that a file states is compared
 * @param radiusM radius of the sphere for cells between meridians and parallels, m
 */
record GriddedSettings(
    String label,
    boolean ofSubsector,
    Map<String, List<String>> variables,
    String unit,
    Map<String, Double> molarMasses,
    OptionalInt year,
    Optional<MonthlyProfiles> profile,
    String profileColumn,
    double coverage,
    StatedTotal.Rule total,
    double radiusM) {
  static final String FORMAT = "gridded-inventory";

  static final List<Importer.Setting> SETTINGS =
      List.of(
          Importer.ENCODING,
          new Importer.Setting(
              "category",
              "",
              "category of all that is read, as in table subsector -> inventory_grid"),
          new Importer.Setting(
              "subsector", "", "subsector of all that is read, instead of a category -> emission"),
          new Importer.Setting(
              "variables",
              "",
              "which variables are which species: NOX=nox,OC=oc_fire+oc_other; empty: those whose name"
                  + " is a species"),
          new Importer.Setting(
              "unit",
              "",
              "unit of all variables, as in UDUNITS (kg m-2 s-1, g/km2/month, t/yr); empty: what the"
                  + " file declares"),
          new Importer.Setting(
              "molar_mass", "", "g/mol of species that come in moles: NOX=46.0055,SO2=64.06"),
          new Importer.Setting(
              "year",
              "",
              "year to read, or whose days count; empty: that of the file's axis of time"),
          new Importer.Setting(
              "profile",
              "",
              "CSV of shares of the months 1 to 12, a column a category, for annual files; empty: by"
                  + " days"),
          new Importer.Setting(
              "profile_column", "", "its column; empty: that named as the category or subsector"),
          new Importer.Setting(
              "coverage",
              "0.999",
              "least share of the area of the study's cells (of those in a region, where cell_region is"
                  + " there) that the source covers"),
          new Importer.Setting(
              "total_attribute",
              "",
              "attribute with the file's total, such as '3.6e13 kg/year'; empty: total_emi_..., if there"),
          new Importer.Setting(
              "check_total",
              "on",
              "on: a total that differs by over 1 % is refused; off: remarked"),
          new Importer.Setting(
              "radius",
              "6371007.2",
              "radius of the sphere on which fluxes of lon/lat files are integrated, m"),
          new Importer.Setting("source", "Gridded inventory", "publisher, version and year"));

  static GriddedSettings read(ImportSettings settings) {
    String category = settings.text("category").strip();
    String subsector = settings.text("subsector").strip();
    if (category.isEmpty() == subsector.isEmpty()) {
      throw new UserError(
          "import " + FORMAT,
          category.isEmpty() ? "neither category nor subsector" : "category and subsector",
          "one of them",
          "Say what the file holds: --set category=... (a coarse inventory) or --set subsector=...");
    }
    String profile = settings.text("profile");
    String label = category.isEmpty() ? subsector : category;
    String column = settings.text("profile_column");
    return new GriddedSettings(
        label,
        category.isEmpty(),
        variables(settings.text("variables")),
        settings.text("unit"),
        molarMasses(settings.text("molar_mass")),
        year(settings),
        profile.isEmpty()
            ? Optional.empty()
            : Optional.of(MonthlyProfiles.read(Path.of(profile), settings.texts())),
        column.isEmpty() ? label : column,
        within(settings, "coverage", 0, 1, "a share from 0 to 1"),
        StatedTotal.Rule.of(
            settings.text("total_attribute"), settings.text("check_total"), "import " + FORMAT),
        within(settings, "radius", 6e6, 7e6, "metres, from 6e6 to 7e6"));
  }

  private static double within(
      ImportSettings settings, String key, double least, double most, String expected) {
    double value = settings.number(key);
    if (!(value >= least && value <= most)) {
      throw new UserError(where(key), settings.text(key), expected, "Correct the setting.");
    }
    return value;
  }

  private static String where(String key) {
    return "import " + FORMAT + " --set " + key;
  }

  private static OptionalInt year(ImportSettings settings) {
    if (settings.text("year").isEmpty()) {
      return OptionalInt.empty();
    }
    double year = within(settings, "year", 1, 9999, "a year");
    if (year != Math.rint(year)) {
      throw new UserError(where("year"), settings.text("year"), "a year", "Correct the setting.");
    }
    return OptionalInt.of((int) year);
  }

  private static Map<String, List<String>> variables(String text) {
    Map<String, List<String>> variables = new LinkedHashMap<>();
    pairs("variables", text)
        .forEach(
            (species, names) ->
                variables.put(
                    species,
                    Arrays.stream(names.split("\\+"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList()));
    return variables;
  }

  private static Map<String, Double> molarMasses(String text) {
    Map<String, Double> masses = new LinkedHashMap<>();
    pairs("molar_mass", text)
        .forEach(
            (species, number) -> {
              double mass = Numerals.parse(number);
              if (!(mass > 0)) {
                throw new UserError(
                    where("molar_mass"),
                    species + "=" + number,
                    "a number of g/mol above 0",
                    "Correct the molar mass.");
              }
              masses.put(species, mass);
            });
    return masses;
  }

  /** SPECIES=VALUE pairs with commas between them. */
  private static Map<String, String> pairs(String key, String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.isBlank() ? new String[0] : text.split(",")) {
      int equals = pair.indexOf('=');
      if (equals < 0 || pair.substring(equals + 1).isBlank()) {
        throw new UserError(
            where(key),
            "'" + pair.strip() + "'",
            "pairs such as NOX=..., with commas between them",
            "Write the species, an equals sign and its value.");
      }
      String species = pair.substring(0, equals).strip().toUpperCase(Locale.ROOT);
      if (!Species.ALL.contains(species)) {
        throw UserError.unknown(where(key), "species", species, Species.ALL);
      }
      if (pairs.put(species, pair.substring(equals + 1).strip()) != null) {
        throw UserError.duplicate(where(key), "species " + species, "");
      }
    }
    return pairs;
  }

  /** The table that comes out. */
  TableSchema schema() {
    return ofSubsector ? Inputs.EMISSION : InventoryTables.INVENTORY_GRID;
  }

  /** What is read, for sentences: SO2 of category power. */
  String of(String species) {
    return species + " of " + (ofSubsector ? "subsector " : "category ") + label;
  }
}
