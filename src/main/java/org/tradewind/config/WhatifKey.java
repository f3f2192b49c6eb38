package org.tradewind.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tradewind.axes.UserError;
import org.tradewind.scenarios.WhatifParameters;
import org.tradewind.scenarios.WhatifParameters.Filter;
import org.tradewind.scenarios.WhatifParameters.Step;
import org.tradewind.scenarios.WhatifParameters.Whatif;

/**
 * Reads the key whatif: a map of names, each with a step or a list of steps, each with filters and
 * a scale. Names of the study's tables are checked later, when they are known.
 */
final class WhatifKey {
  private static final String SCALE = "scale";
  private static final String EXAMPLE =
      "NAME: {FILTER: [names], scale: NUMBER}, such as coal_off: {category: energy, fuel: coal, scale: 0}";
  private static final String SEE = "See docs/config.md#what-ifs.";

  private WhatifKey() {}

  /**
   * The what-ifs of a study.
   *
   * @param where file and key, for errors
   */
  static WhatifParameters of(JsonNode node, String where) {
    if (!node.isObject()) {
      throw new UserError(where, "'" + shown(node) + "'", "a map of " + EXAMPLE, SEE);
    }
    List<Whatif> whatifs = new ArrayList<>();
    node.properties()
        .forEach(
            entry -> {
              String name = entry.getKey().strip();
              if (name.isEmpty()) {
                throw new UserError(where, "a what-if without a name", EXAMPLE, SEE);
              }
              if (whatifs.stream().anyMatch(w -> w.name().equals(name))) {
                throw UserError.duplicate(where, "what-if '" + name + "'", "");
              }
              whatifs.add(new Whatif(name, steps(entry.getValue(), where + "." + name)));
            });
    return new WhatifParameters(whatifs);
  }

  private static List<Step> steps(JsonNode node, String where) {
    if (!node.isArray()) {
      return List.of(step(node, where));
    }
    if (node.isEmpty()) {
      throw new UserError(where, "no step", "one step or more", SEE);
    }
    List<Step> steps = new ArrayList<>();
    for (JsonNode item : node) {
      steps.add(step(item, where + ", step " + (steps.size() + 1)));
    }
    return steps;
  }

  private static Step step(JsonNode node, String where) {
    if (!node.isObject()) {
      throw new UserError(where, "'" + shown(node) + "'", "filters and a scale: " + EXAMPLE, SEE);
    }
    Map<Filter, List<String>> filters = new EnumMap<>(Filter.class);
    node.properties()
        .forEach(
            entry -> {
              String key = entry.getKey();
              if (Filter.keys().contains(key)) {
                filters.put(
                    Filter.valueOf(key.toUpperCase(Locale.ROOT)),
                    names(entry.getValue(), where + ", " + key));
              } else if (!key.equals(SCALE)) {
                List<String> known = new ArrayList<>(Filter.keys());
                known.add(SCALE);
                throw UserError.unknown(where, "filter", key, known);
              }
            });
    return new Step(filters, scale(node.get(SCALE), where));
  }

  private static double scale(JsonNode node, String where) {
    String expected = "a number of at least 0: 0 removes, 0.5 halves, 2 doubles";
    if (node == null || node.isNull()) {
      throw new UserError(where, "no scale", expected, "Add scale: 0 to remove the sources.");
    }
    double scale = KeyValues.number(node);
    if (!(scale >= 0 && scale <= Double.MAX_VALUE)) {
      throw new UserError(where + ", scale", "'" + shown(node) + "'", expected, SEE);
    }
    return scale;
  }

  /** One name, or a list of them. */
  private static List<String> names(JsonNode node, String where) {
    List<String> names = new ArrayList<>();
    for (JsonNode item : node.isArray() ? node : List.of(node)) {
      String name = item.isValueNode() && !item.isNull() ? item.asText().strip() : "";
      if (name.isEmpty()) {
        throw new UserError(where, "'" + shown(item) + "'", "a name, or a list of names", SEE);
      }
      if (names.contains(name)) {
        throw UserError.duplicate(where, "'" + name + "'", "");
      }
      names.add(name);
    }
    if (names.isEmpty()) {
      throw new UserError(
          where, "an empty list", "at least one name", "A filter that is left out lets all pass.");
    }
    return names;
  }

  private static String shown(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }
}
