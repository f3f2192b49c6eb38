package org.tradewind.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * A cause of death in an age group with its exposure-response function: the central one (draw 0)
 * or, where the table has none, all draws, whose mean attributable fraction is taken.
 *
 * @param cause cause of death
 * @param age age group
 * @param responses one function, or one a draw
 */
record Endpoint(String cause, String age, List<ExposureResponse> responses) {

  Endpoint {
    responses = List.copyOf(responses);
  }

  /** Mean attributable fraction over the responses. */
  double attributableFraction(double z) {
    double sum = 0;
    for (ExposureResponse response : responses) {
      sum += response.attributableFraction(z);
    }
    return sum / responses.size();
  }

  /** Mean slope of the attributable fraction over the responses, per ug/m3. */
  double slope(double z) {
    double sum = 0;
    for (ExposureResponse response : responses) {
      sum += response.slope(z);
    }
    return sum / responses.size();
  }

  /** Whether any response's slope is taken at the floor. */
  boolean floored(double z) {
    for (ExposureResponse response : responses) {
      if (response.floored(z)) {
        return true;
      }
    }
    return false;
  }

  /** The endpoints of the form asked for, in the order in which the table first names them. */
  static List<Endpoint> of(Table table, HealthParameters parameters) {
    Map<List<String>, List<ExposureResponse>> central = new LinkedHashMap<>();
    Map<List<String>, List<ExposureResponse>> draws = new LinkedHashMap<>();
    String[] form = table.strings("form");
    String[] cause = table.strings("cause");
    String[] age = table.strings("age");
    int[] draw = table.ints("draw");
    for (int r = 0; r < table.rows(); r++) {
      if (!form[r].equals(parameters.form())) {
        continue;
      }
      List<String> key = List.of(cause[r], age[r]);
      draws.computeIfAbsent(key, k -> new ArrayList<>());
      (draw[r] == 0 ? central : draws)
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(response(table, r, parameters));
    }
    if (draws.isEmpty()) {
      throw new UserError(
          "table " + Inputs.EXPOSURE_RESPONSE.name(),
          "no row of form '" + parameters.form() + "'",
          "at least one",
          "Add its parameters or set health.form to a form that the table has.");
    }
    List<Endpoint> endpoints = new ArrayList<>();
    draws.forEach(
        (key, all) ->
            endpoints.add(new Endpoint(key.get(0), key.get(1), central.getOrDefault(key, all))));
    return endpoints;
  }

  private static ExposureResponse response(Table table, int row, HealthParameters parameters) {
    return ExposureResponse.of(
        "table " + table.name() + ", row " + (row + 1) + " (" + table.keyText(row) + ")",
        parameters.form(),
        table.doubles("p1")[row],
        table.doubles("p2")[row],
        table.doubles("p3")[row],
        table.doubles("p4")[row],
        parameters.floor());
  }
}
