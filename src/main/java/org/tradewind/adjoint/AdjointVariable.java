package org.tradewind.adjoint;

import java.io.Serializable;
import java.util.Optional;
import org.tradewind.formats.units.UnitConversion;

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

  /** In what emissions are counted. */
  public enum Unit {
    GRAMS_PER_SECOND("g/s"),
    MOLES_PER_SECOND("mol/s");

    private final String text;

    Unit(String text) {
      this.text = text;
    }

    /** The unit as we write it. */
    public String text() {
      return text;
    }

    /** The unit of a text, whatever its spelling; one that would have to be converted is none. */
    static Optional<Unit> of(String text) {
      for (Unit unit : values()) {
        if (UnitConversion.find(text, unit.text).filter(c -> !c.changes()).isPresent()) {
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
