package org.tradewind.attribution;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.emissions.CellEmissions;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Table;
import org.tradewind.transport.MassBudget;
import org.tradewind.transport.MonthlyPlumes;
import org.tradewind.transport.MonthlyTransport;
import org.tradewind.transport.SteadyState;

/**
 * What a study's emissions make of its air, and where the deaths fall that they cause. Each month
 * is worked by itself; what comes out of the months is put together in their order.
 */
public final class StudyAir implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Column of the tonnes of a month in the rows of its emissions. */
  private static final int MONTH = 3;

  private final SteadyState model;
  private final int[] cells;
  private final CellEmissions emissions;
  private final double[][] forcings;
  private final List<String> species;
  private final ReceptorDeaths question;

  /**
   * What subsectors emit in a month, where deaths are told by them too.
   *
   * @param rows of columns cell, species, subsector and last the month's tonnes
   * @param question deaths by subsector, nothing counted yet
   */
  public record BySubsector(Table rows, SubsectorDeaths question) {}

  /**
   * The air of one month.
   *
   * @param concentrationUgM3 monthly means in the study's cells, by species of {@link
   *     Species#IN_AIR}
   * @param budgets where the mass of each tracer went
   * @param deaths of this month's emissions, by where they fall
   * @param bySubsector the same by subsector; none where that was not asked for
   */
  public record Month(
      Map<String, double[]> concentrationUgM3,
      List<MassBudget> budgets,
      ReceptorDeaths deaths,
      List<SubsectorDeaths> bySubsector)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param cells numbers of the study's cells
   * @param forcings dJ_q/dz of each receptor region by cell; none where deaths are not told apart
   * @param species the study's pollutants
   * @param question deaths by receptor, nothing counted yet
   */
  public StudyAir(
      SteadyState model,
      int[] cells,
      CellEmissions emissions,
      double[][] forcings,
      List<String> species,
      ReceptorDeaths question) {
    this.model = model;
    this.cells = cells;
    this.emissions = emissions;
    this.forcings = forcings;
    this.species = List.copyOf(species);
    this.question = question;
  }

  /** Works a month, from 0. */
  public Month month(int month) {
    return month(month, Optional.empty());
  }

  /** Works a month, with deaths by subsector where they are asked for. */
  public Month month(int month, Optional<BySubsector> apart) {
    MonthlyTransport transport = model.month(month);
    Map<String, double[]> tonnes = new LinkedHashMap<>();
    Species.POLLUTANTS.forEach(p -> tonnes.put(p, emissions.tonnes(p, month)));
    MonthlyPlumes plumes = transport.plumes(tonnes);
    Map<String, double[]> concentrations = new LinkedHashMap<>();
    concentrations.put(Species.PM25, SteadyState.at(cells, plumes.pm25UgM3()));
    plumes
        .concentrationUgM3()
        .forEach((particle, field) -> concentrations.put(particle, SteadyState.at(cells, field)));
    Map<String, double[][]> lambda = sensitivities(transport);
    return new Month(
        concentrations,
        plumes.budgets(),
        deaths(lambda, tonnes),
        apart.map(a -> deaths(lambda, a)).stream().toList());
  }

  /** Deaths per tonne by receptor and cell of each species; none where nothing is told apart. */
  private Map<String, double[][]> sensitivities(MonthlyTransport transport) {
    if (forcings.length == 0) {
      return Map.of();
    }
    double[][] fields = new double[forcings.length][];
    for (int q = 0; q < fields.length; q++) {
      fields[q] = model.field(cells, forcings[q]);
    }
    return transport.sensitivities(fields);
  }

  private ReceptorDeaths deaths(Map<String, double[][]> lambda, Map<String, double[]> tonnes) {
    ReceptorDeaths deaths = question.empty();
    for (String p : lambda.isEmpty() ? List.<String>of() : species) {
      // Only the study's cells have sensitivities, and so deaths, in the attribution too.
      double[] ofCells = model.field(cells, SteadyState.at(cells, tonnes.get(p)));
      deaths.accept(p, ofCells, lambda.get(p));
    }
    return deaths;
  }

  private SubsectorDeaths deaths(Map<String, double[][]> lambda, BySubsector apart) {
    SubsectorDeaths deaths = apart.question().empty();
    BitSet known = new BitSet();
    Arrays.stream(cells).forEach(known::set);
    Table rows = apart.rows();
    int[] cell = rows.ints("cell");
    String[] ofSpecies = rows.strings("species");
    String[] subsector = rows.strings("subsector");
    double[] tonnes = rows.doubles(rows.schema().columns().get(MONTH).name());
    for (int row = 0; row < rows.rows(); row++) {
      String p = ofSpecies[row];
      if (tonnes[row] != 0 && cell[row] >= 0 && known.get(cell[row]) && species.contains(p)) {
        deaths.accept(cell[row], p, subsector[row], tonnes[row], lambda.get(p));
      }
    }
    return deaths;
  }

  /** Deaths by receptor of all months. */
  public ReceptorDeaths deaths(List<Month> months) {
    ReceptorDeaths sum = question.empty();
    months.forEach(m -> sum.combine(m.deaths()));
    return sum;
  }

  /** The question whose answer is deaths by receptor and subsector. */
  public SubsectorDeaths bySubsector(Axis subsectors) {
    return question.bySubsector(subsectors);
  }

  /** Deaths by receptor and subsector of all months that tell them; there must be one. */
  public static SubsectorDeaths bySubsector(List<Month> months) {
    SubsectorDeaths sum = months.get(0).bySubsector().get(0).empty();
    months.forEach(m -> m.bySubsector().forEach(sum::combine));
    return sum;
  }

  /** The table air_concentration of all months. */
  public Table concentration(List<Month> months) {
    Table.Builder table = Table.builder(AirInputs.AIR_CONCENTRATION);
    Object[] row = new Object[2 + Months.COUNT];
    for (int i = 0; i < cells.length; i++) {
      for (String inAir : Species.IN_AIR) {
        row[0] = cells[i];
        row[1] = inAir;
        for (int m = 0; m < Months.COUNT; m++) {
          // The model's matrix has no negative solution; a last bit below 0 is the solver's.
          row[2 + m] = Math.max(0, months.get(m).concentrationUgM3().get(inAir)[i]);
        }
        table.add(row);
      }
    }
    return table.build();
  }

  /** Mass of every tracer: what came in, and where it went. */
  public static Ledger ledger(List<Month> months) {
    Ledger ledger = new Ledger();
    List<MassBudget> first = months.get(0).budgets();
    for (int i = 0; i < first.size(); i++) {
      double in = 0;
      double out = 0;
      double exported = 0;
      double vented = 0;
      for (Month month : months) {
        MassBudget b = month.budgets().get(i);
        in += b.inTonnes();
        exported += b.exportedTonnes();
        vented += b.ventedTonnes();
        out +=
            b.convertedTonnes()
                + b.dryDepositedTonnes()
                + b.wetDepositedTonnes()
                + b.exportedTonnes();
      }
      String tracer = first.get(i).tracer();
      ledger.equal(
          String.format(
              Locale.ROOT,
              "%s in the air: emitted or formed = converted + deposited + exported",
              tracer),
          in,
          out);
      ledger.name(tracer + " blown across the edge of the grid", exported, "t");
      ledger.name(tracer + " vented from the mixing layer, still in the air", vented, "t");
    }
    return ledger;
  }
}
