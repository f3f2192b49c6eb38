package org.tradewind.uncertainty.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.Csv;
import org.tradewind.tables.CsvTables;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.UncertaintyInputs;

class UncertaintyFactsTest {
  private static final double Z = 1.959963984540054;

  private final Table subsectors = CsvTables.fact(Inputs.SUBSECTOR, "china/subsectors");
  private final StudyTables tables = UncertaintyFacts.tables(subsectors);

  @Test
  void publishedSigmasFollowFromThePrintedIntervals() {
    Map<String, double[]> printed =
        Map.of(
            "CO2", new double[] {8279, 10495, 13121},
            "SO2", new double[] {5.4, 10.8, 19.5},
            "NOX", new double[] {17.9, 22.4, 27.6},
            "NH3", new double[] {8.6, 11.0, 13.9},
            "OC", new double[] {3.5, 7.8, 15.2});
    Table rows = tables.require(UncertaintyInputs.UNCERTAINTY);
    int checked = 0;
    for (int row = 0; row < rows.rows(); row++) {
      double[] p = printed.get(rows.strings("species")[row]);
      if (p != null && List.of("quantity", "species").contains(rows.strings("kind")[row])) {
        // central exp(-Z s - s^2/2) = low and central exp(Z s - s^2/2) = high
        double low = -Z + Math.sqrt(Z * Z + 2 * Math.log(p[1] / p[0]));
        double high = Z - Math.sqrt(Z * Z - 2 * Math.log(p[2] / p[1]));
        assertThat(rows.doubles("sigma")[row])
            .as(rows.keyText(row))
            .isCloseTo((low + high) / 2, within(5e-4));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(10);
  }

  @Test
  void everySubsectorHasAnActivityAndAFactorOfEverySpecies() {
    UncertainInputs inputs = UncertainInputs.of(tables);
    Set<Integer> activities = new HashSet<>();
    Set<Integer> factors = new HashSet<>();
    for (String subsector : subsectors.strings("subsector")) {
      for (String region : List.of("BJ", "TJ", "HE")) {
        activities.add(inputs.find("activity", "*", subsector, region));
        for (String species : List.of("CO2", "SO2", "NOX", "NH3", "VOC", "OC", "EC", "PM_OTHER")) {
          factors.add(inputs.find("emission_factor", species, subsector, region));
        }
      }
    }
    assertThat(activities).hasSize(53 * 3).doesNotContain(UncertainInputs.EXACT);
    assertThat(factors).as("one for all regions").hasSize(53 * 8).doesNotContain(-1);
    assertThat(inputs.unused(List.of("activity", "emission_factor"))).isEmpty();
  }

  @Test
  void coefficientsOfVariationBecomeSigmasAndCorrelationsHold() {
    UncertainInputs inputs = UncertainInputs.of(tables);
    int power = inputs.find("activity", "*", "ene_bituminous", "BJ");
    int other = inputs.find("activity", "*", "ene_gas", "HE");
    int oc = inputs.find("emission_factor", "OC", "ene_gas", "BJ");
    int ec = inputs.find("emission_factor", "EC", "ene_gas", "HE");
    int so2 = inputs.find("emission_factor", "SO2", "ene_gas", "HE");
    int lorry = inputs.find("activity", "*", "tra_diesel", "BJ");
    int car = inputs.find("activity", "*", "tra_gasoline", "HE");
    int co2 = inputs.find("emission_factor", "CO2", "ene_gas", "BJ");
    int oil = inputs.find("emission_factor", "SO2", "ene_oil", "BJ");
    int common = inputs.findCommon("ene_gas", "BJ");
    int elsewhere = inputs.findCommon("tra_diesel", "HE");
    assertThat(inputs.findCommon("dom_lpg", "BJ")).as("one of a region").isEqualTo(common);
    Factors factors = inputs.factors(UncertaintyParameters.DEFAULT);
    assertThat(Math.sqrt(factors.get(power).distribution().variance()))
        .isCloseTo(.05, within(1e-15));
    assertThat(factors.correlation(power, other)).as("beyond the common factor").isZero();
    assertThat(factors.correlation(lorry, car)).isCloseTo(.25, within(1e-15));
    assertThat(factors.correlation(co2, so2)).as("one fuel").isCloseTo(.3, within(1e-15));
    assertThat(factors.correlation(co2, oil)).as("another fuel").isZero();
    assertThat(factors.correlation(common, elsewhere)).isCloseTo(.13, within(1e-15));
    assertThat(factors.correlation(common, power)).isZero();
    assertThat(factors.correlation(oc, ec)).isCloseTo(.5, within(1e-15));
    assertThat(factors.correlation(ec, so2)).isZero();
    assertThat(factors.correlation(power, so2)).isZero();
  }

  @Test
  void everyNumberNamesItsSourceAndOurOwnAreCalledSo() {
    Csv facts = Csv.fact("china/uncertainty");
    for (int row = 0; row < facts.rows(); row++) {
      String source = facts.text(row, "source");
      assertThat(source).isNotBlank();
      boolean judged =
          Set.of("common", "activity", "emission_factor", "correlation")
              .contains(facts.text(row, "kind"));
      assertThat(source.startsWith("ours")).as("row " + row + " " + source).isEqualTo(judged);
    }
    assertThat(tables.provenance("uncertainty").status()).isEqualTo(Provenance.Status.ILLUSTRATIVE);
  }
}
