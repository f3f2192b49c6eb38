package org.tradewind.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewind.attribution.CellGroups;
import org.tradewind.attribution.CellSums;
import org.tradewind.attribution.SourceAxis;
import org.tradewind.attribution.SourceOutput;
import org.tradewind.attribution.SourceSum;
import org.tradewind.axes.Axis;
import org.tradewind.emissions.CellRegions;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Table;

/**
 * Six cells worked by hand; cell 3 lies half in A and half in B, cell 6 in no region. A death costs
 * 2, a tonne of CO2 0.1.
 *
 * <pre>
 *   cell        1     2     3     4     5   |  all but 6
 *   people    100     0   300   200   400   |  1000
 *   km2        10    10    10    10    20   |    60
 *   deaths      4     0    12     6    18   |    40
 *   CO2 t     100    50    40   200    10   |   400
 *   cost       18     5    28    32    37   |   120
 * </pre>
 */
class CellCostsTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final Axis REGIONS = Axis.of("region", "A", "B");
  private static final SourceAxis AXIS =
      new SourceAxis(REGIONS, Axis.of("subsector", "coal", "farms"), List.of("EC", "SO2"));
  private static final CellRegions CELL_REGIONS =
      CellRegions.of(
          Table.builder(Inputs.CELL_REGION)
              .add(1, "A", 1.0)
              .add(2, "A", 1.0)
              .add(3, "A", .5)
              .add(3, "B", .5)
              .add(4, "B", 1.0)
              .add(5, "B", 1.0)
              .build(),
          REGIONS);
  private static final Object[] LABELS = {"USD", 2011, "2.5 %"};

  private static Table cells() {
    double[] people = {100, 0, 300, 200, 400, 1000};
    Table.Builder rows = Table.builder(Inputs.CELL);
    for (int c = 1; c <= 6; c++) {
      rows.add(c, c, 0, 100.0, 30.0, c == 5 ? 20.0 : 10.0, people[c - 1]);
    }
    return rows.build();
  }

  private static Table damage() {
    return Table.builder(DamageTables.DAMAGE_CELL_SPECIES)
        .add(1, "coal", 4.0, 100.0, new double[] {1, 3})
        .add(2, "coal", 0.0, 50.0, new double[] {0, 0})
        .add(3, "coal", 10.0, 40.0, new double[] {4, 6})
        .add(3, "farms", 2.0, 0.0, new double[] {0, 2})
        .add(4, "coal", 6.0, 200.0, new double[] {6, 0})
        .add(5, "coal", 18.0, 10.0, new double[] {8, 10})
        .add(6, "coal", 100.0, 100.0, new double[] {50, 50})
        .build();
  }

  private static Table totals() {
    return Table.builder(DamageTables.DAMAGE_CELL_TOTAL)
        .add(1, 4.0, 100.0)
        .add(2, 0.0, 50.0)
        .add(3, 12.0, 40.0)
        .add(4, 6.0, 200.0)
        .add(5, 18.0, 10.0)
        .add(6, 100.0, 100.0)
        .build();
  }

  private static CellCosts costs(double threshold) {
    return new CellCosts(
        new CellLand(cells(), CELL_REGIONS),
        40,
        400,
        Optional.of(new CellPrices(2, .1, threshold, LABELS)));
  }

  private static Valuation valuation() {
    Price vsl = Price.given(SourceAxis.VSL, "central", 2, "a test");
    Price scc = Price.given(SourceAxis.SCC, "central", .1, "a test");
    return new Valuation(List.of(vsl), List.of(scc), vsl, scc, "USD", 2011, "2.5 %");
  }

  @Test
  void groupsHaveAboutEqualPeopleAndNoCellIsCut() {
    // in the order of people: cells 2, 1, 4, 3, 5 with 0, .1, .3, .6 and 1 of all people
    CellGroups halves = CellGroups.of(cells(), CELL_REGIONS, 2);
    assertThat(halves.size()).isEqualTo(2);
    assertThat(halves.cumulativeShare(0)).isCloseTo(.6, CLOSE);
    assertThat(halves.cumulativeShare(1)).isEqualTo(1);
    assertThat(List.of(halves.group(2), halves.group(3), halves.group(5))).containsExactly(0, 0, 1);
    assertThat(halves.group(6)).as("a cell in no region").isEqualTo(-1);

    CellGroups fifths = CellGroups.of(cells(), CELL_REGIONS, 5);
    assertThat(fifths.size()).isEqualTo(3);
    assertThat(fifths.cumulativeShare(0)).isCloseTo(.3, CLOSE);
    assertThat(fifths.cumulativeShare(1)).isCloseTo(.6, CLOSE);
    assertThat(List.of(fifths.group(1), fifths.group(4), fifths.group(3), fifths.group(5)))
        .containsExactly(0, 0, 1, 2);
  }

  @Test
  void aGroupHasTheSharesOfItsCellsInEachRegion() {
    CellSums sums =
        CellSums.of(damage(), AXIS, CELL_REGIONS, CellGroups.of(cells(), CELL_REGIONS, 5));
    List<SourceSum> deaths = sums.sums(true);
    List<SourceSum> co2 = sums.sums(false);
    assertThat(deaths).extracting(SourceSum::central).containsExactly(10.0, 12.0, 18.0);
    assertThat(co2).extracting(SourceSum::central).containsExactly(350.0, 40.0, 10.0);
    // cell 3: coal 4 by EC and 6 by SO2, farms 2 by SO2, half of each in A and in B
    assertThat(deaths.get(1).positions())
        .containsExactly(
            AXIS.deaths(0, 0, 0),
            AXIS.deaths(0, 0, 1),
            AXIS.deaths(0, 1, 1),
            AXIS.deaths(1, 0, 0),
            AXIS.deaths(1, 0, 1),
            AXIS.deaths(1, 1, 1));
    assertThat(deaths.get(1).amounts()).containsExactly(2, 3, 1, 2, 3, 1);
  }

  @Test
  void partsOfTheTableAddUp() {
    CellGroups groups = CellGroups.of(cells(), CELL_REGIONS, 5);
    Table whole = damage();
    Table.Builder first = Table.builder(whole.schema());
    Table.Builder second = Table.builder(whole.schema());
    for (int row = 0; row < whole.rows(); row++) {
      Object[] values = new Object[whole.schema().columns().size()];
      for (int c = 0; c < values.length; c++) {
        values[c] = whole.value(row, c);
      }
      (row < 3 ? first : second).add(values);
    }
    CellSums parts =
        CellSums.of(first.build(), AXIS, CELL_REGIONS, groups)
            .combine(CellSums.of(second.build(), AXIS, CELL_REGIONS, groups));
    assertThat(parts.sums(true))
        .usingRecursiveComparison()
        .isEqualTo(CellSums.of(whole, AXIS, CELL_REGIONS, groups).sums(true));
  }

  @Test
  void costsAndSharesOfCells() {
    CellCosts.Part part = costs(30).part(totals(), CELL_REGIONS);
    Table cost = part.cost();
    assertThat(cost.ints("cell")).containsExactly(1, 2, 3, 4, 5);
    assertThat(cost.doubles("health_cost")).containsExactly(8, 0, 24, 12, 36);
    assertThat(cost.doubles("climate_cost")).containsExactly(10, 5, 4, 20, 1);
    assertThat(cost.doubles("integrated_cost")).containsExactly(18, 5, 28, 32, 37);
    assertThat(cost.doubles("health_share")[1]).isZero();
    assertThat(cost.doubles("health_share")[2]).isCloseTo(24 / 28.0, CLOSE);
    assertThat(cost.strings("currency")).containsOnly("USD");
    Table contribution = part.contribution();
    assertThat(contribution.doubles("deaths_share")[4]).isCloseTo(.45, CLOSE);
    assertThat(contribution.doubles("co2_share")[4]).isCloseTo(.025, CLOSE);
    assertThat(contribution.doubles("ratio")[4]).isCloseTo(18, CLOSE);
  }

  @Test
  void cellsAboveTheThresholdWithTheirLandAndPeople() {
    CellCosts costs = costs(30);
    Table above = costs.threshold(costs.part(totals(), CELL_REGIONS).cost());
    // cells 4 and 5: 32 + 37 of 120; 30 of 60 km2; 600 of 1000 people
    assertThat(above.doubles("cells")).containsExactly(2);
    assertThat(above.doubles("integrated_cost")).containsExactly(69);
    assertThat(above.doubles("cost_share")[0]).isCloseTo(.575, CLOSE);
    assertThat(above.doubles("land_share")[0]).isCloseTo(.5, CLOSE);
    assertThat(above.doubles("people_share")[0]).isCloseTo(.6, CLOSE);
  }

  private static List<SourceOutput> curves() {
    CellGroups groups = CellGroups.of(cells(), CELL_REGIONS, 5);
    CellSums sums = CellSums.of(damage(), AXIS, CELL_REGIONS, groups);
    return InequalityCurves.of(AXIS, valuation(), groups, sums.sums(true), sums.sums(false));
  }

  @Test
  void curvesOfCostOverPeople() {
    Table curve = curves().get(0).central();
    assertThat(curve.strings("measure")[0]).isEqualTo("health");
    double[] expected = {
      0, .25, .55, 1, //
      0, .875, .975, 1, //
      0, 55 / 120.0, 83 / 120.0, 1
    };
    double[] people = {0, .3, .6, 1, 0, .3, .6, 1, 0, .3, .6, 1};
    for (int row = 0; row < expected.length; row++) {
      assertThat(curve.doubles("cost_share")[row]).isCloseTo(expected[row], CLOSE);
      assertThat(curve.doubles("population_share")[row]).isCloseTo(people[row], CLOSE);
      if (row % 4 > 0) {
        assertThat(curve.doubles("cost_share")[row])
            .isGreaterThanOrEqualTo(curve.doubles("cost_share")[row - 1]);
      }
    }
    assertThat(curve.doubles("cost_share")[11]).isEqualTo(1);
    assertThat(curve.doubles("population_share")[11]).isEqualTo(1);
  }

  @Test
  void inequalityOfCost() {
    Table all = curves().get(1).central();
    // trapezoids of health: .3 x .25 + .3 x .8 + .4 x 1.55 = .935; of climate 1.6075
    assertThat(all.doubles("gini")[0]).isCloseTo(.065, CLOSE);
    assertThat(all.doubles("gini")[1]).isCloseTo(-.6075, CLOSE);
    // half of the people lie two thirds of the way from .25 to .55
    assertThat(all.doubles("cost_share_half")[0]).isCloseTo(.55, CLOSE);
  }

  @Test
  void withoutAnyCostACurveIsNotDefined() {
    CellGroups groups = CellGroups.of(cells(), CELL_REGIONS, 5);
    CellSums none =
        CellSums.of(
            Table.builder(DamageTables.DAMAGE_CELL_SPECIES).build(), AXIS, CELL_REGIONS, groups);
    Table curve =
        InequalityCurves.of(AXIS, valuation(), groups, none.sums(true), none.sums(false))
            .get(0)
            .central();
    assertThat(curve.doubles("cost_share")).containsOnly(Double.NaN);
  }
}
