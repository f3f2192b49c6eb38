package org.tradewind.adjoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tradewind.adjoint.AdjointVariable.Unit;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.formats.file.SourceFiles;
import org.tradewind.tables.Csv;

/**
 * Reads the map from variables of CMAQ Adjoint to species: columns variable, species, units,
 * g_per_mol, silent_weight, and where wished emission_variable and sensitivity_units.
 */
public final class AdjointVariables {
  /** Stands for the map that ships with the software. */
  public static final String BUNDLED = "bundled";

  private final Csv csv;

  private AdjointVariables(Csv csv) {
    this.csv = csv;
  }

  /**
   * The variables of some species, in the order of the map.
   *
   * @param source {@link #BUNDLED} or a CSV file
   * @param species species wanted, each of which must have a variable
   */
  public static List<AdjointVariable> read(String source, List<String> species) {
    AdjointVariables map = new AdjointVariables(csv(source));
    List<AdjointVariable> all = new ArrayList<>();
    for (int row = 0; row < map.csv.rows(); row++) {
      if (!map.csv.text(row, "species").isBlank()) {
        AdjointVariable variable = map.variable(row);
        if (all.stream().anyMatch(v -> v.name().equals(variable.name()))) {
          throw map.wrong(row, "variable", "each variable once");
        }
        all.add(variable);
      }
    }
    for (String one : species) {
      if (all.stream().noneMatch(v -> v.species().equals(one))) {
        throw new UserError(
            map.csv.source(),
            "no variable of species " + one,
            "at least one for each species of the study",
            "Add it, or leave the species out of the study's key 'species'.");
      }
    }
    all.forEach(v -> map.requireAllWeightsOrNone(v, all));
    return all.stream().filter(v -> species.contains(v.species())).toList();
  }

  /** Shares that are given do not mix with amounts that are found in the files. */
  private void requireAllWeightsOrNone(AdjointVariable variable, List<AdjointVariable> all) {
    for (AdjointVariable other : all) {
      if (other.species().equals(variable.species())
          && Double.isNaN(other.silentWeight()) != Double.isNaN(variable.silentWeight())) {
        throw new UserError(
            csv.source() + ", column silent_weight",
            "a weight for one of " + variable.name() + " and " + other.name() + " only",
            "weights for all variables of " + variable.species() + ", or for none",
            "Fill them in, or empty them.");
      }
    }
  }

  private static Csv csv(String source) {
    if (source.equals(BUNDLED)) {
      return Csv.fact("cmaq/adjoint_variables");
    }
    Path file = Path.of(source);
    try (InputStream in = Files.newInputStream(file)) {
      return Csv.withNotes(in, source, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw SourceFiles.unreadable(file, e);
    }
  }

  private AdjointVariable variable(int row) {
    String name = csv.text(row, "variable").strip();
    String species = csv.text(row, "species").strip();
    if (!Species.POLLUTANTS.contains(species)) {
      throw wrong(row, "species", "one of " + Names.some(Species.POLLUTANTS) + ", or nothing");
    }
    Unit unit =
        Unit.of(csv.text(row, "units"))
            .orElseThrow(() -> wrong(row, "units", "g/s or mol/s, those of the emission files"));
    double grams = unit == Unit.MOLES_PER_SECOND ? csv.number(row, "g_per_mol") : 1;
    if (!(grams > 0 && grams <= Double.MAX_VALUE)) {
      throw wrong(row, "g_per_mol", "grams above 0");
    }
    return new AdjointVariable(
        name,
        optional(row, "emission_variable").isEmpty() ? name : optional(row, "emission_variable"),
        species,
        unit,
        grams,
        silentWeight(row),
        optional(row, "sensitivity_units"));
  }

  private double silentWeight(int row) {
    if (optional(row, "silent_weight").isEmpty()) {
      return Double.NaN;
    }
    double weight = csv.number(row, "silent_weight");
    if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
      throw wrong(row, "silent_weight", "a number of at least 0, or nothing");
    }
    return weight;
  }

  private String optional(int row, String column) {
    return csv.has(column) ? csv.text(row, column).strip() : "";
  }

  private UserError wrong(int row, String column, String expected) {
    return new UserError(
        csv.source() + ", row " + (row + 1) + ", column " + column,
        "'" + csv.text(row, column) + "'",
        expected,
        "Correct the field.");
  }
}
