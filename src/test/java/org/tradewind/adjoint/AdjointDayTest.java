package org.tradewind.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewind.adjoint.AdjointParameters.Label;
import org.tradewind.adjoint.GeneratedAdjoint.Field;
import org.tradewind.adjoint.GeneratedAdjoint.Shape;
import org.tradewind.adjoint.GeneratedAdjoint.Variable;
import org.tradewind.axes.UserError;
import org.tradewind.formats.ioapi.GeneratedIoapi;
import org.tradewind.formats.netcdf.GeneratedNetcdf;
import org.tradewind.formats.netcdf.LayerBuffer;
import org.tradewind.importers.Imports;

class AdjointDayTest {
  private static final LocalDate DAY = LocalDate.of(2017, 1, 1);
  private static final List<AdjointVariable> MAP =
      AdjointVariables.read(AdjointVariables.BUNDLED, List.of("OC", "SO2"));
  private static final List<Variable> VARIABLES =
      List.of(new Variable("POC", "g/s"), new Variable("SO2", "moles/s"));

  @TempDir Path folder;

  private static GeneratedAdjoint files(int steps, boolean overlap, Label label) {
    return new GeneratedAdjoint(new Shape(3, 2, 3, 2, steps, overlap, label), VARIABLES);
  }

  private AdjointDay open(LocalDate day, Label label, List<AdjointVariable> map) {
    return AdjointDay.open(
        new AdjointDay.Source(
            day,
            folder.resolve("EM." + day).toString(),
            folder.resolve("EMIS." + day).toString(),
            label),
        map);
  }

  private AbstractThrowableAssert<?, ?> refused(Label label) {
    return assertThatThrownBy(() -> open(DAY, label, MAP).close()).isInstanceOf(UserError.class);
  }

  /** Whatever the label, and with or without both midnights, a day is its 24 hours, each once. */
  @ParameterizedTest
  @CsvSource({
    "24, false, START, 0",
    "24, false, END,   0",
    "24, true,  START, 1",
    "24, true,  END,   1",
    "1,  false, START, 0",
    "1,  false, END,   0",
    "1,  true,  END,   1",
    "8,  true,  START, 1"
  })
  void recordsArePairedByTheBeginningOfTheirStep(
      int steps, boolean overlap, Label label, int neighbours) {
    GeneratedAdjoint files = files(steps, overlap, label);
    files.write(folder, DAY);
    try (AdjointDay day = open(DAY, label, MAP)) {
      assertThat(day.records()).isEqualTo(steps);
      assertThat(day.neighbours()).isEqualTo(neighbours);
      assertThat(day.recordSeconds()).isEqualTo(86_400.0 / steps);
      LayerBuffer buffer = new LayerBuffer(6);
      for (int record = 0; record < steps; record++) {
        var start = DAY.atStartOfDay().plusHours((long) record * files.hours());
        for (int v = 0; v < 2; v++) {
          float[] e = files.values(Field.EMISSION, start, v);
          float[] s = files.values(Field.SENSITIVITY, start, v);
          for (int layer = 0; layer < 3; layer++) {
            assertThat(day.emission(MAP.get(v), record, layer, buffer)).isEqualTo(layer < 2);
            if (layer < 2) {
              assertThat(buffer.values())
                  .isEqualTo(Arrays.copyOfRange(e, 6 * layer, 6 * layer + 6));
            }
            day.sensitivity(MAP.get(v), record, layer, buffer);
            assertThat(buffer.values()).isEqualTo(Arrays.copyOfRange(s, 6 * layer, 6 * layer + 6));
          }
        }
      }
    }
  }

  private Path halfDays(String name, int step, String units, double[] flags, double... values) {
    GeneratedNetcdf file = new GeneratedNetcdf(1, 2);
    GeneratedIoapi.header().forEach(file::attribute);
    return file.attribute("TSTEP", new int[] {step})
        .attribute("NLAYS", new int[] {1})
        .dimension("TSTEP", 0)
        .dimension("VAR", 1)
        .dimension("DATE-TIME", 2)
        .dimension("LAY", 1)
        .dimension("ROW", 2)
        .dimension("COL", 3)
        .variable(
            "TFLAG", GeneratedNetcdf.INT, List.of("TSTEP", "VAR", "DATE-TIME"), Map.of(), flags)
        .variable(
            "POC",
            GeneratedNetcdf.FLOAT,
            List.of("TSTEP", "LAY", "ROW", "COL"),
            Map.of("units", units),
            values)
        .write(folder.resolve(name));
  }

  /** An adjoint model runs backwards in time, and may write in that order. */
  @Test
  void recordsMayStandBackwards() {
    double[] forwards = {2017001, 0, 2017001, 120000};
    double[] backwards = {2017001, 120000, 2017001, 0};
    double[] sixAndSix = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2};
    halfDays("EM." + DAY, -120000, "CF/(g/s)", backwards, sixAndSix);
    halfDays("EMIS." + DAY, 120000, "g/s", forwards, sixAndSix);
    List<AdjointVariable> poc = MAP.subList(0, 1);
    LayerBuffer buffer = new LayerBuffer(6);
    try (AdjointDay day = open(DAY, Label.START, poc)) {
      assertThat(day.recordSeconds()).isEqualTo(43_200);
      day.sensitivity(poc.get(0), 0, 0, buffer);
      assertThat(buffer.values()).containsOnly(2);
      day.emission(poc.get(0), 0, 0, buffer);
      assertThat(buffer.values()).containsOnly(1);
    }
    halfDays("EMIS." + DAY, 120000, "g/s", new double[] {2017001, 0, 2017001, 0}, sixAndSix);
    assertThatThrownBy(() -> open(DAY, Label.START, poc).close())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("EMIS.2017-01-01: found two records of 2017-01-01T00:00");
  }

  @Test
  void theWrongLabelLacksAnHour() {
    files(24, false, Label.END).write(folder, DAY);
    refused(Label.START)
        .hasMessageContaining("EM.2017-01-01")
        .hasMessageContaining("23 records of PT1H that begin on 2017-01-01")
        .hasMessageContaining("adjoint.label, which is START");
  }

  @Test
  void aRecordWithoutItsEmissionIsNamed() {
    files(24, false, Label.START).write(folder, DAY);
    GeneratedAdjoint files = files(24, false, Label.START);
    files.writeEmission(folder.resolve("EMIS." + DAY), DAY.plusDays(1));
    refused(Label.START)
        .hasMessageContaining("EMIS.2017-01-01: found no record stamped 2017-01-01T00:00");
  }

  @Test
  void stepsOfOtherLength() {
    files(24, false, Label.START).write(folder, DAY);
    files(1, false, Label.START).writeEmission(folder.resolve("EMIS." + DAY), DAY);
    refused(Label.START).hasMessageContaining("EMIS.").hasMessageContaining("PT24H");
  }

  @Test
  void anotherGridOrMoreLayers() {
    files(1, false, Label.START).write(folder, DAY);
    new GeneratedAdjoint(new Shape(2, 3, 3, 2, 1, false, Label.START), VARIABLES)
        .writeEmission(folder.resolve("EMIS." + DAY), DAY);
    refused(Label.START).hasMessageContaining("EMIS.").hasMessageContaining("2 x 3 cells");
    new GeneratedAdjoint(new Shape(3, 2, 4, 2, 1, false, Label.START), VARIABLES)
        .writeEmission(folder.resolve("EMIS." + DAY), DAY);
    refused(Label.START).hasMessageContaining("4 layers");
  }

  /** Emissions at the ground alone, as two-dimensional files have them. */
  @Test
  void fewerLayersOfEmissionsAreRead() {
    files(1, false, Label.START).write(folder, DAY);
    new GeneratedAdjoint(new Shape(3, 2, 1, 1, 1, false, Label.START), VARIABLES)
        .writeEmission(folder.resolve("EMIS." + DAY), DAY);
    try (AdjointDay day = open(DAY, Label.START, MAP)) {
      assertThat(day.layout().layers()).isEqualTo(3);
      assertThat(day.layout().emissionLayers()).isEqualTo(1);
      day.requireNumbers(MAP);
    }
  }

  @ParameterizedTest
  @CsvSource({"kg/s, emissions in 'kg/s'", "g/s, emissions in 'g/s'"})
  void emissionsInOtherUnits(String units, String told) {
    new GeneratedAdjoint(
            new Shape(3, 2, 3, 2, 1, false, Label.START),
            List.of(new Variable("POC", "g/s"), new Variable("SO2", units)))
        .write(folder, DAY);
    refused(Label.START).hasMessageContaining("variable SO2").hasMessageContaining(told);
  }

  @Test
  void aVariableOfOneFileAloneIsMissedInTheOther() {
    files(1, false, Label.START).write(folder, DAY);
    new GeneratedAdjoint(
            new Shape(3, 2, 3, 2, 1, false, Label.START), List.of(new Variable("POC", "g/s")))
        .writeEmission(folder.resolve("EMIS." + DAY), DAY);
    refused(Label.START).hasMessageContaining("the unknown gridded variable 'SO2'");
  }

  @Test
  void valuesThatAreNoneAreFoundWhereTheyAre() {
    GeneratedAdjoint files = files(24, false, Label.START);
    files.write(folder, DAY);
    try (AdjointDay day = open(DAY, Label.START, MAP)) {
      day.requireNumbers(MAP);
    }
    files.withBad(Field.SENSITIVITY, DAY.atTime(5, 0), 1, 6 + 4, -9.999e36f).write(folder, DAY);
    try (AdjointDay day = open(DAY, Label.START, MAP)) {
      assertThatThrownBy(() -> day.requireNumbers(MAP))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("EM.2017-01-01, variable SO2")
          .hasMessageContaining("from 2017-01-01T05:00, layer 1, column 1, row 1");
    }
    for (float missing : new float[] {Float.NaN, 9.96921e36f}) {
      files.withBad(Field.EMISSION, DAY.atTime(6, 0), 1, 3, missing).write(folder, DAY);
      try (AdjointDay day = open(DAY, Label.START, MAP)) {
        assertThatThrownBy(() -> day.requireNumbers(MAP))
            .hasMessageContaining("EMIS.2017-01-01, variable SO2: found a missing value")
            .hasMessageContaining("from 2017-01-01T06:00, layer 0, column 0, row 1");
      }
    }
    files.withBad(Field.EMISSION, DAY.atTime(7, 0), 0, 1, -1).write(folder, DAY);
    try (AdjointDay day = open(DAY, Label.START, MAP)) {
      assertThatThrownBy(() -> day.requireNumbers(MAP))
          .hasMessageContaining("EMIS.2017-01-01, variable POC")
          .hasMessageContaining("an emission of at least 0");
    }
  }

  /** Files that a CMAQ adjoint's tools wrote, NetCDF-4; the header of one went through reals. */
  @Test
  void realFiles() {
    Path emission = Imports.real("ioapi/openmethane_emis_record_2022-12-07.nc");
    Path sensitivity = Imports.real("ioapi/openmethane_sense_emis_template.nc");
    List<AdjointVariable> map =
        List.of(
            new AdjointVariable(
                "CH4",
                "CH4",
                "VOC",
                AdjointVariable.Unit.MOLES_PER_SECOND,
                16,
                Double.NaN,
                "CF/(ppmv/s)"));
    AdjointDay.Source source =
        new AdjointDay.Source(
            LocalDate.of(2022, 12, 7), sensitivity.toString(), emission.toString(), Label.START);
    try (AdjointDay day = AdjointDay.open(source, map)) {
      assertThat(day.records()).isEqualTo(24);
      assertThat(day.neighbours()).isEqualTo(1);
      LayerBuffer buffer = new LayerBuffer(100);
      assertThat(day.emission(map.get(0), 3, 0, buffer)).isTrue();
      assertThat(buffer.values()[26]).isPositive();
      assertThat(day.emission(map.get(0), 23, 31, buffer)).isFalse();
      day.requireNumbers(map);
    }
  }
}
