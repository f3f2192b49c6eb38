package org.tradewind.uncertainty.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.TinyStudy;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;
import org.tradewind.uncertainty.inputs.SensitivityRows.Use;
import org.tradewind.uncertainty.inputs.UncertaintyParameters.Mode;

/** When the uncertainty of sensitivities counts. */
class SensitivityRowsTest {
  private static final List<String> SPECIES = List.of("EC", "SO2");

  private static StudyTables tables(boolean withRows) {
    Table.Builder rows =
        TinyStudy.rows(UncertaintyInputs.UNCERTAINTY)
            .add("*", "*", "*", "activity", "lognormal", .1, "");
    if (withRows) {
      rows.add("SO2", "*", "*", "sensitivity", "lognormal", .9, "mine");
    }
    StudyTables tables = new StudyTables();
    TinyStudy.put(tables, rows);
    return tables;
  }

  private static SensitivityRows of(boolean withRows, boolean computed, Use use, Mode mode) {
    UncertaintyParameters how =
        new UncertaintyParameters(
            mode, 10, 1, 10, List.of("deaths"), UncertaintyParameters.Sampler.RANDOM, use);
    return SensitivityRows.of(tables(withRows), computed, SPECIES, how);
  }

  /** Sigmas of rows of kind sensitivity by species. */
  private static Map<String, Double> sigmas(SensitivityRows rows) {
    Table table = rows.tables().require(UncertaintyInputs.UNCERTAINTY);
    Map<String, Double> sigmas = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      if (table.strings("kind")[row].equals("sensitivity")) {
        sigmas.put(table.strings("species")[row], table.doubles("sigma")[row]);
      }
    }
    return sigmas;
  }

  @Test
  void computedSensitivitiesAreUncertainByDefault() {
    Map<String, Double> shipped = sigmas(of(false, true, Use.AUTO, Mode.BOTTOM_UP));
    assertThat(shipped.keySet())
        .as("of the study's species")
        .isEqualTo(java.util.Set.of("EC", "SO2"));
    assertThat(sigmas(of(false, true, Use.ALWAYS, Mode.SPECIES))).isEqualTo(shipped);
    assertThat(sigmas(of(true, true, Use.AUTO, Mode.BOTTOM_UP)))
        .as("rows of the study's own")
        .isEqualTo(Map.of("SO2", .9));
  }

  @Test
  void givenSensitivitiesAreExactUnlessTheStudyAsks() {
    assertThat(sigmas(of(false, false, Use.AUTO, Mode.BOTTOM_UP))).isEmpty();
    assertThat(sigmas(of(true, false, Use.AUTO, Mode.BOTTOM_UP))).isEqualTo(Map.of("SO2", 0.));
    assertThat(sigmas(of(true, false, Use.ALWAYS, Mode.BOTTOM_UP))).isEqualTo(Map.of("SO2", .9));
    assertThat(of(true, false, Use.AUTO, Mode.BOTTOM_UP).note()).contains("exact");
  }

  @Test
  void theyCanBePutOff() {
    assertThat(sigmas(of(false, true, Use.NEVER, Mode.BOTTOM_UP))).isEmpty();
    assertThat(sigmas(of(true, true, Use.NEVER, Mode.BOTTOM_UP))).isEqualTo(Map.of("SO2", 0.));
    assertThat(of(true, true, Use.NEVER, Mode.BOTTOM_UP).note())
        .contains("uncertainty.sensitivity never");
  }

  @Test
  void publishedIntervalsOfDeathsCoverThem() {
    assertThat(sigmas(of(false, true, Use.ALWAYS, Mode.PUBLISHED))).isEmpty();
    assertThat(of(false, true, Use.AUTO, Mode.PUBLISHED).note()).contains("published covers");
  }

  @Test
  void alwaysWithoutRowsIsRefusedWhereTheRunDoesNotComputeThem() {
    assertThatThrownBy(() -> of(false, false, Use.ALWAYS, Mode.BOTTOM_UP))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("uncertainty.sensitivity", "no row of kind sensitivity", "auto");
  }

  /**
   * sigma = max(floor, |ln(model / reference)|): the reference lies one standard deviation away.
   */
  @Test
  void shippedSigmasFollowTheRule() {
    Csv facts = Csv.fact("transport_uncertainty");
    Map<String, Double> shipped = sigmas(of(false, true, Use.AUTO, Mode.BOTTOM_UP));
    for (int row = 0; row < facts.rows(); row++) {
      String species = facts.text(row, "species");
      if (SPECIES.contains(species)) {
        double ratio =
            facts.number(row, "model_ugm3_per_tg") / facts.number(row, "reference_ugm3_per_tg");
        double floor = facts.number(row, "floor");
        assertThat(shipped.get(species)).isGreaterThanOrEqualTo(floor);
        boolean between =
            ratio <= Math.exp(shipped.get(species)) * (1 + 1e-12)
                && ratio >= Math.exp(-shipped.get(species)) * (1 - 1e-12);
        assertThat(between).isTrue();
        if (shipped.get(species) > floor) {
          assertThat(Math.exp(shipped.get(species)))
              .isCloseTo(Math.max(ratio, 1 / ratio), within(1e-12));
        }
      }
    }
  }
}
