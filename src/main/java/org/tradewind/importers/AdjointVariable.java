package org.tradewind.importers;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An emitted variable of CMAQ Adjoint and what it counts as.
 *
 * @param name name in the sensitivity files
 * @param emission name in the emission files
 * @param species species it is part of
 * @param unit unit of its emission
 * @param gramsPerUnit grams of the species that one gram or mole of it counts as
 * @param silentWeight its share, in grams or moles, of what a cell would emit that emits nothing of
 *     the species; NaN: as the whole domain emits
 * @param sensitivityUnits the units attribute that the sensitivity files must have; empty: anything
 *     per {@code unit}, as in CF/(mol/s)
 */
public record AdjointVariable(
    String name,
    String emission,
    String species,
    Unit unit,
    double gramsPerUnit,
    double silentWeight,
    String sensitivityUnits)
    implements Serializable {

  /** In what emissions are counted; each with the spellings that emission tools use. */
  public enum Unit {
    GRAMS_PER_SECOND("g/s", Set.of("g/s", "gm/s", "gram/s", "grams/s", "g s-1", "g s**-1")),
    MOLES_PER_SECOND(
        "mol/s",
        Set.of(
            "mol/s", "mols/s", "mole/s", "moles/s", "gmol/s", "gmole/s", "mol s-1", "mol s**-1"));

    private final String text;
    private final Set<String> spellings;

    Unit(String text, Set<String> spellings) {
      this.text = text;
      this.spellings = spellings;
    }

    /** The unit as we write it. */
    public String text() {
      return text;
    }

    /** The unit of a text, whatever its spelling. */
    static Optional<Unit> of(String text) {
      String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*/\\s*", "/");
      for (Unit unit : values()) {
        if (unit.spellings.contains(plain.replace("/sec", "/s"))) {
          return Optional.of(unit);
        }
      }
      return Optional.empty();
    }
  }

  /** Whether the units attribute of a sensitivity says what the map says. */
  boolean fitsSensitivity(String units) {
    if (!sensitivityUnits.isEmpty()) {
      return units.equals(sensitivityUnits);
    }
    int open = units.indexOf("/(");
    return open > 0
        && units.endsWith(")")
        && Unit.of(units.substring(open + 2, units.length() - 1)).equals(Optional.of(unit));
  }
}
