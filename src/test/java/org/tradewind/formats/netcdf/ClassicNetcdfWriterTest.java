package org.tradewind.formats.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

/** Variables of fixed size are read back by our reader and by UCAR's NetCDF library. */
class ClassicNetcdfWriterTest {
  /** More numbers than one block of writing holds. */
  private static final int MANY = 20_000;

  @TempDir Path folder;

  private static ClassicNetcdfWriter file() {
    return new ClassicNetcdfWriter()
        .dimension("x", MANY)
        .dimension("y", 2)
        .dimension("place", 3)
        .attribute("title", "übrig")
        .texts("place_name", "place", Map.of("long_name", "place"), List.of("a", "北京", ""))
        .ints("crs", List.of(), Map.of("grid_mapping_name", "none"), () -> new int[] {7})
        .doubles(
            "deaths",
            List.of("y", "x"),
            Map.of("_FillValue", new double[] {-1}),
            () -> IntStream.range(0, 2 * MANY).mapToDouble(i -> i / 3.0).toArray())
        .ints("flag", List.of("place"), Map.of(), () -> new int[] {3, 2, 1});
  }

  private Path written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file().write(out);
    return Files.write(folder.resolve("written.nc"), out.toByteArray());
  }

  @Test
  void anotherLibraryReadsIt() throws IOException {
    try (NetcdfFile file = NetcdfFile.open(written().toString())) {
      assertThat(file.getGlobalAttributes()).hasSize(1);
      assertThat(file.findVariable("crs").readScalarInt()).isEqualTo(7);
      Variable deaths = file.findVariable("deaths");
      assertThat(deaths.getShape()).containsExactly(2, MANY);
      double[] values = (double[]) deaths.read().copyTo1DJavaArray();
      assertThat(values).hasSize(2 * MANY);
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).isEqualTo(i / 3.0);
      }
      assertThat((int[]) file.findVariable("flag").read().copyTo1DJavaArray())
          .containsExactly(3, 2, 1);
      // three places of up to six bytes: 18, filled up to 20
      assertThat(file.findVariable("place_name").getShape()).containsExactly(3, 6);
    }
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    ByteArrayOutputStream once = new ByteArrayOutputStream();
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    file().write(once);
    file().write(again);
    assertThat(once.toByteArray()).isEqualTo(again.toByteArray());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> file().dimension("y", 3)).hasMessageContaining("dimension y");
    assertThatThrownBy(() -> file().dimension("none", 0)).hasMessageContaining("dimension none");
    assertThatThrownBy(() -> file().ints("crs", List.of(), Map.of(), () -> new int[] {1}))
        .hasMessageContaining("a second variable crs");
    ClassicNetcdfWriter shorter =
        file().doubles("few", List.of("y"), Map.of(), () -> new double[] {1});
    assertThatThrownBy(() -> shorter.write(new ByteArrayOutputStream()))
        .hasMessageContaining("few: 1 values for 2 places");
    ClassicNetcdfWriter unknown =
        file().doubles("far", List.of("z"), Map.of(), () -> new double[] {1});
    assertThatThrownBy(() -> unknown.write(new ByteArrayOutputStream()))
        .hasMessageContaining("far");
  }
}
