package org.tradewind.importers.source;

import java.util.function.Consumer;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.NetcdfAttributes;
import org.tradewind.formats.units.UnitConversion;

/**
 * The unit in which an importer takes a variable of a file.
 *
 * @param quantity what the variable is, for messages
 * @param unit unit of the table
 * @param setting setting with which the user gives the unit of the variable
 * @param given value of that setting; empty: what the file declares counts
 */
public record VariableUnit(String quantity, String unit, String setting, String given) {
  /** The setting of an importer that says a variable's unit. */
  public static Importer.Setting setting(String key, String of) {
    return new Importer.Setting(
        key, "", "unit of " + of + ", as in UDUNITS; empty: what the file declares");
  }

  public static VariableUnit of(
      String quantity, String unit, String setting, ImportSettings settings) {
    return new VariableUnit(quantity, unit, setting, settings.text(setting));
  }

  /**
   * The conversion of a variable's values; a variable without a unit is refused, and so is one that
   * does not convert.
   *
   * @param where file and variable
   * @param declared unit that the file declares, or an empty text
   * @param remarks takes what was assumed
   */
  public UnitConversion conversion(String where, String declared, Consumer<String> remarks) {
    String found = NetcdfAttributes.unpadded(declared);
    if (given.isEmpty() && found.isEmpty()) {
      throw new UserError(
          where,
          quantity + " without a unit",
          "the attribute units, in one that converts to " + unit,
          "If you know the unit, give it: --set " + setting + "=" + unit + ".");
    }
    if (given.isEmpty()) {
      return UnitConversion.require(where, quantity, found, unit);
    }
    UnitConversion conversion = UnitConversion.require("--set " + setting, quantity, given, unit);
    if (UnitConversion.find(found, unit).filter(conversion::sameAs).isEmpty()) {
      String says = found.isEmpty() ? "declares no unit" : "declares '" + found + "'";
      remarks.accept(
          where + " " + says + ": " + quantity + " taken as " + given + " (" + setting + ").");
    }
    return conversion;
  }
}
