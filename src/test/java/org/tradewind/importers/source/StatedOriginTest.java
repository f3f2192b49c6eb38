package org.tradewind.importers.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tradewind.axes.UserError;
import org.tradewind.importers.Importers;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.Provenance.Status;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** Every importer takes status and source, and they hold for all of its tables. */
class StatedOriginTest {
  private static final Provenance METHOD =
      Provenance.of(Status.ESTIMATED, "a method", "how").remarking(List.of("3 rows left out"));

  /** An importer that estimates one table and reads another. */
  private static final class Two implements Importer {
    @Override
    public String format() {
      return "two";
    }

    @Override
    public String describes() {
      return "two tables";
    }

    @Override
    public List<Setting> settings() {
      return List.of();
    }

    @Override
    public StudyTables read(Path source, ImportSettings settings, StudyTables existing) {
      Provenance real = Provenance.of(Status.REAL, "a book", "");
      boolean has = existing.has(Inputs.SECTOR);
      return new StudyTables()
          .put(Table.builder(Inputs.REGION).add("N", "North", 1, 1, 1).build(), METHOD)
          .put(
              Table.builder(Inputs.SECTOR).add("1", "Power", "g").build(),
              has ? existing.provenance("sector").completedBy(real) : real);
    }
  }

  @Test
  void everyImporterTakesThem() {
    for (Importer importer : Importers.ALL) {
      ImportSettings settings =
          ImportSettings.of(importer, Map.of("status", "illustrative", "source", "made up"));
      assertThat(settings.stated()).isEqualTo(new StatedOrigin(Status.ILLUSTRATIVE, "made up"));
    }
    assertThatThrownBy(() -> ImportSettings.of(new Two(), Map.of("status", "rael")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--set status")
        .hasMessageContaining("Did you mean 'real'?");
  }

  @Test
  void markAllTables() {
    StudyTables made = read(new StudyTables(), "status", "Illustrative", "source", "made up");
    for (String table : List.of("region", "sector")) {
      assertThat(made.provenance(table).status()).isEqualTo(Status.ILLUSTRATIVE);
      assertThat(made.provenance(table).source()).isEqualTo("made up");
    }
    assertThat(made.provenance("region").note()).isEqualTo("how");
    assertThat(made.provenance("region").remarks()).containsExactly("3 rows left out");
    assertThat(read(new StudyTables()).provenance("region")).isEqualTo(METHOD);
  }

  @Test
  void anEstimateIsNotCalledRealWithoutARemark() {
    StudyTables made = read(new StudyTables(), "status", "real");
    assertThat(made.provenance("region").status()).isEqualTo(Status.REAL);
    assertThat(made.provenance("region").remarks())
        .contains(
            "status REAL as stated by the user (--set status=real); the importer gives ESTIMATED");
    assertThat(made.provenance("sector").remarks()).isEmpty();
  }

  @Test
  void doNotSpeakForRowsThatTheFolderHeld() {
    Provenance illustrative = Provenance.of(Status.ILLUSTRATIVE, "a test", "");
    StudyTables existing =
        new StudyTables()
            .put(Table.builder(Inputs.SECTOR).add("2", "Other", "g").build(), illustrative);
    Provenance sector = read(existing, "status", "real", "source", "SOE").provenance("sector");
    assertThat(sector.status()).isEqualTo(Status.ILLUSTRATIVE);
    assertThat(sector.source()).isEqualTo("a test; SOE");
  }

  private static StudyTables read(StudyTables existing, String... set) {
    Map<String, String> given = new java.util.HashMap<>();
    for (int i = 0; i < set.length; i += 2) {
      given.put(set[i], set[i + 1]);
    }
    Importer two = new Two();
    return Importers.read(two, Path.of("x"), ImportSettings.of(two, given), existing);
  }
}
