package org.tradewind.importers.mrio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.MrioInputs;
import org.tradewind.tables.NameTables;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Provenance.Status;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** An import replaces the stressors that it brings, keeps all others, and says how much. */
class StressorTablesTest {
  private static final Provenance OLD =
      new Provenance(
          Status.ESTIMATED,
          "survey",
          "old",
          List.of(new Provenance.SourceFile("a.csv", "aa")),
          List.of("two firms missing"));
  private static final Provenance NEW =
      new Provenance(
          Status.REAL, "WIOD", "new", List.of(new Provenance.SourceFile("b.xlsx", "bb")));

  private final StudyTables folder =
      new StudyTables()
          .put(regions("N", "S"), OLD)
          .put(
              Table.builder(MrioInputs.STRESSOR)
                  .add("N", "1", "water", 4)
                  .add("N", "1", "CO2", 10)
                  .add("S", "1", "CO2", 20)
                  .build(),
              OLD)
          .put(
              Table.builder(MrioInputs.STRESSOR_HOUSEHOLD)
                  .add("N", "CO2", 3)
                  .add("N", "water", 5)
                  .build(),
              OLD)
          .put(Table.builder(NameTables.STRESSOR_INFO).add("CO2", "CO2", "kg").build(), OLD);

  @Test
  void keepsOtherStressorsAndNamesWhatItReplaced() {
    StudyTables done = StressorTables.completed(imported(), folder);
    Table stressor = done.require(MrioInputs.STRESSOR);
    assertThat(stressor.strings("stressor")).containsExactly("water", "CO2");
    assertThat(stressor.doubles("value")).containsExactly(4, 7);
    Provenance origin = done.provenance("stressor");
    assertThat(origin.status()).isEqualTo(Status.ESTIMATED);
    assertThat(origin.source()).isEqualTo("survey; WIOD");
    assertThat(origin.files()).hasSize(2);
    assertThat(origin.remarks())
        .containsExactly(
            "two firms missing",
            "stressor CO2 of the folder (2 rows, sum 30.0000 kg) was replaced (now 1 rows, sum"
                + " 7.00000 t)");
  }

  @Test
  void keepsHouseholdsThatTheImportDoesNotHaveAndSaysSo() {
    StudyTables done = StressorTables.completed(imported(), folder);
    assertThat(done.require(MrioInputs.STRESSOR_HOUSEHOLD).rows()).isEqualTo(2);
    assertThat(done.provenance("stressor_household").remarks())
        .anyMatch(r -> r.contains("(CO2)") && r.contains("from before the import"));
  }

  @Test
  void removesByNameWhatBelongsToRegionsThatAreGone() {
    StudyTables made = imported().put(regions("S", "T"), NEW);
    StudyTables done = StressorTables.completed(made, folder);
    assertThat(done.require(MrioInputs.STRESSOR).strings("stressor")).containsExactly("CO2");
    Provenance origin = done.provenance("stressor");
    assertThat(origin.status()).isEqualTo(Status.REAL);
    assertThat(origin.remarks())
        .anyMatch(
            r -> r.startsWith("stressor water of the folder (1 rows, sum 4.00000) was removed"));
  }

  @Test
  void anEmptyFolderTakesTheImportAsItIs() {
    StudyTables done = StressorTables.completed(imported(), new StudyTables());
    assertThat(done.provenance("stressor")).isEqualTo(NEW);
    assertThat(done.require(MrioInputs.STRESSOR).rows()).isEqualTo(1);
  }

  private static StudyTables imported() {
    return new StudyTables()
        .put(Table.builder(MrioInputs.STRESSOR).add("S", "1", "CO2", 7).build(), NEW)
        .put(Table.builder(NameTables.STRESSOR_INFO).add("CO2", "CO2", "t").build(), NEW);
  }

  private static Table regions(String... codes) {
    Table.Builder table = Table.builder(Inputs.REGION);
    for (String code : codes) {
      table.add(code, code, 1, 1, 1);
    }
    return table.build();
  }
}
