package org.tradewind.transport;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.tradewind.axes.Months;
import org.tradewind.axes.Names;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/**
 * The parameters of the transport model. Lists are by month.
 *
 * @param lagrangianHours mean time for which the wind keeps its deviation from the mean, h
 * @param ventingHours mean time after which air has mixed from the mixing layer through the deep
 *     column, h; infinite for a model of the mixing layer alone
 * @param deepMixingM depth of the deep column, m; the mixing height where that is greater
 * @param removals of every tracer of {@link Tracers#ALL} and of {@link Tracers#HNO3}
 * @param conversions of every gas of {@link Tracers#GASES}
 */
public record TransportParameters(
    List<Double> lagrangianHours,
    List<Double> ventingHours,
    List<Double> deepMixingM,
    Map<String, Removal> removals,
    Map<String, Conversion> conversions)
    implements Serializable {
  static final String LAGRANGIAN_TIME = "lagrangian_time_h";
  static final String VENTING_TIME = "venting_time_h";
  static final String DEEP_MIXING = "deep_mixing_m";
  static final String DRY_DEPOSITION = "dry_deposition_ms";
  static final String WET_REMOVAL = "wet_removal_per_mm";
  static final String CONVERSION = "conversion_per_h";
  static final String DEEP_CONVERSION = "deep_conversion_per_h";
  static final String PARTICLE_SHARE = "particle_share";

  private static final String FACTS = "transport/parameters";

  /**
   * How a tracer leaves the air.
   *
   * @param dryDepositionMs deposition velocity, m/s
   * @param wetPerMm share of the column that one mm of precipitation washes out, in the limit of
   *     little of it, 1/mm
   */
  public record Removal(List<Double> dryDepositionMs, List<Double> wetPerMm)
      implements Serializable {
    public Removal {
      dryDepositionMs = List.copyOf(dryDepositionMs);
      wetPerMm = List.copyOf(wetPerMm);
    }
  }

  /**
   * How a gas turns into particles.
   *
   * @param perHour first-order rate in the mixing layer, 1/h
   * @param deepPerHour first-order rate in the deep column, with its clouds, 1/h
   * @param particleShare share of what has converted that is a particle
   */
  public record Conversion(
      List<Double> perHour, List<Double> deepPerHour, List<Double> particleShare)
      implements Serializable {
    public Conversion {
      perHour = List.copyOf(perHour);
      deepPerHour = List.copyOf(deepPerHour);
      particleShare = List.copyOf(particleShare);
    }
  }

  public TransportParameters {
    lagrangianHours = List.copyOf(lagrangianHours);
    ventingHours = List.copyOf(ventingHours);
    deepMixingM = List.copyOf(deepMixingM);
    removals = Collections.unmodifiableMap(new LinkedHashMap<>(removals));
    conversions = Collections.unmodifiableMap(new LinkedHashMap<>(conversions));
    requireAll(LAGRANGIAN_TIME, Inputs.ANY, lagrangianHours, Double.MIN_NORMAL, 1e6, "above 0 h");
    requireAll(
        VENTING_TIME,
        Inputs.ANY,
        ventingHours,
        Double.MIN_NORMAL,
        Double.POSITIVE_INFINITY,
        "above 0 h");
    requireAll(DEEP_MIXING, Inputs.ANY, deepMixingM, 10, 2e4, "10 to 20,000 m");
    removals.forEach(
        (species, r) -> {
          requireAll(DRY_DEPOSITION, species, r.dryDepositionMs, 0, 1, "0 to 1 m/s");
          requireAll(WET_REMOVAL, species, r.wetPerMm, 0, 1e3, "at least 0 per mm");
        });
    conversions.forEach(
        (gas, c) -> {
          requireAll(CONVERSION, gas, c.perHour, 0, 1e6, "at least 0 per h");
          requireAll(DEEP_CONVERSION, gas, c.deepPerHour, 0, 1e6, "at least 0 per h");
          requireAll(PARTICLE_SHARE, gas, c.particleShare, 0, 1, "0 to 1");
        });
    for (String tracer : Tracers.ALL) {
      for (int m = 0; m < Months.COUNT; m++) {
        double conversion =
            conversions.containsKey(tracer)
                ? Math.min(
                    conversions.get(tracer).perHour.get(m),
                    conversions.get(tracer).deepPerHour.get(m))
                : 0;
        if (!(removals.get(tracer).dryDepositionMs.get(m) + conversion > 0)) {
          throw wrong(
              DRY_DEPOSITION, tracer, m, 0, "above 0, or a conversion: else it never leaves");
        }
      }
    }
  }

  private static void requireAll(
      String parameter,
      String species,
      List<Double> values,
      double from,
      double to,
      String expected) {
    for (int m = 0; m < Months.COUNT; m++) {
      if (!(values.get(m) >= from && values.get(m) <= to)) {
        throw wrong(parameter, species, m, values.get(m), expected);
      }
    }
  }

  private static UserError wrong(
      String parameter, String species, int month, double found, String expected) {
    return new UserError(
        "transport parameter " + parameter + " of " + species + ", " + Months.COLUMNS.get(month),
        String.valueOf(found),
        expected,
        "Correct the table transport_parameter.");
  }

  /** The illustrative parameters that ship with the software (facts/transport/parameters.csv). */
  public static TransportParameters illustrative() {
    return of(new StudyTables());
  }

  /**
   * The shipped parameters, replaced row by row by the table transport_parameter if there is one.
   */
  public static TransportParameters of(StudyTables tables) {
    Map<List<String>, List<Double>> rows = new LinkedHashMap<>();
    read(CsvTables.fact(AirInputs.TRANSPORT_PARAMETER, FACTS), rows);
    if (tables.has(AirInputs.TRANSPORT_PARAMETER)) {
      Table own = tables.require(AirInputs.TRANSPORT_PARAMETER);
      requireKnown(own, rows.keySet());
      read(own, rows);
    }
    Map<String, Removal> removals = new LinkedHashMap<>();
    for (String tracer : Tracers.REMOVED) {
      removals.put(
          tracer, new Removal(row(rows, DRY_DEPOSITION, tracer), row(rows, WET_REMOVAL, tracer)));
    }
    Map<String, Conversion> conversions = new LinkedHashMap<>();
    for (String gas : Tracers.GASES) {
      conversions.put(
          gas,
          new Conversion(
              row(rows, CONVERSION, gas),
              row(rows, DEEP_CONVERSION, gas),
              row(rows, PARTICLE_SHARE, gas)));
    }
    return new TransportParameters(
        row(rows, LAGRANGIAN_TIME, Inputs.ANY),
        row(rows, VENTING_TIME, Inputs.ANY),
        row(rows, DEEP_MIXING, Inputs.ANY),
        removals,
        conversions);
  }

  /** Deposition velocity of a tracer in a month, m/s; see {@link #withVapour}. */
  double dryDepositionMs(String tracer, int month) {
    return withVapour(tracer, month, t -> removals.get(t).dryDepositionMs().get(month));
  }

  /** Wash-out of a tracer in a month, 1/mm; see {@link #withVapour}. */
  double wetPerMm(String tracer, int month) {
    return withVapour(tracer, month, t -> removals.get(t).wetPerMm().get(month));
  }

  /**
   * A removal of a tracer. A particle that evaporates is, for 1 - share of the time, the gas that
   * it is in equilibrium with, and leaves the air as that does meanwhile: share x its own + (1 -
   * share) x the gas's.
   */
  private double withVapour(String tracer, int month, ToDoubleFunction<String> removal) {
    for (Tracers.Reaction reaction : Tracers.REACTIONS) {
      if (reaction.particle().equals(tracer)) {
        double share = conversions.get(reaction.gas()).particleShare().get(month);
        return reaction.vapour().equals(tracer)
            ? removal.applyAsDouble(tracer)
            : share * removal.applyAsDouble(tracer)
                + (1 - share) * removal.applyAsDouble(reaction.vapour());
      }
    }
    return removal.applyAsDouble(tracer);
  }

  private static void requireKnown(Table own, Set<List<String>> shipped) {
    List<String> known = shipped.stream().map(k -> k.get(0) + " of " + k.get(1)).toList();
    for (int r = 0; r < own.rows(); r++) {
      String name = own.strings("parameter")[r] + " of " + own.strings("species")[r];
      if (!known.contains(name)) {
        Set<String> parameters = new TreeSet<>();
        shipped.forEach(k -> parameters.add(k.get(0)));
        throw new UserError(
            "table transport_parameter, row " + (r + 1),
            name,
            "one of " + Names.some(List.copyOf(parameters)) + " with a species that has it",
            Names.didYouMean(name, known));
      }
    }
  }

  private static void read(Table table, Map<List<String>, List<Double>> rows) {
    for (int r = 0; r < table.rows(); r++) {
      List<Double> values = new ArrayList<>();
      for (String month : Months.COLUMNS) {
        values.add(table.doubles(month)[r]);
      }
      rows.put(List.of(table.strings("parameter")[r], table.strings("species")[r]), values);
    }
  }

  private static List<Double> row(
      Map<List<String>, List<Double>> rows, String parameter, String species) {
    List<Double> row = rows.get(List.of(parameter, species));
    if (row == null) {
      throw new IllegalStateException(
          "facts/transport/parameters.csv lacks " + parameter + " " + species);
    }
    return row;
  }
}
