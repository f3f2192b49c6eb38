package org.tradewind.importers.mrio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.formats.pymrio.PymrioFrame;
import org.tradewind.formats.units.MassUnit;
import org.tradewind.formats.units.SpeciesName;
import org.tradewind.formats.units.UnitConversion;

/** What is to be said of the stressors of a source: units, conversions, rows without values. */
final class StressorRemarks {
  /** Names of index levels that need no remark. */
  private static final Set<String> USUAL_LEVELS =
      Set.of(
          "",
          "stressor",
          "compartment",
          "inputtype",
          "factor_input",
          "factor",
          "impact",
          "extension",
          "indicator",
          "sector",
          "region",
          "unit",
          "stressor name",
          "name");

  private final List<String> sentences = new ArrayList<>();
  private final List<String> empty = new ArrayList<>();
  private final List<String> assumed = new ArrayList<>();
  private final List<String> unitless = new ArrayList<>();
  private final Map<String, List<String>> converted = new LinkedHashMap<>();
  private final Map<String, List<String>> kept = new LinkedHashMap<>();

  /** A sentence of its own. */
  void say(String sentence) {
    sentences.add(sentence);
  }

  /** The sentences themselves, for readers that add some. */
  List<String> list() {
    return sentences;
  }

  /** Names a first row that was read as names of the index levels, where it need not be that. */
  void levels(PymrioFrame f) {
    boolean usual =
        f.levels().stream()
            .allMatch(l -> USUAL_LEVELS.contains(l.strip().toLowerCase(Locale.ROOT)));
    if (!usual && !PymrioFrame.isParquet(f.file())) {
      say(
          "The first row of "
              + PymrioUnits.shown(f.file())
              + " ("
              + String.join("/", f.levels())
              + ", without values) was read as the names of its index columns.");
    }
  }

  /** A stressor that was left out because it has no value in any column. */
  void empty(String label, Optional<double[]> households) {
    empty.add(
        label
            + households
                .map(h -> " (with " + Arrays.stream(h).sum() + " of households)")
                .orElse(""));
  }

  /**
   * The unit in which a stressor is read, where it is converted to tonnes.
   *
   * @param labels its labels
   * @param unit as the source gives it, or empty
   */
  Optional<UnitConversion> converted(String stressor, String[] labels, String unit) {
    Optional<String> species = SpeciesName.of(labels);
    if (labels.length == 1
        && Species.ALL.contains(stressor)
        && !labels[0].strip().equalsIgnoreCase(stressor)) {
      say("Stressor '" + labels[0] + "' is " + stressor + " here.");
    }
    if (unit.isEmpty()) {
      (Species.ALL.contains(stressor) ? assumed : unitless).add(stressor);
      return Optional.empty();
    }
    if (species.isEmpty()) {
      return Optional.empty();
    }
    Optional<UnitConversion> mass = MassUnit.toTonnes(unit, species.get());
    if (mass.isEmpty()) {
      kept.computeIfAbsent(unit, u -> new ArrayList<>()).add(stressor);
    } else if (mass.get().changes()) {
      converted
          .computeIfAbsent(
              unit + " was converted to t (multiplied with " + factor(mass.get()) + ")",
              u -> new ArrayList<>())
          .add(stressor);
    }
    return mass;
  }

  private static String factor(UnitConversion mass) {
    double factor = mass.factor();
    return factor == Math.rint(factor) && factor < 1e15
        ? String.format(Locale.ROOT, "%,d", (long) factor)
        : String.valueOf(factor);
  }

  /** All that is to be said, a sentence each. */
  List<String> sentences() {
    List<String> all = new ArrayList<>(sentences);
    if (!empty.isEmpty()) {
      all.add("Left out, as they have no value in any column: " + Names.some(empty) + ".");
    }
    converted.forEach((what, names) -> all.add(what + ": " + Names.some(names) + "."));
    kept.forEach(
        (unit, names) ->
            all.add(
                "'"
                    + unit
                    + "' is kept as a unit of its own, as it is not known as a mass of the species alone: "
                    + Names.some(names)
                    + "."));
    if (!assumed.isEmpty()) {
      all.add("Unit not given, read as t: " + Names.some(assumed) + ".");
    }
    if (!unitless.isEmpty()) {
      all.add("Unit not given: " + Names.some(unitless) + ".");
    }
    return all;
  }
}
