package org.tradewind.flows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

class StressorGapsTest {
  @Test
  void namesStressorsRegionsAndSectorsWithoutAValue() {
    StudyTables tables =
        tables(
            Table.builder(MrioInputs.STRESSOR)
                .add("N", "1", "CO2", 5)
                .add("N", "2", "CO2", 0)
                .add("N", "1", "SO2", 0)
                .add("N", "1", "water", 1)
                .add("S", "2", "water", -1));
    assertThat(StressorGaps.remarks(tables))
        .containsExactly(
            "stressor: no value other than 0 of (SO2)",
            "stressor: (CO2) has no value, or 0, in region (S) in sector (2)");
  }

  @Test
  void householdsCountForTheirRegion() {
    StudyTables tables =
        tables(Table.builder(MrioInputs.STRESSOR).add("N", "1", "CO2", 5).add("N", "2", "CO2", 5));
    Provenance test = Provenance.of(Provenance.Status.GIVEN, "", "");
    tables.put(
        Table.builder(MrioInputs.STRESSOR_HOUSEHOLD)
            .add("S", "CO2", 2)
            .add("N", "heat", 2)
            .add("S", "heat", 2)
            .build(),
        test);
    assertThat(StressorGaps.remarks(tables)).isEmpty();
  }

  @Test
  void manyGapsAreCounted() {
    Table.Builder table = Table.builder(MrioInputs.STRESSOR);
    Table.Builder sectors = Table.builder(Inputs.SECTOR);
    for (int s = 0; s < 9; s++) {
      sectors.add("s" + s, "", "");
      table.add("N", "s" + s, "x" + s, 1).add("S", "s" + s, "x" + s, 1);
    }
    StudyTables tables = tables(table);
    tables.put(sectors.build(), Provenance.of(Provenance.Status.GIVEN, "", ""));
    assertThat(StressorGaps.remarks(tables))
        .hasSize(6)
        .last()
        .isEqualTo("stressor: 4 more sets of regions or sectors without a value");
  }

  private static StudyTables tables(Table.Builder stressor) {
    Provenance test = Provenance.of(Provenance.Status.GIVEN, "", "");
    return new StudyTables()
        .put(Table.builder(Inputs.REGION).add("N", "").add("S", "").build(), test)
        .put(Table.builder(Inputs.SECTOR).add("1", "", "").add("2", "", "").build(), test)
        .put(stressor.build(), test);
  }
}
