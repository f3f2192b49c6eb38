package org.tradewind.formats.ioapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.axes.LambertGrid;
import org.tradewind.importers.Imports;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.Dimension;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

/** What is written is read back by our reader and by UCAR's NetCDF library. */
class IoapiWriterTest {
  private static final LambertGrid GRID =
      LambertGrid.of(
          new LambertGrid.Definition(33, 45, -97, -97, 40, -54e3, -36e3, 36e3, 36e3, 3, 2));
  private static final LocalDateTime START = LocalDateTime.of(2016, 12, 31, 22, 0);
  private static final List<IoapiFile.Variable> VARIABLES =
      List.of(
          new IoapiFile.Variable("ASO4J", "CF/(ug/m**3)", "sulfate", 3),
          new IoapiFile.Variable("A_SIXTEEN_LONG_X", "0123456789abcdef", "", 3));

  @TempDir Path folder;

  private static IoapiHeader header() {
    return new IoapiHeader(
        "TINY",
        GRID,
        2,
        new IoapiHeader.Vertical(7, 5000, List.of(1.0, .5, 0.0)),
        Optional.of(START),
        Duration.ofHours(1));
  }

  /** The value of a cell, different everywhere, exact as a float. */
  private static double value(int record, int variable, int layer, int cell) {
    return 1000 * record + 100 * variable + 10 * layer + cell + .5;
  }

  private static double[] layer(int record, int variable, int layer) {
    double[] values = new double[GRID.cells()];
    for (int c = 0; c < values.length; c++) {
      values[c] = value(record, variable, layer, c);
    }
    return values;
  }

  private static void write(OutputStream out) throws IOException {
    IoapiWriter writer = IoapiWriter.start(out, header(), VARIABLES, List.of("first", "second"));
    for (int record = 0; record < 3; record++) {
      for (int variable = 0; variable < 2; variable++) {
        for (int layer = 0; layer < 2; layer++) {
          writer.layer(layer(record, variable, layer));
        }
      }
    }
    writer.finish();
  }

  private Path written() throws IOException {
    Path file = folder.resolve("written.nc");
    try (OutputStream out = Files.newOutputStream(file)) {
      write(out);
    }
    return file;
  }

  @Test
  void ourReaderReadsItBack() throws IOException {
    try (IoapiFile file = IoapiFile.open(written())) {
      assertThat(file.header()).isEqualTo(header());
      assertThat(file.variables()).isEqualTo(VARIABLES);
      assertThat(file.timeStamps())
          .containsExactly(START, START.plusHours(1), LocalDateTime.of(2017, 1, 1, 0, 0));
      for (int record = 0; record < 3; record++) {
        for (int variable = 0; variable < 2; variable++) {
          for (int layer = 0; layer < 2; layer++) {
            assertThat(file.read(VARIABLES.get(variable).name(), record, layer))
                .isEqualTo(layer(record, variable, layer));
          }
        }
      }
    }
  }

  @Test
  void ucarsLibraryReadsTheSame() throws IOException, InvalidRangeException {
    try (NetcdfFile file = NetcdfFile.open(written().toString())) {
      assertThat(file.getDimensions().stream().map(Dimension::getShortName))
          .containsExactly("TSTEP", "DATE-TIME", "LAY", "VAR", "ROW", "COL");
      assertThat(file.getUnlimitedDimension().getShortName()).isEqualTo("TSTEP");
      Variable flags = file.findVariable("TFLAG");
      assertThat(flags.getDimensionsString()).isEqualTo("TSTEP VAR DATE-TIME");
      assertThat((int[]) flags.read().copyTo1DJavaArray())
          .containsExactly(
              2016366, 220000, 2016366, 220000, 2016366, 230000, 2016366, 230000, 2017001, 0,
              2017001, 0);
      for (int variable = 0; variable < 2; variable++) {
        Variable read = file.findVariable(VARIABLES.get(variable).name());
        assertThat(read.getDataType()).isEqualTo(DataType.FLOAT);
        assertThat(read.getDimensionsString()).isEqualTo("TSTEP LAY ROW COL");
        assertThat(read.getShape()).containsExactly(3, 2, 2, 3);
        assertThat(read.getUnitsString().trim()).isEqualTo(VARIABLES.get(variable).units());
        assertThat(read.findAttribute("var_desc").getStringValue()).hasSize(80);
        Array one = read.read(new int[] {2, 1, 1, 2}, new int[] {1, 1, 1, 1});
        assertThat(one.getDouble(0)).isEqualTo(value(2, variable, 1, 5));
        float[] all = (float[]) read.read().copyTo1DJavaArray();
        for (int i = 0; i < all.length; i++) {
          assertThat((double) all[i]).isEqualTo(value(i / 12, variable, i / 6 % 2, i % 6));
        }
      }
      assertThat(text(file, "VAR-LIST")).isEqualTo("ASO4J           A_SIXTEEN_LONG_X");
      assertThat(text(file, "FILEDESC")).hasSize(4800).startsWith("first ");
      assertThat(text(file, "FILEDESC").substring(80)).startsWith("second ");
      assertThat(number(file, "SDATE")).isEqualTo(2016366);
      assertThat(number(file, "STIME")).isEqualTo(220000);
      assertThat(number(file, "TSTEP")).isEqualTo(10000);
      assertThat(number(file, "NVARS")).isEqualTo(2);
      assertThat(number(file, "NLAYS")).isEqualTo(2);
    }
  }

  private static String text(NetcdfFile file, String name) {
    Array values = file.findGlobalAttribute(name).getValues();
    // the library cuts blanks off texts on its own
    return values == null ? "" : String.valueOf(values.getObject(0));
  }

  private static int number(NetcdfFile file, String name) {
    return file.findGlobalAttribute(name).getNumericValue().intValue();
  }

  /** The forcing that a tool of CMAQ's users wrote has the same header, name by name. */
  @Test
  void theHeaderIsMadeAsThatOfARealForcing() throws IOException {
    try (NetcdfFile real = NetcdfFile.open(Imports.real("ioapi/forcing.nc").toString());
        NetcdfFile ours = NetcdfFile.open(written().toString())) {
      assertThat(ours.getFileTypeId()).isEqualTo(real.getFileTypeId());
      assertThat(ours.getDimensions().stream().map(Dimension::getShortName))
          .containsExactlyElementsOf(
              real.getDimensions().stream().map(Dimension::getShortName).toList());
      assertThat(ours.getGlobalAttributes().stream().map(Attribute::getShortName))
          .containsExactlyElementsOf(
              real.getGlobalAttributes().stream().map(Attribute::getShortName).toList());
      for (Attribute attribute : real.getGlobalAttributes()) {
        assertThat(ours.findGlobalAttribute(attribute.getShortName()).getDataType())
            .as(attribute.getShortName())
            .isEqualTo(attribute.getDataType());
      }
      Variable theirs = real.findVariable("O3");
      Variable own = ours.findVariable("ASO4J");
      assertThat(own.getDataType()).isEqualTo(theirs.getDataType());
      assertThat(own.getDimensionsString()).isEqualTo(theirs.getDimensionsString());
      assertThat(own.getAttributes().stream().map(Attribute::getShortName))
          .containsExactlyElementsOf(
              theirs.getAttributes().stream().map(Attribute::getShortName).toList());
      assertThat(ours.findVariable("TFLAG").getDimensionsString())
          .isEqualTo(real.findVariable("TFLAG").getDimensionsString());
      assertThat(ours.findVariable("TFLAG").findAttribute("units").getStringValue())
          .isEqualTo(real.findVariable("TFLAG").findAttribute("units").getStringValue());
    }
  }

  @Test
  void theSameContentGivesTheSameBytes() throws IOException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    write(first);
    write(second);
    assertThat(first.toByteArray()).isEqualTo(second.toByteArray());
    assertThat(first.toByteArray()).startsWith('C', 'D', 'F', 2, 0, 0, 0, 3);
  }

  @Test
  void whatDoesNotFitIsRefused() throws IOException {
    OutputStream out = OutputStream.nullOutputStream();
    IoapiWriter early = IoapiWriter.start(out, header(), VARIABLES, List.of());
    early.layer(layer(0, 0, 0));
    assertThatThrownBy(early::finish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after layer 1");
    assertThatThrownBy(() -> early.layer(new double[5]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> early.layer(new double[] {0, 0, 1e39, 0, 0, 0}))
        .hasMessageContaining("1.0E39");
    assertThatThrownBy(() -> early.layer(new double[] {0, 0, Double.NaN, 0, 0, 0}))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> start(new IoapiFile.Variable("SEVENTEEN_LETTERS", "u", "d", 3)))
        .hasMessageContaining("SEVENTEEN_LETTERS");
    assertThatThrownBy(() -> start(new IoapiFile.Variable("A", "µg", "d", 3)))
        .hasMessageContaining("ASCII");
    assertThatThrownBy(() -> start(new IoapiFile.Variable("A", "u", "d", 2)))
        .hasMessageContaining("different numbers of steps");
  }

  private static void start(IoapiFile.Variable variable) throws IOException {
    IoapiWriter.start(
        OutputStream.nullOutputStream(), header(), List.of(VARIABLES.get(0), variable), List.of());
  }
}
