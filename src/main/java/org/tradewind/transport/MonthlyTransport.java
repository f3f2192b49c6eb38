package org.tradewind.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;

/**
 * The steady state of one month's mean weather, in two layers one after the other. The unknowns are
 * the column masses of each tracer in every cell, t/m2: M of what is still in the mixing layer, of
 * depth h, and N of what has been vented from it and is mixed through the deep column, of depth D.
 *
 * <pre>
 *   gas       M_p = H(l_p + 1/V) E_p
 *             N_p = H(n_p) (A M_p / V)
 *   particle  M_q = H(l_q + 1/V) (E_q + A f_p M_p)
 *             N_q = H(n_q) (A M_q / V + A d_p N_p)
 *   near the ground, c_q = M_q / h + N_q / D
 *
 *   l = v / h + wash-out + k,    n = v / D + wash-out + kd
 *   f_p = k_p share_p ratio_p,     d_p = kd_p share_p ratio_p
 *
 *   dJ/dN_q = H'(n_q) j / D              dJ/dE_q = H'(l_q + 1/V) (j / h + A / V dJ/dN_q)
 *   dJ/dN_p = H'(n_p) A d_p dJ/dN_q      dJ/dE_p = H'(l_p + 1/V) (A f_p dJ/dE_q + A / V dJ/dN_p)
 * </pre>
 *
 * <p>H(l) is the transport of {@link WindStreams}, solved by {@link ColumnSolver}; k, kd and v the
 * rates of conversion in the two layers and of deposition ({@link TransportParameters} for
 * particles that evaporate), V the venting time; E emissions, j = dJ/dz. The last two lines are the
 * exact adjoint: the transposed systems in the opposite order.
 *
 * <p>J uses annual means. A tonne emitted evenly over a month of d days is 1 / (86,400 d) t/s, and
 * the month's concentration counts d / 365 of the year, so d cancels: deaths per tonne are deaths
 * per t/s all year long, over the 31,536,000 s of the year.
 *
 * <p>Not safe for use by several threads at once; months are independent of each other.
 */
public final class MonthlyTransport {
  private static final double SECONDS_PER_YEAR = 365 * 86_400.0;
  private static final double SECONDS_PER_HOUR = 3600;

  private final int month;
  private final GridGeometry grid;
  private final TransportParameters parameters;
  private final Layer mixing;
  private final Layer deep;
  private final Map<Layer, Map<String, Losses>> losses = new IdentityHashMap<>();
  private final WindStreams streams;
  private WindStreams transposedStreams; // made when it is first asked for
  private final double[] exchange;

  MonthlyTransport(
      GridGeometry grid, Meteorology weather, TransportParameters parameters, int month) {
    this.month = month;
    this.grid = grid;
    this.parameters = parameters;
    this.mixing = Layer.mixing(parameters, weather, month);
    this.deep = Layer.deep(parameters, weather, month);
    this.streams = WindStreams.of(grid, weather, month);
    this.exchange = new double[grid.cells()];
    double turning = 1 / (parameters.lagrangianHours().get(month) * SECONDS_PER_HOUR);
    for (int g = 0; g < exchange.length; g++) {
      exchange[g] = grid.areaM2()[g] * turning;
    }
    losses.put(mixing, losses(weather, mixing, TransportParameters.Conversion::perHour));
    losses.put(deep, losses(weather, deep, TransportParameters.Conversion::deepPerHour));
  }

  private Map<String, Losses> losses(
      Meteorology weather,
      Layer layer,
      Function<TransportParameters.Conversion, List<Double>> perHour) {
    Map<String, Losses> byTracer = new LinkedHashMap<>();
    for (String tracer : Tracers.ALL) {
      TransportParameters.Conversion conversion = parameters.conversions().get(tracer);
      double perH = conversion == null ? 0 : perHour.apply(conversion).get(month);
      byTracer.put(tracer, new Losses(parameters, weather, month, layer, tracer, perH));
    }
    return byTracer;
  }

  /** The month, from 0 to 11. */
  public int month() {
    return month;
  }

  /**
   * The air of the month.
   *
   * @param emissionTonnes tonnes emitted in the month in every cell of the grid, by species of
   *     {@link Species#POLLUTANTS}; those not given are not emitted
   */
  public MonthlyPlumes plumes(Map<String, double[]> emissionTonnes) {
    Map<String, double[]> rates = new LinkedHashMap<>();
    for (String tracer : Tracers.ALL) {
      rates.put(tracer, new double[grid.cells()]);
    }
    emissionTonnes.forEach(
        (species, tonnes) -> {
          requirePollutant(species);
          rates.put(species, scaled(checked(tonnes), 1 / Losses.secondsOf(month)));
        });
    Map<String, TracerAccount> accounts = new LinkedHashMap<>();
    for (String tracer : Tracers.ALL) {
      accounts.put(tracer, new TracerAccount(grid.areaM2()));
      accounts.get(tracer).comeIn(rates.get(tracer));
    }
    Map<String, double[]> masses = solve(mixing, rates, accounts);
    Map<String, double[]> concentrations = new LinkedHashMap<>();
    for (String particle : Tracers.PARTICLES) {
      concentrations.put(particle, mixing.nearGround(masses.get(particle)));
    }
    if (mixing.ventedPerS() > 0) {
      Map<String, double[]> vented = new LinkedHashMap<>();
      masses.forEach((tracer, mass) -> vented.put(tracer, vented(mass)));
      Map<String, double[]> above = solve(deep, vented, accounts);
      for (String particle : Tracers.PARTICLES) {
        add(concentrations.get(particle), deep.nearGround(above.get(particle)));
      }
    }
    List<MassBudget> budgets = new ArrayList<>();
    accounts.forEach((tracer, account) -> budgets.add(account.budget(tracer, month)));
    return new MonthlyPlumes(concentrations, List.copyOf(budgets));
  }

  private static void requirePollutant(String species) {
    if (!Species.POLLUTANTS.contains(species)) {
      throw UserError.unknown("transport", "species", species, Species.POLLUTANTS);
    }
  }

  /**
   * Column masses of all tracers in a layer, with the particles that form in it.
   *
   * @param rates what comes into the layer from outside it, t/s
   */
  private Map<String, double[]> solve(
      Layer layer, Map<String, double[]> rates, Map<String, TracerAccount> accounts) {
    Map<String, double[]> masses = new LinkedHashMap<>();
    solve(layer, Tracers.GASES, rates, masses, accounts);
    Map<String, double[]> withFormed = new LinkedHashMap<>(rates);
    for (Tracers.Reaction reaction : Tracers.REACTIONS) {
      double[] formed = formation(layer, reaction, masses.get(reaction.gas()));
      accounts.get(reaction.particle()).comeIn(formed);
      add(formed, rates.get(reaction.particle()));
      withFormed.put(reaction.particle(), formed);
    }
    solve(layer, Tracers.PARTICLES, withFormed, masses, accounts);
    return masses;
  }

  private void solve(
      Layer layer,
      List<String> tracers,
      Map<String, double[]> rates,
      Map<String, double[]> masses,
      Map<String, TracerAccount> accounts) {
    double[][] loss = tracers.stream().map(t -> loss(layer, t)).toArray(double[][]::new);
    double[][] sources = tracers.stream().map(rates::get).toArray(double[][]::new);
    ColumnSolver.Solution solution = ColumnSolver.solve(streams, exchange, loss, sources);
    for (int i = 0; i < tracers.size(); i++) {
      String tracer = tracers.get(i);
      masses.put(tracer, solution.mass()[i]);
      accounts
          .get(tracer)
          .leave(
              losses.get(layer).get(tracer),
              layer.ventedPerS(),
              solution.mass()[i],
              solution.export()[i]);
    }
  }

  private double[] loss(Layer layer, String tracer) {
    return losses.get(layer).get(tracer).timesArea(grid.areaM2());
  }

  /** Particles formed from a gas, t/s; the same factors take its adjoint back to the gas. */
  private double[] formation(Layer layer, Tracers.Reaction reaction, double[] values) {
    return perArea(
        values,
        losses.get(layer).get(reaction.gas()).conversion()
            * parameters.conversions().get(reaction.gas()).particleShare().get(month)
            * reaction.massRatio());
  }

  /** What passes from the mixing layer to the deep column, t/s; it is its own transpose. */
  private double[] vented(double[] values) {
    return perArea(values, mixing.ventedPerS());
  }

  private double[] perArea(double[] values, double perS) {
    double[] result = new double[values.length];
    for (int g = 0; g < result.length; g++) {
      result[g] = grid.areaM2()[g] * perS * values[g];
    }
    return result;
  }

  /**
   * The adjoint: what a tonne of each pollutant, emitted evenly over this month in each cell of the
   * grid, does to several quantities J of the annual mean PM2.5.
   *
   * @param forcings dJ/dz by quantity and cell of the grid, say deaths a year per ug/m3; 0 where
   *     nobody is counted
   * @return dJ/dE by species of {@link Species#POLLUTANTS}, quantity and cell, say deaths per tonne
   */
  public Map<String, double[][]> sensitivities(double[][] forcings) {
    for (double[] forcing : forcings) {
      checked(forcing);
    }
    boolean vents = mixing.ventedPerS() > 0;
    int count = forcings.length;
    Map<String, String> alike = alike();
    List<String> particles = alike.values().stream().distinct().toList();
    Map<String, double[][]> above = new LinkedHashMap<>();
    if (vents) {
      above.putAll(transposed(deep, particles, count, (t, q) -> deep.nearGround(forcings[q])));
      above.putAll(
          transposed(deep, Tracers.GASES, count, (t, q) -> back(deep, t, q, alike, above)));
    }
    Map<String, double[][]> rates = new LinkedHashMap<>();
    rates.putAll(
        transposed(
            mixing,
            particles,
            count,
            (t, q) -> withVented(mixing.nearGround(forcings[q]), above.get(t), q)));
    rates.putAll(
        transposed(
            mixing,
            Tracers.GASES,
            count,
            (t, q) -> withVented(back(mixing, t, q, alike, rates), above.get(t), q)));
    Map<String, double[][]> result = new LinkedHashMap<>();
    for (String primary : Tracers.PRIMARY) {
      result.put(primary, perTonne(rates.get(alike.get(primary))));
    }
    Tracers.GASES.forEach(gas -> result.put(gas, perTonne(rates.get(gas))));
    return result;
  }

  /** By particle, the first that leaves the air alike: one solution serves both. */
  private Map<String, String> alike() {
    Map<String, Losses> known = losses.get(mixing);
    Map<String, String> alike = new LinkedHashMap<>();
    for (String particle : Tracers.PARTICLES) {
      String first =
          alike.values().stream()
              .filter(other -> known.get(particle).sameAs(known.get(other)))
              .findFirst()
              .orElse(particle);
      alike.put(particle, first);
    }
    return alike;
  }

  /** The adjoint of what a gas turns into, taken back to the gas. */
  private double[] back(
      Layer layer,
      String gas,
      int quantity,
      Map<String, String> alike,
      Map<String, double[][]> rates) {
    Tracers.Reaction reaction = Tracers.REACTIONS.get(Tracers.GASES.indexOf(gas));
    return formation(layer, reaction, rates.get(alike.get(reaction.particle()))[quantity]);
  }

  private double[] withVented(double[] source, double[][] above, int quantity) {
    if (above != null) {
      add(source, vented(above[quantity]));
    }
    return source;
  }

  private Map<String, double[][]> transposed(
      Layer layer,
      List<String> tracers,
      int quantities,
      BiFunction<String, Integer, double[]> source) {
    if (transposedStreams == null) {
      transposedStreams = streams.transposed();
    }
    List<double[]> loss = new ArrayList<>();
    List<double[]> sources = new ArrayList<>();
    for (String tracer : tracers) {
      double[] ofTracer = loss(layer, tracer);
      for (int q = 0; q < quantities; q++) {
        loss.add(ofTracer);
        sources.add(source.apply(tracer, q));
      }
    }
    double[][] masses =
        ColumnSolver.solve(
                transposedStreams,
                exchange,
                loss.toArray(double[][]::new),
                sources.toArray(double[][]::new))
            .mass();
    Map<String, double[][]> byTracer = new LinkedHashMap<>();
    for (int i = 0; i < tracers.size(); i++) {
      byTracer.put(
          tracers.get(i), Arrays.copyOfRange(masses, i * quantities, (i + 1) * quantities));
    }
    return byTracer;
  }

  private static double[][] perTonne(double[][] rates) {
    return Arrays.stream(rates).map(r -> scaled(r, 1 / SECONDS_PER_YEAR)).toArray(double[][]::new);
  }

  private double[] checked(double[] values) {
    if (values.length != grid.cells()) {
      throw new IllegalArgumentException(
          values.length + " values for the " + grid.cells() + " cells of the grid");
    }
    return values;
  }

  private static void add(double[] to, double[] values) {
    for (int g = 0; g < to.length; g++) {
      to[g] += values[g];
    }
  }

  private static double[] scaled(double[] values, double factor) {
    double[] scaled = values.clone();
    for (int g = 0; g < scaled.length; g++) {
      scaled[g] *= factor;
    }
    return scaled;
  }
}
