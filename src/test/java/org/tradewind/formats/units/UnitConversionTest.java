package org.tradewind.formats.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewind.axes.UserError;

class UnitConversionTest {
  /** Factors worked by hand from the definitions of the units. */
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "ug m-3,ug/m3,1",
        "micrograms/m**3 ,ug/m3,1",
        "ugrams/m**3,ug/m3,1",
        "microg/m**3,ug/m3,1",
        "ug m^-3,ug/m3,1",
        "ug m**-3,ug/m3,1",
        "ug/m^3,ug/m3,1",
        "ugm-3,ug/m3,1",
        "\u00b5g/m\u00b3,ug/m3,1",
        "\u03bcg m\u207b\u00b3,ug/m3,1",
        "mg m-3,ug/m3,1000",
        "ng/m3,ug/m3,0.001",
        "kg m-3,ug/m3,1e9",
        "1e-9 kg m-3,ug/m3,1",
        "UG/M3,ug/m3,1",
        "people,persons,1",
        "PERSONS         ,persons,1",
        "person,persons,1",
        "#,persons,1",
        "1,persons,1",
        "1000 people,persons,1000",
        "persons per cell,persons,1",
        "M/S,m/s,1",
        "m s-1,m/s,1",
        "m s**-1,m/s,1",
        "cm/s,m/s,0.01",
        "knots,m/s,0.514444444444",
        "km/h,m/s,0.277777777778",
        "M,m,1",
        "METERS,m,1",
        "km,m,1000",
        "cm,m,0.01",
        "CM,mm,10",
        "mm,mm,1",
        "m,mm,1000",
        "inches,mm,25.4",
        "kg m-2,mm,1",
        "DEGREES,degree,1",
        "deg.,degree,1",
        "degrees from north,degree,1",
        "rad,degree,57.2957795131",
        "kg,t,0.001",
        "Gg,t,1000",
        "Mt,t,1e6",
        "Mg,t,1",
        "kt,t,1000",
        "kg,t,0.001",
        "tonnes,t,1",
        "1000 t,t,1000",
        "lb,t,4.5359237e-4",
        "hPa,Pa,100",
        "WATTS/M**2,W m-2,1",
        "mols/s,mol/s,1",
        "GM/S,g/s,1"
      })
  void factors(String from, String to, double factor) {
    UnitConversion found = UnitConversion.find(from, to).orElseThrow();
    assertThat(found.factor()).isCloseTo(factor, within(factor));
    assertThat(found.offset()).isZero();
    assertThat(found.apply(3)).isCloseTo(3 * factor, within(3 * factor));
    assertThat(found.apply(Double.NaN)).isNaN();
  }

  private static org.assertj.core.data.Offset<Double> within(double size) {
    return org.assertj.core.data.Offset.offset(1e-11 * size);
  }

  /** Where the factor is decimal, it is that number and not one a rounding away from it. */
  @Test
  void decimalFactorsAreExact() {
    assertThat(UnitConversion.find("ng m-3", "ug/m3").orElseThrow().factor()).isEqualTo(0.001);
    assertThat(UnitConversion.find("kg", "t").orElseThrow().factor()).isEqualTo(0.001);
    assertThat(UnitConversion.find("Mt", "t").orElseThrow().factor()).isEqualTo(1e6);
    assertThat(UnitConversion.find("cm", "mm").orElseThrow().factor()).isEqualTo(10);
    assertThat(UnitConversion.find("km/h", "m/s").orElseThrow().factor())
        .isNotEqualTo(0.27777777778);
    assertThat(UnitConversion.find("ug m-3", "ug/m3").orElseThrow().changes()).isFalse();
  }

  @Test
  void temperaturesHaveAnOffset() {
    for (String celsius : List.of("degC", "deg C", "\u00b0C", "Celsius", "degrees_celsius")) {
      UnitConversion found = UnitConversion.find(celsius, "K").orElseThrow();
      assertThat(found.apply(0)).isEqualTo(273.15);
      assertThat(found.apply(-40)).isCloseTo(233.15, within(1000));
    }
    assertThat(UnitConversion.find("degF", "K").orElseThrow().apply(-40))
        .isCloseTo(233.15, within(1000));
    assertThat(UnitConversion.find("K", "K").orElseThrow().changes()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ppmV,ug/m3",
    "ug,ug/m3",
    "kg m-2,ug/m3",
    "CF/ppmV,ug/m3",
    "people/km2,persons",
    "%,persons",
    "K,persons",
    "s,Hz",
    "Hz,s",
    "1,degree",
    "mm/h,mm",
    "days since 2000-01-01,s",
    "m @ 3,m",
    "lg(re 1 mm),mm",
    "C,K",
    "M.EUR,t",
    "TJ,t",
    "kg/s,t",
    "((((((,m",
    "mystery,m",
    "'',m"
  })
  void whatDoesNotConvert(String from, String to) {
    assertThat(UnitConversion.find(from, to)).isEmpty();
  }

  @Test
  void aUnitOfSeveralMeaningsIsNotGuessed() {
    for (String ton : List.of("ton", "tons", "kton", "MT", "mt")) {
      assertThatThrownBy(() -> UnitConversion.require("file, variable E", "CO2", ton, "t"))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("file, variable E: found CO2 in '" + ton + "'")
          .hasMessageContaining("a unit that converts to t; this may be")
          .hasMessageContaining("tonne");
    }
  }

  @Test
  void longTextsAndSignsEndInARefusal() {
    assertThat(UnitConversion.find("(".repeat(100_000), "m")).isEmpty();
    IntStream.range(0, 0x300)
        .forEach(c -> UnitConversion.find("x" + Character.toString(c) + "/3^", "m"));
  }

  @Test
  void threadsGetTheSame() {
    List<Double> factors =
        IntStream.range(0, 2000)
            .parallel()
            .mapToObj(i -> UnitConversion.find((i % 100 + 1) + " cm", "mm").orElseThrow().factor())
            .toList();
    for (int i = 0; i < factors.size(); i++) {
      assertThat(factors.get(i)).isCloseTo(10.0 * (i % 100 + 1), within(1000));
    }
  }
}
