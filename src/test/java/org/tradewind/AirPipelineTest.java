package org.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.Months;
import org.tradewind.axes.Species;
import org.tradewind.axes.UserError;
import org.tradewind.health.Burden;
import org.tradewind.health.Receptors;
import org.tradewind.tables.AirInputs;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** From weather and people to sensitivities, damage and deaths by where they fall. */
class AirPipelineTest {
  private static StudyTables tables;
  private static Pipeline.Results everyone;
  private static Pipeline.Results each;

  @BeforeAll
  static void run() {
    tables = BreathingStudy.tables(6, 5, 3);
    everyone = Pipeline.run(tables, BreathingStudy.parameters(List.of()));
    each = Pipeline.run(tables, BreathingStudy.parameters(List.of(Receptors.EACH)));
  }

  @Test
  void totalsAgree() {
    assertThat(everyone.ledger().open()).isEmpty();
    assertThat(each.ledger().open()).isEmpty();
    assertThat(each.ledger().entries())
        .anyMatch(e -> e.what().startsWith("deaths: cells = pairs") && e.left() > 0);
    assertThat(everyone.tables()).doesNotContainKey("death_pair");
  }

  @Test
  void sensitivitiesOfAllReceptorsSumToThoseOfEveryone() {
    Table whole = everyone.tables().get("sensitivity");
    double[][] sums = new double[Months.COUNT][whole.rows()];
    for (String region : List.of("N", "S", "OUTSIDE")) {
      Table part =
          Pipeline.run(tables, BreathingStudy.parameters(List.of(region)))
              .tables()
              .get("sensitivity");
      for (int m = 0; m < Months.COUNT; m++) {
        for (int i = 0; i < sums[m].length; i++) {
          sums[m][i] += part.doubles(Months.COLUMNS.get(m))[i];
        }
      }
    }
    for (int m = 0; m < Months.COUNT; m++) {
      double[] expected = whole.doubles(Months.COLUMNS.get(m));
      for (int i = 0; i < expected.length; i++) {
        assertThat(sums[m][i]).isCloseTo(expected[i], within(1e-9 * expected[i]));
      }
    }
  }

  @Test
  void pairsSumToTheDeathsBookedWhereTheyAreEmitted() {
    Map<String, Table> results = each.tables();
    Table damage = results.get("damage_region");
    Table pairs = results.get("death_pair");
    assertThat(Arrays.stream(pairs.strings("to_region")).distinct())
        .as("in the order of the table region")
        .containsExactly("N", "S", "OUTSIDE");
    StudyTables turned = new StudyTables().putAll(tables);
    turned.put(
        Table.builder(Inputs.REGION)
            .add("S", "South", 20, 2, 2)
            .add("N", "North", 10, 1, 1)
            .build(),
        tables.provenance("region"));
    assertThat(Burden.of(turned, BreathingStudy.parameters(List.of()).health()).regions())
        .containsExactly("S", "N", "OUTSIDE");
    assertThat(pairs.strings("region")).contains("N", "S", "OUTSIDE");
    for (String region : List.of("N", "S")) {
      for (String species : Species.POLLUTANTS) {
        double booked = sum(damage, region, species);
        assertThat(sum(pairs, region, species)).isCloseTo(booked, within(1e-9 * booked));
        assertThat(booked).isPositive();
      }
    }
  }

  @Test
  void deathsOfAReceptorAreThoseOfTheSensitivityToItsPeople() {
    Pipeline.Results north = Pipeline.run(tables, BreathingStudy.parameters(List.of("N")));
    double found = 0;
    Table pairs = each.tables().get("death_pair");
    for (int i = 0; i < pairs.rows(); i++) {
      found += pairs.strings("to_region")[i].equals("N") ? pairs.doubles("deaths")[i] : 0;
    }
    double expected = 0;
    for (double deaths : north.tables().get("damage_cell").doubles("deaths")) {
      expected += deaths;
    }
    assertThat(found).isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void eachRegionTellsDeathsApartAndLeavesNobodyOut() {
    assertThat(new Receptors(List.of(Receptors.EACH)).toldApart()).isTrue();
    assertThat(new Receptors(List.of(Receptors.EACH)).restricted()).isFalse();
    assertThat(new Receptors(List.of("N")).restricted()).isTrue();
    assertThat(Receptors.EVERYONE.restricted()).isFalse();
  }

  @Test
  void jOfReceptorsSumsToJ() {
    Burden burden = Burden.of(tables, BreathingStudy.parameters(List.of()).health());
    double sum = 0;
    for (String region : List.of("N", "S", "OUTSIDE")) {
      sum += new Receptors(List.of(region)).attributableDeaths(burden);
    }
    assertThat(sum).isCloseTo(burden.total(), within(1e-12 * sum));
    assertThat(new Receptors(List.of(Receptors.EACH)).attributableDeaths(burden))
        .isCloseTo(burden.total(), within(1e-12 * sum));
  }

  @Test
  void theAirIsWhatTheEmissionsMakeOfIt() {
    Table air = everyone.tables().get("air_concentration");
    assertThat(air.rows()).isEqualTo(30 * Species.IN_AIR.size());
    double[] july = air.doubles("m07");
    for (int g = 0; g < 30; g++) {
      int row = g * Species.IN_AIR.size();
      double parts = 0;
      for (int s = 1; s < Species.IN_AIR.size(); s++) {
        parts += july[row + s];
      }
      assertThat(july[row]).isPositive().isCloseTo(parts, within(1e-12 * parts));
    }
    assertThat(everyone.ledger().entries())
        .filteredOn(e -> e.what().contains("in the air"))
        .hasSize(11)
        .allMatch(e -> e.left() > 0);
  }

  @Test
  void receptorsBesideGivenSensitivitiesAreRefused() {
    StudyTables given = TinyStudy.uneven(30, 3);
    assertThatThrownBy(() -> Pipeline.run(given, BreathingStudy.parameters(List.of("N"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("key receptors")
        .hasMessageContaining("table sensitivity");
    assertThatThrownBy(() -> Pipeline.run(tables, BreathingStudy.parameters(List.of("NN"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("NN")
        .hasMessageContaining("Did you mean 'N'");
  }

  @Test
  void givenSensitivitiesAreTakenAsTheyAre() {
    StudyTables both = new StudyTables().putAll(tables);
    Table given = TinyStudy.uneven(30, 3).require(AirInputs.SENSITIVITY);
    both.put(given, tables.provenance("cell"));
    Map<String, Table> results = Pipeline.run(both, BreathingStudy.parameters(List.of())).tables();
    assertThat(results)
        .doesNotContainKeys("sensitivity", "air_concentration")
        .containsKey("burden");
    assertThat(results.get("damage_cell").doubles("deaths"))
        .isNotEqualTo(everyone.tables().get("damage_cell").doubles("deaths"));
  }

  private static double sum(Table table, String region, String species) {
    double sum = 0;
    for (int i = 0; i < table.rows(); i++) {
      if (table.strings("region")[i].equals(region)
          && table.strings("species")[i].equals(species)) {
        sum += table.doubles("deaths")[i];
      }
    }
    return sum;
  }
}
