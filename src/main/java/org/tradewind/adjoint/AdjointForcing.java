package org.tradewind.adjoint;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.Grid;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.ioapi.IoapiFile;
import org.tradewind.formats.ioapi.IoapiHeader;
import org.tradewind.formats.ioapi.IoapiWriter;
import org.tradewind.tables.GridTable;
import org.tradewind.tables.Table;

/**
 * What an adjoint model is forced with so that its sensitivities are those of the health burden J:
 *
 * <pre>
 *   phi_g = (1/N) dJ/dz_g     deaths a year per ug/m3
 * </pre>
 *
 * in layer 1 of every hourly record of the period, N of them, alike for every species that makes
 * PM2.5, and 0 above. z is the mean over the period, so that raising layer 1 of cell g by 1 ug/m3
 * in all records changes J by dJ/dz_g to first order. Cells of the grid that the study lacks have
 * 0.
 *
 * <p>A file holds a day in 25 records from 0:00 to 24:00, as those of CMAQ do; the one that belongs
 * to the day before or after holds 0, so that no hour is forced twice.
 */
public final class AdjointForcing {
  /** Records of a day's file. */
  public static final int RECORDS_A_DAY = 25;

  /** CF is the cost function of the adjoint model, here J in deaths a year. */
  static final String UNITS = "CF/(ug/m**3)";

  private static final int HOURS_A_DAY = 24;

  private final LambertGrid grid;
  private final ForcingParameters parameters;
  private final double[] perRecord;
  private final double[] zero;

  private AdjointForcing(LambertGrid grid, ForcingParameters parameters, double[] perRecord) {
    this.grid = grid;
    this.parameters = parameters;
    this.perRecord = perRecord;
    this.zero = new double[perRecord.length];
  }

  /**
   * Spreads dJ/dz over the records of the period.
   *
   * @param grid grid of the study; one in longitude and latitude is a {@link UserError}
   * @param cell table cell
   * @param marginalDeaths dJ/dz by row of the table cell, deaths a year per ug/m3
   */
  public static AdjointForcing of(
      Grid grid, Table cell, double[] marginalDeaths, ForcingParameters parameters) {
    if (!(grid instanceof LambertGrid lambert)) {
      throw new UserError(
          "table grid",
          grid.toString(),
          "a Lambert grid, that of the adjoint model",
          "Import people and PM2.5 onto the grid of the model (--set griddesc=FILE).");
    }
    if (lambert.definition().radius() != LambertGrid.IOAPI_RADIUS_M) {
      throw new UserError(
          "table grid",
          "a sphere of radius " + lambert.definition().radius() + " m",
          LambertGrid.IOAPI_RADIUS_M + " m, which IOAPI files imply",
          "Import people and PM2.5 onto the grid of the model.");
    }
    GridTable.checkCells(cell, grid);
    if (marginalDeaths.length != cell.rows()) {
      throw new IllegalArgumentException(
          marginalDeaths.length + " values for " + cell.rows() + " cells");
    }
    double[] perRecord = new double[grid.cells()];
    for (int row = 0; row < cell.rows(); row++) {
      perRecord[cell.ints("cell")[row]] = marginalDeaths[row] / records(parameters);
    }
    return new AdjointForcing(lambert, parameters, perRecord);
  }

  private static long records(ForcingParameters parameters) {
    long days = ChronoUnit.DAYS.between(parameters.from(), parameters.to()) + 1;
    return HOURS_A_DAY * days;
  }

  /** N, the number of records that are forced. */
  public long records() {
    return records(parameters);
  }

  /** phi by cell of the grid, deaths a year per ug/m3; not to be changed. */
  public double[] perRecord() {
    return perRecord;
  }

  /** Sum of dJ/dz over all cells, deaths a year per ug/m3. */
  public double total() {
    return CompensatedSum.of(perRecord) * records();
  }

  /** Bytes of a day's file without its header. */
  public long bytesADay() {
    long layers = (long) parameters.species().size() * parameters.layers();
    return RECORDS_A_DAY * layers * grid.cells() * Float.BYTES;
  }

  /** The days of the period. */
  public Stream<LocalDate> days() {
    return parameters.from().datesUntil(parameters.to().plusDays(1));
  }

  /** Name of a day's file, forcing.YYYYDDD.nc. */
  public static String fileName(LocalDate day) {
    return String.format(Locale.ROOT, "forcing.%04d%03d.nc", day.getYear(), day.getDayOfYear());
  }

  /**
   * Writes the file of a day.
   *
   * @param out stream at the start of the file; it is not closed here
   * @param description lines of up to 80 characters that say what it was made from
   */
  public void write(LocalDate day, OutputStream out, List<String> description) throws IOException {
    IoapiWriter writer = IoapiWriter.start(out, header(day), variables(), description);
    int first = parameters.label() == ForcingParameters.Label.START ? 0 : 1;
    for (int record = 0; record < RECORDS_A_DAY; record++) {
      boolean forced = record >= first && record < first + HOURS_A_DAY;
      for (int v = 0; v < parameters.species().size(); v++) {
        writer.layer(forced ? perRecord : zero);
        for (int layer = 1; layer < parameters.layers(); layer++) {
          writer.layer(zero);
        }
      }
    }
    writer.finish();
  }

  private IoapiHeader header(LocalDate day) {
    return new IoapiHeader(
        parameters.gridName(),
        grid,
        parameters.layers(),
        parameters.vertical(),
        Optional.of(day.atStartOfDay()),
        Duration.ofHours(1));
  }

  private List<IoapiFile.Variable> variables() {
    return parameters.species().stream()
        .map(
            s ->
                new IoapiFile.Variable(
                    s, UNITS, "dJ/dz of PM2.5 over the forced records", RECORDS_A_DAY))
        .toList();
  }
}
