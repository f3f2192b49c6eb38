package org.tradewind.formats.ioapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tradewind.formats.netcdf.GeneratedNetcdf;

/** Tiny IOAPI files: 3 columns, 2 rows, 2 layers of 36 km cells on the projection of China. */
public final class GeneratedIoapi {
  static final int STEPS = 3;
  static final int LAYERS = 2;
  static final int CELLS = 6;
  private static final List<String> SHAPE = List.of("TSTEP", "LAY", "ROW", "COL");

  private GeneratedIoapi() {}

  /** Global attributes of an hourly file from noon of 31 December 2017. */
  public static Map<String, Object> header() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("IOAPI_VERSION", "generated   ");
    int[] whole = {1, 2017365, 230000, 10000, 3, 2, LAYERS, 2, 7};
    String[] names = {
      "FTYPE", "SDATE", "STIME", "TSTEP", "NCOLS", "NROWS", "NLAYS", "GDTYP", "VGTYP"
    };
    for (int i = 0; i < names.length; i++) {
      header.put(names[i], new int[] {whole[i]});
    }
    double[] exact = {25, 40, 110, 110, 34, -36_000, -72_000, 36_000, 36_000};
    String[] of = {"P_ALP", "P_BET", "P_GAM", "XCENT", "YCENT", "XORIG", "YORIG", "XCELL", "YCELL"};
    for (int i = 0; i < of.length; i++) {
      header.put(of[i], new double[] {exact[i]});
    }
    header.put("VGTOP", new float[] {5000});
    header.put("VGLVLS", new float[] {1, 0.5f, 0});
    header.put("GDNAM", "TINY            ");
    return header;
  }

  /** The value of a generated variable: step, layer and cell can be told from it. */
  static double value(int step, int layer, int cell) {
    return 1000 * step + 100 * layer + cell;
  }

  public static double[] values() {
    double[] values = new double[STEPS * LAYERS * CELLS];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i / (LAYERS * CELLS), i / CELLS % LAYERS, i % CELLS);
    }
    return values;
  }

  /** A file with TFLAG and the variables PEOPLE (float) and COUNT (short), all by record. */
  public static GeneratedNetcdf file(int version) {
    return empty(version)
        .variable(
            "TFLAG",
            GeneratedNetcdf.INT,
            List.of("TSTEP", "VAR", "DATE-TIME"),
            Map.of("units", "<YYYYDDD,HHMMSS>"),
            flags())
        .variable("PEOPLE", GeneratedNetcdf.FLOAT, SHAPE, units("persons"), values())
        .variable("COUNT", GeneratedNetcdf.SHORT, SHAPE, units("#"), values());
  }

  /** Time stamps of one variable. */
  public static double[] flags() {
    return new double[] {2017365, 230000, 2018001, 0, 2018001, 10000};
  }

  /** A file of the header and dimensions alone. */
  public static GeneratedNetcdf empty(int version) {
    GeneratedNetcdf file = new GeneratedNetcdf(version, STEPS);
    header().forEach(file::attribute);
    return file.dimension("TSTEP", 0)
        .dimension("DATE-TIME", 2)
        .dimension("LAY", LAYERS)
        .dimension("VAR", 1)
        .dimension("ROW", 2)
        .dimension("COL", 3);
  }

  /** A file independent of time with one layer of people, and PM2.5 in given units. */
  public static GeneratedNetcdf still(String pm25Units, double[] people, double[] pm25) {
    GeneratedNetcdf file = new GeneratedNetcdf(1, 0);
    header().forEach(file::attribute);
    return file.attribute("TSTEP", new int[] {0})
        .attribute("SDATE", new int[] {-635})
        .attribute("NLAYS", new int[] {1})
        .dimension("TSTEP", 1)
        .dimension("LAY", 1)
        .dimension("ROW", 2)
        .dimension("COL", 3)
        .variable("POP", GeneratedNetcdf.DOUBLE, SHAPE, units("#"), people)
        .variable("PM25", GeneratedNetcdf.FLOAT, SHAPE, units(pm25Units), pm25);
  }

  private static Map<String, Object> units(String units) {
    // as IOAPI pads them
    return Map.of("units", String.format("%-16s", units), "var_desc", String.format("%-80s", "d"));
  }
}
