package org.tradewind.formats.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.UserError;
import org.tradewind.formats.ioapi.GeneratedIoapi;
import org.tradewind.formats.ioapi.IoapiFile;

/** Fixtures: see the README beside them. */
class NetcdfValuesTest {
  private static final double NONE = Double.NaN;

  @TempDir Path folder;

  private static Path fixture(String name) {
    try {
      return Path.of(
          NetcdfValuesTest.class
              .getResource("/org/tradewind/formats/netcdf/" + name + ".nc")
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NetcdfVariable variable(Netcdf file, String name) {
    return file.variables().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  /** Values of the first record, worked by hand from the CDL. */
  private static Map<String, double[]> declared() {
    Map<String, double[]> first = new LinkedHashMap<>();
    first.put("plain_byte", new double[] {-127, -128, 127, 0});
    first.put("unsigned_byte", new double[] {NONE, 254, 0, 127});
    first.put("ranged_byte", new double[] {NONE, 250, 0, 100});
    first.put("default_short", new double[] {NONE, -32768, 32767, 0});
    first.put("packed_short", new double[] {NONE, NONE, NONE, 600});
    first.put("packed_float", new double[] {12.3f, 20, NONE, -1});
    first.put("default_int", new double[] {NONE, -9999, 7, -2147483648.0});
    first.put("packed_int", new double[] {NONE, 12.5, 536870911.75, 0.25});
    first.put("default_float", new double[] {NONE, 1e30f, NONE, -0.5});
    first.put("marked_float", new double[] {NONE, NONE, NONE, 9.969209968386869e36});
    first.put("ranged_float", new double[] {0.1f, NONE, NONE, 0});
    first.put("text_mark", new double[] {NONE, 1, 2, 3});
    first.put("zero_mark", new double[] {NONE, NONE, NONE, NONE});
    first.put("default_double", new double[] {NONE, 1, -9.999e36, NONE});
    first.put("marked_double", new double[] {NONE, -9998, 0, 1});
    return first;
  }

  private static Map<String, double[]> wide() {
    Map<String, double[]> first = new LinkedHashMap<>();
    first.put("plain_ubyte", new double[] {255, 0, 128, 1});
    first.put("default_ushort", new double[] {NONE, 65534, 0, 1});
    first.put("packed_ushort", new double[] {NONE, 32767, 0, 0.5});
    first.put("default_uint", new double[] {NONE, 4294967294.0, 0, 1});
    first.put("default_int64", new double[] {NONE, 0x1p53, -1, 1});
    first.put("marked_int64", new double[] {NONE, 1, 2, 3});
    first.put("default_uint64", new double[] {NONE, 0x1p63, 0, 1});
    return first;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"declared-classic", "declared-cdf5", "declared-nc4", "wide-cdf5", "wide-nc4"})
  void everyFormatGivesTheSameValues(String name) {
    Map<String, double[]> expected = name.startsWith("wide") ? wide() : declared();
    try (Netcdf file = Netcdf.open(fixture(name))) {
      expected.forEach(
          (variable, values) -> {
            assertThat(file.read(variable(file, variable), 0)).as(variable).containsExactly(values);
            LayerBuffer buffer = new LayerBuffer(4);
            boolean any = file.readInto(buffer, variable(file, variable), 0);
            assertThat(any).as(variable).isTrue();
            for (int i = 0; i < 4; i++) {
              // the buffer is of IOAPI's files, whose own marks count too
              Float real = values[i] < -8.9e36 ? Float.NaN : (float) values[i];
              assertThat(buffer.values()[i]).as(variable + i).isEqualTo(real);
            }
          });
      if (!name.startsWith("wide")) {
        assertThat(file.read(variable(file, "packed_short"), 1))
            .containsExactly(NONE, 100, 100.5, NONE);
        assertThat(file.read(variable(file, "zero_mark"), 1)).containsExactly(NONE, 1, 2, 3);
      }
    }
  }

  /** What was never written is missing, also where NetCDF-4 keeps no chunk for it. */
  @ParameterizedTest
  @ValueSource(strings = {"holes-classic", "holes-nc4"})
  void unwrittenRecordsAreMissing(String name) {
    try (Netcdf file = Netcdf.open(fixture(name))) {
      for (String variable :
          List.of("unwritten", "unwritten_marked", "whole", "nothing", "nothing_apart", "grid")) {
        for (int t = 0; t < 3; t++) {
          assertThat(file.read(variable(file, variable), t))
              .as(variable + " " + t)
              .containsExactly(expected(variable, t));
        }
      }
    }
  }

  private static double[] expected(String variable, int step) {
    double[] none = {NONE, NONE, NONE, NONE};
    if (variable.equals("grid")) {
      // of 3 x 4 in chunks of 2 x 3, the one of rows 0 and 1, columns 0 to 2 was written at step 2
      double[] all = new double[12];
      Arrays.fill(all, NONE);
      for (int i = 0; step == 2 && i < 6; i++) {
        all[i / 3 * 4 + i % 3] = i;
      }
      return all;
    }
    return step == 2 && !variable.startsWith("nothing") ? new double[] {0, 1, 2, 3} : none;
  }

  private double[] read(Map<String, Object> attributes, int type, double... data) {
    Path path =
        new GeneratedNetcdf(1, 1)
            .dimension("t", 0)
            .dimension("x", data.length)
            .variable("v", type, List.of("t", "x"), attributes, data)
            .write(folder.resolve("v.nc"));
    try (Netcdf file = Netcdf.open(path)) {
      return file.read(file.variables().get(0), 0);
    }
  }

  /** NetCDF User's Guide: limits wider than the packed type are in units of the unpacked values. */
  @Test
  void validRangesOfPackedValues() {
    Map<String, Object> wider = new LinkedHashMap<>();
    wider.put("scale_factor", new double[] {10});
    wider.put("valid_range", new double[] {0, 50});
    assertThat(read(wider, GeneratedNetcdf.SHORT, 5, 6, -1)).containsExactly(50, NONE, NONE);
    wider.put("scale_factor", new float[] {10});
    assertThat(read(wider, GeneratedNetcdf.FLOAT, 5, 6, -1)).containsExactly(50, NONE, NONE);
    wider.put("valid_range", new float[] {0, 50});
    assertThat(read(wider, GeneratedNetcdf.FLOAT, 5, 51, -1)).containsExactly(50, NONE, NONE);
    assertThat(read(Map.of("add_offset", new double[] {-273.15}), GeneratedNetcdf.SHORT, 300))
        .containsExactly(300 - 273.15);
  }

  @ParameterizedTest
  @CsvSource({"0", "NaN", "Infinity"})
  void scalesThatAreNone(double scale) {
    Map<String, Object> attributes = Map.of("scale_factor", new double[] {scale});
    assertThatThrownBy(() -> read(attributes, GeneratedNetcdf.SHORT, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("v.nc, variable v, attribute scale_factor: found [" + scale + "]")
        .hasMessageContaining("one finite number other than 0");
  }

  @Test
  void attributesThatCannotBeUnderstoodAreNamed() {
    for (Map<String, Object> attributes :
        Arrays.<Map<String, Object>>asList(
            Map.of("add_offset", new double[] {1, 2}),
            Map.of("valid_range", new double[] {1}),
            Map.of("missing_value", "none"))) {
      assertThatThrownBy(() -> read(attributes, GeneratedNetcdf.FLOAT, 1))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("attribute " + attributes.keySet().iterator().next());
    }
    assertThat(read(Map.of("missing_value", "  "), GeneratedNetcdf.FLOAT, 1)).containsExactly(1);
  }

  /** Files of real data declare marks of their own; what IOAPI itself marks is missing there. */
  @Test
  void ioapisOwnMarks() {
    double[] people = {10, -9.999e36, -9e36, 40.25, 50, 60};
    double[] pm25 = {1, 2, 3, 4, -9.999e36, 6};
    Path path = GeneratedIoapi.still("ug/m3", people, pm25).write(folder.resolve("still.nc"));
    try (IoapiFile file = IoapiFile.open(path)) {
      assertThat(file.read("POP", 0, 0)).containsExactly(10, NONE, NONE, 40.25, 50, 60);
      assertThat(file.read("PM25", 0, 0)).containsExactly(1, 2, 3, 4, NONE, 6);
    }
  }
}
