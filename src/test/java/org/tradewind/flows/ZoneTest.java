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
    assertThat(Zone.of(tci, thi, tolerances(0, 0))).isEqualTo(zone);
    assertThat(Zone.of(tci, thi, IndexParameters.DEFAULT)).isEqualTo(zone);
  }

  @ParameterizedTest
  @CsvSource({
    // a tenth below the line, and beyond
    "0.5, 0.41, Z2, Z1",
    "0.5, 0.39, Z2, Z2",
    // a tenth to the right of the axis, and beyond
    "0.09, -0.3, Z3, Z4",
    "0.11, -0.3, Z3, Z3",
    // no tolerance on the other borders
    "-0.02, 0.3, Z6, Z6",
    "0.05, 0, Z3, Z3",
    "-0.3, -0.35, Z4, Z4"
  })
  void theDefaultTolerancesAreTenths(double tci, double thi, Zone without, Zone with) {
    assertThat(Zone.of(tci, thi, tolerances(0, 0))).isEqualTo(without);
    assertThat(Zone.of(tci, thi, IndexParameters.DEFAULT)).isEqualTo(with);
  }

  /**
   * What Du et al. print in section 3.3: Beijing, Shanghai, Zhejiang and Guangdong "cluster in Zone
   * 1 along the 1:1 line"; Chongqing has TCI 0.6 and THI 0.2 and is of Zone 2; Henan and Anhui have
   * "THI scores around -0.5 but TCI scores near zero" and are of Zone 4. Only Chongqing's numbers
   * are printed, so every point on either side of the line and of zero, up to .09 away, has to fall
   * in the zone named.
   */
  @Test
  void thePapersMembersNeedTheTolerances() {
    IndexParameters none = tolerances(0, 0);
    assertThat(Zone.of(.6, .2, IndexParameters.DEFAULT)).isEqualTo(Zone.Z2);
    for (int step = -9; step <= 9; step++) {
      double off = step / 100.;
      for (double tci = .2; tci < .9; tci += .1) {
        assertThat(Zone.of(tci, tci + off, IndexParameters.DEFAULT)).isEqualTo(Zone.Z1);
        assertThat(Zone.of(tci, tci + off, none)).isEqualTo(off < 0 ? Zone.Z2 : Zone.Z1);
      }
      assertThat(Zone.of(off, -.5, IndexParameters.DEFAULT)).isEqualTo(Zone.Z4);
      assertThat(Zone.of(off, -.5, none)).isEqualTo(off > 0 ? Zone.Z3 : Zone.Z4);
    }
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
