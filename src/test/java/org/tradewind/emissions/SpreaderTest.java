package org.tradewind.emissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

class SpreaderTest {
  private static final Axis AB = Axis.of("region", "A", "B");
  private static final SpreadingRules PEOPLE =
      SpreadingRules.of(
          Csv.read(
              new StringReader("subsector,proxy,profile\nstove,population,half\nmill,urban,half\n"),
              "rules"),
          Csv.read(
              new StringReader(
                  "profile,m01,m02,m03,m04,m05,m06,m07,m08,m09,m10,m11,m12\n"
                      + "half,0.5,0,0,0,0,0,0,0,0,0,0,0.5\n"),
              "profiles"));

  private static Table cells(double... people) {
    Table.Builder cells = Table.builder(Inputs.CELL);
    for (int i = 0; i < people.length; i++) {
      cells.add(i, i, 0, 100.0, 30.0, 100.0, people[i], 40.0, 0.5, "");
    }
    return cells.build();
  }

  private static Table shares(Object... rows) {
    Table.Builder shares = Table.builder(Inputs.CELL_REGION);
    for (int i = 0; i < rows.length; i += 3) {
      shares.add(rows[i], rows[i + 1], rows[i + 2]);
    }
    return shares.build();
  }

  private static double tonnes(Table emission, int row) {
    return Months.COLUMNS.stream().mapToDouble(m -> emission.doubles(m)[row]).sum();
  }

  /** Annual tonnes by region after the split by cell_region, as attribution makes it. */
  private static double[] attributed(Table emission, Table shares, Axis regions) {
    double[] sums = new double[regions.size()];
    for (int e = 0; e < emission.rows(); e++) {
      for (int s = 0; s < shares.rows(); s++) {
        if (shares.ints("cell")[s] == emission.ints("cell")[e]) {
          sums[regions.find(shares.strings("region")[s])] +=
              tonnes(emission, e) * shares.doubles("share")[s];
        }
      }
    }
    return sums;
  }

  @Test
  void aBorderCellGetsTheLesserOfWhatItsNeighboursWouldLike() {
    // cell 0 is A's, cell 1 shared 1:3, cell 2 is B's; 10 people each.
    // A would like 100 * 10 / (10 + 10/4) = 80 t a cell, B 70 * 10 / (10 + 30/4) = 40.
    Table shares = shares(0, "A", 1.0, 1, "A", 0.25, 1, "B", 0.75, 2, "B", 1.0);
    Spread spread =
        Spreader.of(cells(10, 10, 10), shares, AB, PEOPLE)
            .spread(
                List.of(
                    new RegionalEmission("A", "stove", Species.SO2, 100),
                    new RegionalEmission("B", "stove", Species.SO2, 70)));

    Table emission = spread.emission();
    assertThat(emission.ints("cell")).containsExactly(0, 1, 2);
    assertThat(tonnes(emission, 0)).isCloseTo(90, within(1e-12));
    assertThat(tonnes(emission, 1)).isCloseTo(40, within(1e-12));
    assertThat(tonnes(emission, 2)).isCloseTo(40, within(1e-12));
    assertThat(emission.doubles("m01")[1]).isCloseTo(20, within(1e-12));
    assertThat(emission.doubles("m06")[1]).isZero();
    assertThat(spread.unallocated()).isEmpty();
    assertThat(spread.fallbacks())
        .containsExactlyInAnyOrder(
            new Spread.Fallback("A", SpatialProxy.URBAN, SpatialProxy.POPULATION),
            new Spread.Fallback("B", SpatialProxy.URBAN, SpatialProxy.POPULATION));
  }

  @Test
  void aRegionWithoutACellForItselfStillGetsItsTotal() {
    Table shares = shares(0, "A", 0.2, 0, "B", 0.8, 1, "B", 1.0);
    Spread spread =
        Spreader.of(cells(10, 10), shares, AB, PEOPLE)
            .spread(
                List.of(
                    new RegionalEmission("A", "stove", Species.CO2, 10),
                    new RegionalEmission("B", "stove", Species.CO2, 100)));

    // cell 0 holds 10 / 0.2 = 50 t, of which 40 count for B; B's other 60 lie in cell 1
    assertThat(tonnes(spread.emission(), 0)).isCloseTo(50, within(1e-12));
    assertThat(tonnes(spread.emission(), 1)).isCloseTo(60, within(1e-12));
    assertThat(spread.unallocated()).isEmpty();
  }

  @Test
  void whatCannotBePlacedSoundlyIsReportedNotLeaked() {
    Table shares = shares(0, "A", 0.2, 0, "B", 0.8, 1, "B", 1.0);
    Spread spread =
        Spreader.of(cells(10, 10), shares, AB, PEOPLE)
            .spread(
                List.of(
                    new RegionalEmission("A", "stove", Species.CO2, 10),
                    new RegionalEmission("B", "stove", Species.CO2, 4)));

    // B gives its 4 t, so cell 0 holds 5 and A gets 1 of its 10
    assertThat(attributed(spread.emission(), shares, AB)).containsExactly(1, 4);
    assertThat(spread.unallocated()).hasSize(1);
    assertThat(spread.unallocated().get(0).region()).isEqualTo("A");
    assertThat(spread.unallocated().get(0).tonnes()).isCloseTo(9, within(1e-12));
  }

  @Test
  void regionalTotalsSurviveTheSplitForEveryBundledProxy() {
    int n = 400;
    Axis regions = Axis.of("region", "A", "B", "C", "D");
    Random random = new Random(7);
    double[] people = new double[n];
    Arrays.setAll(people, i -> i % 11 == 0 ? 0 : Math.exp(random.nextGaussian() * 2 + 9));
    Table.Builder shares = Table.builder(Inputs.CELL_REGION);
    for (int i = 0; i < n; i++) {
      int region = i / 101;
      if (i % 3 == 0) {
        double share = 0.05 + 0.9 * random.nextDouble();
        shares.add(i, regions.label(region), share);
        shares.add(i, regions.label((region + 1) % 4), 1 - share);
      } else {
        shares.add(i, regions.label(region), 1.0);
      }
    }
    Table split = shares.build();
    Spreader spreader = Spreader.of(cells(people), split, regions);
    for (String subsector : SpreadingRules.bundled().subsectors().labels()) {
      double[] totals = {1e6, 3, 0.25, 7e3};
      List<RegionalEmission> given = new ArrayList<>();
      for (int r = 0; r < 4; r++) {
        given.add(new RegionalEmission(regions.label(r), subsector, Species.NOX, totals[r]));
      }
      Spread spread = spreader.spread(given);
      assertThat(spread.unallocated()).isEmpty();
      double[] back = attributed(spread.emission(), split, regions);
      for (int r = 0; r < 4; r++) {
        assertThat(back[r]).as(subsector).isCloseTo(totals[r], within(1e-12 * totals[r]));
      }
      assertThat(spread.emission().validated("test").rows()).isPositive();
    }
  }

  @Test
  void pointProxiesTouchFewCells() {
    double[] people = new double[100];
    Arrays.setAll(people, i -> 1000 + i);
    Object[] rows = new Object[300];
    for (int i = 0; i < 100; i++) {
      rows[3 * i] = i;
      rows[3 * i + 1] = "A";
      rows[3 * i + 2] = 1.0;
    }
    Table emission =
        Spreader.of(cells(people), shares(rows), AB)
            .spread(List.of(new RegionalEmission("A", "ene_bituminous", Species.SO2, 1)))
            .emission();
    assertThat(emission.ints("cell")).hasSize(20).startsWith(80).endsWith(99);
  }

  @Test
  void rowsStandByCellThenSpeciesThenSubsectorWhateverTheOrderGiven() {
    Table shares = shares(1, "A", 1.0, 0, "A", 1.0);
    Spread spread =
        Spreader.of(cells(10, 20), shares, AB, PEOPLE)
            .spread(
                List.of(
                    new RegionalEmission("A", "mill", Species.CO2, 1),
                    new RegionalEmission("A", "stove", Species.CO2, 1),
                    new RegionalEmission("A", "stove", Species.OC, 1)));
    assertThat(spread.emission().ints("cell")).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(spread.emission().strings("species"))
        .containsExactly("OC", "CO2", "CO2", "OC", "CO2", "CO2");
    assertThat(spread.emission().strings("subsector"))
        .containsExactly("stove", "stove", "mill", "stove", "stove", "mill");
  }

  @Test
  void aRegionWithoutCellsIsUnallocated() {
    Spread spread =
        Spreader.of(cells(10), shares(0, "A", 1.0), AB, PEOPLE)
            .spread(List.of(new RegionalEmission("B", "stove", Species.CO2, 5)));
    assertThat(spread.emission().rows()).isZero();
    assertThat(spread.unallocated())
        .containsExactly(new RegionalEmission("B", "stove", Species.CO2, 5));
  }

  @Test
  void badEmissionsAreNamed() {
    Spreader spreader = Spreader.of(cells(10), shares(0, "A", 1.0), AB, PEOPLE);
    assertThatThrownBy(
            () -> spreader.spread(List.of(new RegionalEmission("A", "stove", "CO2", -1))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("A, stove, CO2")
        .hasMessageContaining("-1.0 t");
    assertThatThrownBy(
            () -> spreader.spread(List.of(new RegionalEmission("A", "stoves", "CO2", 1))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Did you mean 'stove'?");
    assertThatThrownBy(() -> spreader.spread(List.of(new RegionalEmission("A", "stove", "CO", 1))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("species 'CO'");
  }

  @Test
  void badRulesAreNamed() {
    Csv months =
        Csv.read(
            new StringReader(
                "profile,m01,m02,m03,m04,m05,m06,m07,m08,m09,m10,m11,m12\n"
                    + "x,0.5,0,0,0,0,0,0,0,0,0,0,0.4\n"),
            "months.csv");
    Csv rules =
        Csv.read(new StringReader("subsector,proxy,profile\nstove,people,x\n"), "rules.csv");
    assertThatThrownBy(() -> SpreadingRules.of(rules, months))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("months.csv, row 1 (x)")
        .hasMessageContaining("0.9");
    assertThatThrownBy(() -> SpatialProxy.of("people", "rules.csv, row 1"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("population");
  }

  @Test
  void bundledRulesCoverTheSubsectorsInOrder() {
    assertThat(SpreadingRules.bundled().subsectors())
        .isEqualTo(Axis.of("subsector", Csv.fact("china/subsectors").column("subsector")));
  }
}
