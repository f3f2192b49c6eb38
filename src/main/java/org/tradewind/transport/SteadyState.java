package org.tradewind.transport;

import java.io.Serializable;
import org.tradewind.axes.Grid;
import org.tradewind.axes.Months;
import org.tradewind.axes.UserError;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;

/**
 * A reduced-complexity transport model: monthly mean weather on the study's grid, one well-mixed
 * layer, first-order chemistry and deposition (see {@link MonthlyTransport} and {@link
 * WindStreams}). It holds arrays alone and can be sent to other machines; each month is worked by
 * itself.
 */
public final class SteadyState implements Serializable {
  private static final long serialVersionUID = 1L;

  private final GridGeometry geometry;
  private final Meteorology weather;
  private final TransportParameters parameters;

  private SteadyState(GridGeometry geometry, Meteorology weather, TransportParameters parameters) {
    this.geometry = geometry;
    this.weather = weather;
    this.parameters = parameters;
  }

  public static SteadyState of(Grid grid, Meteorology weather, TransportParameters parameters) {
    return new SteadyState(GridGeometry.of(grid), weather, parameters);
  }

  /**
   * The model of a study.
   *
   * @param tables grid, meteorology, and transport_parameter if there is one
   */
  public static SteadyState of(StudyTables tables) {
    Grid grid = GridTable.read(tables.require(Inputs.GRID));
    if (tables.has(Inputs.CELL)) {
      GridTable.checkCells(tables.require(Inputs.CELL), grid);
    }
    return of(
        grid,
        Meteorology.of(grid, tables.require(AirInputs.METEOROLOGY)),
        TransportParameters.of(tables));
  }

  /** How a table made with this model is to be marked, from that of its weather. */
  public static Provenance provenance(Provenance meteorology) {
    return new Provenance(
        Provenance.Status.ILLUSTRATIVE,
        "Tradewind's steady-state transport (facts/transport/parameters.csv); "
            + meteorology.source(),
        "exact adjoint of a reduced-complexity model: monthly mean weather, two layers, first-order"
            + " chemistry and deposition with round parameters; not a chemical transport model",
        meteorology.files());
  }

  /** Number of cells of the whole grid. */
  public int cells() {
    return geometry.cells();
  }

  /**
   * Makes the model of a month ready.
   *
   * @param month from 0 to 11
   */
  public MonthlyTransport month(int month) {
    if (month < 0 || month >= Months.COUNT) {
      throw new IllegalArgumentException("month " + month);
    }
    return new MonthlyTransport(geometry, weather, parameters, month);
  }

  /**
   * Values of a study's cells as a field over the whole grid, 0 elsewhere.
   *
   * @param cells numbers of the cells
   * @param values one a cell
   */
  public double[] field(int[] cells, double[] values) {
    double[] field = new double[cells()];
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] < 0 || cells[i] >= field.length) {
        throw new UserError(
            "table cell, row " + (i + 1),
            "cell " + cells[i],
            "0 to " + (field.length - 1),
            "Give the grid that the cells were made on.");
      }
      field[cells[i]] = values[i];
    }
    return field;
  }

  /** A field's values in a study's cells. */
  public static double[] at(int[] cells, double[] field) {
    double[] values = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = field[cells[i]];
    }
    return values;
  }
}
