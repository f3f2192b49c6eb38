package org.tradewind.adjoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.tradewind.adjoint.AdjointParameters.Label;
import org.tradewind.formats.ioapi.GeneratedIoapi;
import org.tradewind.formats.netcdf.GeneratedNetcdf;

/**
 * Daily files as CMAQ Adjoint and its emission tools write them, filled with random numbers that
 * depend on the time, variable and field alone. From the command line, a whole year of the papers'
 * size: 365 days x 13 layers x 124 rows x 184 columns x 7 variables, one record a day, 3 GB a
 * field.
 */
public final class GeneratedAdjoint {
  private static final List<String> DIMENSIONS = List.of("TSTEP", "LAY", "ROW", "COL");

  /** Every 7th cell emits nothing. */
  public static final int SILENT = 7;

  private final Shape shape;
  private final List<Variable> variables;
  private final Bad bad;

  /** Which of the two fields. */
  public enum Field {
    SENSITIVITY,
    EMISSION
  }

  /**
   * A variable.
   *
   * @param name its name
   * @param units units of its emission, as the file spells them
   */
  public record Variable(String name, String units) {
    String unitsOf(Field field) {
      return field == Field.EMISSION ? units : units.startsWith("g") ? "CF/(g/s)" : "CF/(mol/s)";
    }
  }

  /**
   * What files look like.
   *
   * @param emitting number of layers in which there are emissions, from the ground
   * @param steps steps a day
   * @param overlap whether files hold the stamps of both midnights
   * @param label where sensitivities are stamped
   */
  public record Shape(
      int columns, int rows, int layers, int emitting, int steps, boolean overlap, Label label) {
    public int cells() {
      return columns * rows;
    }
  }

  /** A value that is not as the others. */
  private record Bad(Field field, LocalDateTime start, int variable, int index, float value) {}

  public GeneratedAdjoint(Shape shape, List<Variable> variables) {
    this(shape, variables, new Bad(Field.EMISSION, LocalDateTime.MIN, 0, 0, 0));
  }

  private GeneratedAdjoint(Shape shape, List<Variable> variables, Bad bad) {
    this.shape = shape;
    this.variables = variables;
    this.bad = bad;
  }

  /** One variable a species. */
  public static List<Variable> sevenVariables() {
    return List.of(
        new Variable("POC", "g/s"),
        new Variable("PEC", "g/s"),
        new Variable("PMFINE", "g/s"),
        new Variable("SO2", "moles/s"),
        new Variable("NO2", "moles/s"),
        new Variable("NH3", "moles/s"),
        new Variable("PAR", "moles/s"));
  }

  /** The values of a step of a variable: layer by layer, cell by cell. */
  public float[] values(Field field, LocalDateTime start, int variable) {
    int cells = shape.cells();
    float[] values = new float[shape.layers * cells];
    long seed = start.toLocalDate().toEpochDay() * 24 + start.getHour();
    SplittableRandom random = new SplittableRandom((seed * 100 + variable) * 2 + field.ordinal());
    boolean emission = field == Field.EMISSION;
    int filled = emission ? shape.emitting * cells : values.length;
    for (int i = 0; i < filled; i++) {
      float uniform = (random.nextInt() >>> 8) * 0x1p-24f;
      boolean silent = emission && i % cells % SILENT == 0;
      values[i] = silent ? 0 : emission ? 100 * uniform : 1e-3f * (uniform - 0.25f);
    }
    if (field == bad.field && start.equals(bad.start) && variable == bad.variable) {
      values[bad.index] = bad.value;
    }
    return values;
  }

  /** The same files but for one value. */
  public GeneratedAdjoint withBad(
      Field field, LocalDateTime start, int variable, int index, float value) {
    return new GeneratedAdjoint(shape, variables, new Bad(field, start, variable, index, value));
  }

  /** Hours of a step. */
  public int hours() {
    return 24 / shape.steps;
  }

  /** Writes both files of a day: EM.DATE and EMIS.DATE. */
  public void write(Path folder, LocalDate day) {
    writeSensitivity(folder.resolve("EM." + day), day);
    writeEmission(folder.resolve("EMIS." + day), day);
  }

  /** Writes the file of sensitivities of a day. */
  public void writeSensitivity(Path file, LocalDate day) {
    int shift = shape.label == Label.END ? hours() : 0;
    // with both midnights, the record of the other day comes first where stamps are ends
    LocalDateTime first = day.atStartOfDay().minusHours(shape.overlap ? shift : 0);
    file(Field.SENSITIVITY, first, shift).write(file);
  }

  /** Writes the file of emissions of a day. */
  public void writeEmission(Path file, LocalDate day) {
    file(Field.EMISSION, day.atStartOfDay(), 0).write(file);
  }

  private GeneratedNetcdf file(Field field, LocalDateTime first, int shiftHours) {
    int records = shape.steps + (shape.overlap ? 1 : 0);
    GeneratedNetcdf file = new GeneratedNetcdf(2, records);
    GeneratedIoapi.header().forEach(file::attribute);
    double[] flags = new double[2 * records];
    for (int r = 0; r < records; r++) {
      LocalDateTime stamp = first.plusHours((long) r * hours() + shiftHours);
      flags[2 * r] = stamp.getYear() * 1000 + stamp.getDayOfYear();
      flags[2 * r + 1] = stamp.getHour() * 10_000;
    }
    file.attribute("NCOLS", new int[] {shape.columns})
        .attribute("NROWS", new int[] {shape.rows})
        .attribute("NLAYS", new int[] {shape.layers})
        .attribute("SDATE", new int[] {(int) flags[0]})
        .attribute("STIME", new int[] {(int) flags[1]})
        .attribute("TSTEP", new int[] {hours() * 10_000})
        .dimension("TSTEP", 0)
        .dimension("DATE-TIME", 2)
        .dimension("LAY", shape.layers)
        .dimension("VAR", 1)
        .dimension("ROW", shape.rows)
        .dimension("COL", shape.columns)
        .variable(
            "TFLAG", GeneratedNetcdf.INT, List.of("TSTEP", "VAR", "DATE-TIME"), Map.of(), flags);
    for (int v = 0; v < variables.size(); v++) {
      Variable variable = variables.get(v);
      String units = String.format(Locale.ROOT, "%-16s", variable.unitsOf(field));
      file.variable(
          variable.name,
          GeneratedNetcdf.FLOAT,
          DIMENSIONS,
          Map.of("units", units),
          data(field, first, records, v));
    }
    return file;
  }

  private double[] data(Field field, LocalDateTime first, int records, int variable) {
    double[] data = new double[records * shape.layers * shape.cells()];
    int at = 0;
    for (int r = 0; r < records; r++) {
      for (float value : values(field, first.plusHours((long) r * hours()), variable)) {
        data[at++] = value;
      }
    }
    return data;
  }

  /** Writes a year: FOLDER [YEAR]. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int year = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2017;
    Shape shape = new Shape(184, 124, 13, 5, 1, false, Label.START);
    GeneratedAdjoint generated = new GeneratedAdjoint(shape, sevenVariables());
    List<LocalDate> days = new ArrayList<>();
    LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).forEach(days::add);
    for (LocalDate day : days) {
      generated.write(folder, day);
    }
    System.out.println(days.size() + " days written to " + folder);
  }
}
