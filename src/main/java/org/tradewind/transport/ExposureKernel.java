package org.tradewind.transport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.Months;
import org.tradewind.axes.Names;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Table;

/**
 * A stated source-receptor kernel for studies without a chemical transport model: ILLUSTRATIVE, one
 * climate for the whole domain. One tonne of species p emitted in cell g in month m raises the
 * annual mean PM2.5 of cell g' (area A, m2) by
 *
 * <pre>
 *   K(g -> g') = 1e12 ug/t * massFactor_p * (lifetime_p / 8760 h) / (h_m A_g') * w_pm(g' - g)
 *   lambda_pmg = sum over g' of K(g -> g') dJ/dz_g'          deaths per tonne
 * </pre>
 *
 * <p>that is, the tonne is in the air, as PM2.5, for its lifetime out of the year's 8760 hours,
 * mixed through the height h_m, and is spread by the weights w (see {@link Stencil}), which are
 * displaced by the mean wind and widen with age. The sensitivity is the exact adjoint of the
 * exposure. What the wind carries out of the given cells leaves the domain.
 */
public final class ExposureKernel {
  private static final double UG_PER_TONNE = 1e12;
  private static final double HOURS_PER_YEAR = 8760;
  private static final double M2_PER_KM2 = 1e6;

  private final LambertGrid grid;
  private final KernelParameters parameters;
  private final CellRows rows;
  private final int[] cells;
  private final double[] areaKm2;

  private ExposureKernel(
      LambertGrid grid, KernelParameters parameters, int[] cells, double[] areaKm2) {
    this.grid = grid;
    this.parameters = parameters;
    this.cells = cells;
    this.areaKm2 = areaKm2;
    this.rows = new CellRows(grid, cells);
  }

  /** The kernel between the cells of a study, in the order of its table cell. */
  public static ExposureKernel of(LambertGrid grid, KernelParameters parameters, Table cell) {
    int[] cells = cell.ints("cell");
    double[] areaKm2 = cell.doubles("area_km2");
    for (int r = 0; r < cells.length; r++) {
      String where = "table cell, row " + (r + 1) + " (cell " + cells[r] + ")";
      if (cells[r] < 0 || cells[r] >= grid.cells()) {
        throw new UserError(
            where,
            "a number outside the grid",
            "0 to " + (grid.cells() - 1) + " for a grid of " + grid,
            "Give the grid that the cells were made on.");
      }
      if (!(areaKm2[r] > 0)) {
        throw new UserError(
            where, "area_km2 = " + areaKm2[r], "an area above 0", "Correct the area.");
      }
    }
    return new ExposureKernel(grid, parameters, cells, areaKm2);
  }

  /** How a table made with this kernel is to be marked. */
  public static Provenance provenance() {
    return Provenance.of(
        Provenance.Status.ILLUSTRATIVE,
        "Tradewind's exposure kernel (facts/exposure_kernel.csv)",
        "marginal deaths dJ/dz spread by a stated kernel (lifetime, mean wind, mixing height), not"
            + " by a chemical transport model");
  }

  /**
   * K E: the rise of annual mean PM2.5 in every cell, ug/m3.
   *
   * @param month from 0 to 11
   * @param tonnes emitted in every cell in that month
   */
  public double[] exposure(String species, int month, double[] tonnes) {
    SpeciesTransport transport = transport(species);
    double[] spread = spread(stencil(transport, month), tonnes);
    double factor = factor(transport, month);
    for (int g = 0; g < spread.length; g++) {
      spread[g] *= factor / areaKm2[g];
    }
    return spread;
  }

  /**
   * K' v: the adjoint of {@link #exposure}; of marginal deaths it gives deaths per tonne.
   *
   * @param month from 0 to 11
   * @param perUgM3 what one ug/m3 does in every cell, e.g. dJ/dz
   */
  public double[] adjoint(String species, int month, double[] perUgM3) {
    SpeciesTransport transport = transport(species);
    double[] reached = spread(stencil(transport, month).flipped(), perArea(perUgM3));
    return scaled(reached, factor(transport, month));
  }

  /**
   * The table sensitivity: all pollutants, all months, cells in the order given.
   *
   * @param marginalDeaths dJ/dz of every cell, deaths a year per ug/m3
   */
  public Table sensitivities(double[] marginalDeaths) {
    List<SpeciesTransport> paths = paths();
    double[] perArea = perArea(marginalDeaths);
    double[][] reached = new double[paths.size() * Months.COUNT][];
    // Species that travel alike share their spreads; each task writes its own slot, so that the
    // result does not depend on the number of threads.
    IntStream.range(0, reached.length)
        .parallel()
        .forEach(
            i -> {
              SpeciesTransport path = paths.get(i / Months.COUNT);
              reached[i] = spread(stencil(path, i % Months.COUNT).flipped(), perArea);
            });
    Map<String, double[][]> bySpecies = new LinkedHashMap<>();
    for (String species : Species.POLLUTANTS) {
      SpeciesTransport transport = transport(species);
      int path = paths.indexOf(path(transport));
      double[][] byMonth = new double[Months.COUNT][];
      for (int m = 0; m < Months.COUNT; m++) {
        byMonth[m] = scaled(reached[path * Months.COUNT + m], factor(transport, m));
      }
      bySpecies.put(species, byMonth);
    }
    return table(bySpecies);
  }

  private Table table(Map<String, double[][]> bySpecies) {
    Table.Builder table = Table.builder(Inputs.SENSITIVITY);
    Object[] row = new Object[2 + Months.COUNT];
    for (int g = 0; g < cells.length; g++) {
      for (String species : Species.POLLUTANTS) {
        row[0] = cells[g];
        row[1] = species;
        for (int m = 0; m < Months.COUNT; m++) {
          row[2 + m] = bySpecies.get(species)[m][g];
        }
        table.add(row);
      }
    }
    return table.build();
  }

  /** The distinct ways of travelling, without the mass factor. */
  private List<SpeciesTransport> paths() {
    List<SpeciesTransport> paths = new ArrayList<>();
    for (String species : Species.POLLUTANTS) {
      SpeciesTransport path = path(transport(species));
      if (!paths.contains(path)) {
        paths.add(path);
      }
    }
    return paths;
  }

  private static SpeciesTransport path(SpeciesTransport transport) {
    return new SpeciesTransport(transport.lifetimeHours(), transport.formationHours(), 1);
  }

  private SpeciesTransport transport(String species) {
    SpeciesTransport transport = parameters.species().get(species);
    if (transport == null) {
      List<String> known = List.copyOf(parameters.species().keySet());
      throw new UserError(
          "exposure kernel",
          "no parameters of species '" + species + "'",
          "one of " + Names.some(known),
          Names.didYouMean(species, known));
    }
    return transport;
  }

  private Stencil stencil(SpeciesTransport transport, int month) {
    LambertGrid.Definition d = grid.definition();
    return Stencil.of(
        transport,
        parameters.windU().get(month),
        parameters.windV().get(month),
        parameters,
        d.xcell(),
        d.ycell(),
        d.ncols() - 1,
        d.nrows() - 1);
  }

  /** ug/m3 times km2 that a tonne makes, averaged over the year. */
  private double factor(SpeciesTransport transport, int month) {
    return UG_PER_TONNE
        * transport.massFactor()
        * (transport.lifetimeHours() / HOURS_PER_YEAR)
        / (parameters.mixingHeightM().get(month) * M2_PER_KM2);
  }

  private double[] spread(Stencil stencil, double[] values) {
    checkLength(values);
    return rows.values(stencil.spread(rows, rows, rows.field(values)));
  }

  private void checkLength(double[] values) {
    if (values.length != cells.length) {
      throw new IllegalArgumentException(
          values.length + " values for " + cells.length + " cells of the kernel");
    }
  }

  private double[] perArea(double[] values) {
    checkLength(values);
    double[] perArea = values.clone();
    for (int g = 0; g < perArea.length; g++) {
      perArea[g] /= areaKm2[g];
    }
    return perArea;
  }

  private static double[] scaled(double[] values, double factor) {
    double[] scaled = values.clone();
    for (int g = 0; g < scaled.length; g++) {
      scaled[g] *= factor;
    }
    return scaled;
  }
}
