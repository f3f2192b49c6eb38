package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.UserError;

class ZoneTest {

  private static IndexParameters tolerances(double line, double axis) {
    return new IndexParameters(line, axis, IndexParameters.Count.ALL, List.of());
  }

  @ParameterizedTest
  @CsvSource({
    // Beijing and others along the line; Chongqing as the paper gives it
    "0.5, 0.6, Z1",
    "0.5, 0.5, Z1",
    "0.6, 0.2, Z2",
    "0.4, -0.3, Z3",
    "0.4, 0, Z3",
    // Henan and Anhui: THI about -0.5, TCI near zero
    "-0.02, -0.5, Z4",
    "0, -0.5, Z4",
    "-0.5, -0.1, Z5",
    "-0.3, -0.3, Z5",
    "-0.3, 0, Z5",
    "-0.2, 0.3, Z6",
    "0, 0.3, Z6",
    "0, 0, NONE"
  })
  void everyPointHasItsZone(double tci, double thi, Zone zone) {
    assertThat(Zone.of(tci, thi, IndexParameters.DEFAULT)).isEqualTo(zone);
  }

  @Test
  void theLineToleranceWidensTheFirstZone() {
    assertThat(Zone.of(.6, .5, tolerances(.2, 0))).isEqualTo(Zone.Z1);
    assertThat(Zone.of(.6, .2, tolerances(.2, 0))).isEqualTo(Zone.Z2);
    assertThat(Zone.of(.6, -.1, tolerances(1, 0))).isEqualTo(Zone.Z3);
  }

  @Test
  void theAxisToleranceWidensTheFourthZone() {
    assertThat(Zone.of(.03, -.5, tolerances(0, .05))).isEqualTo(Zone.Z4);
    assertThat(Zone.of(.05, -.5, tolerances(0, .05))).isEqualTo(Zone.Z3);
    assertThat(Zone.of(.03, .5, tolerances(0, .05))).isEqualTo(Zone.Z1);
    assertThat(Zone.of(.03, 0, tolerances(0, .05))).isEqualTo(Zone.Z3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void tolerancesOutOfRangeAreRefused(double wrong) {
    assertThatThrownBy(() -> tolerances(wrong, 0))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("indices.line_tolerance");
    assertThatThrownBy(() -> tolerances(0, wrong))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("indices.axis_tolerance");
  }
}
