package org.tradewind.importers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;

/**
 * The extensions of a pymrio folder as stressors. A stressor is named by its row labels ("Value
 * Added" becomes value_added); one that two extensions share takes the extension's name before it.
 */
final class PymrioExtensions {
  private final PymrioFolder folder;
  private final MrioTables mrio;
  private final List<Path> files;
  private final List<String> described = new ArrayList<>();

  /** One extension read. */
  private record Loaded(
      String name, PymrioFrame f, PymrioFrame household, Map<String, String> units) {}

  PymrioExtensions(PymrioFolder folder, MrioTables mrio, List<Path> files) {
    this.folder = folder;
    this.mrio = mrio;
    this.files = files;
  }

  /** Adds all stressors; one sentence that names them with their units. */
  String read() {
    List<Loaded> all = folder.extensions().stream().map(this::load).toList();
    Map<String, Integer> timesUsed = new HashMap<>();
    for (Loaded extension : all) {
      for (String[] labels : extension.f().rowLabels()) {
        timesUsed.merge(name(labels), 1, Integer::sum);
      }
    }
    Set<String> names = new HashSet<>();
    for (Loaded extension : all) {
      int[] columns = PymrioImporter.columns(extension.f(), mrio);
      for (int r = 0; r < extension.f().values().length; r++) {
        String[] labels = extension.f().rowLabels()[r];
        String plain = name(labels);
        String unique =
            timesUsed.get(plain) > 1 ? PymrioFrame.slug(extension.name(), plain) : plain;
        if (!names.add(unique)) {
          throw new UserError(
              extension.f().file() + ", row " + String.join("/", labels),
              "the stressor " + unique + " a second time",
              "every stressor once in its extension",
              "Rename one of the rows.");
        }
        double[] values = new double[mrio.size()];
        for (int c = 0; c < columns.length; c++) {
          values[columns[c]] = extension.f().values()[r][c];
        }
        mrio.stressor(
            unique, String.join(", ", withoutUnit(labels)), unit(extension, labels), values);
        households(extension, plain, unique);
        described.add(unique + " (" + given(unit(extension, labels)) + ")");
      }
    }
    return described.isEmpty()
        ? "No extension."
        : "Stressors with units: " + String.join(", ", described) + ".";
  }

  private Loaded load(PymrioFolder.Extension extension) {
    PymrioFrame f = PymrioImporter.frame(extension.f(), 0, files);
    PymrioFrame household =
        extension.fY().map(item -> PymrioImporter.frame(item, 0, files)).orElse(null);
    Map<String, String> units =
        extension
            .unit()
            .map(
                item -> {
                  files.add(item.file());
                  return PymrioFrame.units(item.file(), item.shape());
                })
            .orElse(Map.of());
    if (household != null) {
      requireKnownRows(f, household);
    }
    return new Loaded(extension.name(), f, household, units);
  }

  private void requireKnownRows(PymrioFrame f, PymrioFrame household) {
    List<String> known = Arrays.stream(f.rowLabels()).map(this::name).toList();
    for (String[] labels : household.rowLabels()) {
      if (!known.contains(name(labels))) {
        throw new UserError(
            household.file() + ", row " + String.join("/", labels),
            "a stressor that F does not have",
            "rows of " + f.file(),
            Names.didYouMean(name(labels), known));
      }
    }
  }

  /** F_Y of one stressor, summed over the categories of each region. */
  private void households(Loaded extension, String plain, String unique) {
    PymrioFrame fY = extension.household();
    if (fY == null) {
      return;
    }
    for (int r = 0; r < fY.values().length; r++) {
      if (name(fY.rowLabels()[r]).equals(plain)) {
        double[] byRegion = new double[mrio.regions().size()];
        for (int c = 0; c < fY.columnLabels().length; c++) {
          String region = PymrioImporter.consumer(fY, c, mrio);
          addHousehold(byRegion, mrio.regions().find(region), fY, r, c);
        }
        mrio.household(unique, byRegion);
        return;
      }
    }
  }

  /** Buyers outside the table (ROW, ERR) have no households of their own. */
  private static void addHousehold(double[] byRegion, int region, PymrioFrame fY, int r, int c) {
    double value = fY.values()[r][c];
    if (region >= 0) {
      byRegion[region] += value;
    } else if (value != 0) {
      throw new UserError(
          fY.file() + ", column " + String.join("/", fY.columnLabels()[c]),
          "emissions of " + value,
          "0 for a buyer that is no region of Z",
          "Book them in a region.");
    }
  }

  private String name(String[] labels) {
    return PymrioFrame.slug(withoutUnit(labels));
  }

  private String[] withoutUnit(String[] labels) {
    return folder.unitInLabels() ? Arrays.copyOf(labels, labels.length - 1) : labels;
  }

  /** The unit as the source has it, or empty. */
  private String unit(Loaded extension, String[] labels) {
    if (folder.unitInLabels()) {
      return labels[labels.length - 1];
    }
    return extension.units().getOrDefault(PymrioFrame.slug(labels), "");
  }

  private static String given(String unit) {
    return unit.isEmpty() ? "unit not given" : unit;
  }
}
