package org.tradewind.formats.ioapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.UserError;
import org.tradewind.formats.netcdf.GeneratedNetcdf;
import org.tradewind.formats.netcdf.Netcdf;
import org.tradewind.formats.netcdf.NetcdfVariable;

/** IOAPI files generated here: all layouts of the classic format, NetCDF-4, and broken ones. */
public class IoapiFileTest {
  @TempDir Path folder;

  private Path path() {
    return folder.resolve("tiny.nc");
  }

  private static void readsAll(Path path, String... variables) {
    try (IoapiFile file = IoapiFile.open(path)) {
      assertThat(file.variables()).extracting(IoapiFile.Variable::name).contains(variables);
      for (String variable : variables) {
        for (int t = 0; t < GeneratedIoapi.STEPS; t++) {
          for (int l = 0; l < GeneratedIoapi.LAYERS; l++) {
            double[] layer = file.read(variable, t, l);
            assertThat(layer).hasSize(GeneratedIoapi.CELLS);
            for (int c = 0; c < layer.length; c++) {
              assertThat(layer[c]).isEqualTo(GeneratedIoapi.value(t, l, c));
            }
          }
        }
      }
      assertThat(file.timeStamps())
          .containsExactly(
              LocalDateTime.of(2017, 12, 31, 23, 0),
              LocalDateTime.of(2018, 1, 1, 0, 0),
              LocalDateTime.of(2018, 1, 1, 1, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void readsEveryVersionOfTheClassicFormat(int version) {
    Path path = GeneratedIoapi.file(version).write(path());
    readsAll(path, "PEOPLE", "COUNT");
    try (IoapiFile file = IoapiFile.open(path)) {
      IoapiHeader header = file.header();
      assertThat(header.gridName()).isEqualTo("TINY");
      assertThat(header.layers()).isEqualTo(2);
      assertThat(header.start()).contains(LocalDateTime.of(2017, 12, 31, 23, 0));
      assertThat(header.step()).isEqualTo(Duration.ofHours(1));
      assertThat(header.vertical())
          .isEqualTo(new IoapiHeader.Vertical(7, 5000, List.of(1.0, 0.5, 0.0)));
      assertThat(header.grid().cells()).isEqualTo(6);
      // the corner of cells 0, 1, 3 and 4 is at x = 0, y = -36 km
      assertThat(header.grid().west(4)).isZero();
      assertThat(header.grid().south(4)).isEqualTo(-36_000);
      assertThat(file.variable("PEOPLE"))
          .isEqualTo(new IoapiFile.Variable("PEOPLE", "persons", "d", 3));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void variablesWithoutRecordsAndALoneRecordVariableAreFound(int version) {
    // 15 shorts a layer and row would be padded to 32 bytes, if COUNT were not alone with records
    GeneratedNetcdf file =
        new GeneratedNetcdf(version, 2)
            .dimension("TSTEP", 0)
            .dimension("ONE", 1)
            .dimension("FIVE", 5);
    GeneratedIoapi.header().forEach(file::attribute);
    file.attribute("TSTEP", new int[] {0})
        .attribute("NLAYS", new int[] {1})
        .attribute("NROWS", new int[] {1})
        .attribute("NCOLS", new int[] {5})
        .variable(
            "FIXED",
            GeneratedNetcdf.SHORT,
            List.of("ONE", "ONE", "ONE", "FIVE"),
            Map.of(),
            -1,
            2,
            3,
            4,
            5)
        .variable(
            "EXACT",
            GeneratedNetcdf.DOUBLE,
            List.of("ONE", "ONE", "ONE", "FIVE"),
            Map.of(),
            1e300,
            0,
            -1e-300,
            4,
            5)
        .variable(
            "ALONE",
            GeneratedNetcdf.SHORT,
            List.of("TSTEP", "ONE", "ONE", "FIVE"),
            Map.of(),
            11,
            12,
            13,
            14,
            15,
            21,
            22,
            23,
            24,
            25);
    try (IoapiFile read = IoapiFile.open(file.write(path()))) {
      assertThat(read.read("FIXED", 0, 0)).containsExactly(-1, 2, 3, 4, 5);
      assertThat(read.read("EXACT", 0, 0)).containsExactly(1e300, 0, -1e-300, 4, 5);
      assertThat(read.read("ALONE", 0, 0)).containsExactly(11, 12, 13, 14, 15);
      assertThat(read.read("ALONE", 1, 0)).containsExactly(21, 22, 23, 24, 25);
      assertThat(read.timeStamps()).isEmpty();
      assertThat(read.header().start()).isEmpty();
    }
  }

  @Test
  void readsTheNumberTypeOfCdf5() {
    List<String> shape = List.of("TSTEP", "LAY", "ROW", "COL");
    GeneratedNetcdf file =
        GeneratedIoapi.file(5)
            .variable("LARGE", GeneratedNetcdf.INT64, shape, Map.of(), GeneratedIoapi.values());
    readsAll(file.write(path()), "LARGE", "COUNT");
    assertThatThrownBy(
            () ->
                IoapiFile.open(
                    GeneratedIoapi.file(2)
                        .variable("L", GeneratedNetcdf.INT64, shape, Map.of(), new double[36])
                        .write(path())))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("type 10")
        .hasMessageContaining("a type from 1 to 6");
  }

  @Test
  void countsTheRecordsOfAFileLeftOpen() {
    readsAll(GeneratedIoapi.file(1).write(path(), -1), "PEOPLE", "COUNT");
    readsAll(GeneratedIoapi.file(5).write(path(), -1), "PEOPLE", "COUNT");
  }

  @Test
  void readsNetcdf4() {
    Path path = path();
    writeHdf5(path);
    readsAll(path, "PEOPLE");
    try (IoapiFile file = IoapiFile.open(path)) {
      assertThat(file.variable("PEOPLE").units()).isEqualTo("persons");
      assertThat(file.header().gridName()).isEqualTo("TINY");
      assertThat(file.header().vertical().levels()).containsExactly(1.0, 0.5, 0.0);
    }
  }

  /** See the README beside the file. */
  @Test
  void readsPackedChunksAndTwoAttributesOver4Kilobytes() throws URISyntaxException {
    Path path =
        Path.of(
            IoapiFileTest.class
                .getResource("/org/tradewind/formats/ioapi/two-long-attributes.nc")
                .toURI());
    readsAll(path, "PEOPLE");
    try (IoapiFile file = IoapiFile.open(path)) {
      assertThat(file.variable("PEOPLE").units()).isEqualTo("persons");
      assertThat(file.header().gridName()).isEqualTo("TINY");
    }
  }

  public static void writeHdf5(Path path) {
    float[][][][] people = new float[GeneratedIoapi.STEPS][GeneratedIoapi.LAYERS][2][3];
    int[][][] flags = new int[GeneratedIoapi.STEPS][1][2];
    for (int i = 0; i < GeneratedIoapi.values().length; i++) {
      people[i / 12][i / 6 % 2][i / 3 % 2][i % 3] = (float) GeneratedIoapi.values()[i];
    }
    for (int i = 0; i < 6; i++) {
      flags[i / 2][0][i % 2] = (int) GeneratedIoapi.flags()[i];
    }
    try (WritableHdfFile file = HdfFile.write(path)) {
      GeneratedIoapi.header().forEach(file::putAttribute);
      WritableDataset variable = file.putDataset("PEOPLE", people);
      variable.putAttribute("units", "persons         ");
      file.putDataset("TFLAG", flags);
    }
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(Path path) {
    return assertThatThrownBy(() -> IoapiFile.open(path).close())
        .isInstanceOf(UserError.class)
        .hasMessageContaining(path.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void aFileCutAnywhereIsSaidToBeTruncated(int version) throws IOException {
    byte[] whole = Files.readAllBytes(GeneratedIoapi.file(version).write(path()));
    for (int length = 4; length < whole.length; length += 7) {
      Files.write(path(), Arrays.copyOf(whole, length));
      refused(path()).hasMessageContaining("truncated").hasMessageContaining(length + " bytes");
    }
    Files.write(path(), Arrays.copyOf(whole, whole.length - 1));
    refused(path()).hasMessageContaining(whole.length + " bytes at least, where variable COUNT");
  }

  @Test
  void aCutNetcdf4FileIsSaidToBeTruncated() throws IOException {
    writeHdf5(path());
    byte[] whole = Files.readAllBytes(path());
    for (int length : new int[] {8, 30, whole.length / 2, whole.length - 1}) {
      Files.write(path(), Arrays.copyOf(whole, length));
      refused(path()).hasMessageContaining("truncated").hasMessageContaining(length + " bytes");
    }
  }

  @Test
  void damagedHeadersEndInAMessageAndNothingElse() throws IOException {
    for (boolean classic : new boolean[] {true, false}) {
      if (classic) {
        GeneratedIoapi.file(1).write(path());
      } else {
        writeHdf5(path());
      }
      byte[] whole = Files.readAllBytes(path());
      for (int i = 8; i < whole.length; i += 3) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) 0xff;
        Files.write(path(), damaged);
        try (IoapiFile file = IoapiFile.open(path())) {
          file.read("PEOPLE", 0, 0);
        } catch (UserError e) {
          assertThat(e).hasMessageContaining(path().toString());
        }
      }
    }
  }

  @Test
  void whatIsNoIoapiFileIsRefusedByName() throws IOException {
    refused(folder.resolve("absent.nc")).hasMessageContaining("no such file");
    refused(Files.write(path(), new byte[0])).hasMessageContaining("an empty file");
    refused(Files.writeString(path(), "col,row\n1,2\n"))
        .hasMessageContaining("found text, not a NetCDF file");
    refused(Files.write(path(), new byte[] {'C', 'D', 'F', 3, 0, 0, 0, 0}))
        .hasMessageContaining("version 3");
    refused(GeneratedIoapi.file(1).without("XORIG").without("GDNAM").write(path()))
        .hasMessageContaining("without the global attributes XORIG, GDNAM;");
  }

  /** What was fetched or saved under the name of a NetCDF file. */
  @Test
  void otherFilesAreRecognised() throws IOException {
    String[][] kinds = {
      {"1f8b0800", "a gzip archive", "gunzip"},
      {"504b0304", "a zip archive", "unpack it"},
      {"89504e470d0a1a0a", "a file of an unknown kind", "fetched whole"},
      {"47524942", "GRIB", "Convert it to NetCDF"},
      {"0e031301", "HDF4", "Convert it to NetCDF"},
      {"d0cf11e0a1b11ae1", "old Microsoft Office", ""},
      {"50415231", "Parquet", ""},
      {HexFormat.of().formatHex("\n<!DOCTYPE html><html>".getBytes()), "an HTML page", "fetch"},
      {HexFormat.of().formatHex("<?xml version=\"1.0\"?>".getBytes()), "XML", ""},
      {HexFormat.of().formatHex("version https://git-lfs.github".getBytes()), "Git LFS", "pull"},
      {HexFormat.of().formatHex("{\"error\": 404}".getBytes()), "JSON", ""}
    };
    for (String[] kind : kinds) {
      refused(Files.write(path(), HexFormat.of().parseHex(kind[0])))
          .hasMessageContaining(kind[1])
          .hasMessageContaining(", not a NetCDF file; expected")
          .hasMessageContaining(kind[2]);
    }
  }

  @Test
  void hdf5ThatIsNotNetcdf4IsSaidToBe() {
    try (WritableHdfFile file = HdfFile.write(path())) {
      file.putDataset("PEOPLE", new float[] {1, 2});
    }
    refused(path())
        .hasMessageContaining(
            "found HDF5 without the dimensions of NetCDF-4, without the global attributes FTYPE,");
  }

  /** Dimensions that no memory holds, in a file of a few kilobytes. */
  @Test
  void hugeDimensionsAreRefusedBeforeTheyAreRead() throws URISyntaxException {
    try (Netcdf file =
        Netcdf.open(
            Path.of(
                IoapiFileTest.class
                    .getResource("/org/tradewind/formats/netcdf/huge-nc4.nc")
                    .toURI()))) {
      NetcdfVariable huge =
          file.variables().stream().filter(v -> v.name().equals("huge")).findFirst().orElseThrow();
      assertThatThrownBy(() -> file.read(huge, 0))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("variable huge: found 1600000000 values to be read at once")
          .hasMessageContaining("do not fit into memory");
    }
    GeneratedNetcdf classic = GeneratedIoapi.file(2).dimension("COL", 2_000_000_000);
    assertThatThrownBy(() -> IoapiFile.open(classic.write(path())).close())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("truncated");
  }

  @Test
  void gridsAndKindsThatAreNotReadAreNamed() {
    refused(GeneratedIoapi.file(1).attribute("GDTYP", new int[] {1}).write(path()))
        .hasMessageContaining("GDTYP 1 (longitude-latitude)")
        .hasMessageContaining("GDTYP 2 (Lambert conformal conic)");
    refused(GeneratedIoapi.file(1).attribute("FTYPE", new int[] {2}).write(path()))
        .hasMessageContaining("FTYPE 2");
    refused(GeneratedIoapi.file(1).attribute("P_ALP", new double[] {95}).write(path()))
        .hasMessageContaining("alp = 95.0");
    refused(GeneratedIoapi.file(1).attribute("NCOLS", new int[] {4}).write(path()))
        .hasMessageContaining("no variable of the shape (steps, 2, 2, 4)");
    refused(GeneratedIoapi.file(1).attribute("STIME", new int[] {7000}).write(path()))
        .hasMessageContaining("SDATE")
        .hasMessageContaining("time 7000");
    refused(
            GeneratedIoapi.empty(1)
                .variable(
                    "X",
                    GeneratedNetcdf.INT,
                    List.of("TSTEP", "LAY", "ROW", "COL"),
                    Map.of(),
                    GeneratedIoapi.values())
                .write(path()))
        .hasMessageContaining("no variable TFLAG");
  }

  @Test
  void stepsLongerThanADayAndBackwardsAreUnderstood() {
    GeneratedNetcdf file = GeneratedIoapi.file(1).attribute("TSTEP", new int[] {7443015});
    try (IoapiFile read = IoapiFile.open(file.write(path()))) {
      assertThat(read.header().step())
          .isEqualTo(Duration.ofHours(744).plusMinutes(30).plusSeconds(15));
    }
    file.attribute("TSTEP", new int[] {-10000});
    try (IoapiFile read = IoapiFile.open(file.write(path()))) {
      assertThat(read.header().step()).isEqualTo(Duration.ofHours(-1));
    }
  }

  @Test
  void whatTheFileLacksIsRefused() {
    try (IoapiFile file = IoapiFile.open(GeneratedIoapi.file(2).write(path()))) {
      assertThatThrownBy(() -> file.read("PEOPEL", 0, 0))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(path().toString())
          .hasMessageContaining("Did you mean 'PEOPLE'?");
      assertThatThrownBy(() -> file.read("TFLAG", 0, 0))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(path() + ", variable TFLAG: found the shape [3, 1, 2]")
          .hasMessageContaining("expected the shape [steps, 2, 2, 3]");
      assertThatThrownBy(() -> file.read("PEOPLE", 3, 0))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(path().toString())
          .hasMessageContaining("found step 3; expected a step from 0 to 2");
      assertThatThrownBy(() -> file.read("PEOPLE", 0, -1))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("found layer -1; expected a layer from 0 to 1");
    }
  }
}
