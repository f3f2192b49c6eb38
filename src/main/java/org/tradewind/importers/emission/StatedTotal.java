package org.tradewind.importers.emission;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tradewind.axes.Amounts;
import org.tradewind.axes.UserError;
import org.tradewind.formats.csv.CsvStream;

/**
 * The total of a year that a file states of a variable, such as EDGAR's attribute total_emi_co2 =
 * "3.63676e+013 kg/year". A file that was sampled, interpolated or cut does not add up to it.
 *
 * @param attribute name of the attribute
 * @param text what it says
 * @param tonnes the total
 */
record StatedTotal(String attribute, String text, double tonnes) {
  /**
   * How totals are compared.
   *
   * @param attribute name that the user gave; empty: the known ones
   * @param refuse whether a difference is refused
   */
  record Rule(String attribute, boolean refuse) {
    static Rule of(String attribute, String check, String where) {
      if (!List.of("on", "off").contains(check)) {
        throw UserError.unknown(where + " --set check_total", "", check, List.of("on", "off"));
      }
      return new Rule(attribute, check.equals("on"));
    }
  }

  private static final double TOLERANCE = 0.01;
  private static final String KNOWN = "total_emi";
  private static final Pattern AMOUNT =
      Pattern.compile("\\s*([0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*(\\S.*)");

  /** The total that a file states of a variable, if it does. */
  static Optional<StatedTotal> find(GriddedFile file, String variable, String species, Rule rule) {
    for (Map<String, String> texts : List.of(file.texts(variable), file.texts())) {
      boolean global = texts != file.texts(variable);
      for (Map.Entry<String, String> entry : texts.entrySet()) {
        String name = entry.getKey();
        boolean named =
            rule.attribute.isEmpty()
                ? known(name, global, variable, species)
                : name.equals(rule.attribute);
        if (named) {
          return Optional.of(read(file.where(variable), name, entry.getValue(), species));
        }
      }
    }
    if (!rule.attribute.isEmpty()) {
      throw new UserError(
          file.where(variable),
          "no attribute '" + rule.attribute + "' of the variable or the file",
          "a text such as '3.6e13 kg/year'",
          "Correct the setting total_attribute, or leave it out.");
    }
    return Optional.empty();
  }

  /** A global attribute must name the variable or the species: files have several. */
  private static boolean known(String name, boolean global, String variable, String species) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(KNOWN)
        && (!global
            || lower.endsWith("_" + variable.toLowerCase(Locale.ROOT))
            || lower.endsWith("_" + species.toLowerCase(Locale.ROOT)));
  }

  private static StatedTotal read(String where, String name, String text, String species) {
    Matcher amount = AMOUNT.matcher(text);
    double number = amount.matches() ? CsvStream.parse(amount.group(1)) : Double.NaN;
    if (Double.isNaN(number)) {
      throw new UserError(
          where + ", attribute " + name,
          "'" + text + "'",
          "a number and a unit, such as '3.6e13 kg/year'",
          "Correct the attribute, or name another one with --set total_attribute=...");
    }
    EmissionUnit unit =
        EmissionUnit.of(where + ", attribute " + name, amount.group(2), species, Map.of());
    return new StatedTotal(name, text, number * unit.ofYear(365));
  }

  /**
   * Compares it with what the cells add up to.
   *
   * @return a sentence where they differ by more than 1 % and that is not to be refused, or empty
   */
  Optional<String> compare(String where, double sum, Rule rule) {
    if (Math.abs(sum - tonnes) <= TOLERANCE * tonnes) {
      return Optional.empty();
    }
    String found =
        String.format(
            Locale.ROOT,
            "cells that add up to %s Tg, %s of the %s Tg in the attribute %s",
            Amounts.shown(sum / TONNES_PER_TG),
            Amounts.percent(sum, tonnes),
            Amounts.shown(tonnes / TONNES_PER_TG),
            attribute);
    if (rule.refuse) {
      throw new UserError(
          where,
          found,
          "a file that adds up to the total it states, within 1 %",
          "It may be sampled, interpolated or cut without conserving mass: take the original file;"
              + " --set check_total=off reads this one all the same.");
    }
    return Optional.of(
        found + " (check_total=off): the file does not conserve the mass it states.");
  }

  private static final double TONNES_PER_TG = 1e6;
}
