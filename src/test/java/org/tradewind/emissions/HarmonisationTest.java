package org.tradewind.emissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tradewind.InventoryStudy;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.InventoryTables;
import org.tradewind.tables.Ledger;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Both rules and the placing of CO2, worked by hand. */
class HarmonisationTest {
  private static final InventoryParameters GRIDDED = InventoryParameters.DEFAULT;
  private static final InventoryParameters DETAILED =
      new InventoryParameters(InventoryParameters.Rule.DETAILED, "NOX");
  private static final Offset<Double> TIGHT = within(1e-12);

  private static Harmonisation.Made make(InventoryStudy study, InventoryParameters parameters) {
    return make(study.tables(), parameters);
  }

  private static Harmonisation.Made make(StudyTables tables, InventoryParameters parameters) {
    return Harmonisation.of(tables, parameters, 2)
        .of(tables.require(InventoryTables.INVENTORY_GRID));
  }

  /** January or July of a row of emission; 0 where there is no row. */
  private static double emission(
      Harmonisation.Made made, int cell, String species, String subsector, String month) {
    Table table = made.emission();
    for (int i = 0; i < table.rows(); i++) {
      if (table.ints("cell")[i] == cell
          && table.strings("species")[i].equals(species)
          && table.strings("subsector")[i].equals(subsector)) {
        return table.doubles(month)[i];
      }
    }
    return 0;
  }

  /** Column of the row of harmonised. */
  private static double harmonised(
      Harmonisation.Made made, String region, String subsector, String species, String column) {
    Table table = made.report().tables().get(0);
    for (int i = 0; i < table.rows(); i++) {
      if (table.strings("region")[i].equals(region)
          && table.strings("subsector")[i].equals(subsector)
          && table.strings("species")[i].equals(species)) {
        return table.doubles(column)[i];
      }
    }
    throw new AssertionError("no row " + region + " " + subsector + " " + species);
  }

  /** Rows of unallocated as texts. */
  private static List<String> unallocated(Harmonisation.Made made) {
    Table table = made.report().tables().get(1);
    return java.util.stream.IntStream.range(0, table.rows())
        .mapToObj(
            i ->
                String.join(
                    " ",
                    table.strings("species")[i],
                    table.strings("category")[i],
                    table.strings("region")[i],
                    table.strings("inventory")[i],
                    String.valueOf(Math.round(table.doubles("tonnes")[i] * 1e6) / 1e6)))
        .toList();
  }

  private static void assertClosed(Harmonisation.Made made) {
    assertThat(made.report().ledger().entries()).hasSize(8);
    assertThat(made.report().ledger().open()).isEmpty();
  }

  /** Cement 10 in N and 50 in S, steel 20 in N: 3/4 and 1/4 in the nation; 1/3, 2/3 and 1, 0. */
  private static InventoryStudy twoCells() {
    return new InventoryStudy()
        .grid(0, "SO2", "industry", 30, 10)
        .grid(1, "SO2", "industry", 8, 0)
        .inventory("N", "cement", "SO2", 10)
        .inventory("S", "cement", "SO2", 50)
        .inventory("N", "steel", "SO2", 20);
  }

  @Test
  void ruleGriddedSharesEveryCellByNationalTotals() {
    Harmonisation.Made made = make(twoCells(), GRIDDED);
    // 30 x 3/4, 10 x 3/4, 30 x 1/4, 10 x 1/4; 8 x 3/4, 8 x 1/4
    assertThat(emission(made, 0, "SO2", "cement", "m01")).isEqualTo(22.5);
    assertThat(emission(made, 0, "SO2", "cement", "m07")).isEqualTo(7.5);
    assertThat(emission(made, 0, "SO2", "steel", "m01")).isEqualTo(7.5);
    assertThat(emission(made, 0, "SO2", "steel", "m07")).isEqualTo(2.5);
    assertThat(emission(made, 1, "SO2", "cement", "m01")).isEqualTo(6);
    assertThat(emission(made, 1, "SO2", "steel", "m01")).isEqualTo(2);
    assertThat(made.emission().rows()).isEqualTo(4);
    assertThat(unallocated(made)).isEmpty();
    assertClosed(made);
    // N has cell 0 and a quarter of cell 1: 42 t of industry, of them 3/4 to cement
    assertThat(harmonised(made, "N", "cement", "SO2", "detailed_t")).isEqualTo(10);
    assertThat(harmonised(made, "N", "cement", "SO2", "gridded_t")).isEqualTo(42);
    assertThat(harmonised(made, "N", "cement", "SO2", "tonnes")).isEqualTo(31.5);
    assertThat(harmonised(made, "N", "cement", "SO2", "share")).isEqualTo(.75);
    assertThat(harmonised(made, "*", "steel", "SO2", "detailed_t")).isEqualTo(20);
    assertThat(harmonised(made, "*", "steel", "SO2", "tonnes")).isEqualTo(12);
    assertThat(made.report().ledger().named()).isEmpty();
  }

  @Test
  void ruleDetailedSharesByTheRegionsOwnTotals() {
    Harmonisation.Made made = make(twoCells(), DETAILED);
    // cell 0, N: 1/3 cement, 2/3 steel
    assertThat(emission(made, 0, "SO2", "cement", "m01")).isCloseTo(10, TIGHT);
    assertThat(emission(made, 0, "SO2", "steel", "m07")).isCloseTo(20 / 3., TIGHT);
    // cell 1: 2 t in N as there, 6 t in S all cement
    assertThat(emission(made, 1, "SO2", "cement", "m01")).isCloseTo(2 / 3. + 6, TIGHT);
    assertThat(emission(made, 1, "SO2", "steel", "m01")).isCloseTo(4 / 3., TIGHT);
    // paper A: G E / sum G, 10 x 42 / 30 and 20 x 42 / 30
    assertThat(harmonised(made, "N", "cement", "SO2", "tonnes")).isCloseTo(14, TIGHT);
    assertThat(harmonised(made, "N", "steel", "SO2", "tonnes")).isCloseTo(28, TIGHT);
    assertThat(harmonised(made, "S", "cement", "SO2", "tonnes")).isCloseTo(6, TIGHT);
    assertThat(harmonised(made, "S", "cement", "SO2", "share")).isCloseTo(1, TIGHT);
    assertClosed(made);
    // of cell 1, N is booked 1/4 x 20/3 of cement in place of 2/3: 1 t too much, 1 t of steel too
    // little; S the reverse: half of 4 t
    assertThat(made.report().ledger().named()).singleElement();
    Ledger.Named border = made.report().ledger().named().get(0);
    assertThat(border.what()).startsWith("SO2 of border cells");
    assertThat(border.value()).isCloseTo(2, TIGHT);
  }

  @Test
  void nationalRowsGiveTheSameAsTheSumOverRegions() {
    InventoryStudy national =
        new InventoryStudy()
            .grid(0, "SO2", "industry", 30, 10)
            .grid(1, "SO2", "industry", 8, 0)
            .inventory("*", "cement", "SO2", 60)
            .inventory("*", "steel", "SO2", 20);
    Harmonisation.Made made = make(national, GRIDDED);
    Harmonisation.Made byRegion = make(twoCells(), GRIDDED);
    for (String month : List.of("m01", "m07")) {
      assertThat(made.emission().doubles(month)).isEqualTo(byRegion.emission().doubles(month));
    }
    assertThat(harmonised(made, "N", "cement", "SO2", "detailed_t")).isNaN();
    assertThat(harmonised(made, "*", "cement", "SO2", "detailed_t")).isEqualTo(60);
  }

  @Test
  void cellsInNoRegionStayUnderGriddedAndAreNamedUnderDetailed() {
    Harmonisation.Made gridded = make(twoCells().grid(9, "SO2", "industry", 4, 0), GRIDDED);
    assertThat(emission(gridded, 9, "SO2", "cement", "m01")).isEqualTo(3);
    assertThat(harmonised(gridded, "OUTSIDE", "steel", "SO2", "tonnes")).isEqualTo(1);
    assertThat(unallocated(gridded)).isEmpty();
    assertClosed(gridded);
    Harmonisation.Made detailed = make(twoCells().grid(9, "SO2", "industry", 4, 0), DETAILED);
    assertThat(emission(detailed, 9, "SO2", "cement", "m01")).isZero();
    assertThat(unallocated(detailed)).containsExactly("SO2 industry OUTSIDE gridded 4.0");
    assertClosed(detailed);
  }

  @Test
  void zeroDenominatorsAndStrangersAreNamed() {
    InventoryStudy study =
        twoCells()
            .grid(0, "SO2", "industri", 5, 0)
            .grid(1, "SO2", "dust", 8, 0)
            .grid(2, "NOX", "industry", 7, 0)
            .inventory("S", "coal", "SO2", 11)
            .inventory("N", "coal", "NOX", 0);
    Harmonisation.Made made = make(study, GRIDDED);
    assertThat(unallocated(made))
        .containsExactly(
            // SO2 of coal: no gridded power
            "SO2 power S detailed 11.0",
            // 8 t of cell 1: a quarter and three quarters
            "SO2 dust N gridded 2.0",
            "SO2 dust S gridded 6.0",
            "SO2 industri N gridded 5.0",
            "NOX industry S gridded 7.0");
    assertThat(made.report().tables().get(1).strings("reason")[3])
        .isEqualTo("no subsector of this category. Did you mean 'industry'?");
    assertClosed(made);
    assertThat(made.report().ledger().named())
        .extracting(Ledger.Named::what)
        .contains(
            "unallocated SO2 of dust in S (gridded inventory): no subsector of this category",
            "unallocated NOX of industry in S (gridded inventory): no detailed emission of the"
                + " species in the category");
    assertThat(made.report().page())
        .contains(
            "SO2: 61 t gridded, 48 t in the table emission, 13 t (21.31 %) unallocated: dust (no"
                + " subsector of this category) 8 t; industri (no subsector of this category. Did"
                + " you mean 'industry'?) 5 t",
            "SO2 of inventory that no cell has: power (no gridded emission of the species in the"
                + " category) 11 t");
  }

  @Test
  void aRegionWithoutOneOfTheTwoIsNamedUnderDetailed() {
    InventoryStudy study =
        new InventoryStudy()
            .grid(0, "SO2", "industry", 40, 0)
            .grid(2, "SO2", "power", 5, 0)
            .inventory("S", "cement", "SO2", 50)
            .inventory("S", "coal", "SO2", 3);
    Harmonisation.Made made = make(study, DETAILED);
    assertThat(emission(made, 2, "SO2", "coal", "m01")).isEqualTo(5);
    assertThat(unallocated(made))
        .containsExactly("SO2 industry N gridded 40.0", "SO2 industry S detailed 50.0");
    assertClosed(made);
  }

  /** NOX of industry: 6 and 2 t in cell 0; 8 t in cell 1, of them 2 in N and 6 in S. */
  private static InventoryStudy nox() {
    return new InventoryStudy()
        .grid(0, "NOX", "industry", 6, 2)
        .grid(1, "NOX", "industry", 8, 0)
        .inventory("N", "cement", "NOX", 1)
        .inventory("S", "cement", "NOX", 1);
  }

  @Test
  void co2GoesWhereTheSubsectorsPollutantIsAndKeepsItsTonnes() {
    Harmonisation.Made made =
        make(
            nox().inventory("N", "cement", "CO2", 100).inventory("S", "cement", "CO2", 60),
            GRIDDED);
    // N has 10 t of NOX: 10 t of CO2 per tonne; S 6 t: 10 t, too
    assertThat(emission(made, 0, "CO2", "cement", "m01")).isCloseTo(60, TIGHT);
    assertThat(emission(made, 0, "CO2", "cement", "m07")).isCloseTo(20, TIGHT);
    assertThat(emission(made, 1, "CO2", "cement", "m01")).isCloseTo(80, TIGHT);
    assertThat(harmonised(made, "N", "cement", "CO2", "tonnes")).isCloseTo(100, TIGHT);
    assertThat(harmonised(made, "N", "cement", "CO2", "share")).isCloseTo(1, TIGHT);
    assertThat(made.report().page())
        .contains("CO2 placed by NOX of the subsector: 160 t of 2 (region, subsector)");
    assertClosed(made);
  }

  @Test
  void co2TakesTheNextPatternThatIsThere() {
    // steel emits SO2 alone: 3 t in cell 0; CO2 of steel follows it and not NOX of the category
    InventoryStudy study =
        nox()
            .grid(0, "SO2", "industry", 3, 0)
            .inventory("N", "steel", "SO2", 9)
            .inventory("N", "steel", "CO2", 30)
            // cement emits NOX, coal's category nothing at all in N: by people, 1 to 3
            .inventory("N", "coal", "CO2", 365)
            .people(0, 100)
            .people(1, 1200);
    Harmonisation.Made made = make(study, GRIDDED);
    assertThat(emission(made, 0, "CO2", "steel", "m01")).isCloseTo(30, TIGHT);
    assertThat(emission(made, 1, "CO2", "steel", "m01")).isZero();
    // N has 100 people in cell 0 and a quarter of 1,200 in cell 1; January has 31 days of 365
    assertThat(emission(made, 0, "CO2", "coal", "m01")).isCloseTo(31 / 4., TIGHT);
    assertThat(emission(made, 0, "CO2", "coal", "m02")).isCloseTo(28 / 4., TIGHT);
    assertThat(emission(made, 1, "CO2", "coal", "m01")).isCloseTo(31 * 3 / 4., TIGHT);
    assertThat(made.report().page())
        .contains(
            "CO2 placed by SO2 of the subsector: 30 t of 1 (region, subsector); population, the"
                + " same tonnes on every day: 365 t of 1 (region, subsector)");
    assertClosed(made);
  }

  @Test
  void co2OfASubsectorWithoutPollutantsFollowsItsCategory() {
    Harmonisation.Made made = make(nox().inventory("S", "steel", "CO2", 12), GRIDDED);
    assertThat(emission(made, 1, "CO2", "steel", "m01")).isCloseTo(12, TIGHT);
    assertThat(emission(made, 0, "CO2", "steel", "m01")).isZero();
    assertThat(made.report().page())
        .contains("CO2 placed by NOX of the category: 12 t of 1 (region, subsector)");
    assertClosed(made);
  }

  @Test
  void theKeyNamesTheFirstPattern() {
    InventoryStudy study =
        nox()
            .grid(1, "VOC", "industry", 0, 5)
            .inventory("N", "cement", "VOC", 1)
            .inventory("N", "cement", "CO2", 10);
    InventoryParameters byVoc = new InventoryParameters(InventoryParameters.Rule.GRIDDED, "VOC");
    assertThat(emission(make(study, byVoc), 1, "CO2", "cement", "m07")).isCloseTo(10, TIGHT);
  }

  @Test
  void griddedCo2IsThePatternWhereItIsThereAndTakenForNothingElse() {
    InventoryStudy study =
        nox()
            .grid(0, "CO2", "industry", 0, 1000)
            .grid(0, "CO2", "power", 0, 7)
            .inventory("N", "cement", "CO2", 10);
    Harmonisation.Made made = make(study, GRIDDED);
    assertThat(emission(made, 0, "CO2", "cement", "m07")).isCloseTo(10, TIGHT);
    assertThat(emission(made, 0, "CO2", "cement", "m01")).isZero();
    assertThat(unallocated(made)).containsExactly("CO2 power N gridded 7.0");
    assertClosed(made);
  }

  @Test
  void co2OfAllRegionsGoesToAllCellsThoseInNoneToo() {
    InventoryStudy study =
        nox().grid(9, "NOX", "industry", 0, 4).inventory("*", "cement", "CO2", 40);
    Harmonisation.Made gridded = make(study, GRIDDED);
    // 20 t of NOX in all: 2 t of CO2 per tonne
    assertThat(emission(gridded, 0, "CO2", "cement", "m01")).isCloseTo(12, TIGHT);
    assertThat(emission(gridded, 1, "CO2", "cement", "m01")).isCloseTo(16, TIGHT);
    assertThat(emission(gridded, 9, "CO2", "cement", "m07")).isCloseTo(8, TIGHT);
    assertThat(harmonised(gridded, "OUTSIDE", "cement", "CO2", "tonnes")).isCloseTo(8, TIGHT);
    assertThat(harmonised(gridded, "S", "cement", "CO2", "detailed_t")).isNaN();
    assertClosed(gridded);
    // under detailed the subsector emits NOX in N and S alone: 16 t, 2.5 t of CO2 per tonne
    InventoryStudy again =
        nox().grid(9, "NOX", "industry", 0, 4).inventory("*", "cement", "CO2", 40);
    Harmonisation.Made detailed = make(again, DETAILED);
    assertThat(emission(detailed, 0, "CO2", "cement", "m01")).isCloseTo(15, TIGHT);
    assertThat(emission(detailed, 9, "CO2", "cement", "m07")).isZero();
    assertClosed(detailed);
  }

  @Test
  void co2WithoutAnyPlaceIsNamed() {
    Harmonisation.Made made = make(nox().inventory("N", "coal", "CO2", 5), GRIDDED);
    assertThat(unallocated(made)).containsExactly("CO2 power N detailed 5.0");
    assertThat(made.report().page())
        .contains(
            "CO2: 5 t detailed, 0 t in the table emission, 5 t (100.00 %) unallocated: power (no"
                + " gridded emission of the category there, and nobody in table cell to place it"
                + " by) 5 t");
    assertClosed(made);
  }

  @Test
  void theOriginIsAnEstimateOrWorse() {
    StudyTables tables = twoCells().tables();
    Harmonisation harmonisation = Harmonisation.of(tables, GRIDDED, 1);
    Provenance real = Provenance.of(Provenance.Status.REAL, "a", "");
    Provenance given = Provenance.of(Provenance.Status.GIVEN, "b", "");
    assertThat(harmonisation.provenance(real, real).status())
        .isEqualTo(Provenance.Status.ESTIMATED);
    Provenance mixed = harmonisation.provenance(real, given);
    assertThat(mixed.status()).isEqualTo(Provenance.Status.GIVEN);
    assertThat(mixed.source()).isEqualTo("inventory_grid: a; inventory: b");
    assertThat(mixed.note()).contains("rule gridded");
  }

  private static void assertRefused(InventoryStudy study, InventoryParameters by, String... says) {
    assertThatThrownBy(() -> make(study, by))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(says);
  }

  @Test
  void mistakesAreNamed() {
    assertRefused(
        twoCells().inventory("*", "cement", "SO2", 1),
        GRIDDED,
        "inventory, row 4 (region *, subsector cement, species SO2)",
        "rows by region and a row of all regions together (*)");
    assertRefused(
        twoCells().inventory("*", "coal", "NOX", 1),
        DETAILED,
        "inventory, row 4",
        "pollutants by region, since emissions.rule is detailed",
        "set emissions.rule to gridded");
    assertRefused(
        twoCells().inventory("N", "cemnt", "SO2", 1),
        GRIDDED,
        "inventory, row 4",
        "the unknown subsector 'cemnt'",
        "Did you mean 'cement'?");
    assertRefused(twoCells().inventory("M", "steel", "NOX", 1), GRIDDED, "the unknown region 'M'");
    assertRefused(
        twoCells().inventory("N", "steel", "PM10", 1),
        GRIDDED,
        "inventory, row 4",
        "the unknown species 'PM10'");
    assertRefused(
        twoCells().grid(0, "NOx2", "industry", 1, 0),
        GRIDDED,
        "inventory_grid, cell 0, species NOx2, category industry",
        "the unknown species 'NOx2'");
    assertRefused(
        twoCells().grid(0, "SO2", "industry", 1, 0),
        GRIDDED,
        "inventory_grid, cell 0",
        "duplicate");
    assertRefused(
        twoCells().grid(3, "SO2", "industry", 1, -2),
        GRIDDED,
        "inventory_grid, cell 3, species SO2, category industry",
        "m07 = -2.0",
        "a finite number of at least 0 in t");
    assertRefused(twoCells().grid(3, "SO2", "industry", Double.NaN, 0), GRIDDED, "m01 = NaN");
    assertRefused(
        new InventoryStudy().grid(0, "SO2", "Industry", 1, 0).inventory("N", "coal", "SO2", 1),
        GRIDDED,
        "the categories (Industry)",
        "categories of table subsector (industry, power)");
    assertRefused(twoCells().grid(-3, "SO2", "industry", 1, 0), GRIDDED, "cell -3");
  }

  @Test
  void aSubsectorInNoCategoryIsRefused() {
    StudyTables tables = twoCells().tables();
    Table subsector =
        Table.builder(Inputs.SUBSECTOR)
            .add("cement", "industry", "p", true, false)
            .add("steel", " ", "p", true, false)
            .build();
    tables.put(subsector, tables.provenance("subsector"));
    assertThatThrownBy(() -> make(tables, GRIDDED))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("subsector, row 2 (subsector steel)", "an empty category");
  }

  @Test
  void aStudyWithItsOwnEmissionIsLeftAlone() {
    StudyTables tables = twoCells().tables();
    assertThat(Harmonisation.applies(tables::has)).isTrue();
    tables.put(Table.builder(Inputs.EMISSION).build(), tables.provenance("inventory"));
    assertThat(Harmonisation.applies(tables::has)).isFalse();
  }
}
