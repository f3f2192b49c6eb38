package org.tradewind.formats.ioapi;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tradewind.axes.LambertGrid;
import org.tradewind.formats.netcdf.ClassicHeaderWriter;
import org.tradewind.formats.netcdf.NetcdfType;

/**
 * Writes an IOAPI file as CMAQ reads it: gridded data on a Lambert grid in NetCDF of version 2
 * (CDF-2), variables of 4-byte floats of the shape (TSTEP, LAY, ROW, COL) after TFLAG(TSTEP, VAR,
 * DATE-TIME). Values are written a layer at a time; the file is never held whole.
 *
 * <p>The same content gives the same bytes: the dates of writing (CDATE, WDATE) are those of the
 * first record. Source: Models-3 I/O API, conventions of gridded files.
 */
public final class IoapiWriter {
  /** Characters of the names of variables and grids, and of units. */
  public static final int NAME_LENGTH = 16;

  private static final int LINE_LENGTH = 80;
  private static final int DESCRIPTION_LINES = 60;
  private static final List<String> SHAPE = List.of("TSTEP", "LAY", "ROW", "COL");

  private final OutputStream out;
  private final IoapiHeader header;
  private final LocalDateTime start;
  private final int variables;
  private final int records;
  private final ByteBuffer layer;
  private long layers;

  private IoapiWriter(OutputStream out, IoapiHeader header, int variables, int records) {
    this.out = out;
    this.header = header;
    this.start =
        header.start().orElseThrow(() -> new IllegalArgumentException("a file without a start"));
    this.variables = variables;
    this.records = records;
    this.layer = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, header.grid().cells()));
  }

  /**
   * Writes the header.
   *
   * @param out stream at the start of the file; it is not closed here
   * @param header grid, layers and times; the file must have a start
   * @param variables variables in their order, all with the same number of steps; names and units
   *     of up to 16 characters, descriptions of up to 80, ASCII
   * @param description lines of FILEDESC, up to 60 of up to 80 characters
   */
  public static IoapiWriter start(
      OutputStream out,
      IoapiHeader header,
      List<IoapiFile.Variable> variables,
      List<String> description)
      throws IOException {
    int records = variables.get(0).steps();
    if (variables.stream().anyMatch(v -> v.steps() != records)) {
      throw new IllegalArgumentException("variables of different numbers of steps: " + variables);
    }
    IoapiWriter writer = new IoapiWriter(out, header, variables.size(), records);
    out.write(writer.header(variables, description));
    return writer;
  }

  private byte[] header(List<IoapiFile.Variable> list, List<String> description) {
    ClassicHeaderWriter file = new ClassicHeaderWriter(records);
    file.dimension("TSTEP", 0)
        .dimension("DATE-TIME", 2)
        .dimension("LAY", header.layers())
        .dimension("VAR", variables)
        .dimension("ROW", header.grid().nrows())
        .dimension("COL", header.grid().ncols());
    attributes(file, list, description);
    file.variable(
        "TFLAG",
        NetcdfType.INT,
        List.of("TSTEP", "VAR", "DATE-TIME"),
        described("TFLAG", "<YYYYDDD,HHMMSS>", "Timestep-valid flags:  (1) YYYYDDD or (2) HHMMSS"));
    for (IoapiFile.Variable v : list) {
      file.variable(
          v.name(), NetcdfType.FLOAT, SHAPE, described(v.name(), v.units(), v.description()));
    }
    return file.bytes();
  }

  /** The global attributes, in the order in which the I/O API library writes them. */
  private void attributes(
      ClassicHeaderWriter file, List<IoapiFile.Variable> list, List<String> description) {
    if (description.size() > DESCRIPTION_LINES) {
      throw new IllegalArgumentException(description.size() + " lines of FILEDESC");
    }
    LambertGrid.Definition grid = header.grid().definition();
    String lines =
        description.stream().map(l -> padded(l, LINE_LENGTH)).collect(Collectors.joining());
    file.attribute("IOAPI_VERSION", padded("Tradewind, layout of ioapi library 3.0", LINE_LENGTH))
        .attribute("EXEC_ID", padded("?".repeat(NAME_LENGTH), LINE_LENGTH))
        .attribute("FTYPE", whole(IoapiHeader.GRIDDED))
        .attribute("CDATE", whole(date(start)))
        .attribute("CTIME", whole(time(start)))
        .attribute("WDATE", whole(date(start)))
        .attribute("WTIME", whole(time(start)))
        .attribute("SDATE", whole(date(start)))
        .attribute("STIME", whole(time(start)))
        .attribute("TSTEP", whole(hhmmss(header.step())))
        .attribute("NTHIK", whole(1))
        .attribute("NCOLS", whole(grid.ncols()))
        .attribute("NROWS", whole(grid.nrows()))
        .attribute("NLAYS", whole(header.layers()))
        .attribute("NVARS", whole(variables))
        .attribute("GDTYP", whole(IoapiHeader.LAMBERT))
        .attribute("P_ALP", new double[] {grid.alp()})
        .attribute("P_BET", new double[] {grid.bet()})
        .attribute("P_GAM", new double[] {grid.gam()})
        .attribute("XCENT", new double[] {grid.xcent()})
        .attribute("YCENT", new double[] {grid.ycent()})
        .attribute("XORIG", new double[] {grid.xorig()})
        .attribute("YORIG", new double[] {grid.yorig()})
        .attribute("XCELL", new double[] {grid.xcell()})
        .attribute("YCELL", new double[] {grid.ycell()})
        .attribute("VGTYP", whole(header.vertical().type()))
        .attribute("VGTOP", new float[] {(float) header.vertical().top()})
        .attribute("VGLVLS", floats(header.vertical().levels()))
        .attribute("GDNAM", padded(header.gridName(), NAME_LENGTH))
        .attribute("UPNAM", padded("TRADEWIND", NAME_LENGTH))
        .attribute(
            "VAR-LIST",
            list.stream().map(v -> padded(v.name(), NAME_LENGTH)).collect(Collectors.joining()))
        .attribute("FILEDESC", lines + " ".repeat(DESCRIPTION_LINES * LINE_LENGTH - lines.length()))
        .attribute("HISTORY", "");
  }

  private static Map<String, Object> described(String name, String units, String description) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("long_name", padded(name, NAME_LENGTH));
    own.put("units", padded(units, NAME_LENGTH));
    own.put("var_desc", padded(description, LINE_LENGTH));
    return own;
  }

  private static String padded(String text, int length) {
    if (text.length() > length || !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "'" + text + "' is not of up to " + length + " ASCII characters");
    }
    return text + " ".repeat(length - text.length());
  }

  private static int[] whole(int value) {
    return new int[] {value};
  }

  private static float[] floats(List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }

  private static int date(LocalDateTime time) {
    return time.getYear() * 1000 + time.getDayOfYear();
  }

  private static int time(LocalDateTime time) {
    return time.getHour() * 10_000 + time.getMinute() * 100 + time.getSecond();
  }

  private static int hhmmss(Duration step) {
    return Math.toIntExact(
        step.toHours() * 10_000 + step.toMinutesPart() * 100L + step.toSecondsPart());
  }

  /**
   * Writes the next layer: those of a variable from the ground upwards, variable by variable,
   * record by record.
   *
   * @param values one a cell, in the order of the grid's cells
   */
  public void layer(double[] values) throws IOException {
    long perRecord = (long) variables * header.layers();
    if (layers == perRecord * records || values.length != header.grid().cells()) {
      throw new IllegalArgumentException("layer " + layers + " of " + values.length + " cells");
    }
    if (layers % perRecord == 0) {
      flag(layers / perRecord);
    }
    layer.clear();
    for (double value : values) {
      if (!(Math.abs(value) <= Float.MAX_VALUE)) {
        throw new IllegalArgumentException(value + " cannot be written as a float");
      }
      layer.putFloat((float) value);
    }
    out.write(layer.array());
    layers++;
  }

  private void flag(long record) throws IOException {
    LocalDateTime stamp = start.plus(header.step().multipliedBy(record));
    ByteBuffer flags = ByteBuffer.allocate(2 * Integer.BYTES * variables);
    for (int v = 0; v < variables; v++) {
      flags.putInt(date(stamp)).putInt(time(stamp));
    }
    out.write(flags.array());
  }

  /** Ends the file, of which every layer must have been written. */
  public void finish() throws IOException {
    if (layers != (long) variables * header.layers() * records) {
      throw new IllegalStateException("a file that ends after layer " + layers);
    }
    out.flush();
  }
}
