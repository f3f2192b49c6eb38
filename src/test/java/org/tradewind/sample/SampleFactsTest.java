package org.tradewind.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.LambertGrid;
import org.tradewind.mrio.RegionalShares;
import org.tradewind.tables.Csv;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.NationalTable;
import org.tradewind.tables.Table;

class SampleFactsTest {
  private static final Path DATA = Path.of("../shared/data");
  private static final Axis SECTORS = Axis.of("sector", Csv.fact("china/sectors").column("sector"));

  private static Csv open(String file) throws IOException {
    Path path = DATA.resolve(file);
    Assumptions.assumeTrue(Files.exists(path), "needs ../shared/data/" + file);
    return Csv.withNotes(Files.newBufferedReader(path), file);
  }

  /** Figures show names of subsectors without their category. */
  @Test
  void everySubsectorHasANameOfItsOwn() {
    Table subsectors = CsvTables.fact(Inputs.SUBSECTOR, "china/subsectors");
    assertThat(subsectors.rows()).isEqualTo(53);
    assertThat(subsectors.strings("name")).doesNotContain("").doesNotHaveDuplicates();
  }

  @Test
  void theNationalTableClosesExactly() {
    NationalTable table = NationalGroups.table();
    int s = SECTORS.size();
    for (int i = 0; i < s; i++) {
      double row = table.export()[i];
      double column = table.imports()[i] + table.valueAdded()[i];
      for (int j = 0; j < s; j++) {
        row += table.z()[i + j * s];
        column += table.z()[j + i * s];
      }
      for (double[] category : table.finalDemand().values()) {
        row += category[i];
      }
      double output = table.output()[i];
      assertThat(row).as(SECTORS.label(i)).isCloseTo(output, within(1e-12 * output));
      assertThat(column).as(SECTORS.label(i)).isCloseTo(output, within(1e-12 * output));
      assertThat(table.valueAdded()[i] / output).as(SECTORS.label(i)).isBetween(0.15, 0.75);
    }
  }

  @Test
  void aSectorGetsItsShareOfItsGroup() {
    // group Agriculture is sector 01 alone: row sum of the rounded table, 10^9 CNY = 10^5 units
    NationalTable table = NationalGroups.table();
    assertThat(table.output()[0]).isCloseTo(11_013e5, within(1e-3));
    // 02 coal has 2200 of the 5423 that the four mining sectors put out
    double mining = Arrays.stream(table.output(), 1, 5).sum();
    Csv sectors = Csv.fact("sample/sectors");
    double[] given = new double[4];
    Arrays.setAll(given, i -> sectors.number(i + 1, "output_1e9cny"));
    assertThat(table.output()[1] / mining)
        .isCloseTo(given[0] / Arrays.stream(given).sum(), within(1e-12));
  }

  @Test
  void outputsAreTheRoundedOnesOfThePublishedTable() throws IOException {
    Csv published = open("china_io_2017/china_2017_42.csv");
    Csv facts = Csv.fact("sample/sectors");
    NationalTable table = NationalGroups.table();
    for (int row = 0; row < published.rows(); row++) {
      if (published.text(row, "Origin").equals("Domestic")) {
        int i = SECTORS.require(published.text(row, "Code"), published.source());
        double output = published.number(row, "GO");
        assertThat(facts.number(i, "output_1e9cny") * 1e5 / output).isCloseTo(1, within(0.006));
        assertThat(table.output()[i] / output).isCloseTo(1, within(0.01));
      }
    }
  }

  @Test
  void populationAndGdpAreTheRoundedOnesOf2017() throws IOException {
    Csv published = open("socio/china_province_pop_gdp_2017.csv");
    Provinces provinces = new Provinces();
    Csv names = Csv.fact("china/provinces");
    Map<String, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < published.rows(); row++) {
      rowOf.put(published.text(row, "province"), row);
    }
    for (int r = 0; r < names.rows(); r++) {
      int row = rowOf.get(names.text(r, "name"));
      assertThat(provinces.column("population_1e4")[r] / published.number(row, "pop_2017_1e4"))
          .as(names.text(r, "name"))
          .isCloseTo(1, within(0.011));
      assertThat(provinces.column("gdp_1e9cny")[r] * 10 / published.number(row, "gdp_2017_1e8cny"))
          .as(names.text(r, "name"))
          .isCloseTo(1, within(0.01));
    }
  }

  @Test
  void everyDriverAndEveryShareSumsToOne() {
    Provinces provinces = new Provinces();
    ProvinceDrivers drivers = new ProvinceDrivers(provinces);
    for (String driver : Csv.fact("sample/emission_shares").column("driver")) {
      assertThat(Arrays.stream(drivers.of(driver)).sum()).as(driver).isCloseTo(1, within(1e-12));
    }
    RegionalShares shares = new RegionalProduction(provinces, drivers).shares(SECTORS);
    for (double[] ofSector : shares.output()) {
      assertThat(Arrays.stream(ofSector).sum()).isCloseTo(1, within(1e-12));
    }
    shares
        .finalDemand()
        .forEach(
            (category, ofRegion) ->
                assertThat(Arrays.stream(ofRegion).sum()).as(category).isCloseTo(1, within(1e-12)));
  }

  @Test
  void factorsChangeTheDriver() {
    Provinces provinces = new Provinces();
    ProvinceDrivers drivers = new ProvinceDrivers(provinces);
    double[] textiles = new RegionalProduction(provinces, drivers).shares(SECTORS).output()[6];
    double[] secondary = drivers.of("secondary");
    int zj = provinces.axis().find("ZJ");
    int bj = provinces.axis().find("BJ");
    // 2.5 for ZJ, 0.35 for all not named
    assertThat(textiles[zj] / textiles[bj])
        .isCloseTo(2.5 / 0.35 * secondary[zj] / secondary[bj], within(1e-9));
  }

  @Test
  void distancesAreThoseOfTheMap() {
    Provinces provinces = new Provinces();
    Cities cities = new Cities(provinces.axis(), LambertGrid.CHINA_36KM);
    double[][] km =
        new RegionalProduction(provinces, new ProvinceDrivers(provinces)).distancesKm(cities, 0.9);
    int bj = provinces.axis().find("BJ");
    int tj = provinces.axis().find("TJ");
    int xj = provinces.axis().find("XJ");
    assertThat(km[bj][tj]).isBetween(90.0, 140.0);
    assertThat(km[bj][xj]).isEqualTo(km[xj][bj]).isBetween(2300.0, 3100.0);
    for (int r = 0; r < km.length; r++) {
      for (int s = 0; s < km.length; s++) {
        assertThat(km[r][r]).isPositive().isLessThanOrEqualTo(km[r][s]);
      }
    }
  }
}
