package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;
import org.tradewind.tables.TableSchema;

/** The model on a study that can be followed by hand. */
class PipelineTest {
  private final Pipeline.Results results = Pipeline.run(TinyStudy.tables(), TinyStudy.PARAMETERS);

  private Table table(String name) {
    return results.tables().get(name);
  }

  @Test
  void damageOfEveryCellIsSensitivityTimesEmission() {
    Table cells = table("damage_cell");
    // plant in cell 2: 12 months x 30 t x 0.03 deaths/t = 10.8 deaths; 12 000 t of CO2
    assertThat(cells.rows()).isEqualTo(8);
    assertThat(cells.ints("cell")[4]).isEqualTo(2);
    assertThat(cells.strings("subsector")[4]).isEqualTo("plant");
    assertThat(cells.doubles("deaths")[4]).isCloseTo(10.8, within(1e-12));
    assertThat(cells.doubles("co2_t")[4]).isEqualTo(12_000);
    // stove: 12 x 1 t x 0.03
    assertThat(cells.doubles("deaths")[5]).isCloseTo(.36, within(1e-12));
    assertThat(cells.doubles("co2_t")[5]).isZero();
  }

  @Test
  void aBorderCellIsSharedBetweenItsRegions() {
    Table regions = table("damage_region");
    double northTonnes = 0;
    double southDeaths = 0;
    for (int i = 0; i < regions.rows(); i++) {
      if (regions.strings("subsector")[i].equals("plant")
          && regions.strings("species")[i].equals(Species.SO2)) {
        if (regions.strings("region")[i].equals("N")) {
          northTonnes += regions.doubles("tonnes")[i];
        } else {
          southDeaths += regions.doubles("deaths")[i];
        }
      }
    }
    // N: cells 0, 1 and a quarter of 2: 12 x (10 + 20 + 7.5)
    assertThat(northTonnes).isCloseTo(450, within(1e-10));
    // S: three quarters of 10.8 and all of cell 3: 12 x 40 x 0.04
    assertThat(southDeaths).isCloseTo(8.1 + 19.2, within(1e-10));
  }

  @Test
  void householdsStayBesideTheSupplyChain() {
    Table household = table("account_household");
    for (int i = 0; i < household.rows(); i++) {
      if (household.strings("stressor")[i].equals("SO2")) {
        // stoves emit 12 t a cell: N has 2.25 cells, S has 1.75
        double expected = household.strings("region")[i].equals("N") ? 27 : 21;
        assertThat(household.doubles("value")[i]).isCloseTo(expected, within(1e-10));
      }
    }
    Table account = table("account");
    double producer = 0;
    for (int i = 0; i < account.rows(); i++) {
      if (account.strings("view")[i].equals("producer")
          && account.strings("stressor")[i].equals("SO2")) {
        producer += account.doubles("value")[i];
      }
    }
    assertThat(producer).as("plants only: 12 x (10+20+30+40)").isCloseTo(1200, within(1e-9));
  }

  @Test
  void everyTotalCloses() {
    assertThat(results.ledger().open()).isEmpty();
    assertThat(results.ledger().entries()).hasSizeGreaterThan(20);
  }

  @Test
  void everyOutputTableKeepsItsContract() {
    assertThat(results.tables().keySet())
        .containsExactlyInAnyOrderElementsOf(
            BreathingStudy.WITH_SOURCES.stream().map(s -> s.name()).toList());
    results.tables().values().forEach(t -> t.validated("a test"));
  }

  @Test
  void speciesOutsideTheStudyAreNamedAndDoNotCount() {
    StudyTables inputs = TinyStudy.uneven(6, 1);
    Pipeline.Results so2 = Pipeline.run(inputs, TinyStudy.PARAMETERS);
    assertThat(so2.ledger().named())
        .anyMatch(n -> n.what().startsWith("NH3 left out") && n.value() > 0);
    assertThat(so2.ledger().open()).isEmpty();
    assertThat(so2.tables().get("account").strings("stressor"))
        .contains("CO2", "deaths", "SO2", "deaths_SO2")
        .doesNotContain("NH3", "deaths_NH3");
  }

  @Test
  void cellsOutsideEveryRegionAreNamed() {
    StudyTables inputs = TinyStudy.tables();
    TinyStudy.put(
        inputs, TinyStudy.rows(Inputs.CELL_REGION).add(0, "N", 1).add(1, "N", 1).add(3, "S", 1));
    Pipeline.Results without = Pipeline.run(inputs, TinyStudy.PARAMETERS);
    assertThat(without.ledger().open()).isEmpty();
    assertThat(without.ledger().named())
        .anyMatch(
            n ->
                n.what().equals("deaths by cells outside every region")
                    && Math.abs(n.value() - 11.16) < 1e-9);
  }

  @Test
  void anMrioAloneIsEnoughWithAStressor() {
    StudyTables inputs = new StudyTables();
    StudyTables whole = TinyStudy.tables();
    StudyModel.FLOW_TABLES.forEach(s -> inputs.put(whole.require(s), whole.provenance(s.name())));
    assertThatThrownBy(() -> Pipeline.run(inputs, TinyStudy.PARAMETERS))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nothing to push through it")
        .hasMessageContaining("stressor");
    TinyStudy.put(inputs, TinyStudy.rows(MrioInputs.STRESSOR).add("N", "P", "value_added", 7));
    Pipeline.Results flows = Pipeline.run(inputs, TinyStudy.PARAMETERS);
    assertThat(flows.tables())
        .containsOnlyKeys(
            BreathingStudy.FLOWS_WITHOUT_ZONES.stream()
                .map(TableSchema::name)
                .toArray(String[]::new));
    assertThat(flows.ledger().open()).isEmpty();
  }

  @Test
  void aSpeciesWithoutSensitivityIsRefused() {
    ModelParameters twoSpecies = TinyStudy.with(List.of(Species.SO2, Species.NOX), 2);
    assertThatThrownBy(() -> Pipeline.run(TinyStudy.tables(), twoSpecies))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no row for species NOX")
        .hasMessageContaining("[SO2]");
  }
}
