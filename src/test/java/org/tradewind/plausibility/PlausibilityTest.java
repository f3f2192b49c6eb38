package org.tradewind.plausibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.plausibility.PlausibilityParameters.Beyond;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Numbers a thousand times too large are refused or said; those of the world are not. */
class PlausibilityTest {
  private static final Provenance TEST =
      Provenance.of(Provenance.Status.ILLUSTRATIVE, "a test", "");

  /** China's cells and regions in magnitude: all within. */
  @Test
  void realMagnitudesAreWithin() {
    StudyTables tables =
        tables(
            Table.builder(Inputs.REGION).add("CN", "China", 1.39e9, 1.23e7, 9.6e6),
            Table.builder(Inputs.CELL)
                .add(1, 0, 0, 116.4, 39.9, 1296, 1.5e7, 80, .1)
                .add(2, 0, 0, 90, 30, 9e5, 1.375e9, 3, .1),
            Table.builder(AirInputs.MORTALITY_RATE)
                .add("IHD", "80+", "*", 4000)
                .add("IHD", "25", "*", 2),
            Table.builder(MrioInputs.STRESSOR).add("CN", "22", "CO2", 4.4e9),
            Table.builder(MrioInputs.OUTPUT).add("CN", "22", 6.5e8).add("CN", "1", 2.2e10));
    assertThat(check(PlausibilityParameters.DEFAULT, tables, "10^4 CNY")).isEmpty();
  }

  @Test
  void refusesAndNamesRowValueBoundAndCause() {
    StudyTables tables =
        tables(
            Table.builder(Inputs.CELL)
                .add(7, 0, 0, 116, 39, 1296, 1, 40)
                .add(8, 0, 0, 116, 39, 1296, 1, 40_000)
                .add(9, 0, 0, 116, 39, 1296, 1, 35_000));
    assertThatThrownBy(() -> check(PlausibilityParameters.DEFAULT, tables, ""))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table cell, row 2 (cell 8), column pm25_ugm3")
        .hasMessageContaining("40000 ug/m3 as pm25 (2 values are beyond the range)")
        .hasMessageContaining("expected at most 1000 ug/m3")
        .hasMessageContaining("ng/m3 instead of ug/m3")
        .hasMessageContaining("plausibility.ranges")
        .hasMessageContaining("plausibility.beyond: warn");
  }

  @Test
  void saysWhatIsUnlikelyAndWhatTheStudyAllows() {
    StudyTables tables = tables(Table.builder(Inputs.CELL).add(8, 0, 0, 116, 39, 1296, 1, 400));
    List<String> said = check(PlausibilityParameters.DEFAULT, tables, "");
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith("IMPLAUSIBLE: table cell, row 1 (cell 8), column pm25_ugm3: 400 ug/m3")
        .contains("at most 300 ug/m3");
    assertThat(check(of(Beyond.LISTED, "pm25=0..500"), tables, "")).isEmpty();
    assertThat(check(of(Beyond.LISTED, "pm25=.."), tables, "")).isEmpty();
    assertThat(check(of(Beyond.IGNORE), tables, "")).isEmpty();
    assertThatThrownBy(() -> check(of(Beyond.REFUSE), tables, "")).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> check(of(Beyond.LISTED, "pm25=0..399"), tables, ""))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("at most 399 ug/m3 (bounds of the study)");
    assertThat(check(of(Beyond.WARN, "pm25=0..100"), tables, "")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"pm25=5", "pm25=9..1", "pm25=a..b", "pm25 0 1", "=0..1"})
  void refusesRangesThatAreNone(String item) {
    assertThatThrownBy(() -> of(Beyond.LISTED, item))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("QUANTITY=LOWER..UPPER");
  }

  @Test
  void knowsItsQuantities() {
    assertThatThrownBy(() -> of(Beyond.LISTED, "pm52=0..1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'pm52'")
        .hasMessageContaining("Did you mean 'pm25'?");
    assertThat(of(Beyond.LISTED, "sensitivity=-1e3..1.5").ranges().get("sensitivity").refuseAbove())
        .isEqualTo(1.5);
  }

  /** Every range has a table, a column and an order. */
  @Test
  void theShippedRangesFitTheTables() {
    double none = Double.NEGATIVE_INFINITY;
    PlausibleRange.shipped()
        .forEach(
            (name, range) -> {
              var schema =
                  Inputs.ALL.stream().filter(s -> s.name().equals(range.table())).findFirst();
              assertThat(schema).as(name).isPresent();
              if (!range.column().equals(PlausibleRange.MONTHS)) {
                assertThat(schema.get().column(range.column()).unit()).as(name).isNotNull();
              }
              assertThat(range.loudBelow() == none || range.refuseBelow() <= range.loudBelow())
                  .as(name)
                  .isTrue();
              assertThat(range.loudAbove() == -none || range.refuseAbove() >= range.loudAbove())
                  .as(name)
                  .isTrue();
              assertThat(range.beyond(none) || range.beyond(-none)).as(name).isTrue();
              assertThat(range.likelyCause()).as(name).isNotBlank();
              assertThat(range.reason()).as(name).isNotBlank();
            });
  }

  /** 4,400 Mt of CO2 over 6.5e8 x 10^4 CNY (some 1e12 USD), in kg: 4.5 t a dollar. */
  @Test
  void findsKilogramsByIntensityWhereTheCurrencyIsKnown() {
    StudyTables tables =
        tables(
            Table.builder(MrioInputs.STRESSOR).add("CN", "22", "CO2", 4.4e10),
            Table.builder(MrioInputs.OUTPUT).add("CN", "22", 6.5e6).add("CN", "1", 2.2e8));
    assertThat(check(PlausibilityParameters.DEFAULT, tables, "")).isEmpty();
    assertThatThrownBy(() -> check(PlausibilityParameters.DEFAULT, tables, "10^4 CNY"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("co2_intensity_mean")
        .hasMessageContaining("kg instead of t");
    tables.put(Table.builder(NameTables.STRESSOR_INFO).add("CO2", "CO2", "kg").build(), TEST);
    assertThat(check(PlausibilityParameters.DEFAULT, tables, "10^4 CNY")).isEmpty();
  }

  @Test
  void findsExchangedCoordinatesAndPopulationsInThousands() {
    StudyTables tables =
        tables(
            Table.builder(Inputs.REGION).add("CN", "China", 1.39e5, 1.23e7, 9.6e6),
            Table.builder(Inputs.CELL).add(1, 0, 0, 39.9, 89, 9e5, 1.39e9, 80, .1));
    assertThat(check(PlausibilityParameters.DEFAULT, tables, ""))
        .anyMatch(s -> s.contains("population_of_cells_per_regions"));
    tables.put(
        Table.builder(AirInputs.OBSERVATION).add("a", 39.9, 116.4, "PM25", 30).build(), TEST);
    assertThatThrownBy(() -> check(PlausibilityParameters.DEFAULT, tables, ""))
        .hasMessageContaining("column lat")
        .hasMessageContaining("lon and lat exchanged");
  }

  @Test
  void weatherIsCheckedByVariable() {
    Object[] wind = row(12, 100., 30., "wind_u_ms");
    Object[] rain = row(300, 100., 30., "precipitation_mm");
    StudyTables tables = tables(Table.builder(AirInputs.METEOROLOGY).add(wind).add(rain));
    assertThat(check(PlausibilityParameters.DEFAULT, tables, "")).isEmpty();
    tables.put(
        Table.builder(AirInputs.METEOROLOGY).add(row(300, 100., 30., "wind_u_ms")).build(), TEST);
    assertThatThrownBy(() -> check(PlausibilityParameters.DEFAULT, tables, ""))
        .hasMessageContaining("wind_u");
  }

  /** China's SO2, 1.7e7 t among 1.39e9 people, and in kg; a toy of 30 people is not refused. */
  @Test
  void emissionsPerPersonFindKilograms() {
    StudyTables china =
        tables(Table.builder(Inputs.REGION).add("CN", "China", 1.39e9, 1.23e7, 9.6e6));
    int so2 = Species.ALL.indexOf(Species.SO2);
    int co2 = Species.ALL.indexOf(Species.CO2);
    GriddedQuantities right = new GriddedQuantities(PlausibilityParameters.DEFAULT, china);
    assertThat(
            right
                .emission(so2, 1.7e7, 1e5, 3)
                .emission(co2, 9.3e9, 5e7, 3)
                .sensitivity(Species.SO2, 3, .02)
                .deaths(1.2e6)
                .verdict())
        .isEmpty();
    assertThatThrownBy(
            () ->
                new GriddedQuantities(PlausibilityParameters.DEFAULT, china)
                    .emission(so2, 1.7e10, 1e8, 3)
                    .verdict())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table emission, sum of SO2")
        .hasMessageContaining("kg instead of t");
    StudyTables toy = tables(Table.builder(Inputs.REGION).add("N", "North", 30, 1, 1));
    assertThat(
            new GriddedQuantities(PlausibilityParameters.DEFAULT, toy)
                .emission(so2, 1e5, 1e3, 0)
                .deaths(37)
                .verdict())
        .hasSize(2)
        .allMatch(s -> s.startsWith(Plausibility.LOUD));
    assertThat(
            new GriddedQuantities(PlausibilityParameters.DEFAULT, china)
                .sensitivity(Species.EC, 9, 50)
                .verdict())
        .singleElement()
        .asString()
        .contains("cell 9, species EC", "50 deaths/t", "at most 10 deaths/t");
  }

  @ParameterizedTest
  @CsvSource({
    "10^6 USD,1e6",
    "10^4 CNY,1500",
    "1e6 USD,1e6",
    "M.EUR,1.2e6",
    "million USD,1e6",
    "USD,1",
    "Euro,1.2"
  })
  void readsCurrencies(String text, double usd) {
    assertThat(MoneyUnit.usd(text).orElseThrow()).isCloseTo(usd, within(1e-9 * usd));
  }

  @ParameterizedTest
  @CsvSource({"florins", "10^4", "heaps of USD", "''"})
  void leavesOtherCurrenciesAlone(String text) {
    assertThat(MoneyUnit.usd(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1000,1000", "0.5,0.5", "5e10,5e10", "123456789,1.235e8", "0.0001,1e-04"})
  void writesAmountsShort(double value, String text) {
    assertThat(Amount.text(value)).isEqualTo(text);
  }

  private static List<String> check(
      PlausibilityParameters parameters, StudyTables tables, String currency) {
    return new Plausibility(parameters)
        .of(tables, currency.isEmpty() ? Optional.empty() : Optional.of(currency));
  }

  private static PlausibilityParameters of(Beyond beyond, String... items) {
    return PlausibilityParameters.of(beyond, Arrays.asList(items));
  }

  private static StudyTables tables(Table.Builder... tables) {
    StudyTables all = new StudyTables();
    for (Table.Builder table : tables) {
      all.put(table.build(), TEST);
    }
    return all;
  }

  private static Object[] row(double value, Object... key) {
    Object[] row = Arrays.copyOf(key, key.length + 12);
    Arrays.fill(row, key.length, row.length, value);
    return row;
  }
}
