package org.tradewind.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Species;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

class CityOutputsTest {
  private static final SourceAxis AXIS =
      new SourceAxis(
          CitiesOfAStudy.REGIONS, CitiesOfAStudy.SUBSECTORS, List.of(Species.SO2, Species.NOX));

  /** Of regions: coal 40 deaths and 5,000 t in A, 60 and 7,000 in B, farms 10 in each. */
  private static Damage damage() {
    Table.Builder table = Table.builder(DamageTables.DAMAGE_REGION);
    for (String region : List.of("A", "B")) {
      double deaths = region.equals("A") ? 40 : 60;
      table
          .add(region, "coal", Species.CO2, "m01", region.equals("A") ? 5000.0 : 7000.0, 0.0)
          .add(region, "coal", Species.SO2, "m01", 3.0, deaths / 4)
          .add(region, "coal", Species.NOX, "m02", 3.0, deaths * 3 / 4)
          .add(region, "farms", Species.NOX, "m07", 1.0, 10.0);
    }
    return Damage.of(table.build(), CitiesOfAStudy.REGIONS, CitiesOfAStudy.SUBSECTORS);
  }

  private static CityAmounts amounts(StudyCities cities, int... cells) {
    return new CityAmounts(AXIS, cities.cities().size())
        .accept(cities, CitiesOfAStudy.damage(cells));
  }

  private static CityOutputs figures() {
    StudyCities cities = CitiesOfAStudy.cities();
    return new CityOutputs(
        cities, amounts(cities, 1, 2, 3, 4, 5), AXIS, damage(), CityParameters.DEFAULT);
  }

  private static Table central(CityOutputs figures, int output) {
    return figures.figures().outputs().get(output).central().validated("a test");
  }

  @Test
  void amountsAreThoseOfTheCellsByHand() {
    StudyCities cities = CitiesOfAStudy.cities();
    CityAmounts amounts = amounts(cities, 1, 2, 3, 4, 5);
    // X: cell 1 and .4 of cell 3, all in A; its half of cell 5 lies in no region
    assertThat(amounts.deaths(0, 0).central()).isCloseTo(8 + .4 * 24, within(1e-12));
    assertThat(amounts.co2(0).central()).isCloseTo(1000 + .4 * 3000, within(1e-9));
    assertThat(amounts.deaths(0, 1).central()).isCloseTo(1.4 * 4, within(1e-12));
    assertThat(amounts.deaths(0, 0).positions())
        .containsExactly(AXIS.deaths(0, 0, 0), AXIS.deaths(0, 0, 1));
    assertThat(amounts.deaths(0, 0).amounts()[0]).isCloseTo((8 + .4 * 24) / 4, within(1e-12));
    // Y: cell 2 in B, of cell 3 .5 in B and .1 in A
    assertThat(amounts.co2(1).positions()).containsExactly(AXIS.co2(0, 0), AXIS.co2(1, 0));
    assertThat(amounts.co2(1).amounts()[0]).isCloseTo(.1 * 3000, within(1e-9));
    assertThat(amounts.co2(1).amounts()[1]).isCloseTo(2000 + .5 * 3000, within(1e-9));
    assertThat(amounts.deaths(2).central()).isCloseTo(.25 * 32, within(1e-12));
    assertThat(amounts.remarks(cities))
        .containsExactly(
            "Cells of cities outside every region, which do not count (1): X 22.0000 deaths,"
                + " 2500.00 t CO2.");
  }

  /** However the table is cut, the bits are the same. */
  @Test
  void partsCombineToTheWhole() {
    StudyCities cities = CitiesOfAStudy.cities();
    CityAmounts whole = amounts(cities, 1, 2, 3, 4, 5);
    CityAmounts parts =
        amounts(cities, 5, 3).combine(amounts(cities, 4, 1)).combine(amounts(cities, 2));
    for (int c = 0; c < 3; c++) {
      assertThat(parts.deaths(c).amounts()).isEqualTo(whole.deaths(c).amounts());
      assertThat(parts.co2(c).amounts()).isEqualTo(whole.co2(c).amounts());
    }
    assertThat(parts.remarks(cities)).isEqualTo(whole.remarks(cities));
  }

  @Test
  void damageOfCitiesBySubsector() {
    Table table = central(figures(), 0);
    assertThat(table.strings("city")).containsExactly("X", "X", "Y", "Y", "Z");
    assertThat(table.strings("subsector"))
        .containsExactly("coal", "farms", "coal", "farms", "coal");
    assertThat(table.strings("region")).containsExactly("A", "A", "B", "B", "B");
    assertThat(table.doubles("deaths")[2]).isCloseTo(16 + .6 * 24, within(1e-12));
    assertThat(table.doubles("co2_t")[3]).isZero();
  }

  @Test
  void pointsAreSharesOfTheNation() {
    Table table = central(figures(), 1);
    assertThat(table.strings("group")).containsExactly("above", "below", "above");
    assertThat(table.booleans("used")).containsExactly(true, true, true);
    double deaths = 17.6 + 5.6;
    assertThat(table.doubles("deaths")[0]).isCloseTo(deaths, within(1e-12));
    assertThat(table.doubles("deaths_share")[0]).isCloseTo(deaths / 120, within(1e-14));
    assertThat(table.doubles("co2_share")[0]).isCloseTo(2200.0 / 12_000, within(1e-14));
    assertThat(table.doubles("ratio")[0])
        .isCloseTo(deaths / 120 / (2200.0 / 12_000), within(1e-13));
    assertThat(table.doubles("persons_per_km2")[1]).isEqualTo(20);
  }

  @Test
  void groupsWithFewCitiesHaveNoLineAndSaySo() {
    CityOutputs figures = figures();
    Table table = central(figures, 2);
    assertThat(table.strings("group")).containsExactly("above", "below", "all");
    assertThat(table.ints("n")).containsExactly(2, 1, 3);
    assertThat(table.doubles("b")[0]).isNaN();
    assertThat(table.doubles("b")[2]).isFinite();
    assertThat(figures.remarks())
        .contains(
            "There is no regression of the cities of group above: 2 cities can be used, 3 of"
                + " different densities are needed.")
        // X 17.6 + 5.6, Y 30.4 + 6.4, Z 8 of 120; 2200, 3800 and 1000 of 12,000
        .contains("The 3 cities have 56.7 % of all deaths and 58.3 % of all CO2.");
    Table band = central(figures, 3);
    assertThat(band.rows()).isEqualTo(25);
    assertThat(band.strings("group")).containsOnly("all");
    double[] density = band.doubles("persons_per_km2");
    assertThat(density[0]).isCloseTo(1650 / 190.0, within(1e-12));
    assertThat(density[24]).isCloseTo(20, within(1e-12));
    for (int i = 0; i < 25; i++) {
      assertThat(band.doubles("ratio_low")[i]).isLessThanOrEqualTo(band.doubles("ratio")[i]);
      assertThat(band.doubles("ratio_high")[i]).isGreaterThanOrEqualTo(band.doubles("ratio")[i]);
      assertThat(i == 0 || density[i] > density[i - 1]).isTrue();
    }
  }

  /** Twenty cities of a cell each: the table is the regression of its own points. */
  @Test
  void theRegressionIsThatOfThePoints() {
    Table.Builder cell = Table.builder(Inputs.CELL);
    Table.Builder lies = Table.builder(Inputs.CELL_REGION);
    Table.Builder damage = Table.builder(DamageTables.DAMAGE_CELL_SPECIES);
    for (int c = 0; c < 20; c++) {
      double persons = c == 7 ? 0 : 50 * Math.pow(1.7, c % 9) * (1 + c);
      cell.add(c, c, 0, 100.0, 30.0, 90.0, persons, 40.0, c % 2 == 0 ? .3 : .001, "C" + c);
      lies.add(c, c < 9 ? "A" : "B", 1.0);
      double deaths = .01 * Math.pow(persons + 1, .6) * (1 + .3 * Math.sin(c));
      double co2 = c == 4 ? 0 : 100.0 + 10 * c;
      damage.add(c, "coal", deaths, co2, new double[] {deaths / 2, deaths / 2});
    }
    StudyCities cities =
        StudyCities.of(
                cell.build(),
                Optional.empty(),
                Optional.empty(),
                CellRegions.of(lies.build(), CitiesOfAStudy.REGIONS),
                CitiesOfAStudy.REGIONS)
            .orElseThrow();
    CityAmounts amounts = new CityAmounts(AXIS, 20).accept(cities, damage.build());
    CityOutputs figures = new CityOutputs(cities, amounts, AXIS, damage(), CityParameters.DEFAULT);
    Table points = central(figures, 1);
    Table regression = central(figures, 2);
    assertThat(points.doubles("ratio")[4]).isNaN();
    assertThat(points.booleans("used")[4]).isFalse();
    assertThat(points.booleans("used")[7]).isFalse();
    List<String> groups = List.of("above", "below", "all");
    assertThat(regression.ints("n")).containsExactly(9, 9, 18);
    // the city without people has no mean of its cells either, and is in neither group
    assertThat(regression.ints("left_out")).containsExactly(1, 0, 2);
    for (int g = 0; g < 3; g++) {
      org.apache.commons.math3.stat.regression.SimpleRegression reference =
          new org.apache.commons.math3.stat.regression.SimpleRegression();
      for (int c = 0; c < 20; c++) {
        if (points.booleans("used")[c]
            && (g == 2 || points.strings("group")[c].equals(groups.get(g)))) {
          reference.addData(
              Math.log(points.doubles("persons_per_km2")[c]), Math.log(points.doubles("ratio")[c]));
        }
      }
      assertThat(regression.doubles("b")[g]).isCloseTo(reference.getSlope(), within(1e-12));
      assertThat(regression.doubles("a")[g]).isCloseTo(reference.getIntercept(), within(1e-11));
      assertThat(regression.doubles("r2")[g]).isCloseTo(reference.getRSquare(), within(1e-12));
      assertThat(regression.doubles("b_se")[g])
          .isCloseTo(reference.getSlopeStdErr(), within(1e-12));
      assertThat(regression.doubles("p_value")[g])
          .isCloseTo(reference.getSignificance(), within(1e-12));
    }
    assertThat(central(figures, 3).rows()).isEqualTo(75);
  }

  /** A draw that doubles what region A does moves shares and lines as a study of such damage. */
  @Test
  void drawsFollowTheSameFormula() {
    SourceOutput points = figures().figures().outputs().get(1);
    double[][] shared = {{120, 170}, {12_000, 17_000}};
    double[][][] own = {{{23.2, 46.4}, {2200, 4400}}, {{0, 1}, {0, 0}}, {{1, 1}, {1, 1}}};
    double[][] drawn = points.work(0, 3, shared, own, 2);
    assertThat(drawn[4][1]).isCloseTo(46.4 / 170 / (4400.0 / 17_000), within(1e-13));
    assertThat(drawn[9]).containsOnly(Double.NaN);
    SourceOutput lines = figures().figures().outputs().get(2);
    double[][] sums = new double[lines.shared().size()][2];
    for (int i = 0; i < sums.length; i++) {
      double central = lines.shared().get(i).central();
      sums[i][0] = central;
      // all CO2 halved: ratios stay as they are
      sums[i][1] = i >= 3 && i != 6 ? central / 2 : central;
    }
    double[][] fits = lines.work(0, 3, sums, null, 2);
    Table central = central(figures(), 2);
    for (int q = 0; q < 5; q++) {
      String name = CityRegression.QUANTITIES.get(q);
      assertThat(fits[10 + q][0]).isEqualTo(central.doubles(name)[2]);
      assertThat(fits[10 + q][1]).isCloseTo(fits[10 + q][0], within(1e-12));
    }
  }

  @Test
  void figuresTravel() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(figures().figures());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SourceOutputs there = (SourceOutputs) in.readObject();
      List<String> names = new ArrayList<>();
      there.outputs().forEach(o -> names.add(o.schema().name()));
      assertThat(names)
          .containsExactly("damage_city", "city_point", "city_regression", "city_band");
      assertThat(there.outputs().get(2).central().doubles("b")[2])
          .isEqualTo(central(figures(), 2).doubles("b")[2]);
    }
  }

  @Test
  void citiesOfNoRegionStay() {
    Table cell = CitiesOfAStudy.cell("", "", "", "", "Q");
    StudyCities cities =
        StudyCities.of(
                cell,
                Optional.empty(),
                Optional.empty(),
                CitiesOfAStudy.cellRegions(),
                Axis.of("region", "A", "B"))
            .orElseThrow();
    CityOutputs figures =
        new CityOutputs(cities, amounts(cities, 1, 5), AXIS, damage(), CityParameters.DEFAULT);
    Table points = central(figures, 1);
    assertThat(points.strings("region")).containsExactly("");
    assertThat(points.doubles("deaths")).containsExactly(0);
    assertThat(points.doubles("ratio")).containsOnly(Double.NaN);
    assertThat(points.booleans("used")).containsExactly(false);
  }
}
