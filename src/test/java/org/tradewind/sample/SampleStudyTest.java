package org.tradewind.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Axis;
import org.tradewind.axes.CompensatedSum;
import org.tradewind.axes.LambertGrid;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.emissions.CellRegions;
import org.tradewind.emissions.Concordance;
import org.tradewind.health.Burden;
import org.tradewind.health.Gemm;
import org.tradewind.health.HealthParameters;
import org.tradewind.mrio.Mrio;
import org.tradewind.mrio.MrioParameters;
import org.tradewind.tables.Column;
import org.tradewind.tables.ColumnType;
import org.tradewind.tables.Csv;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.transport.Magnitudes;
import org.tradewind.transport.Sensitivities;
import org.tradewind.transport.SteadyState;

class SampleStudyTest {
  private static StudyTables fine;
  private static StudyTables coarse;

  @BeforeAll
  static void make() {
    fine = SampleStudy.tables(SampleParameters.DEFAULT);
    coarse = SampleStudy.tables(new SampleParameters(144));
  }

  private static Axis regions() {
    return Axis.of("region", fine.require(Inputs.REGION).strings("region"));
  }

  /** A column of the table cell summed by region, by the shares of cell_region. */
  private static double[] byRegion(StudyTables tables, String column) {
    Table cell = tables.require(Inputs.CELL);
    Map<Integer, Double> ofCell = new TreeMap<>();
    for (int g = 0; g < cell.rows(); g++) {
      ofCell.put(cell.ints("cell")[g], cell.doubles(column)[g]);
    }
    Table share = tables.require(Inputs.CELL_REGION);
    double[] sums = new double[regions().size()];
    for (int row = 0; row < share.rows(); row++) {
      sums[regions().find(share.strings("region")[row])] +=
          ofCell.get(share.ints("cell")[row]) * share.doubles("share")[row];
    }
    return sums;
  }

  private static Map<String, Double> tonnesBySpecies(StudyTables tables) {
    Table emission = tables.require(Inputs.EMISSION);
    Map<String, CompensatedSum> sums = new LinkedHashMap<>();
    Species.ALL.forEach(s -> sums.put(s, new CompensatedSum()));
    for (String month : Months.COLUMNS) {
      for (int row = 0; row < emission.rows(); row++) {
        sums.get(emission.strings("species")[row]).add(emission.doubles(month)[row]);
      }
    }
    Map<String, Double> totals = new LinkedHashMap<>();
    sums.forEach((species, sum) -> totals.put(species, sum.value()));
    return totals;
  }

  @Test
  void hasEveryTableOfAStudyAndSaysThatItIsIllustrative() {
    assertThat(fine.tables().keySet())
        .containsExactlyInAnyOrder(
            "region",
            "sector",
            "subsector",
            "cell",
            "grid",
            "study_info",
            "region_shape",
            "cell_region",
            "city",
            "cell_city",
            "meteorology",
            "emission",
            "concordance",
            "transactions",
            "final_demand",
            "output",
            "mortality_rate",
            "age_share",
            "exposure_response",
            "energy_intensity",
            "valuation",
            "sector_gdp",
            "uncertainty",
            "correlation");
    for (String name : fine.tables().keySet()) {
      assertThat(fine.provenance(name).status()).as(name).isEqualTo(Provenance.Status.ILLUSTRATIVE);
    }
    assertThat(fine.require(Inputs.REGION).rows()).isEqualTo(31);
    assertThat(fine.require(Inputs.SECTOR).rows()).isEqualTo(42);
    assertThat(fine.require(Inputs.SUBSECTOR).rows()).isEqualTo(53);
  }

  @Test
  void nationalTotalsAreThePublishedOnes() {
    Map<String, Double> published =
        Map.of(
            "OC",
            2.1e6,
            "EC",
            1.3e6,
            "PM_OTHER",
            4.4e6,
            "SO2",
            10.8e6,
            "NOX",
            22.4e6,
            "NH3",
            11.0e6,
            "VOC",
            28.6e6,
            "CO2",
            10_495e6);
    for (StudyTables tables : new StudyTables[] {fine, coarse}) {
      tonnesBySpecies(tables)
          .forEach(
              (species, tonnes) ->
                  assertThat(tonnes / published.get(species))
                      .as(species)
                      .isCloseTo(1, within(1e-12)));
    }
  }

  @Test
  void everyProvinceHasItsPeople() {
    double[] expected = fine.require(Inputs.REGION).doubles("population_persons");
    for (StudyTables tables : new StudyTables[] {fine, coarse}) {
      double[] counted = byRegion(tables, "population_persons");
      for (int r = 0; r < expected.length; r++) {
        assertThat(counted[r] / expected[r]).as(regions().label(r)).isCloseTo(1, within(1e-12));
      }
    }
    assertThat(Arrays.stream(expected).sum()).isEqualTo(1.3888e9);
  }

  @Test
  void provincesHaveAboutTheirShape() {
    double[] made = byRegion(fine, "area_km2");
    double[] fact = fine.require(Inputs.REGION).doubles("area_km2");
    for (int r = 0; r < made.length; r++) {
      double tolerance = fact[r] > 100_000 ? 0.25 : 0.5;
      assertThat(made[r] / fact[r]).as(regions().label(r)).isCloseTo(1, within(tolerance));
    }
    assertThat(Arrays.stream(made).sum()).isBetween(9.2e6, 9.8e6);
  }

  @Test
  void nearlyEveryCityLiesInItsProvince() {
    LambertGrid grid = SampleStudy.grid(36);
    Table share = fine.require(Inputs.CELL_REGION);
    Set<String> lies = new HashSet<>();
    for (int row = 0; row < share.rows(); row++) {
      lies.add(share.ints("cell")[row] + share.strings("region")[row]);
    }
    Csv cities = Csv.fact("sample/cities");
    List<String> astray = new ArrayList<>();
    for (int c = 0; c < cities.rows(); c++) {
      int cell = grid.cellAt(cities.number(c, "lon"), cities.number(c, "lat"));
      if (!lies.contains(cell + cities.text(c, "region"))) {
        astray.add(cities.text(c, "city"));
      }
    }
    // towns on the coast may stand in a cell that is mostly sea
    assertThat(astray).hasSizeLessThanOrEqualTo(25);
  }

  @Test
  void tradeBalances() {
    Table z = fine.require(MrioInputs.TRANSACTIONS);
    Table y = fine.require(MrioInputs.FINAL_DEMAND);
    Table x = fine.require(MrioInputs.OUTPUT);
    int n = x.rows();
    assertThat(n).isEqualTo(1302);
    Axis names =
        Axis.product(regions(), Axis.of("sector", fine.require(Inputs.SECTOR).strings("sector")));
    CompensatedSum[] sums = new CompensatedSum[n];
    double[] inputs = new double[n];
    for (int i = 0; i < n; i++) {
      sums[i] = new CompensatedSum();
      for (int j = 0; j < n; j++) {
        double value = z.vectors("values")[i][j];
        sums[i].add(value);
        inputs[j] += value;
      }
    }
    for (int row = 0; row < y.rows(); row++) {
      sums[names.find(y.strings("region")[row] + "/" + y.strings("sector")[row])].add(
          y.doubles("value")[row]);
    }
    for (int i = 0; i < n; i++) {
      double output = x.doubles("value")[i];
      assertThat(sums[i].value())
          .as(names.label(i))
          .isCloseTo(output, within(1e-9 * Math.max(1, output)));
      // value added and imports are what is left
      assertThat(inputs[i]).as(names.label(i)).isLessThanOrEqualTo(output);
    }
    assertThat(Arrays.stream(x.doubles("value")).sum()).isBetween(2.2e10, 2.3e10);
  }

  @Test
  void tradeIsMostlyWithinProvincesAndPassesTheChecksOfItsRoom() {
    Mrio mrio = Mrio.of(fine, MrioParameters.DEFAULT);
    assertThat(mrio.zeroOutput()).contains("SH/02").doesNotContain("SX/02");
    double[][] z = fine.require(MrioInputs.TRANSACTIONS).vectors("values");
    double within = 0;
    double all = 0;
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < z.length; j++) {
        all += z[i][j];
        within += i / 42 == j / 42 ? z[i][j] : 0;
      }
    }
    assertThat(within / all).isBetween(0.6, 0.8);
  }

  @Test
  void everyTableKeepsItsSchema() {
    // the million rows of the fine emission table are made by the same code as the coarse ones
    fine.tables().values().stream()
        .filter(table -> !table.name().equals("emission"))
        .forEach(table -> table.validated("bundled study"));
    coarse.tables().values().forEach(table -> table.validated("bundled study"));
  }

  @Test
  void theConcordanceCoversEverySubsector() {
    Axis subsectors = Axis.of("subsector", fine.require(Inputs.SUBSECTOR).strings("subsector"));
    Table table = fine.require(Inputs.CONCORDANCE);
    Axis sectors = Axis.of("sector", fine.require(Inputs.SECTOR).strings("sector"));
    assertThat(Concordance.of(table, regions(), subsectors, sectors)).isNotNull();
    boolean[] household = fine.require(Inputs.SUBSECTOR).booleans("household");
    Map<String, Double> sums = new TreeMap<>();
    Map<String, Double> outside = new TreeMap<>();
    Set<String> everywhere = new TreeSet<>();
    for (int row = 0; row < table.rows(); row++) {
      String subsector = table.strings("subsector")[row];
      String region = table.strings("region")[row];
      double share = table.doubles("share")[row];
      boolean athome = table.strings("sector")[row].equals(Inputs.HOUSEHOLD);
      sums.merge(region + " " + subsector, share, Double::sum);
      outside.merge(region + " " + subsector, athome ? share : 0, Double::sum);
      if (region.equals(Inputs.ANY)) {
        everywhere.add(subsector);
      }
    }
    assertThat(everywhere).containsExactlyInAnyOrderElementsOf(subsectors.labels());
    sums.forEach((key, sum) -> assertThat(sum).as(key).isCloseTo(1, within(1e-12)));
    outside.forEach(
        (key, share) ->
            assertThat(share == 1)
                .as(key)
                .isEqualTo(household[subsectors.find(key.split(" ")[1])]));
  }

  /** What a sector without output emitted would be in no flow. */
  @Test
  void nothingIsEmittedBySectorsWithoutOutput() {
    Table output = fine.require(MrioInputs.OUTPUT);
    Table concordance = fine.require(Inputs.CONCORDANCE);
    Set<String> own = new TreeSet<>();
    for (int row = 0; row < concordance.rows(); row++) {
      own.add(concordance.strings("region")[row] + " " + concordance.strings("subsector")[row]);
    }
    int idle = 0;
    for (int i = 0; i < output.rows(); i++) {
      if (output.doubles("value")[i] != 0) {
        continue;
      }
      idle++;
      String region = output.strings("region")[i];
      for (int row = 0; row < concordance.rows(); row++) {
        String subsector = concordance.strings("subsector")[row];
        if (!concordance.strings("sector")[row].equals(output.strings("sector")[i])) {
          continue;
        }
        // either the region has rows of its own without this sector, or this is another region's
        // row
        String where = concordance.strings("region")[row];
        assertThat(
                where.equals(Inputs.ANY)
                    ? own.contains(region + " " + subsector)
                    : !where.equals(region))
            .as(region + " " + subsector)
            .isTrue();
      }
    }
    assertThat(idle).as("province-sectors without output").isPositive();
  }

  @Test
  void sharesOfSpeciesSumToAHundred() {
    Csv shares = Csv.fact("sample/emission_shares");
    assertThat(shares.column("subsector"))
        .isEqualTo(Csv.fact("china/subsectors").column("subsector"));
    for (String species : Species.ALL) {
      double sum = 0;
      for (int row = 0; row < shares.rows(); row++) {
        sum += shares.number(row, species);
      }
      assertThat(sum).as(species).isCloseTo(100, within(1e-9));
    }
  }

  @Test
  void firstOrderDeathsAreOfTheRightSize() {
    double deaths = deaths(fine, lambda(fine));
    assertThat(deaths).isBetween(0.3e6, 2e6);
    assertThat(deaths(coarse, lambda(coarse)) / deaths).isBetween(0.7, 1.4);
  }

  /** Du et al. find Henan 165 to 420 % above the regions of the north and west; the order holds. */
  @Test
  void transportIsOfTheRightSizeAndShape() {
    for (String form : List.of("ier", "gemm")) {
      Magnitudes found = Magnitudes.of(fine, form);
      System.out.println(found.line("sample", form));
      assertThat(found.explained()).isBetween(0.1, found.elasticity());
      assertThat(found.pm25UgM3()).isBetween(15.0, 80.0);
      assertThat(found.ratio("HN", "NM")).isBetween(1.8, 10.0);
      assertThat(found.ratio("HN", "XJ")).isBetween(1.8, 10.0);
    }
  }

  /** What a run computes of the study: GEMM, everyone's deaths. */
  private static Table lambda(StudyTables tables) {
    return Sensitivities.of(
        SteadyState.of(tables),
        tables.require(Inputs.CELL),
        Burden.of(tables, HealthParameters.of(Gemm.FORM)).marginalDeaths());
  }

  private static double deaths(StudyTables tables, Table sensitivity) {
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < sensitivity.rows(); row++) {
      rows.put(sensitivity.ints("cell")[row] + sensitivity.strings("species")[row], row);
    }
    Table emission = tables.require(Inputs.EMISSION);
    double deaths = 0;
    for (int row = 0; row < emission.rows(); row++) {
      if (!emission.strings("species")[row].equals(Species.CO2)) {
        int at = rows.get(emission.ints("cell")[row] + emission.strings("species")[row]);
        for (String month : Months.COLUMNS) {
          deaths += emission.doubles(month)[row] * sensitivity.doubles(month)[at];
        }
      }
    }
    return deaths;
  }

  @Test
  void isTheSameBitForBitEveryTime() {
    StudyTables again = SampleStudy.tables(new SampleParameters(144));
    assertThat(again.tables().keySet()).containsExactlyElementsOf(coarse.tables().keySet());
    coarse.tables().forEach((name, table) -> assertSame(table, again.tables().get(name)));
  }

  private static void assertSame(Table one, Table other) {
    assertThat(other.rows()).as(one.name()).isEqualTo(one.rows());
    for (Column column : one.schema().columns()) {
      String name = column.name();
      if (column.type() == ColumnType.DOUBLE) {
        assertThat(Arrays.equals(one.doubles(name), other.doubles(name))).as(name).isTrue();
      } else if (column.type() == ColumnType.VECTOR) {
        assertThat(Arrays.deepEquals(one.vectors(name), other.vectors(name))).as(name).isTrue();
      } else if (column.type() == ColumnType.STRING) {
        assertThat(Arrays.equals(one.strings(name), other.strings(name))).as(name).isTrue();
      } else if (column.type() == ColumnType.INT) {
        assertThat(Arrays.equals(one.ints(name), other.ints(name))).as(name).isTrue();
      } else {
        assertThat(Arrays.equals(one.booleans(name), other.booleans(name))).as(name).isTrue();
      }
    }
  }

  @Test
  void theDefaultGridIsThePublicOneAndCellsLieOnIt() {
    assertThat(SampleStudy.grid(36)).isEqualTo(LambertGrid.CHINA_36KM);
    assertThat(fine.require(Inputs.CELL).rows()).isBetween(7000, 7800);
    assertThat(coarse.require(Inputs.CELL).rows()).isBetween(400, 520);
    CellRegions.of(coarse.require(Inputs.CELL_REGION), regions());
    int[] cells = fine.require(Inputs.CELL).ints("cell");
    for (int i = 1; i < cells.length; i++) {
      assertThat(cells[i]).isGreaterThan(cells[i - 1]);
    }
  }

  @Test
  void cellSizesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new SampleParameters(500))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("500.0 km")
        .hasMessageContaining("150.0 km");
  }
}
