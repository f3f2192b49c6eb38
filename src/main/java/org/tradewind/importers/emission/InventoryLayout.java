package org.tradewind.importers.emission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.formats.units.MassUnit;
import org.tradewind.formats.units.SpeciesName;
import org.tradewind.formats.units.UnitConversion;
import org.tradewind.importers.source.ImportSettings;
import org.tradewind.importers.source.Importer;

/**
 * What stands in which column of a detailed inventory. Long: a column of species and one of values.
 * Wide: a column for each species. The unit of values stands in a column, in the header ("SO2
 * (kt)") or is given with the setting unit; the name tonnes is a unit itself.
 *
 * @param region column of the region
 * @param subsector column of the subsector
 * @param species column of the species; -1 in the wide layout
 * @param unit column of the unit; -1 where there is none
 * @param values columns of values
 */
record InventoryLayout(int region, int subsector, int species, int unit, List<Value> values) {
  /**
   * A column of values.
   *
   * @param column its place
   * @param species what is emitted; empty in the long layout
   * @param unit unit in the header, or empty
   */
  record Value(int column, String species, String unit) {}

  /**
   * How columns are called.
   *
   * @param region column of the region
   * @param subsector column of the subsector
   * @param species column of the species
   * @param value column of the values in the long layout; empty: the usual names
   * @param unit column of the unit
   */
  record ColumnNames(String region, String subsector, String species, String value, String unit) {
    static final List<Importer.Setting> SETTINGS =
        List.of(
            new Importer.Setting("region", "region", "column of the region"),
            new Importer.Setting("subsector", "subsector", "column of the subsector"),
            new Importer.Setting(
                "species",
                "species",
                "column of the species; without it each species has a column of its own"),
            new Importer.Setting(
                "value",
                "",
                "column of the values, beside that of the species; empty: value, tonnes, emission or"
                    + " emissions"),
            new Importer.Setting("unit_column", "unit", "column of their unit, if there is one"));

    static ColumnNames of(ImportSettings settings) {
      return new ColumnNames(
          settings.text("region"),
          settings.text("subsector"),
          settings.text("species"),
          settings.text("value"),
          settings.text("unit_column"));
    }

    /** Whether a row is a header: it names region and subsector. */
    boolean isHeader(List<String> texts) {
      return find(texts, region) >= 0 && find(texts, subsector) >= 0;
    }

    /** What a header has, for messages. */
    String expected() {
      return "columns '" + region + "' and '" + subsector + "'";
    }
  }

  private static final List<String> VALUES = List.of("value", "tonnes", "emission", "emissions");

  /** A name with a unit in parentheses or brackets, or after a comma. */
  private static final Pattern WITH_UNIT =
      Pattern.compile("(.*?)\\s*(?:[(\\[（](.*)[)\\]）]|[,，]\\s*(.+))\\s*");

  /** Reads a header; of the columns that are neither, nothing is taken. */
  static InventoryLayout of(InventoryRows rows, ColumnNames names) {
    List<String> header = rows.header();
    String file = rows.file().toString();
    int region = once(file, header, names.region);
    int subsector = once(file, header, names.subsector);
    int unit = once(file, header, names.unit);
    int species = once(file, header, names.species);
    if (species < 0) {
      return new InventoryLayout(region, subsector, -1, unit, speciesColumns(file, header));
    }
    List<String> wanted = names.value.isEmpty() ? VALUES : List.of(names.value);
    List<Value> values = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      String plain = plain(header.get(c));
      if (wanted.stream().anyMatch(w -> w.equalsIgnoreCase(plain) || w.equals(plain))) {
        String ofHeader = unitOf(header.get(c));
        boolean tonnes = ofHeader.isEmpty() && plain.equalsIgnoreCase("tonnes");
        values.add(new Value(c, "", tonnes ? MassUnit.TONNE : ofHeader));
      }
    }
    if (values.size() != 1) {
      throw new UserError(
          file,
          (values.isEmpty() ? "no column" : "several columns")
              + " of values beside '"
              + header.get(species)
              + "' among "
              + Names.some(header),
          "one of " + String.join(", ", wanted),
          "Name it: --set value=...");
    }
    return new InventoryLayout(region, subsector, species, unit, values);
  }

  private static List<Value> speciesColumns(String file, List<String> header) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int c = 0; c < header.size(); c++) {
      Optional<String> species = species(plain(header.get(c)));
      if (species.isPresent()) {
        Value value = new Value(c, species.get(), unitOf(header.get(c)));
        if (values.put(species.get(), value) != null) {
          throw UserError.duplicateColumn(file, species.get());
        }
      }
    }
    if (values.isEmpty()) {
      throw new UserError(
          file,
          "neither a column of the species nor one for a species among " + Names.some(header),
          "a column species, or columns such as SO2 (kt)",
          "The species are " + String.join(", ", Species.ALL) + ".");
    }
    return List.copyOf(values.values());
  }

  /** The species of a name. */
  static Optional<String> species(String name) {
    return Species.ALL.stream()
        .filter(s -> s.equalsIgnoreCase(name))
        .findFirst()
        .or(() -> SpeciesName.exact(name));
  }

  private static int once(String file, List<String> header, String name) {
    int first = find(header, name);
    for (int c = first + 1; first >= 0 && c < header.size(); c++) {
      if (plain(header.get(c)).equalsIgnoreCase(name)) {
        throw UserError.duplicateColumn(file, name);
      }
    }
    return first;
  }

  private static int find(List<String> header, String name) {
    for (int c = 0; c < header.size(); c++) {
      boolean same =
          header.get(c).equalsIgnoreCase(name) || plain(header.get(c)).equalsIgnoreCase(name);
      if (same && !name.isEmpty()) {
        return c;
      }
    }
    return -1;
  }

  private static String plain(String name) {
    Matcher matcher = WITH_UNIT.matcher(name);
    return matcher.matches() ? matcher.group(1) : name;
  }

  private static String unitOf(String name) {
    Matcher matcher = WITH_UNIT.matcher(name);
    if (!matcher.matches()) {
      return "";
    }
    return (matcher.group(2) == null ? matcher.group(3) : matcher.group(2)).strip();
  }

  /** Names of the columns that are read. */
  List<String> used(List<String> header) {
    List<String> used = new ArrayList<>();
    for (int column : new int[] {region, subsector, species, unit}) {
      if (column >= 0) {
        used.add(header.get(column));
      }
    }
    values.forEach(v -> used.add(header.get(v.column)));
    return used;
  }

  /**
   * The factor that makes tonnes a year of a value.
   *
   * @param where place of the unit, for messages
   */
  static double tonnes(String where, String unit, String species) {
    Optional<UnitConversion> mass = MassUnit.toTonnes(unit, species);
    if (mass.isPresent()) {
      return mass.get().factor();
    }
    EmissionUnit found = EmissionUnit.of(where, unit, species, Map.of());
    boolean ofYear =
        Arrays.asList(EmissionUnit.Period.STEP, EmissionUnit.Period.YEAR).contains(found.period());
    if (found.perArea() || !ofYear) {
      throw new UserError(
          where,
          "'" + unit + "'",
          "a mass, or a mass in a year (t, kt, Gg, Mt, kt/yr)",
          "Convert the values to those of a year and a whole region.");
    }
    return found.tonnes();
  }

  /** A name in lower case without blanks around it. */
  static String lower(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
