package org.tradewind.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** Reads the endpoints of a study: cause and age with their exposure-response functions. */
final class Endpoints {
  /** All non-communicable diseases and lower respiratory infections: the GEMM's own cause. */
  static final String ALL_CAUSES = "NCD+LRI";

  private static final int CENTRAL = 0;

  /** Cause and age, in the order in which the table first names them; draw -> function. */
  private final Map<List<String>, SortedMap<Integer, ExposureResponse>> functions =
      new LinkedHashMap<>();

  private final Map<List<String>, DoubleFunction<ExposureResponse>> normals = new LinkedHashMap<>();

  private Endpoints() {}

  /**
   * The endpoints of the form and the causes asked for, in the order in which the table first names
   * them.
   */
  static List<Endpoint> of(StudyTables tables, HealthParameters parameters) {
    Endpoints endpoints = new Endpoints();
    if (parameters.form().equals(Tabulated.FORM)) {
      endpoints.readTabulated(tables.require(AirInputs.RELATIVE_RISK));
    } else {
      endpoints.readParameters(tables.require(AirInputs.EXPOSURE_RESPONSE), parameters);
    }
    endpoints.keep(parameters.causes());
    return endpoints.list();
  }

  /** Causes of which a study has functions of some form, counted or not. */
  static List<String> causes(StudyTables tables) {
    return Stream.of(AirInputs.EXPOSURE_RESPONSE, AirInputs.RELATIVE_RISK)
        .filter(tables::has)
        .flatMap(table -> Arrays.stream(tables.require(table).strings("cause")))
        .distinct()
        .toList();
  }

  /** Keeps the causes that count. Deaths of one cause never count twice. */
  private void keep(List<String> wanted) {
    Set<String> there = new LinkedHashSet<>();
    functions.keySet().forEach(key -> there.add(key.get(0)));
    for (String cause : wanted) {
      if (!there.contains(cause)) {
        throw new UserError(
            "study key health.causes",
            "'" + cause + "'",
            "causes of the form: " + Names.some(List.copyOf(there)),
            Names.didYouMean(cause, there));
      }
    }
    if (!wanted.isEmpty()) {
      functions.keySet().removeIf(key -> !wanted.contains(key.get(0)));
    } else if (there.contains(ALL_CAUSES)) {
      functions.keySet().removeIf(key -> !key.get(0).equals(ALL_CAUSES));
    }
  }

  private void readParameters(Table table, HealthParameters parameters) {
    String[] form = table.strings("form");
    int[] draw = table.ints("draw");
    for (int r = 0; r < table.rows(); r++) {
      if (form[r].equals(parameters.form())) {
        put(
            List.of(table.strings("cause")[r], table.strings("age")[r]),
            draw[r],
            ExposureResponse.of(
                where(table, r),
                parameters,
                table.doubles("p1")[r],
                table.doubles("p2")[r],
                table.doubles("p3")[r],
                table.doubles("p4")[r]));
        readStandardError(table, r, parameters);
      }
    }
    if (functions.isEmpty()) {
      throw empty(AirInputs.EXPOSURE_RESPONSE, "no row of form '" + parameters.form() + "'");
    }
  }

  /** The standard error of theta or beta; below 0 these make no sense, so they stop there. */
  private void readStandardError(Table table, int row, HealthParameters parameters) {
    double error = table.doubles("p1_se")[row];
    if (Double.isNaN(error)) {
      return;
    }
    if (table.ints("draw")[row] != CENTRAL || parameters.form().equals(Ier.FORM)) {
      throw new UserError(
          where(table, row),
          "p1_se = " + error,
          "none here: only draw 0 of gemm and log-linear has one",
          "Leave it empty; the parameters of the IER go together, give draws of all of them.");
    }
    ExposureResponse.require(error >= 0, where(table, row), "p1_se", error, "at least 0");
    double p1 = table.doubles("p1")[row];
    double p2 = table.doubles("p2")[row];
    double p3 = table.doubles("p3")[row];
    double p4 = table.doubles("p4")[row];
    normals.put(
        List.of(table.strings("cause")[row], table.strings("age")[row]),
        z ->
            ExposureResponse.of(
                where(table, row), parameters, Math.max(0, p1 + error * z), p2, p3, p4));
  }

  private void readTabulated(Table table) {
    Map<List<Object>, List<Integer>> rowsOf = new LinkedHashMap<>();
    for (int r = 0; r < table.rows(); r++) {
      List<Object> curve =
          List.of(table.strings("cause")[r], table.strings("age")[r], table.ints("draw")[r]);
      rowsOf.computeIfAbsent(curve, k -> new ArrayList<>()).add(r);
    }
    double[] z = table.doubles("pm25_ugm3");
    double[] rr = table.doubles("rr");
    rowsOf.forEach(
        (curve, rows) -> {
          rows.sort(Comparator.comparingDouble(r -> z[r]));
          put(
              List.of((String) curve.get(0), (String) curve.get(1)),
              (Integer) curve.get(2),
              Tabulated.of(
                  String.format(
                      "table %s, cause %s, age %s, draw %s",
                      table.name(), curve.get(0), curve.get(1), curve.get(2)),
                  rows.stream().mapToDouble(r -> z[r]).toArray(),
                  rows.stream().mapToDouble(r -> rr[r]).toArray()));
        });
    if (functions.isEmpty()) {
      throw empty(AirInputs.RELATIVE_RISK, "no row");
    }
  }

  private static UserError empty(TableSchema schema, String found) {
    return new UserError(
        "table " + schema.name(),
        found,
        "at least one",
        "Add its parameters or set health.form to a form that the tables have.");
  }

  private static String where(Table table, int row) {
    return "table " + table.name() + ", row " + (row + 1) + " (" + table.keyText(row) + ")";
  }

  private void put(List<String> key, int draw, ExposureResponse function) {
    functions.computeIfAbsent(key, k -> new TreeMap<>()).put(draw, function);
  }

  private List<Endpoint> list() {
    List<Endpoint> list = new ArrayList<>();
    functions.forEach(
        (key, byDraw) -> {
          List<ExposureResponse> draws = List.copyOf(byDraw.tailMap(CENTRAL + 1).values());
          ExposureResponse central = byDraw.get(CENTRAL);
          list.add(
              new Endpoint(
                  key.get(0),
                  key.get(1),
                  central == null ? draws : List.of(central),
                  draws,
                  Optional.ofNullable(normals.get(key))));
        });
    return list;
  }

  /** Curves that fall by rounding: how many, how often and how far. */
  static List<String> remarks(List<Endpoint> endpoints) {
    int curves = 0;
    Tabulated.Falls falls = Tabulated.Falls.NONE;
    String worst = "";
    for (Endpoint endpoint : endpoints) {
      // without draw 0 the responses are the draws
      Set<ExposureResponse> all = new LinkedHashSet<>(endpoint.responses());
      all.addAll(endpoint.draws());
      for (ExposureResponse response : all) {
        if (response instanceof Tabulated curve && curve.falls().steps() > 0) {
          curves++;
          worst = curve.falls().largest() > falls.largest() ? curve.name() : worst;
          falls = falls.and(curve.falls());
        }
      }
    }
    return curves == 0
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "Relative risks fall by rounding at %d points of %d curves, by up to %.2g (%s); the"
                    + " largest value before is used there (falls up to %s of it).",
                falls.steps(),
                curves,
                falls.largest(),
                worst,
                Tabulated.ROUNDING));
  }

  /** The largest counterfactual of any function, ug/m3. */
  static double largestCounterfactual(List<Endpoint> endpoints) {
    double largest = 0;
    for (Endpoint endpoint : endpoints) {
      for (List<ExposureResponse> some : Arrays.asList(endpoint.responses(), endpoint.draws())) {
        for (ExposureResponse response : some) {
          largest = Math.max(largest, response.counterfactual());
        }
      }
    }
    return largest;
  }
}
