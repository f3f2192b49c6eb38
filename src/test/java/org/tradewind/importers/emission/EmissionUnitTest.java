package org.tradewind.importers.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradewind.axes.UserError;

class EmissionUnitTest {
  private static EmissionUnit of(String text, String species) {
    return EmissionUnit.of("file, variable e", text, species, Map.of());
  }

  /** Factors by hand: 1 g/km2 is 1e-6 t on 1e6 m2. */
  @ParameterizedTest
  @CsvSource({
    "kg m-2 s-1,true,SECOND,1e-3",
    "kg/m2/s,true,SECOND,1e-3",
    "kg m^-2 s^-1,true,SECOND,1e-3",
    "kg SO2 m-2 s-1,true,SECOND,1e-3",
    "ug/m**2/s,true,SECOND,1e-12",
    "g/km2/month,true,MONTH,1e-12",
    "g km-2 month-1,true,MONTH,1e-12",
    "t/km2/yr,true,YEAR,1e-6",
    "kg/m2,true,STEP,1e-3",
    "t/month,false,MONTH,1",
    "Mg/grid/month,false,MONTH,1",
    "tonnes per year,false,YEAR,1",
    "kg/yr,false,YEAR,1e-3",
    "kg a-1,false,YEAR,1e-3",
    "kt/year,false,YEAR,1000",
    "Gg/yr,false,YEAR,1000",
    "kg/h,false,SECOND,2.777777777777778e-7",
    "g/s,false,SECOND,1e-6",
    "gm/s,false,SECOND,1e-6",
    "t,false,STEP,1",
    "Tonnes,false,STEP,1",
    "t/cell,false,STEP,1",
    "Mt per grid cell,false,STEP,1e6"
  })
  void kindsAndFactors(String text, boolean perArea, EmissionUnit.Period period, double tonnes) {
    EmissionUnit unit = of(text, "SO2");
    assertThat(unit.perArea()).isEqualTo(perArea);
    assertThat(unit.period()).isEqualTo(period);
    assertThat(unit.tonnes()).isCloseTo(tonnes, within(1e-12 * tonnes));
  }

  /** February of 28 days, and a year of 365. */
  @Test
  void monthsAndYearsAreThoseOfTheCalendar() {
    assertThat(of("t", "SO2").ofMonth(28, 365)).isEqualTo(1);
    assertThat(of("t/month", "SO2").ofMonth(28, 365)).isEqualTo(1);
    assertThat(of("t/yr", "SO2").ofMonth(28, 365)).isEqualTo(28 / 365.0);
    assertThat(of("t/day", "SO2").ofMonth(28, 365)).isCloseTo(28, within(1e-12));
    assertThat(of("t", "SO2").ofYear(365)).isEqualTo(1);
    assertThat(of("t/month", "SO2").ofYear(365)).isEqualTo(12);
    assertThat(of("t/yr", "SO2").ofYear(365)).isEqualTo(1);
    assertThat(of("t/s", "SO2").ofYear(365)).isEqualTo(31_536_000);
    assertThat(of("t/month", "SO2").needsYear(true)).isFalse();
    assertThat(of("t/yr", "SO2").needsYear(false)).isFalse();
    assertThat(of("t/yr", "SO2").needsYear(true)).isTrue();
    assertThat(of("kg m-2 s-1", "SO2").needsYear(false)).isTrue();
  }

  /** A mass of carbon or of another species is not one of the species. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "kg m-2 s",
        "kg m-3",
        "1",
        "%",
        "kg C m-2 s-1",
        "kg NO m-2 s-1",
        "kg/s/yr",
        "kg/yr/month",
        "W m-2",
        "days since 2000-01-01",
        "kg2/s",
        "mystery",
        "Pg C/yr",
        "kg/person"
      })
  void whatIsNoEmissionIsRefused(String text) {
    assertThatThrownBy(() -> of(text, "CO2"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("file, variable e: found emissions of CO2 in '" + text + "'")
        .hasMessageContaining("kg m-2 s-1, g/km2/month");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ton/month", "tons/yr", "ton", "ton/grid/month", "MT/yr"})
  void tonsAreNotGuessed(String text) {
    assertThatThrownBy(() -> of(text, "SO2"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("which may be")
        .hasMessageContaining("tonne");
  }

  /** NOx counts as NO2, and files say so in the unit. */
  @Test
  void theSpeciesMayStandInTheUnit() {
    assertThat(of("kg NO2 m-2 s-1", "NOX").tonnes()).isEqualTo(1e-3);
    assertThat(of("t(SO2)/yr", "SO2").tonnes()).isEqualTo(1);
    assertThatThrownBy(() -> of("kg NO2 m-2 s-1", "SO2")).isInstanceOf(UserError.class);
  }

  /** 1 mol of 46.0055 g/mol is 46.0055e-6 t. */
  @Test
  void molesTakeTheMolarMassGiven() {
    EmissionUnit unit = EmissionUnit.of("f", "mol/s", "NOX", Map.of("NOX", 46.0055));
    assertThat(unit.tonnes()).isCloseTo(46.0055e-6, within(1e-18));
    assertThat(unit.perArea()).isFalse();
    assertThatThrownBy(() -> EmissionUnit.of("f", "mol/s", "NOX", Map.of("SO2", 64.0)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--set molar_mass=NOX=");
  }
}
