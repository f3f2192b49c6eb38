package org.tradewind.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tradewind.scenarios.ScenarioParameters.Rule.AS_PRINTED;
import static org.tradewind.scenarios.ScenarioParameters.Rule.CLAMPED;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.emissions.CellRegions;
import org.tradewind.emissions.Concordance;
import org.tradewind.tables.DamageTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Table;

/**
 * Every output of the scenarios in the world of {@link ThreeRegions}, worked by hand.
 *
 * <pre>
 *                     A to B (40 CO2)      A to C (60)         B to C (150)        together
 *  full               1 - 8/10: 8          1 - 4/10: 36        1 - 4/8: 75         119
 *  q25 = 5 (Hazen)    w' 8: 8              w' 5: 30            w' 5: 56.25         94.25
 *  q50 = 8            w' 8: 8              w' 8: 12            w' 8 = w: 0         20
 *  q75 = 9.5          w' 9.5: 2            w' 9.5: 3           as printed w' 9.5: -28.125, clamped 0
 * </pre>
 */
class HandWorkedScenariosTest {
  private static final Offset<Double> EXACT = within(1e-11);

  private static Savings savings(ScenarioParameters parameters) {
    return Savings.of(ThreeRegions.flows(), ThreeRegions.complete(), parameters).orElseThrow();
  }

  private final Savings savings = savings(ThreeRegions.parameters(CLAMPED, 100., 75., 50., 25.));

  private static List<String> keys(Table table, String... columns) {
    return IntStream.range(0, table.rows())
        .mapToObj(
            row ->
                String.join(
                    " ", java.util.Arrays.stream(columns).map(c -> table.strings(c)[row]).toList()))
        .toList();
  }

  private static double at(Table table, String key, String column) {
    List<String> keys =
        IntStream.range(0, table.rows())
            .mapToObj(
                row ->
                    table.schema().key().stream()
                        .map(c -> String.valueOf(table.value(row, table.schema().position(c))))
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow())
            .toList();
    assertThat(keys).contains(key);
    return table.doubles(column)[keys.indexOf(key)];
  }

  @Test
  void scenariosHaveTheirCodes() {
    assertThat(keys(savings.totals(), "scenario").stream().distinct())
        .containsExactly("full", "partial75", "partial50", "percentile75");
    assertThat(Scenario.of(87.5).code()).isEqualTo("percentile12.5");
  }

  @Test
  void everyPairOfRegions() {
    Table table = savings.table();

    assertThat(table.rows()).as("4 scenarios x 6 pairs x 2 stressors").isEqualTo(48);
    assertThat(keys(table, "scenario", "group", "region", "to_region", "stressor").subList(0, 5))
        .containsExactly(
            "full m A B CO2",
            "full m A B deaths",
            "full m A C CO2",
            "full m A C deaths",
            "full m B A CO2");
    assertThat(column(table, "full", "base"))
        .containsExactly(list(40, 2, 60, 3, 120, 20, 150, 25, 20, 4, 60, 12), EXACT);
    assertThat(column(table, "full", "saving"))
        .containsExactly(list(8, .4, 36, 1.8, 0, 0, 75, 12.5, 0, 0, 0, 0), EXACT);
    assertThat(column(table, "partial75", "saving"))
        .containsExactly(list(8, .4, 30, 1.5, 0, 0, 56.25, 9.375, 0, 0, 0, 0), EXACT);
    assertThat(column(table, "partial50", "saving"))
        .containsExactly(list(8, .4, 12, .6, 0, 0, 0, 0, 0, 0, 0, 0), EXACT);
    assertThat(column(table, "percentile75", "saving"))
        .containsExactly(list(2, .1, 3, .15, 0, 0, 0, 0, 0, 0, 0, 0), EXACT);
  }

  private static double[] list(double... values) {
    return values;
  }

  private static double[] column(Table table, String scenario, String column) {
    return IntStream.range(0, table.rows())
        .filter(row -> table.strings("scenario")[row].equals(scenario))
        .mapToDouble(row -> table.doubles(column)[row])
        .toArray();
  }

  @Test
  void sumsOverSectorsSuppliersAndHubs() {
    Table sums = savings.sums();

    assertThat(at(sums, "full * * * CO2", "saving")).as("nation").isCloseTo(119, EXACT);
    assertThat(at(sums, "full * * * CO2", "base")).isCloseTo(450, EXACT);
    assertThat(at(sums, "full * * * CO2", "share")).isCloseTo(119 / 450., EXACT);
    assertThat(at(sums, "full m * * deaths", "saving")).as("sector").isCloseTo(14.7, EXACT);
    assertThat(at(sums, "full * A * CO2", "saving")).as("supplier").isCloseTo(44, EXACT);
    assertThat(at(sums, "full * A * CO2", "base")).isCloseTo(100, EXACT);
    assertThat(at(sums, "full * * C CO2", "saving")).as("hub").isCloseTo(111, EXACT);
    assertThat(at(sums, "full * * C CO2", "base")).isCloseTo(210, EXACT);
    assertThat(at(sums, "full * * A CO2", "saving")).as("the least efficient hub").isZero();
    assertThat(at(sums, "full * B C CO2", "saving")).as("pair").isCloseTo(75, EXACT);
    assertThat(at(sums, "full m B * deaths", "saving")).isCloseTo(12.5, EXACT);
    sums.validated("a test");
  }

  @Test
  void nationalTotalsBesideBothBases() {
    Table totals = savings.totals();

    assertThat(totals.rows()).isEqualTo(4 * 2 * 2);
    assertThat(at(totals, "full CO2 sectors_trade", "base")).isCloseTo(450, EXACT);
    assertThat(at(totals, "full CO2 all_trade", "base")).isCloseTo(500, EXACT);
    assertThat(at(totals, "full CO2 all_trade", "share")).isCloseTo(119 / 500., EXACT);
    assertThat(at(totals, "partial75 CO2 sectors_trade", "saving")).isCloseTo(94.25, EXACT);
    assertThat(at(totals, "partial50 CO2 sectors_trade", "saving")).isCloseTo(20, EXACT);
    assertThat(at(totals, "partial75 deaths all_trade", "share")).isCloseTo(11.275 / 66, EXACT);
  }

  @Test
  void thePrintedRuleRaisesAPairAndCountsIt() {
    Savings printed = savings(ThreeRegions.parameters(AS_PRINTED, 100., 25.));

    Table totals = printed.totals();
    assertThat(at(totals, "full CO2 all_trade", "saving")).isCloseTo(119, EXACT);
    assertThat(at(totals, "percentile75 CO2 all_trade", "saving")).isCloseTo(2 + 3 - 28.125, EXACT);
    assertThat(printed.coordinations().get(1).counts()).isEqualTo(new Coordination.Counts(3, 1, 0));
    assertThat(savings.coordinations().get(3).counts())
        .as("clamped, the same pair is kept as it is and counted too")
        .isEqualTo(new Coordination.Counts(3, 1, 0));
    assertThat(savings.coordinations().get(0).counts()).isEqualTo(new Coordination.Counts(3, 0, 0));
  }

  @Test
  void type7BoundsElsewhere() {
    Savings type7 =
        savings(
            new ScenarioParameters(List.of("m"), List.of(75.), PercentileMethod.TYPE7, CLAMPED));
    // q25 of 4, 8, 10 is 6: 8 + 60 x .4 + 150 x .25
    assertThat(type7.coordinations().get(0).bound(0)).isCloseTo(6, EXACT);
    assertThat(at(type7.totals(), "partial75 CO2 all_trade", "saving")).isCloseTo(69.5, EXACT);
  }

  @Test
  void withoutAnIntensityNothingIsSavedAndItIsCounted() {
    Savings partly =
        Savings.of(
                ThreeRegions.flows(),
                ThreeRegions.read(
                    List.of("m"), ThreeRegions.intensities().add("C", "m", Double.NaN)),
                ThreeRegions.parameters(CLAMPED, 100.))
            .orElseThrow();

    assertThat(at(partly.totals(), "full CO2 all_trade", "saving")).isCloseTo(8, EXACT);
    assertThat(partly.coordinations().get(0).counts()).isEqualTo(new Coordination.Counts(1, 0, 4));
    assertThat(partly.counts().get("missing_intensities")).isEqualTo(List.of("m/C"));
  }

  @Test
  void aRegionWithoutOutputDoesNotCountInThePercentiles() {
    // o is made in A alone: q50 is its 3, and nothing of B's 1.5 enters
    Savings other =
        Savings.of(
                ThreeRegions.flows(),
                ThreeRegions.read(
                    List.of("o"),
                    Table.builder(MrioInputs.ENERGY_INTENSITY)
                        .add("A", "o", 3.)
                        .add("B", "o", 1.5)),
                new ScenarioParameters(
                    List.of("o"), List.of(100., 50.), PercentileMethod.HAZEN, CLAMPED))
            .orElseThrow();

    assertThat(other.coordinations().get(1).bound(0)).isEqualTo(3);
    Table totals = other.totals();
    assertThat(at(totals, "full CO2 sectors_trade", "saving")).isCloseTo(25, EXACT);
    assertThat(at(totals, "full CO2 sectors_trade", "base")).isCloseTo(50, EXACT);
    assertThat(at(totals, "partial50 CO2 sectors_trade", "saving")).isZero();
  }

  /**
   * Subsector p belongs to m, a quarter of q to m and the rest to households. m of A: cell 0 has
   * 100 + 40/4, cell 1 a quarter of 40; m of B: three quarters of cell 1's 40 and cell 2's 270.
   */
  @Test
  void savingsByCell() {
    Axis subsectors = Axis.of("subsector", "p", "q");
    Concordance concordance =
        Concordance.of(
            Table.builder(Inputs.CONCORDANCE)
                .add("p", "*", "m", 1.)
                .add("q", "A", "m", .25)
                .add("q", "A", "household", .75)
                .build(),
            ThreeRegions.REGIONS,
            subsectors,
            ThreeRegions.SECTORS);
    CellRegions cellRegions =
        CellRegions.of(
            Table.builder(Inputs.CELL_REGION)
                .add(0, "A", 1.)
                .add(1, "A", .25)
                .add(1, "B", .75)
                .add(2, "B", 1.)
                .add(3, "C", 1.)
                .build(),
            ThreeRegions.REGIONS);
    Table damage =
        Table.builder(DamageTables.DAMAGE_CELL)
            .add(0, "p", 5., 100.)
            .add(0, "q", 0., 40.)
            .add(1, "p", 4., 40.)
            .add(2, "p", 47., 270.)
            .add(3, "p", 20., 100.)
            .add(9, "p", 7., 70.)
            .build();

    GriddedSavings gridded = GriddedSavings.of(savings, concordance, cellRegions, subsectors);
    GriddedSavings.Part part = gridded.part(damage);

    Table cells = part.cells().validated("a test");
    assertThat(cells.rows()).as("4 cells x 4 scenarios x 2; none for cell 9").isEqualTo(32);
    // A saves 44 of its 120, B 75 of its 300
    assertThat(at(cells, "full 0 CO2", "saving")).isCloseTo(110 * 44 / 120., EXACT);
    assertThat(at(cells, "full 1 CO2", "saving")).isCloseTo(10 * 44 / 120. + 30 * .25, EXACT);
    assertThat(at(cells, "full 2 CO2", "saving")).isCloseTo(67.5, EXACT);
    assertThat(at(cells, "full 3 CO2", "saving")).isZero();
    // deaths: 2.2 of A's 6, 12.5 of B's 50
    assertThat(at(cells, "full 1 deaths", "saving")).isCloseTo(2.2 / 6 + 3 * .25, EXACT);
    assertThat(at(cells, "partial50 2 CO2", "saving")).isZero();
    Ledger ledger = gridded.ledger(List.of(part.byRegion()));
    assertThat(ledger.entries()).hasSize(8);
    assertThat(ledger.open()).isEmpty();
    assertThat(gridded.ledger(List.of(part.byRegion(), part.byRegion())).open())
        .as("cells counted twice show")
        .hasSize(8);
  }
}
