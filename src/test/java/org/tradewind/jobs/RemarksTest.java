package org.tradewind.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradewind.tables.Inputs;
import org.tradewind.tables.Provenance;
import org.tradewind.tables.StudyTables;
import org.tradewind.tables.Table;

/** What an import remarks reaches every run on its tables. */
class RemarksTest {
  private static final Table REGION =
      Table.builder(Inputs.REGION).add("N", "North", Double.NaN, Double.NaN, Double.NaN).build();
  private static final Table SECTOR =
      Table.builder(Inputs.SECTOR).add("1", "Power", "Energy").build();

  @Test
  void remarksAreKeptBesideTheTablesAndReadBack(@TempDir Path folder) {
    Provenance origin =
        Provenance.of(Provenance.Status.REAL, "a book", "")
            .remarking(List.of("3 rows without a value are left out"));
    StudyTables tables = new StudyTables().put(REGION, origin).put(SECTOR, origin);
    InputFolder.write(tables, new org.apache.hadoop.fs.Path(folder.toString()), conf());

    assertThat(new InputFolder(folder.toString(), conf()).remarks())
        .containsExactly("region, sector: 3 rows without a value are left out");
    assertThat(new Summary("x").remarks(List.of("region: one")).text())
        .contains("About the inputs:\n  region: one\n");
  }

  @Test
  void provenanceOfEarlierVersionsHasNone(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("provenance.json"),
        "{\"region\":{\"status\":\"REAL\",\"source\":\"a book\",\"note\":\"\",\"files\":[]}}");
    Files.writeString(folder.resolve("region.csv"), "region,name\nN,North\n");

    assertThat(new InputFolder(folder.toString(), conf()).remarks()).isEmpty();
  }

  private static Configuration conf() {
    return LocalFiles.configuration();
  }
}
