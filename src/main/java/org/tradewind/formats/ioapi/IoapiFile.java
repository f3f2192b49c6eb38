package org.tradewind.formats.ioapi;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.LayerBuffer;
import org.tradewind.formats.netcdf.Netcdf;
import org.tradewind.formats.netcdf.NetcdfVariable;

/**
 * An IOAPI file on a Lambert grid, as CMAQ, its adjoint and MCIP write them: NetCDF classic (CDF-1,
 * CDF-2, CDF-5) or NetCDF-4. Values are read a layer at a time; the file is never held whole.
 *
 * <p>Steps, layers, columns and rows count from 0; layer 0 is at the ground.
 */
public final class IoapiFile implements AutoCloseable {
  /** IOAPI's mark for a missing whole number, IMISS3. Source: the library's {@code parms3.h}. */
  private static final double MISSING_WHOLE = -9999;

  private static final String FLAGS = "TFLAG";

  /** What tables and monthly sums hold of a cell, rounded up. */
  private static final long BYTES_PER_CELL = 1024;

  private final Path file;
  private final Netcdf netcdf;
  private final IoapiHeader header;
  private final List<NetcdfVariable> gridded;
  private final Map<String, NetcdfVariable> byName;
  private final List<LocalDateTime> times;

  /**
   * A gridded variable.
   *
   * @param name name
   * @param units units, or empty
   * @param description one line, or empty (var_desc)
   * @param steps number of time steps it has
   */
  public record Variable(String name, String units, String description, int steps) {}

  private IoapiFile(Path file, Netcdf netcdf) {
    this.file = file;
    this.netcdf = netcdf;
    this.header = IoapiHeader.of(netcdf);
    this.gridded = netcdf.variables().stream().filter(this::isGridded).toList();
    if (gridded.isEmpty()) {
      throw new UserError(
          file.toString(),
          "no variable of the shape (steps, " + shape() + ")",
          "variables of the header's NLAYS x NROWS x NCOLS",
          "The header and the variables disagree: write the file again.");
    }
    this.byName =
        gridded.stream()
            .collect(
                Collectors.toMap(
                    NetcdfVariable::name, Function.identity(), (first, again) -> first));
    this.times = header.step().isZero() ? List.of() : times();
  }

  /** Opens a file and reads its header; to be closed. */
  public static IoapiFile open(Path file) {
    Netcdf netcdf = Netcdf.open(file);
    try {
      return new IoapiFile(file, netcdf);
    } catch (RuntimeException e) {
      netcdf.close();
      throw e;
    }
  }

  private boolean isGridded(NetcdfVariable variable) {
    List<Integer> shape = variable.shape();
    return shape.size() == 4
        && shape.get(1) == header.layers()
        && shape.get(2) == header.grid().definition().nrows()
        && shape.get(3) == header.grid().definition().ncols();
  }

  private String shape() {
    LambertGrid.Definition d = header.grid().definition();
    return header.layers() + ", " + d.nrows() + ", " + d.ncols();
  }

  private List<LocalDateTime> times() {
    NetcdfVariable flags =
        netcdf.variables().stream()
            .filter(v -> v.name().equals(FLAGS))
            .filter(v -> v.shape().size() == 3 && v.shape().get(1) > 0 && v.shape().get(2) == 2)
            .findFirst()
            .orElseThrow(
                () ->
                    new UserError(
                        file.toString(),
                        "no variable TFLAG of the shape (steps, variables, 2)",
                        "the time stamps of an IOAPI file",
                        "Check that this is an IOAPI file written whole."));
    List<LocalDateTime> stamps = new ArrayList<>();
    for (int t = 0; t < flags.shape().get(0); t++) {
      // alike for all variables: that of the first is taken
      double[] stamp = netcdf.read(flags, t, 0);
      if (Double.isNaN(stamp[0]) || Double.isNaN(stamp[1])) {
        throw new UserError(
            file + ", TFLAG of step " + t,
            "a missing time stamp",
            "a date as YYYYDDD and a time as HHMMSS",
            "Write the file again, whole.");
      }
      stamps.add(
          IoapiHeader.time((int) stamp[0], (int) stamp[1], file.toString(), "TFLAG of step " + t));
    }
    return List.copyOf(stamps);
  }

  /** The grid, whose cells are to be held all at once; refused where memory is short of them. */
  public LambertGrid wholeGrid() {
    LambertGrid grid = header.grid();
    if (grid.cells() > Runtime.getRuntime().maxMemory() / BYTES_PER_CELL) {
      throw new UserError(
          file.toString(),
          grid.cells() + " cells, which do not fit into memory",
          "a regional grid",
          "Check NCOLS and NROWS; if they are right, give Java more memory (-Xmx).");
    }
    return grid;
  }

  public IoapiHeader header() {
    return header;
  }

  /** Time stamps of the steps (TFLAG), UTC; none where the file is independent of time. */
  public List<LocalDateTime> timeStamps() {
    return times;
  }

  /** The gridded variables, in an order that depends on the file alone. */
  public List<Variable> variables() {
    return gridded.stream().map(IoapiFile::described).toList();
  }

  /** The gridded variable of a name; an unknown one is refused with the nearest known. */
  public Variable variable(String name) {
    return described(find(name));
  }

  private static Variable described(NetcdfVariable variable) {
    var texts = variable.attributes().texts();
    return new Variable(
        variable.name(),
        variable.units(),
        texts.getOrDefault("var_desc", ""),
        variable.shape().get(0));
  }

  private NetcdfVariable find(String name) {
    NetcdfVariable found = byName.get(name);
    if (found == null) {
      netcdf.variables().stream()
          .filter(v -> v.name().equals(name))
          .findFirst()
          .ifPresent(this::refuseShape);
      List<String> known = gridded.stream().map(NetcdfVariable::name).toList();
      throw UserError.unknown(file.toString(), "gridded variable", name, known);
    }
    return found;
  }

  private void refuseShape(NetcdfVariable variable) {
    throw new UserError(
        netcdf.where(variable),
        variable.shape().isEmpty() ? "a single value" : "the shape " + variable.shape(),
        "the shape [steps, " + shape() + "]: steps, layers, rows and columns of the header",
        "Name a variable on the grid.");
  }

  /** Whether there is a gridded variable of that name. */
  public boolean has(String variable) {
    return byName.containsKey(variable);
  }

  /**
   * The values of a variable at one step and layer, in the order of the grid's cells (row * columns
   * + column), as the file's attributes declare them: unpacked, and NaN where missing, by NetCDF's
   * marks or IOAPI's own.
   */
  public double[] read(String variable, int step, int layer) {
    NetcdfVariable found = require(variable, step, layer);
    double[] values = netcdf.read(found, step, layer);
    boolean whole = found.type().isWhole();
    for (int i = 0; i < values.length; i++) {
      if (whole ? values[i] == MISSING_WHOLE : values[i] < LayerBuffer.MISSING_BELOW) {
        values[i] = Double.NaN;
      }
    }
    return values;
  }

  /**
   * As {@link #read}, into a buffer of the grid's size, as 4-byte reals: what CMAQ writes. Values
   * of more digits are rounded to them.
   *
   * @return false where all values are zero; the buffer may then hold those of the layer before
   */
  public boolean readInto(LayerBuffer buffer, String variable, int step, int layer) {
    return netcdf.readInto(buffer, require(variable, step, layer), step, layer);
  }

  private NetcdfVariable require(String variable, int step, int layer) {
    NetcdfVariable found = find(variable);
    requireWithin("step", step, found.shape().get(0), variable);
    requireWithin("layer", layer, found.shape().get(1), variable);
    return found;
  }

  private void requireWithin(String what, int index, int count, String variable) {
    if (index < 0 || index >= count) {
      throw new UserError(
          file + ", variable " + variable,
          what + " " + index,
          count == 0 ? "nothing, it has no " + what : "a " + what + " from 0 to " + (count - 1),
          "Ask for one that the file has.");
    }
  }

  @Override
  public void close() {
    netcdf.close();
  }
}
