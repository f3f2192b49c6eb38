package org.tradewind.importers.mrio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.formats.pymrio.PymrioFrame;
import org.tradewind.formats.units.MassUnit;
import org.tradewind.formats.units.SpeciesName;
import org.tradewind.formats.units.UnitConversion;

/**
 * The extensions of a pymrio folder as stressors. A stressor is named by its row labels ("Value
 * Added" becomes value_added); one that two extensions share takes the extension's name before it.
 * One that is an emission of a species ({@link SpeciesName}) in a unit of mass ({@link MassUnit})
 * is converted to tonnes; all others keep the unit of the source. A stressor without any value is
 * left out and remarked.
 */
final class PymrioExtensions {
  private static final String TONNES = "t";

  private final PymrioFolder folder;
  private final MrioTables mrio;
  private final List<Path> files;
  private final List<String> described = new ArrayList<>();
  private final StressorRemarks remarks = new StressorRemarks();

  /**
   * One extension read.
   *
   * @param columns position of each column of F
   * @param buyers destination of each column of F_Y
   */
  private record Loaded(
      String name,
      PymrioFrame f,
      int[] columns,
      Optional<PymrioFrame> household,
      String[] buyers,
      PymrioUnits units) {}

  PymrioExtensions(PymrioFolder folder, MrioTables mrio, List<Path> files) {
    this.folder = folder;
    this.mrio = mrio;
    this.files = files;
  }

  /** What was left out, converted or assumed; to be asked for after {@link #read}. */
  List<String> remarks() {
    return remarks.sentences();
  }

  /** Adds all stressors; one sentence that names them with their units. */
  String read() {
    List<Loaded> all = folder.extensions().stream().flatMap(e -> tried(e).stream()).toList();
    Map<String, Integer> timesUsed = new HashMap<>();
    for (Loaded extension : all) {
      for (String[] labels : extension.f().rowLabels()) {
        timesUsed.merge(name(labels), 1, Integer::sum);
      }
    }
    Set<String> names = new HashSet<>();
    for (Loaded extension : all) {
      for (int row = 0; row < extension.f().values().length; row++) {
        String[] labels = extension.f().rowLabels()[row];
        String plain = name(labels);
        String unique =
            timesUsed.get(plain) > 1 ? PymrioFrame.slug(extension.name(), plain) : plain;
        if (!names.add(unique)) {
          throw UserError.duplicate(
              extension.f().file() + ", row " + String.join("/", labels), "stressor " + unique, "");
        }
        stressor(extension, row, plain, unique);
      }
    }
    return described.isEmpty()
        ? "No extension."
        : "Stressors with units: " + String.join(", ", described) + ".";
  }

  /** An extension; one without file_parameters.json that cannot be read is left out. */
  private Optional<Loaded> tried(PymrioFolder.Extension extension) {
    if (extension.described()) {
      return Optional.of(load(extension));
    }
    try {
      Loaded loaded = load(extension);
      remarks.say(
          "Extension "
              + extension.name()
              + " has no file_parameters.json; its F was read by its header.");
      return Optional.of(loaded);
    } catch (UserError e) {
      remarks.say(
          "Extension "
              + extension.name()
              + " was left out: it has no file_parameters.json, and its tables cannot be read without ("
              + e.getMessage()
              + ").");
      return Optional.empty();
    }
  }

  private Loaded load(PymrioFolder.Extension extension) {
    List<Path> read = new ArrayList<>();
    PymrioUnits units = PymrioUnits.of(extension.unit(), folder.texts(), read, remarks.list());
    PymrioFrame f = PymrioImporter.frame(extension.f(), 0, units.names(), folder.texts(), read);
    remarks.levels(f);
    Set<String> known = new HashSet<>(units.names());
    for (String[] labels : f.rowLabels()) {
      known.add(PymrioFrame.slug(labels));
    }
    Optional<PymrioFrame> household =
        extension.fY().map(item -> PymrioImporter.frame(item, 0, known, folder.texts(), read));
    household.ifPresent(fY -> requireKnownRows(f, fY));
    String[] buyers = household.map(this::buyers).orElse(new String[0]);
    Loaded loaded =
        new Loaded(extension.name(), f, PymrioImporter.columns(f, mrio), household, buyers, units);
    files.addAll(read);
    return loaded;
  }

  private String[] buyers(PymrioFrame fY) {
    String[] buyers = new String[fY.columnLabels().length];
    Arrays.setAll(buyers, c -> PymrioDemand.buyer(fY, c, mrio).destination());
    return buyers;
  }

  private void requireKnownRows(PymrioFrame f, PymrioFrame household) {
    List<String> known = Arrays.stream(f.rowLabels()).map(this::name).toList();
    for (String[] labels : household.rowLabels()) {
      if (!known.contains(name(labels))) {
        throw new UserError(
            household.file() + ", row " + String.join("/", labels),
            "a stressor that F does not have",
            "one of the rows of " + f.file() + " " + Names.some(known),
            "Rename the row, or add it to F.");
      }
    }
  }

  /** Adds one row of F, and that of F_Y. */
  private void stressor(Loaded extension, int row, String plain, String unique) {
    PymrioFrame f = extension.f();
    String label = String.join(", ", withoutUnit(f.rowLabels()[row]));
    Optional<double[]> households = households(extension, plain, unique);
    if (f.isEmpty(row)) {
      remarks.empty(label.isBlank() ? "without a label" : label, households);
      return;
    }
    f.requireWhole(row);
    String unit = unit(extension, f.rowLabels()[row]);
    Optional<UnitConversion> mass =
        remarks.converted(unique, withoutUnit(f.rowLabels()[row]), unit);
    String code =
        SpeciesName.exact(plain).isPresent() && SpeciesName.ofEquivalents(unit)
            ? PymrioFrame.slug(unique, "eq")
            : unique;
    double[] values = new double[mrio.size()];
    for (int c = 0; c < extension.columns().length; c++) {
      values[extension.columns()[c]] = f.values()[row][c];
    }
    String where = f.file() + ", row " + label;
    mrio.stressor(code, label, mass.isPresent() ? TONNES : unit, tonnes(values, mass, where));
    households.ifPresent(h -> mrio.household(code, tonnes(h, mass, "F_Y of " + where)));
    described.add(
        code + " (" + (mass.isPresent() ? TONNES : unit.isEmpty() ? "unit not given" : unit) + ")");
  }

  private static double[] tonnes(double[] values, Optional<UnitConversion> mass, String where) {
    double[] tonnes = mass.map(m -> Arrays.stream(values).map(m::apply).toArray()).orElse(values);
    if (!Arrays.stream(tonnes).allMatch(Double::isFinite)) {
      throw new UserError(
          where,
          "amounts too large for a number",
          "amounts below 1e308, in tonnes too",
          "Check the values and their unit.");
    }
    return tonnes;
  }

  /** F_Y of one stressor, summed over the categories of each region. */
  private Optional<double[]> households(Loaded extension, String plain, String unique) {
    if (extension.household().isEmpty()) {
      return Optional.empty();
    }
    PymrioFrame fY = extension.household().get();
    for (int row = 0; row < fY.values().length; row++) {
      if (name(fY.rowLabels()[row]).equals(plain)) {
        if (fY.isEmpty(row)) {
          remarks.say("F_Y has no value of " + unique + ": households are without it.");
          return Optional.empty();
        }
        fY.requireWhole(row);
        return Optional.of(byRegion(extension, fY, row, unique));
      }
    }
    return Optional.empty();
  }

  /** Buyers outside the table (ROW, ERR) have no households of their own. */
  private double[] byRegion(Loaded extension, PymrioFrame fY, int row, String unique) {
    double[] byRegion = new double[mrio.regions().size()];
    for (int c = 0; c < extension.buyers().length; c++) {
      int region = mrio.regions().find(extension.buyers()[c]);
      double value = fY.values()[row][c];
      String column = String.join("/", fY.columnLabels()[c]);
      if (region >= 0) {
        byRegion[region] += value;
      } else if (value != 0 && PymrioDemand.isDiscrepancy(fY.columnLabels()[c])) {
        remarks.say(
            "F_Y of "
                + unique
                + " in column "
                + column
                + ", which is not a region, was left out: "
                + value
                + ".");
      } else if (value != 0) {
        throw new UserError(
            fY.file() + ", column " + column,
            "emissions of " + value,
            "0 for a buyer that is not a region of Z",
            "Book them in a region.");
      }
    }
    return byRegion;
  }

  private String name(String[] labels) {
    return PymrioFrame.slug(withoutUnit(labels));
  }

  private String[] withoutUnit(String[] labels) {
    return folder.unitInLabels() ? Arrays.copyOf(labels, labels.length - 1) : labels;
  }

  /** The unit as the source has it, or empty. */
  private String unit(Loaded extension, String[] labels) {
    return folder.unitInLabels()
        ? PymrioUnits.plain(labels[labels.length - 1])
        : extension.units().of(labels);
  }
}
