package org.tradewind.formats.ioapi;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.Netcdf;
import org.tradewind.formats.netcdf.NetcdfAttributes;

/**
 * What the global attributes of an IOAPI file say: where, when and on which layers. Source:
 * Models-3 I/O API, header attributes FTYPE, GDTYP, P_ALP ... VGLVLS, SDATE, STIME, TSTEP.
 *
 * @param gridName name of the grid (GDNAM)
 * @param grid the Lambert grid, on the sphere of {@link LambertGrid#IOAPI_RADIUS_M}
 * @param layers number of layers (NLAYS)
 * @param vertical their vertical coordinate
 * @param start first time stamp (SDATE, STIME), UTC; empty where the file is independent of time
 * @param step time between steps (TSTEP); zero where the file is independent of time
 */
public record IoapiHeader(
    String gridName,
    LambertGrid grid,
    int layers,
    Vertical vertical,
    Optional<LocalDateTime> start,
    Duration step) {
  static final int GRIDDED = 1;
  static final int LAMBERT = 2;
  private static final List<String> NUMBERS =
      List.of(
          "FTYPE", "SDATE", "STIME", "TSTEP", "NCOLS", "NROWS", "NLAYS", "GDTYP", "P_ALP", "P_BET",
          "P_GAM", "XCENT", "YCENT", "XORIG", "YORIG", "XCELL", "YCELL", "VGTYP", "VGTOP",
          "VGLVLS");
  private static final List<String> PROJECTIONS =
      List.of(
          "longitude-latitude",
          "Lambert conformal conic",
          "Mercator",
          "stereographic",
          "UTM",
          "polar stereographic",
          "equatorial Mercator",
          "transverse Mercator",
          "Albers conic",
          "Lambert azimuthal");

  /**
   * The vertical coordinate, as the header has it; -9999 and the like stand for what is not given.
   *
   * @param type kind (VGTYP): 1 and 2 sigma-p, 7 WRF sigma, ...
   * @param top its top (VGTOP), Pa for sigma-p
   * @param levels the layers' boundaries from the ground upwards (VGLVLS)
   */
  public record Vertical(int type, double top, List<Double> levels) {
    public Vertical {
      levels = List.copyOf(levels);
    }
  }

  /** Reads the header of a NetCDF file; one that is not of IOAPI is refused. */
  static IoapiHeader of(Netcdf netcdf) {
    String file = netcdf.file().toString();
    NetcdfAttributes attributes = netcdf.attributes();
    requireIoapi(attributes, file, netcdf.kind());
    Map<String, double[]> numbers = attributes.numbers();
    int fileType = whole(numbers, "FTYPE", file);
    if (fileType != GRIDDED) {
      throw new UserError(
          file,
          "FTYPE " + fileType,
          "FTYPE 1, gridded data",
          "Boundary, profile and other kinds of IOAPI files are not read.");
    }
    Duration step = duration(whole(numbers, "TSTEP", file), file);
    return new IoapiHeader(
        attributes.texts().get("GDNAM"),
        grid(numbers, file),
        whole(numbers, "NLAYS", file),
        new Vertical(
            whole(numbers, "VGTYP", file),
            numbers.get("VGTOP")[0],
            Arrays.stream(numbers.get("VGLVLS")).boxed().toList()),
        step.isZero()
            ? Optional.empty()
            : Optional.of(
                time(whole(numbers, "SDATE", file), whole(numbers, "STIME", file), file, "SDATE")),
        step);
  }

  private static void requireIoapi(NetcdfAttributes attributes, String file, String kind) {
    List<String> missing = new ArrayList<>();
    for (String name : NUMBERS) {
      if (attributes.numbers().getOrDefault(name, new double[0]).length == 0) {
        missing.add(name);
      }
    }
    if (!attributes.texts().containsKey("GDNAM")) {
      missing.add("GDNAM");
    }
    if (!missing.isEmpty()) {
      throw new UserError(
          file,
          kind + " without the global attributes " + String.join(", ", missing),
          "an IOAPI file, which has them",
          "Check that this is the file meant; other kinds of NetCDF files are not read.");
    }
  }

  private static LambertGrid grid(Map<String, double[]> numbers, String file) {
    int type = whole(numbers, "GDTYP", file);
    if (type != LAMBERT) {
      throw new UserError(
          file,
          "GDTYP " + projection(type),
          "GDTYP " + projection(LAMBERT),
          "Regrid the file to a Lambert grid.");
    }
    return LambertGrid.of(
        new LambertGrid.Definition(
            numbers.get("P_ALP")[0],
            numbers.get("P_BET")[0],
            numbers.get("P_GAM")[0],
            numbers.get("XCENT")[0],
            numbers.get("YCENT")[0],
            numbers.get("XORIG")[0],
            numbers.get("YORIG")[0],
            numbers.get("XCELL")[0],
            numbers.get("YCELL")[0],
            whole(numbers, "NCOLS", file),
            whole(numbers, "NROWS", file)),
        file);
  }

  /** A projection's number, with its name where it has one. */
  static String projection(int type) {
    return type >= 1 && type <= PROJECTIONS.size()
        ? type + " (" + PROJECTIONS.get(type - 1) + ")"
        : Integer.toString(type);
  }

  private static int whole(Map<String, double[]> numbers, String name, String file) {
    double value = numbers.get(name)[0];
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new UserError(
          file, name + " = " + value, "a whole number", "Correct the global attribute.");
    }
    return (int) value;
  }

  /** A duration written as HHMMSS, with as many digits for the hours as they need. */
  private static Duration duration(int hhmmss, String file) {
    int seconds = Math.abs(hhmmss % 100);
    int minutes = Math.abs(hhmmss / 100 % 100);
    if (seconds > 59 || minutes > 59) {
      throw new UserError(
          file, "TSTEP = " + hhmmss, "a duration as HHMMSS", "Correct the global attribute.");
    }
    Duration size =
        Duration.ofHours(Math.abs(hhmmss / 10_000)).plusMinutes(minutes).plusSeconds(seconds);
    return hhmmss < 0 ? size.negated() : size;
  }

  /**
   * A time stamp written as a date YYYYDDD and a time HHMMSS.
   *
   * @param what attribute or record named in errors
   */
  static LocalDateTime time(int date, int time, String file, String what) {
    try {
      return LocalDateTime.of(
          LocalDate.ofYearDay(date / 1000, date % 1000),
          LocalTime.of(time / 10_000, time / 100 % 100, time % 100));
    } catch (DateTimeException e) {
      throw new UserError(
          file + ", " + what,
          "date " + date + ", time " + time,
          "a date as YYYYDDD and a time as HHMMSS",
          "Correct the time stamp.",
          e);
    }
  }
}
