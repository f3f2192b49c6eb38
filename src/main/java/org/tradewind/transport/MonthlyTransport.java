package org.tradewind.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;

/**
 * The steady state of one month's mean weather. The unknown is the column mass M (t/m2) of each
 * tracer in every cell; near the ground it is M / h, with h the mixing height there.
 *
 * <pre>
 *   gas       M_p = H(l_p) E_p,                         l_p = v_p / h + wash-out + k_p
 *   particle  M_q = H(l_q) (E_q + A k_p share_p ratio_p M_p),     l_q = v_q / h + wash-out
 *   dJ/dE_q = H'(l_q) f / h,      dJ/dE_p = H'(l_p) A k_p share_p ratio_p dJ/dE_q
 * </pre>
 *
 * <p>H(l) is the transport of {@link WindStreams}, solved by {@link ColumnSolver}; k, v the rates
 * of conversion and deposition; E emissions, f = dJ/dz. The second line of each kind is the exact
 * adjoint: the transposed systems in the opposite order.
 *
 * <p>J uses annual means. A tonne emitted evenly over a month of d days is 1 / (86,400 d) t/s, and
 * the month's concentration counts d / 365 of the year, so d cancels: deaths per tonne are deaths
 * per t/s all year long, over the 31,536,000 s of the year.
 *
 * <p>Not safe for use by several threads at once; months are independent of each other.
 */
public final class MonthlyTransport {
  private static final double UG_PER_TONNE = 1e12;
  private static final double SECONDS_PER_YEAR = 365 * 86_400.0;
  private static final double SECONDS_PER_HOUR = 3600;

  private final int month;
  private final GridGeometry grid;
  private final TransportParameters parameters;
  private final double[] mixingHeightM;
  private final WindStreams streams;
  private WindStreams transposedStreams; // made when it is first asked for
  private final double[] exchange;
  private final Map<String, Losses> losses = new LinkedHashMap<>();

  MonthlyTransport(
      GridGeometry grid, Meteorology weather, TransportParameters parameters, int month) {
    this.month = month;
    this.grid = grid;
    this.parameters = parameters;
    this.mixingHeightM = weather.mixingHeightM(month);
    this.streams = WindStreams.of(grid, weather, month);
    this.exchange = new double[grid.cells()];
    double turning = 1 / (parameters.lagrangianHours().get(month) * SECONDS_PER_HOUR);
    for (int g = 0; g < exchange.length; g++) {
      exchange[g] = grid.areaM2()[g] * turning;
    }
    for (String tracer : Tracers.ALL) {
      losses.put(tracer, new Losses(parameters, weather, month, tracer));
    }
  }

  /** The month, from 0 to 11. */
  public int month() {
    return month;
  }

  /** Number of cells of the grid, which all arrays have. */
  public int cells() {
    return grid.cells();
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
    Map<String, double[]> masses = new LinkedHashMap<>();
    List<MassBudget> budgets = new ArrayList<>();
    solveForward(Tracers.GASES, rates, masses, budgets);
    for (Tracers.Reaction reaction : Tracers.REACTIONS) {
      rates.put(reaction.particle(), formation(reaction, masses.get(reaction.gas())));
    }
    solveForward(Tracers.PARTICLES, rates, masses, budgets);
    Map<String, double[]> concentrations = new LinkedHashMap<>();
    for (String particle : Tracers.PARTICLES) {
      concentrations.put(particle, perHeight(masses.get(particle)));
    }
    return new MonthlyPlumes(concentrations, List.copyOf(budgets));
  }

  private static void requirePollutant(String species) {
    if (!Species.POLLUTANTS.contains(species)) {
      throw new UserError(
          "transport",
          "emissions of '" + species + "'",
          "one of " + Names.some(Species.POLLUTANTS),
          Names.didYouMean(species, Species.POLLUTANTS));
    }
  }

  private void solveForward(
      List<String> tracers,
      Map<String, double[]> rates,
      Map<String, double[]> masses,
      List<MassBudget> budgets) {
    double[][] loss = tracers.stream().map(this::loss).toArray(double[][]::new);
    double[][] sources = tracers.stream().map(rates::get).toArray(double[][]::new);
    ColumnSolver.Solution solution = ColumnSolver.solve(streams, exchange, loss, sources);
    for (int i = 0; i < tracers.size(); i++) {
      masses.put(tracers.get(i), solution.mass()[i]);
      budgets.add(budget(tracers.get(i), sources[i], solution.mass()[i], solution.export()[i]));
    }
  }

  private double[] loss(String tracer) {
    return losses.get(tracer).timesArea(grid.areaM2());
  }

  private MassBudget budget(String tracer, double[] source, double[] mass, double exported) {
    Losses loss = losses.get(tracer);
    CompensatedSum dry = new CompensatedSum();
    CompensatedSum wet = new CompensatedSum();
    CompensatedSum converted = new CompensatedSum();
    for (int g = 0; g < mass.length; g++) {
      double tonnes = grid.areaM2()[g] * mass[g];
      dry.add(tonnes * loss.dry(g));
      wet.add(tonnes * loss.wet(g));
      converted.add(tonnes * loss.conversion());
    }
    double seconds = Losses.secondsOf(month);
    return new MassBudget(
        tracer,
        month,
        CompensatedSum.of(source) * seconds,
        converted.value() * seconds,
        dry.value() * seconds,
        wet.value() * seconds,
        exported * seconds);
  }

  /** Particles formed from a gas, t/s; the same factors take its adjoint back to the gas. */
  private double[] formation(Tracers.Reaction reaction, double[] values) {
    double perS =
        losses.get(reaction.gas()).conversion()
            * parameters.conversions().get(reaction.gas()).particleShare().get(month)
            * reaction.massRatio();
    double[] formed = new double[values.length];
    for (int g = 0; g < formed.length; g++) {
      formed[g] = grid.areaM2()[g] * perS * values[g];
    }
    return formed;
  }

  /** A column mass as a concentration near the ground, ug/m3; it is its own transpose. */
  private double[] perHeight(double[] values) {
    double[] per = new double[values.length];
    for (int g = 0; g < per.length; g++) {
      per[g] = UG_PER_TONNE * values[g] / mixingHeightM[g];
    }
    return per;
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
    double[][] perColumn = new double[forcings.length][];
    for (int q = 0; q < forcings.length; q++) {
      perColumn[q] = perHeight(checked(forcings[q]));
    }
    Map<String, double[][]> rates = new LinkedHashMap<>();
    for (String particle : Tracers.PARTICLES) {
      rates.put(particle, sameRates(particle, rates, perColumn));
    }
    Map<String, double[][]> result = new LinkedHashMap<>();
    for (String primary : Tracers.PRIMARY) {
      result.put(primary, perTonne(rates.get(primary)));
    }
    List<double[]> loss = new ArrayList<>();
    List<double[]> sources = new ArrayList<>();
    for (Tracers.Reaction reaction : Tracers.REACTIONS) {
      double[] ofGas = loss(reaction.gas());
      for (double[] rate : rates.get(reaction.particle())) {
        loss.add(ofGas);
        sources.add(formation(reaction, rate));
      }
    }
    double[][] gases = transposed(loss.toArray(double[][]::new), sources.toArray(double[][]::new));
    for (int i = 0; i < Tracers.GASES.size(); i++) {
      double[][] own = Arrays.copyOfRange(gases, i * forcings.length, (i + 1) * forcings.length);
      result.put(Tracers.GASES.get(i), perTonne(own));
    }
    return result;
  }

  /** The particle's adjoint: that of one before it which leaves the air alike, or a solution. */
  private double[][] sameRates(
      String particle, Map<String, double[][]> known, double[][] perColumn) {
    for (Map.Entry<String, double[][]> other : known.entrySet()) {
      if (losses.get(particle).sameAs(losses.get(other.getKey()))) {
        return other.getValue();
      }
    }
    double[][] loss = new double[perColumn.length][];
    Arrays.fill(loss, loss(particle));
    return transposed(loss, perColumn);
  }

  private double[][] transposed(double[][] loss, double[][] sources) {
    if (transposedStreams == null) {
      transposedStreams = streams.transposed();
    }
    return ColumnSolver.solve(transposedStreams, exchange, loss, sources).mass();
  }

  private static double[][] perTonne(double[][] rates) {
    double[][] perTonne = new double[rates.length][];
    for (int q = 0; q < rates.length; q++) {
      perTonne[q] = scaled(rates[q], 1 / SECONDS_PER_YEAR);
    }
    return perTonne;
  }

  private double[] checked(double[] values) {
    if (values.length != grid.cells()) {
      throw new IllegalArgumentException(
          values.length + " values for the " + grid.cells() + " cells of the grid");
    }
    return values;
  }

  private static double[] scaled(double[] values, double factor) {
    double[] scaled = values.clone();
    for (int g = 0; g < scaled.length; g++) {
      scaled[g] *= factor;
    }
    return scaled;
  }
}
