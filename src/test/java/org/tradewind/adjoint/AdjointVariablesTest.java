package org.tradewind.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.adjoint.AdjointVariable.Unit;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;

class AdjointVariablesTest {
  @TempDir Path folder;

  private List<String> names(String species) {
    return AdjointVariables.read(AdjointVariables.BUNDLED, List.of(species)).stream()
        .map(AdjointVariable::name)
        .toList();
  }

  @Test
  void theBundledMapIsThatOfTheMethods() {
    assertThat(names(Species.OC)).containsExactly("POC");
    assertThat(names(Species.EC)).containsExactly("PEC");
    assertThat(names(Species.PM_OTHER)).containsExactlyInAnyOrder("PMFINE", "PSO4", "PNO3");
    assertThat(names(Species.SO2)).containsExactly("SO2");
    assertThat(names(Species.NOX)).containsExactlyInAnyOrder("NO", "NO2", "HONO");
    assertThat(names(Species.NH3)).containsExactly("NH3");
    assertThat(names(Species.VOC)).hasSize(16).contains("PAR", "TERP").doesNotContain("CO");
    List<AdjointVariable> all = AdjointVariables.read(AdjointVariables.BUNDLED, Species.POLLUTANTS);
    assertThat(all).hasSize(26);
    assertThat(all)
        .filteredOn(v -> v.species().equals(Species.NOX))
        .allMatch(v -> v.gramsPerUnit() == 46);
    assertThat(all)
        .filteredOn(v -> v.name().startsWith("P") && !v.name().equals("PAR"))
        .allMatch(v -> v.unit() == Unit.GRAMS_PER_SECOND && v.gramsPerUnit() == 1);
  }

  private Path map(String rows) throws IOException {
    return Files.writeString(
        folder.resolve("map.csv"), "variable,species,units,g_per_mol,silent_weight\n" + rows);
  }

  @Test
  void aMapOfOnesOwn() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.csv"),
            "variable,emission_variable,species,units,g_per_mol,silent_weight,sensitivity_units\n"
                + "ASO2_E,SO2,SO2,moles/s,64.07,,CF/(ppmv/s)\nAPOC,,OC,g/s,,,\nX,,,,,,\n");
    assertThat(AdjointVariables.read(file.toString(), List.of("SO2", "OC")))
        .containsExactly(
            new AdjointVariable(
                "ASO2_E", "SO2", "SO2", Unit.MOLES_PER_SECOND, 64.07, Double.NaN, "CF/(ppmv/s)"),
            new AdjointVariable("APOC", "APOC", "OC", Unit.GRAMS_PER_SECOND, 1, Double.NaN, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NO,NOx,mol/s,46,                      | NOX",
        "NO,NOX,kg/s,46,                       | 'kg/s'",
        "NO,NOX,mol/s,,                        | g_per_mol",
        "NO,NOX,mol/s,0,                       | grams above 0",
        "NO,NOX,mol/s,46,-1                    | silent_weight",
        "NO,NOX,mol/s,46,1;NO2,NOX,mol/s,46,   | weights for all variables of NOX",
        "NO,NOX,mol/s,46,;NO,NOX,mol/s,46,     | each variable once",
        "SO2,SO2,mol/s,64,                     | no variable of species NOX"
      })
  void mistakesInAMap(String rows, String told) throws IOException {
    Path file = map(rows.replace(";", "\n") + "\n");
    assertThatThrownBy(() -> AdjointVariables.read(file.toString(), List.of("NOX")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("map.csv")
        .hasMessageContaining(told);
  }

  @Test
  void aMapThatIsNotThere() {
    String nowhere = folder.resolve("nowhere.csv").toString();
    assertThatThrownBy(() -> AdjointVariables.read(nowhere, List.of("NOX")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mol/s", "moles/s", "mols/s", "Moles / s", "mole/sec", "gmol/s"})
  void spellingsOfMoles(String text) {
    assertThat(Unit.of(text)).contains(Unit.MOLES_PER_SECOND);
  }

  @Test
  void labelsOfSensitivities() {
    AdjointVariable plain =
        new AdjointVariable("NO", "NO", "NOX", Unit.MOLES_PER_SECOND, 46, 1, "");
    assertThat(plain.fitsSensitivity("CF/(mol/s)")).isTrue();
    assertThat(plain.fitsSensitivity("deaths/(moles/s)")).isTrue();
    assertThat(plain.fitsSensitivity("CF/(g/s)")).isFalse();
    assertThat(plain.fitsSensitivity("CF/(ppmv/s)")).isFalse();
    assertThat(plain.fitsSensitivity("mol/s")).isFalse();
    AdjointVariable labelled =
        new AdjointVariable("NO", "NO", "NOX", Unit.MOLES_PER_SECOND, 46, 1, "CF/(ppmv/s)");
    assertThat(labelled.fitsSensitivity("CF/(ppmv/s)")).isTrue();
    assertThat(labelled.fitsSensitivity("CF/(mol/s)")).isFalse();
  }

  @Test
  void datesInPaths() {
    LocalDate day = LocalDate.of(2016, 12, 31);
    assertThat(DatedPath.of("adj/{yyyy}/EM.LGRID.d1.{yyyyMMdd}", "key").on(day))
        .isEqualTo("adj/2016/EM.LGRID.d1.20161231");
    assertThat(DatedPath.of("$x\\EM.{yyyyDDD}", "key").on(day)).isEqualTo("$x\\EM.2016366");
    for (String wrong : List.of("EM.20161231", "EM.{yyyyMM}", "EM.{bb}", "EM.{}")) {
      assertThatThrownBy(() -> DatedPath.of(wrong, "key k"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("key k")
          .hasMessageContaining(wrong);
    }
    // the day of the month alone: two months share its paths
    DatedPath day31 = DatedPath.of("EM.{dd}", "key");
    DatedPath whole = DatedPath.of("EM.{yyyyMMdd}", "key");
    assertThatThrownBy(() -> parameters(whole, day31, day.minusDays(31), day))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("key adjoint.emissions")
        .hasMessageContaining("2016-11-30 and for 2016-12-30");
    assertThat(parameters(whole, day31, day.minusDays(29), day).allowMissing()).isZero();
    assertThatThrownBy(() -> parameters(whole, whole, day, day.minusDays(1)))
        .hasMessageContaining("adjoint.from");
  }

  private static AdjointParameters parameters(
      DatedPath sensitivities, DatedPath emissions, LocalDate from, LocalDate to) {
    return new AdjointParameters(
        sensitivities,
        emissions,
        from,
        to,
        AdjointVariables.BUNDLED,
        AdjointParameters.Label.START,
        0);
  }
}
