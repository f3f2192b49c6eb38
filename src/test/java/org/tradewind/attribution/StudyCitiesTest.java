package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.tables.CityTables;
import org.tradewind.tables.Table;

class StudyCitiesTest {
  private static Optional<StudyCities> read(
      Table cell, Optional<Table> city, Optional<Table> cellCity) {
    return StudyCities.of(
        cell, city, cellCity, CitiesOfAStudy.cellRegions(), CitiesOfAStudy.REGIONS);
  }

  @Test
  void whatTheTableDoesNotSayFollowsFromTheCells() {
    StudyCities cities = CitiesOfAStudy.cities();
    StudyCities.City x = cities.cities().get(0);
    // cell 1, .4 of 3, .5 of 5
    assertThat(x.areaKm2()).isCloseTo(190, within(1e-12));
    assertThat(x.persons()).isCloseTo(1000 + 400 + 250, within(1e-12));
    // cell 3 has no share of solid fuels
    assertThat(x.solidFuelShare()).isCloseTo((1000 * .2 + 250 * .5) / 1250, within(1e-12));
    assertThat(x.region()).isEqualTo("A");
    assertThat(x.personsPerKm2()).isCloseTo(1650 / 190.0, within(1e-12));
    assertThat(cities.cities().get(1))
        .isEqualTo(new StudyCities.City("Y", "Y", "B", 150, 3000, .005));
    assertThat(cities.cities().get(2).region()).isEqualTo("B");
    assertThat(cities.remarks())
        .containsExactly(
            "Cities whose people are those of their cells: 2.",
            "Cities whose share of solid fuels is the mean of cell.solid_fuel_share, weighted by"
                + " people: 2.");
  }

  @Test
  void citiesNamedInTheCellsHaveThemWhole() {
    StudyCities cities =
        read(CitiesOfAStudy.cell("P", "", "P", "Q", ""), Optional.empty(), Optional.empty())
            .orElseThrow();
    assertThat(cities.cities()).extracting(StudyCities.City::code).containsExactly("P", "Q");
    assertThat(cities.cities().get(0).persons()).isEqualTo(2000);
    assertThat(cities.cells().of(3)).extracting(CityCells.Part::weight).containsExactly(.5, .5);
    assertThat(cities.cells().of(2)).isEmpty();
    assertThat(read(CitiesOfAStudy.cell(), Optional.empty(), Optional.empty())).isEmpty();
  }

  /** X wants .4 of the half that A has of cell 3, Y .6 where B has .5: the rest is A's. */
  @Test
  void aCityTakesItsOwnRegionFirst() {
    CityCells cells = CitiesOfAStudy.cities().cells();
    List<CityCells.Part> parts = cells.of(3);
    assertThat(parts).hasSize(3);
    assertThat(parts.get(0)).isEqualTo(new CityCells.Part(0, 0, .4));
    assertThat(parts.get(1)).isEqualTo(new CityCells.Part(1, 1, .5));
    assertThat(parts.get(2).city()).isEqualTo(1);
    assertThat(parts.get(2).region()).isEqualTo(0);
    assertThat(parts.get(2).weight()).isCloseTo(.1, within(1e-15));
    assertThat(cells.of(5)).containsExactly(new CityCells.Part(0, -1, .5));
  }

  /** Whatever the shares: a city has its share, and no region gives more than it has. */
  @Test
  void nothingIsTakenTwice() {
    java.util.Random random = new java.util.Random(11);
    for (int turn = 0; turn < 200; turn++) {
      Map<Integer, Double> byCity = new TreeMap<>();
      int[] own = new int[4];
      double sum = 0;
      for (int c = 0; c < own.length; c++) {
        own[c] = random.nextInt(3) - 1;
        double share = random.nextDouble();
        byCity.put(c, share);
        sum += share;
      }
      double scale = (turn % 2 == 0 ? 1 : random.nextDouble()) / sum;
      byCity.replaceAll((c, share) -> share * scale);
      CityCells cells =
          new CityCells(new TreeMap<>(Map.of(3, byCity)), own, CitiesOfAStudy.cellRegions());
      double[] ofCity = new double[4];
      double[] ofRegion = new double[2];
      for (CityCells.Part part : cells.of(3)) {
        assertThat(part.weight()).isPositive();
        ofCity[part.city()] += part.weight();
        ofRegion[part.region()] += part.weight();
      }
      for (int c = 0; c < own.length; c++) {
        assertThat(ofCity[c]).isCloseTo(byCity.get(c), within(1e-14));
      }
      assertThat(ofRegion[0]).isLessThanOrEqualTo(.5 + 1e-14);
      assertThat(ofRegion[1]).isLessThanOrEqualTo(.5 + 1e-14);
    }
  }

  private static void refused(Optional<Table> city, Table.Builder cellCity, String... words) {
    assertThatThrownBy(() -> read(CitiesOfAStudy.cell(), city, Optional.of(cellCity.build())))
        .isInstanceOf(UserError.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  @Test
  void wrongTablesAreRefused() {
    Optional<Table> city = Optional.of(CitiesOfAStudy.city());
    refused(
        city,
        CitiesOfAStudy.cellCity().add(4, "XX", .1),
        "table cell_city, row 7",
        "unknown city 'XX'",
        "Did you mean");
    refused(
        city,
        CitiesOfAStudy.cellCity().add(3, "Z", .25),
        "table cell_city, cell 3",
        "shares that sum to 1.25 (X 0.4, Y 0.6, Z 0.25)",
        "at most 1");
    refused(city, CitiesOfAStudy.cellCity().add(9, "Z", .25), "cell 9", "not in table cell");
    refused(city, Table.builder(CityTables.CELL_CITY), "3 cities and no cell");
    refused(
        Optional.of(
            Table.builder(CityTables.CITY)
                .add("X", "Ex", "AA", Double.NaN, Double.NaN, Double.NaN)
                .build()),
        Table.builder(CityTables.CELL_CITY).add(1, "X", 1.0),
        "table city, row 1",
        "unknown region 'AA'");
    assertThatThrownBy(() -> read(CitiesOfAStudy.cell("P", "", "", "", ""), city, Optional.empty()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table cell, row 1")
        .hasMessageContaining("unknown city 'P'");
    assertThatThrownBy(() -> new CityParameters(1.5))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cities.solid_fuel_split");
  }
}
